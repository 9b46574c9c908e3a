"""The elements of OpenDocument, by how they are read (OpenDocument 1.3, part 3)."""

from __future__ import annotations

__all__ = ["BLOCKS", "OVER", "SILENT", "THROUGH"]

THROUGH = frozenset(
    "text:a text:meta text:meta-field text:bibliography-mark loext:content-control text:toc-mark text:text-input text:date text:time "
    "text:page-count text:variable-get text:variable-input text:expression text:user-field-get text:user-field-input "
    "text:table-formula text:sequence text:sequence-ref text:bookmark-ref text:reference-ref text:note-ref text:author-name "
    "text:author-initials text:title text:subject text:file-name text:sender-firstname text:sender-lastname text:sender-company "
    "text:sender-title text:sender-city text:sender-street text:chapter text:database-display text:user-defined text:creation-date "
    "text:creation-time text:modification-date text:print-date text:creator text:initial-creator text:description text:drop-down "
    "text:page-variable-get text:template-name text:placeholder text:execute-macro text:measure text:dde-connection text:sender-fax "
    "text:sender-initials text:sender-position text:sender-phone-private text:keywords text:print-time text:modification-time "
    "text:paragraph-count text:word-count text:character-count text:table-count text:image-count text:object-count "
    "text:sender-postal-code text:sender-country text:sender-state-or-province text:sender-email text:sender-phone-work".split()
)
"""Elements within a paragraph whose own words are what they show."""
SILENT = frozenset(
    "text:soft-page-break text:hidden-paragraph text:bookmark text:bookmark-start text:bookmark-end text:reference-mark "
    "text:reference-mark-start text:reference-mark-end text:alphabetical-index-mark text:alphabetical-index-mark-start "
    "text:alphabetical-index-mark-end text:toc-mark-start text:toc-mark-end text:user-index-mark text:user-index-mark-start "
    "text:user-index-mark-end text:page-variable-set text:sequence-decls text:variable-decls text:user-field-decls "
    "text:dde-connection-decls office:forms text:tracked-changes office:annotation-end text:number text:label field:param "
    "text:page-number office:event-listeners svg:title svg:desc text:alphabetical-index-auto-mark-file text:index-title-template "
    "table:table-column table:table-columns table:table-header-columns table:shapes text:section-source text:table-of-content-source "
    "text:illustration-index-source text:bibliography-source text:alphabetical-index-source text:user-index-source "
    "text:table-index-source text:object-index-source".split()
)
"""Elements that show no words, or words of a list that is made of the text."""
BLOCKS = frozenset(
    "office:text text:section text:index-body text:index-title text:table-of-content text:illustration-index text:bibliography "
    "text:alphabetical-index text:user-index text:table-index text:object-index text:numbered-paragraph text:list-header".split()
)
OVER = frozenset("draw:line draw:connector draw:path draw:polyline draw:rect draw:custom-shape draw:ellipse".split())
"""Drawings that may lie over words."""
