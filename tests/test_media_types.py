"""What files are by their names."""

import pytest

from sitegen.media_types import media_type


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("works/a/index.html", "text/html; charset=utf-8"),
        ("SITE.CSS", "text/css; charset=utf-8"),
        ("search.js", "text/javascript; charset=utf-8"),
        ("robots.txt", "text/plain; charset=utf-8"),
        ("vazir.woff2", "font/woff2"),
        ("example.ris", "application/x-research-info-systems; charset=utf-8"),
        ("example.bib", "application/x-bibtex; charset=utf-8"),
        ("example.csl.json", "application/vnd.citationstyles.csl+json"),
        ("example.jats.xml", "application/jats+xml"),
        ("example.mods.xml", "application/mods+xml"),
        ("works/a/linkset.json", "application/linkset+json"),
        ("search.json", "application/json"),
        ("feed.xml", "text/xml; charset=utf-8"),
        ("logo.svg", "image/svg+xml"),
        ("article.pdf", "application/pdf"),
        ("CNAME", "application/octet-stream"),
        ("html", "application/octet-stream"),
    ],
)
def test_a_name_says_the_media_type(name: str, kind: str) -> None:
    assert media_type(name) == kind
