"""Addresses in their normal form: of the web, or of mail."""

import re
from urllib.parse import quote, urlsplit

from sitegen.language.characters import clean

MAX_URL = 4000
ORNAMENTS = " \"'‹›«»“”,;،؛"
URL_ORNAMENTS = ORNAMENTS + "\t\r\n<>"
TEX = re.compile(r"\\([_%&#$~{}])|\\(textunderscore|textasciitilde)(?:\{\}|\s|(?![A-Za-z]))|[{}]")
TEX_NAMES = {"textunderscore": "_", "textasciitilde": "~"}
SCHEME = re.compile(r"(https?|mailto):", re.IGNORECASE)
# What is in its normal form already.
PLAIN_URL = re.compile(
    r"https?://[a-z0-9_-]+(?:\.[a-z0-9_-]+)*(?:/[A-Za-z0-9_.~/:@=+-]*+)?(?:\?[A-Za-z0-9_.~/:@=+&-]++)?"
)
NEXT_URL = re.compile(r"\s+(?=https?://)", re.IGNORECASE)
HOST = re.compile(r"[a-z0-9_-]+(?:\.[a-z0-9_-]+)*\.?|\[[0-9a-f:.]+\]")
LONE_PERCENT = re.compile(r"%(?![0-9A-Fa-f]{2})")
URL_CONTROLS = re.compile("[\t-\r\x1c-\x1f\x85\u2028\u2029]+")
AMPERSAND = re.compile("&(?:amp;)+", re.IGNORECASE)
URL_WRAPPER = re.compile(r"\\(?:url|path|nolinkurl)\s*\{(.*)\}", re.DOTALL)


def safe_url(value: str) -> str:
    """The URL in ASCII and percent-encoded where it has to be, or empty where it is not http, https or mailto.

    Of several URLs the first one counts; a bare `www.…` gets https. Existing `%XX` stay, so it is idempotent.
    """
    if len(value) <= MAX_URL and PLAIN_URL.fullmatch(value):
        return value
    wrapped = URL_WRAPPER.fullmatch(value.strip())
    url = NEXT_URL.split(untex(wrapped[1] if wrapped is not None else value).strip(URL_ORNAMENTS), maxsplit=1)[0]
    url = AMPERSAND.sub("&", URL_CONTROLS.sub("", clean(url))).strip(URL_ORNAMENTS)
    url = f"https://{url}" if url[:4].lower() == "www." else url
    if len(url) > MAX_URL or not SCHEME.match(url):
        return ""
    try:
        return _mail(url) if url[:1] in "mM" else _web(url)
    except ValueError:
        return ""


def untex(value: str) -> str:
    """The value without the braces and escapes that TeX needs."""
    if "\\" not in value and "{" not in value and "}" not in value:
        return value
    return TEX.sub(lambda found: found[1] or TEX_NAMES.get(found[2] or "", ""), value)


def _mail(url: str) -> str:
    address = url.partition(":")[2]
    return f"mailto:{_encoded(address, '@?=&,;:+')}" if "@" in address else ""


def _web(url: str) -> str:
    parts = urlsplit(url)
    host = (parts.hostname or "").lower()
    host = host if host.isascii() else host.encode("idna").decode("ascii")
    if not HOST.fullmatch(f"[{host}]" if ":" in host else host):
        return ""
    user, at, _ = parts.netloc.rpartition("@")
    port = f":{parts.port}" if parts.port is not None else ""
    place = _encoded(user, ":") + at + (f"[{host}]" if ":" in host else host) + port
    query = f"?{_encoded(parts.query, '/?:@=&+,;!$*()')}" if parts.query else ""
    fragment = f"#{_encoded(parts.fragment, '/?:@=&+,;!$*()')}" if parts.fragment else ""
    return f"{parts.scheme.lower()}://{place}{_encoded(parts.path, '/:@=&+,;!$*()')}{query}{fragment}"


def _encoded(text: str, safe: str) -> str:
    return quote(LONE_PERCENT.sub("%25", text), safe=f"{safe}%~")
