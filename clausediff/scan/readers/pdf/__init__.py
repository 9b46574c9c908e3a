"""PDFs: their text as a person sees it on the page, over pypdfium2."""
