"""Pictures of pages become words with boxes: one module an engine, and what they share.

In: :class:`~clausediff.scan.ocr.picture.Picture` s. Out: a :class:`~clausediff.scan.ocr.picture.Reading` for each page that is
seen on a picture: two where two pages were scanned side by side. Nothing here is imported before a picture is read, and
nothing is ever fetched from a network.
"""
