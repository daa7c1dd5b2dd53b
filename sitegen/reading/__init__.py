"""Bytes to immutable values: encodings, BibTeX, TeX and HTML text, names, dates, identifiers."""
