"""Rules about a site as a whole: how its pages, its sitemaps and its `robots.txt` go together."""

from collections.abc import Callable, Iterator

from sitegen.audit.addresses import INDEX, address, file_at, target
from sitegen.audit.facts import NOT_FOUND, is_left_out, slug_of
from sitegen.audit.sitemaps import rules_of, sitemaps_named
from sitegen.audit.traces import SiteFacts, numbers_in
from sitegen.problems import Problem, Source, error, note, warning

ROBOTS = "robots.txt"
SITEMAP = "sitemap.xml"
CRAWLERS = ("Googlebot", "*")
MOST_URLS = 50_000
MOST_BYTES = 50 * 2**20
MOST_CLICKS = 10
SCHOLAR = "https://scholar.google.com/intl/en/scholar/inclusion.html#crawl"
SITEMAPS = "https://www.sitemaps.org/protocol.html"
LOCALIZED = "https://developers.google.com/search/docs/specialty/international/localized-versions"
AGAIN = "build or upload the site again"

SiteRule = Callable[[SiteFacts], Iterator[Problem]]


def missing_home(site: SiteFacts) -> Iterator[Problem]:
    """The site has no home page."""
    if INDEX not in site.ground.sizes:
        message = "the site has no home page; crawlers begin there"
        yield error("missing-home", message, Source(INDEX), hint=AGAIN)


def other_base_url(site: SiteFacts) -> Iterator[Problem]:
    """The home page says that the site is at another address than the content says."""
    if site.ground.base_url != site.base_url:
        message = f"the site was built for {site.ground.base_url}, and will be at {site.base_url}"
        hint = "build it again, or say `--base-url` as it was built; is this the folder of the whole site?"
        yield error("other-base-url", message, Source(INDEX), hint=hint)


def missing_robots(site: SiteFacts) -> Iterator[Problem]:
    """The site has no `robots.txt`."""
    if site.robots is None:
        message = "there is no `robots.txt`, so crawlers are not told where the sitemap is"
        yield warning("missing-robots", message, Source(ROBOTS), hint=AGAIN)


def robots_without_sitemap(site: SiteFacts) -> Iterator[Problem]:
    """`robots.txt` does not say where the sitemap is."""
    if site.robots is not None and site.sitemaps and not any(sitemaps_named(site.robots)):
        message = "`robots.txt` does not say where the sitemap is"
        hint = f"add the line `Sitemap: {site.ground.base_url}{SITEMAP}`"
        yield warning("robots-without-sitemap", message, Source(ROBOTS), hint=hint)


def blocked_by_robots(site: SiteFacts) -> Iterator[Problem]:
    """`robots.txt` keeps crawlers from pages of the site."""
    if "disallow" not in (site.robots or "").lower():
        return
    rules = rules_of(site.robots or "")
    for crawler in CRAWLERS:
        urls = (address(file, site.ground.base_url) for file in site.pages if file != NOT_FOUND)
        blocked = [url for url in urls if not rules.can_fetch(crawler, url)]
        if blocked:
            message = f"`robots.txt` keeps {crawler} from {_pages(len(blocked))}, such as {blocked[0]}"
            yield error("blocked-by-robots", message, Source(ROBOTS), hint=f"take the `Disallow` out ({SCHOLAR})")
            return


def missing_sitemap(site: SiteFacts) -> Iterator[Problem]:
    """The site has no sitemap."""
    if not site.sitemaps and not site.has_other_sitemap:
        yield error("missing-sitemap", "the site has no sitemap", Source(SITEMAP), hint=AGAIN)


def broken_sitemap(site: SiteFacts) -> Iterator[Problem]:
    """A sitemap cannot be read, or has more addresses or bytes than search engines take."""
    for one in site.sitemaps:
        size = site.ground.sizes.get(one.file, 0)
        if one.failure:
            message = f"the sitemap cannot be read: {one.failure}"
            yield error("broken-sitemap", message, Source(one.file), hint=f"{AGAIN} ({SITEMAPS})")
        elif len(one.urls) > MOST_URLS or size > MOST_BYTES:
            message = (
                f"the sitemap has {len(one.urls):,} addresses and {size / 2**20:.0f} MB; 50,000 and 50 MB are read"
            )
            yield error("broken-sitemap", message, Source(one.file), hint=f"divide it ({SITEMAPS})")


def sitemap_date(site: SiteFacts) -> Iterator[Problem]:
    """A `lastmod` of a sitemap is no date."""
    for one in site.sitemaps:
        if one.wrong_dates:
            message = f"`lastmod` is “{one.wrong_dates[0][:60]}”, no date ({len(one.wrong_dates)} in this sitemap)"
            hint = "write 2022-05-12, or with a time and a zone (https://www.w3.org/TR/NOTE-datetime)"
            yield warning("sitemap-date", message, Source(one.file), hint=hint)


