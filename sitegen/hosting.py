"""What hosts of static sites take, as far as the names and the sizes of a site's files tell."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import accumulate, groupby
from math import ceil

from msgspec import Struct

from sitegen.folders import folded
from sitegen.problems import Problem, Source, note, warning

Files = Mapping[str, int]
"""The sizes of the files of a site in bytes, by name."""


class Measure(Struct, frozen=True):
    """Something that is measured of a site: what has most of it (empty: the whole), and how much; its unit and words.

    `advice` is what to do where it is too much.
    """

    of: Callable[[Files], tuple[str, int]]
    unit: int
    words: str
    advice: str

    def told(self, number: int) -> str:
        """A number of these, rounded up to a tenth of the unit."""
        return f"{ceil(number / self.unit * 10) / 10:,.10g} {self.words}"


class Limit(Struct, frozen=True):
    """The most that a host takes of what is measured, and the page where it says so."""

    host: str
    measure: str
    most: int
    page: str


def _entries(files: Files) -> tuple[str, int]:
    folders = {name.rpartition("/")[0] for name in files}
    above = {path for folder in folders for path in accumulate(folder.split("/"), "{}/{}".format)}
    return "", len(files) + len(above - {""})


def _largest(files: Files) -> tuple[str, int]:
    return max(files.items(), key=lambda file: file[1], default=("", 0))


def _fullest(files: Files) -> tuple[str, int]:
    folders = Counter(name.rpartition("/")[0] for name in files)
    folder, number = max(folders.items(), key=lambda folder: folder[1], default=("", 0))
    return f"{folder}/", number


def _longest(files: Files) -> tuple[str, int]:
    name = max(files, key=lambda name: len(name.encode()), default="")
    return name, len(name.encode())


SMALLER = "publish fewer languages or `exports`, without `--precompress`, or in a bucket, which has no such limit"
ELSEWHERE = "put large files into a bucket, and link to them"
MEASURES: Mapping[str, Measure] = {
    "files": Measure(lambda files: ("", len(files)), 1, "files", SMALLER),
    "entries": Measure(_entries, 1, "files and folders", SMALLER),
    "bytes": Measure(lambda files: ("", sum(files.values())), 10**9, "GB", SMALLER),
    "file": Measure(_largest, 2**20, "MiB", ELSEWHERE),
    "folder": Measure(_fullest, 1, "files in one folder", "divide the folder"),
    "path": Measure(_longest, 1, "bytes in its path", "shorten the name of the file, or the key of the work"),
}

GITHUB, GITLAB, CLOUDFLARE = "GitHub Pages", "GitLab Pages", "Cloudflare Pages (free plan)"
GITHUB_DOCS = "https://docs.github.com/en"
LIMITS = (
    Limit(GITHUB, "bytes", 10**9, f"{GITHUB_DOCS}/pages/getting-started-with-github-pages/github-pages-limits"),
    Limit(
        GITHUB,
        "file",
        100 * 2**20,
        f"{GITHUB_DOCS}/repositories/working-with-files/managing-large-files/about-large-files-on-github",
    ),
    Limit(GITLAB, "bytes", 10**9, "https://docs.gitlab.com/user/gitlab_com/#gitlab-pages"),
    Limit(GITLAB, "entries", 200_000, "https://docs.gitlab.com/administration/instance_limits/"),
    Limit(CLOUDFLARE, "files", 20_000, "https://developers.cloudflare.com/pages/platform/limits/"),
    Limit(CLOUDFLARE, "file", 25 * 2**20, "https://developers.cloudflare.com/pages/platform/limits/"),
    Limit("Netlify", "folder", 54_000, "https://docs.netlify.com/site-deploys/overview/"),
    Limit("Amazon S3", "path", 1_024, "https://docs.aws.amazon.com/AmazonS3/latest/userguide/object-keys.html"),
)
"""The limits that hosts publish, those of one host together."""


def too_much(files: Files, place: Source) -> Iterator[Problem]:
    """What hosts do not take of a site, in one note for each host."""
    measured = {name: measure.of(files) for name, measure in MEASURES.items()}
    exceeded = [limit for limit in LIMITS if measured[limit.measure][1] > limit.most]
    for host, limits in groupby(exceeded, lambda limit: limit.host):
        over = tuple(limits)
        told = "; ".join(_told(limit, *measured[limit.measure]) for limit in over)
        advice = "; ".join(dict.fromkeys(MEASURES[limit.measure].advice for limit in over))
        pages = ", ".join(dict.fromkeys(limit.page for limit in over))
        yield note("host-limit", f"{host}: {told}", place, hint=f"{advice} ({pages})")


def _told(limit: Limit, what: str, number: int) -> str:
    measure = MEASURES[limit.measure]
    name = f"`{what}`" if what else "the site"
    return f"{name} has {measure.told(number)}, at most {limit.most / measure.unit:,.10g} are taken"


def names_alike(names: Iterable[str], place: Source) -> Iterator[Problem]:
    """Files that are one file to a disk or a host that ignores case, in one warning."""
    seen: dict[str, str] = {}
    pairs = [(first, name) for name in sorted(names) if (first := seen.setdefault(folded(name), name)) != name]
    for first, second in pairs[:1]:
        more = f", and {len(pairs) - 1} more" if len(pairs) > 1 else ""
        message = f"`{first}` and `{second}` differ in case only{more}; some disks and hosts keep one of them"
        yield warning("names-alike", message, place, hint="rename one of them")
