"""A small invented site with pages of every kind, whose texts mix scripts, digits and identifiers as real ones do."""

import zlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from struct import pack

from tests.outside import run_sitegen

BIB = r"""
@article{gardens2021,
  title = {اثر CO2 بر باغ‌های ایران (۱۹۹۰–2020): مدل GARCH(1,1)},
  title_en = {Effects of CO2 on the گلستان Gardens of Iran},
  author = {رضایی، علی and کریمی، سارا}, author_en = {Rezaei, Ali and Karimi, Sara},
  journal = {مجلهٔ باغ}, journal_en = {Journal of Gardens}, volume = 4, number = 2, year = 1400, month = 3,
  pages = {12--25}, doi = {10.1234/gardens.2021-5}, issn = {1234-5679}, language = {persian}, publisher = {نشر خیالی},
  keywords = {باغ‌های ایران، CO2، مدل GARCH}, keywords_en = {Persian gardens, CO2, GARCH model},
  abstract = {هدف: بررسی اثر CO2 بر باغ‌ها با نرم‌افزار R نسخهٔ 4.1 در 12 شهر. یافته‌ها: رشد 3.5% بود (p < 0.05).},
  abstract_en = {Objective: the effect of CO2 on the gardens («باغ ایرانی») of 12 cities. Results: growth of 3.5%.},
  references = {Karimi, S. (2001). Sand. ;; کریمی، س. (۱۳۸۰). شن. نشر ABC.}, pdf = {https://works.example/pubs/x.pdf},
  license = {https://creativecommons.org/licenses/by/4.0/},
}
@article{water2021,
  title = {خانهٔ آب و آیینهٔ DNA}, title_en = {The House of Water}, author = {کریمی، سارا}, author_en = {Karimi, Sara},
  journal = {مجلهٔ باغ}, journal_en = {Journal of Gardens}, volume = 4, number = 2, year = 1400, pages = {26--40},
  language = {persian}, keywords = {باغ‌های ایران، آب}, keywords_en = {Persian gardens, water}, issn = {1234-5679},
  relatedtype = {retraction}, related = {notice2022}, abstract = {چکیدهٔ آب و H2O در ۱۰۰ صفحه.},
}
@article{notice2022,
  title = {یادداشت سردبیر دربارهٔ «خانهٔ آب»}, title_en = {Editor’s Note on the House of Water},
  author = {رضایی، علی}, author_en = {Rezaei, Ali}, keywords = {آب}, keywords_en = {water},
  journal = {مجلهٔ باغ}, journal_en = {Journal of Gardens}, volume = 5, number = 1, year = 1401, language = {persian},
}
@incollection{sand2019,
  title = {Sand and Its Uses}, title_fa = {شن و کاربردهای آن در C++}, author = {Karimi, Sara and Nima, Rahimi},
  booktitle = {The Big Book of Sand}, booktitle_fa = {کتاب بزرگ شن}, editor = {Rahimi, Nima}, publisher = {Book House},
  year = 2019, pages = {1--30}, isbn = {978-3-16-148410-0}, keywords = {sand}, language = {english}, edition = {2},
}
@inproceedings{wind2018,
  title = {On Wind}, author = {Rezaei, Ali}, booktitle = {Proceedings of WindConf 2018}, year = {2018-05-12},
  eventtitle = {WindConf 2018}, venue = {Shiraz}, keywords = {sand, wind}, language = {english},
}
@phdthesis{thesis2020,
  title = {پژوهشی در بادهای ۱۲۰ روزه}, author = {رحیمی، نیما}, author_en = {Rahimi, Nima}, school = {دانشگاه خیالی},
  year = 1399, language = {persian}, keywords = {باد}, advisor = {کریمی، سارا}, advisor_en = {Karimi, Sara},
  advisor+an:affiliation = {1="دانشگاه خیالی"}, advisor+an:orcid = {1="0000-0002-1825-0097"},
}
@software{tool2023, title = {GardenTool v2.1}, author = {Karimi, Sara}, year = 2023, version = {2.1}, url = {https://tool.example/}}
"""


def png(width: int, height: int) -> bytes:
    """A picture in one colour."""
    header = pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    body = zlib.compress((b"\0" + b"\x14\x5a\x6e" * width) * height)
    parts = ((b"IHDR", header), (b"IDAT", body), (b"IEND", b""))
    chunks = [pack(">I", len(data)) + name + data + pack(">I", zlib.crc32(name + data)) for name, data in parts]
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


