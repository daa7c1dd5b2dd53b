"""What the files of a site are to a browser, by their names: a host or a store that is told nothing may not know."""

from mimetypes import MimeTypes

STANDARD_TYPES = MimeTypes()  # Python's own table; that of the module `mimetypes` differs from machine to machine
MEDIA_TYPES = {
    ".js": "text/javascript",
    ".csl.json": "application/vnd.citationstyles.csl+json",
    ".jats.xml": "application/jats+xml",
    ".mods.xml": "application/mods+xml",
    "linkset.json": "application/linkset+json",
    "resourcesync": "application/xml",
    ".bib": "application/x-bibtex; charset=utf-8",
    ".ris": "application/x-research-info-systems; charset=utf-8",
    ".gz": "application/gzip",
    ".enw": "application/x-endnote-refer; charset=utf-8",
    ".woff2": "font/woff2",
    ".webp": "image/webp",
}


def media_type(name: str) -> str:
    """The media type of a file, with a charset where it is text."""
    name = name.rpartition("/")[2].lower()
    own = next((kind for suffix, kind in MEDIA_TYPES.items() if name.endswith(suffix)), None)
    kind = own or STANDARD_TYPES.guess_type(name)[0] or "application/octet-stream"
    return f"{kind}; charset=utf-8" if kind.startswith("text/") else kind