def sitemap_address(site: SiteFacts) -> Iterator[Problem]:
    """An address in a sitemap leads to nothing in the site, or out of it."""
    for one in site.sitemaps:
        for url in one.urls:
            place = target(url, one.file, site.ground.base_url) if url.startswith("http") else None
            # A missing home page is told by itself.
            if place is None or (place.path and file_at(place.path, site.ground.sizes) is None):
                message = f"the sitemap names {url[:200]}, and there is no such page here"
                yield error("sitemap-address", message, Source(one.file), hint=AGAIN)


def not_in_sitemap(site: SiteFacts) -> Iterator[Problem]:
    """The page of a work is in no sitemap."""
    if not site.sitemaps or site.has_other_sitemap or any(one.failure for one in site.sitemaps):
        return
    named = {url for one in site.sitemaps for url in one.urls}
    for file in _works(site):
        if address(file, site.ground.base_url) not in named:
            message = "the page is in no sitemap"
            yield warning("not-in-sitemap", message, Source(file), hint=f"{AGAIN} ({SITEMAPS})")


def untagged_work(site: SiteFacts) -> Iterator[Problem]:
    """No page of a work, in any language, has citation tags."""
    tagged = {slug_of(file) for file, page in site.pages.items() if page.is_tagged}
    seen = set(tagged)
    for file in _works(site):
        if slug_of(file) not in seen:
            seen.add(slug_of(file))
            message = "no page of this work has citation tags; Google Scholar and Zotero will hardly know it"
            yield error("untagged-work", message, Source(file), hint="see what a template of your own does to the head")


def far_from_home(site: SiteFacts) -> Iterator[Problem]:
    """No way of at most ten plain links leads from the home page to a page."""
    near = _near(site)
    for file in site.pages if INDEX in site.pages else ():
        if file not in near and not is_left_out(file):
            message = f"no way of at most {MOST_CLICKS} plain links leads here from the home page"
            yield error("far-from-home", message, Source(file), hint=f"link to it from a list ({SCHOLAR})")


def one_sided_versions(site: SiteFacts) -> Iterator[Problem]:
    """A page names another one as its version in a language, and that one does not name it in return."""
    numbers = {file: number for number, file in enumerate(site.files)}
    for file, page in site.pages.items():
        for lang, number in zip(page.version_langs, numbers_in(page.versions), strict=True):
            other = site.pages.get(site.files[number])
            if other and numbers[file] not in numbers_in(other.versions):
                message = f"`{site.files[number]}`, the version in `{lang}`, does not name this page in return"
                hint = f"each version names all of them, or search engines take none ({LOCALIZED})"
                yield warning("one-sided-versions", message, Source(file), hint=hint)
                break


def missing_anchor(site: SiteFacts) -> Iterator[Problem]:
    """A link leads to a place on a page, such as `#authors`, that is not there."""
    missing: dict[str, tuple[str, int]] = {}
    for file, page in site.pages.items():
        for fragment, number in zip(page.fragments, numbers_in(page.anchors), strict=True):
            other = site.pages.get(site.files[number])
            if other and fragment not in other.ids and not _is_always_there(fragment):
                anchor = f"{site.files[number]}#{fragment}"
                first, times = missing.get(anchor, (file, 0))
                missing[anchor] = first, times + 1
    for anchor, (file, times) in missing.items():
        message = f"the place `{anchor[:200]}` is not there; {_pages(times)} {_lead(times)} to it"
        yield warning("missing-anchor", message, Source(file), hint="correct the link, or give the place its `id`")


def same_title(site: SiteFacts) -> Iterator[Problem]:
    """Two pages in one language have the same `<title>`: who finds them cannot tell them apart."""
    first: dict[tuple[str, str], str] = {}
    for file, page in site.pages.items():
        other = first.setdefault((page.lang, page.title), file) if page.title and file != NOT_FOUND else file
        if other != file:
            message = f"the page has the title of `{other}`, “{page.title[:100]}”"
            yield note("same-title", message, Source(file), hint="are they two records of one work?")


SITE_RULES: tuple[SiteRule, ...] = (
    missing_home,
    other_base_url,
    missing_robots,
    robots_without_sitemap,
    blocked_by_robots,
    missing_sitemap,
    broken_sitemap,
    sitemap_date,
    sitemap_address,
    not_in_sitemap,
    untagged_work,
    far_from_home,
    one_sided_versions,
    missing_anchor,
    same_title,
)
"""The rules about a whole site."""


def _works(site: SiteFacts) -> Iterator[str]:
    return (file for file in site.pages if slug_of(file))


def _near(site: SiteFacts) -> set[str]:
    """The pages that ten links lead to from the home page, breadth first."""
    near, edge = {INDEX}, {INDEX}
    for _ in range(MOST_CLICKS):
        pages = (site.pages[file] for file in edge if file in site.pages)
        edge = {site.files[number] for page in pages for number in numbers_in(page.links)} - near
        near |= edge
    return near


def _is_always_there(fragment: str) -> bool:
    """Whether a fragment leads somewhere on every page: https://html.spec.whatwg.org/multipage/browsing-the-web.html."""
    return fragment.lower() == "top" or ":~:" in fragment


def _pages(number: int) -> str:
    return f"{number:,} page" + "s" * (number != 1)


def _lead(number: int) -> str:
    return "leads" if number == 1 else "lead"