COVER = 300, 424
TABLE = "| a | b |\n|---|---|\n" + f"| {'one ' * 20} | {'two ' * 20} |\n"
FILES: Mapping[str, str | bytes] = {
    "bibliography/works.bib": BIB,
    "people.toml": '[[person]]\nname = { en = "Rezaei, Ali", fa = "رضایی، علی" }\norcid = "0000-0002-1825-0097"\n'
    'affiliation = [{ name = { en = "University of Shiraz", fa = "دانشگاه شیراز" } }]\n'
    '[[person]]\nname = { en = "Karimi, Sara", fa = "کریمی، سارا" }\n'
    '[[person]]\nname = { en = "Rahimi, Nima", fa = "رحیمی، نیما" }\n',
    "journals.toml": '[[journal]]\ntitle = { fa = "مجلهٔ باغ", en = "Journal of Gardens" }\nissn = "1234-5679"\n'
    'cover = "files/cover.png"\n',
    "files/cover.png": png(*COVER),
    "pages/about.fa.md": "# درباره\n\nاین سایت را با Python 3.11 ساخته‌ایم؛ نشانی آن works.example است.\n\n"
    "- [اثر](works/water2021)\n- [جای دیگر](https://elsewhere.example/)\n\n" + TABLE,
    "pages/about.en.md": "# About\n\nMade of BibTeX.\n\n- [A work](works/water2021)\n- [Elsewhere](https://elsewhere.example/)\n\n"
    + TABLE,
    "works/sand2019.fa.md": "---\nnotice: erratum\n---\nدر جدول ۲ عدد 3.5 درست است.\n",
    "works/sand2019.en.md": "In Table 2 read 3.5.\n",
}
SETTINGS = """title = {{ fa = "کتاب‌شناسی باغ", en = "Bibliography of Gardens", ar = "ببليوغرافيا الحدائق" }}
description = {{ fa = "آثاری دربارهٔ باغ", en = "Works on gardens", ar = "أعمال عن الحدائق" }}
base_url = "https://works.example/pubs/"
languages = {languages}
"""
ENGLISH_BIB = r"""
@article{sand2019, title = {On Sand}, author = {Karimi, Sara}, journal = {Journal of Sand}, issn = {1234-5679},
  volume = 1, number = 2, year = 2020, pages = {1--9}, keywords = {sand, dunes}, abstract = {What is said of sand.},
  publisher = {Book House}, relatedtype = {erratum}, language = {english}}
@article{dunes2020, title = {On Dunes}, author = {Karimi, Sara and Rahimi, Nima}, journal = {Journal of Sand},
  issn = {1234-5679}, volume = 1, number = 2, year = 2020, pages = {10--19}, keywords = {dunes}, abstract = {Of dunes.},
  publisher = {Book House}, language = {english}}
@incollection{wind2019, title = {On Wind}, author = {Rahimi, Nima}, booktitle = {The Book of Wind}, year = 2019,
  pages = {3--4}, keywords = {dunes}, publisher = {Book House}, language = {english}}
"""
NOTHING: Mapping[str, str | bytes] = {}
KINDS = {
    "home": "{file}",
    "work": "works/gardens2021/{file}",
    "retracted work": "works/water2021/{file}",
    "corrected work": "works/sand2019/{file}",
    "thesis": "works/thesis2020/{file}",
    "software": "works/tool2023/{file}",
    "works": "works/{file}",
    "journals": "journals/{file}",
    "journal": "journals/*/{file}",
    "issues": "issues/{file}",
    "issue": "issues/*-4-2/{file}",
    "collections": "collections/{file}",
    "book": "collections/*/{file}",
    "authors": "authors/{file}",
    "author": "authors/*/{file}",
    "keywords": "keywords/{file}",
    "keyword": "keywords/*/{file}",
    "years": "years/{file}",
    "year": "years/*/{file}",
    "types": "types/{file}",
    "type": "types/*/{file}",
    "statistics": "statistics/{file}",
    "search": "search/{file}",
    "prose": "about/{file}",
}
"""Where a page of each kind is, with the name of the file of a language."""


def build_kinds(
    folder: Path, languages: Sequence[str] = ("fa", "en"), own: Mapping[str, str | bytes] = NOTHING
) -> Path:
    """The site in these languages; `own` adds or replaces files, by their path from the content folder."""
    content = folder / "content"
    quoted = ", ".join(f'"{lang}"' for lang in languages)
    foreign = tuple(f".{lang}.md" for lang in ("fa", "en") if lang not in languages)
    files = {name: text for name, text in FILES.items() if not name.endswith(foreign or ".none")}
    for name, text in {**files, "site.toml": SETTINGS.format(languages=f"[{quoted}]"), **own}.items():
        file = content / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode() if isinstance(text, str) else text)
    result = run_sitegen("build", "--content", content, "--output", folder / "output", "--jobs", "1")
    assert result.returncode == 0, result.stderr
    return folder / "output"


def path_of(site: Path, kind: str, file: str) -> str:
    """The path of the first page of a kind, in the language whose pages are called so."""
    found = sorted(site.glob(KINDS[kind].format(file=file)))
    assert found, f"there is no page of the kind {kind}"
    return found[0].relative_to(site).as_posix()
