"""sitegen turns BibTeX into a static citation site, in Persian and in English."""

__version__ = "0.1.0"
