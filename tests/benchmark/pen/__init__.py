"""Pages with pen marks of known truth: printed, marked, worn, and put to the detector and to the whole product.

::

    forms ── press ── marks (with strokes) ── wearing ── __main__
    text     words    struck, written,        fax, blur    what was
             in place harmless ink            photo …      found
"""
