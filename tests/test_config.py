"""The settings of a site."""

import pytest

from sitegen.config import Crossref, Oai, parse_config
from sitegen.model import Text, Words

MINIMAL = 'title = { fa = "نمونه", en = "Sample" }\nbase_url = "https://site.example/works"\n'
CROSSREF = '[crossref]\ndepositor = "Invented Press"\nemail = "doi@works.example"\nprefixes = ["10.5555"]\n'


def codes_and_lines(text: str) -> list[tuple[str, int]]:
    config, problems = parse_config(text)
    assert config is None
    return [(problem.code, problem.source.line) for problem in problems]


def test_a_title_and_an_address_are_enough() -> None:
    config, problems = parse_config(MINIMAL)
    assert problems == ()
    assert config is not None
    assert config.title == Text((Words("نمونه", "fa"), Words("Sample", "en")))
    assert (config.base_url, config.languages) == ("https://site.example/works/", ("fa", "en"))
    assert config.citation_tags == "full-text-language"


def test_a_title_in_one_string_is_in_the_language_of_its_script() -> None:
    config, _ = parse_config('title = "Sample"\nbase_url = "https://site.example/"')
    assert config is not None
    assert config.title == Text((Words("Sample", "en"),))


def test_the_address_of_the_command_line_goes_before_that_of_the_file() -> None:
    config, _ = parse_config(MINIMAL, "https://preview.example/x/")
    assert config is not None
    assert config.base_url == "https://preview.example/x/"


def test_whom_indexers_write_to_is_read() -> None:
    config, problems = parse_config(MINIMAL + CROSSREF + '[oai]\nemail = "oai@works.example"\n')
    assert problems == ()
    assert config is not None
    assert config.crossref == Crossref(
        depositor="Invented Press", email="doi@works.example", prefixes=("10.5555",), registrant="", version=0
    )
    assert config.oai == Oai(email="oai@works.example", gateway="")


def test_an_unknown_setting_is_an_error_with_its_line_and_a_suggestion() -> None:
    config, problems = parse_config(MINIMAL + "langauges = ['fa']\n")
    assert config is None
    assert [(problem.code, problem.source.line, problem.hint) for problem in problems] == [
        ("unknown-key", 3, "did you mean `languages`?")
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('title = "x', [("unreadable-toml", 1)]),
        ('title = "x"', [("missing-key", 0)]),
        ("", [("missing-key", 0), ("missing-key", 0)]),
        (MINIMAL + "languages = 3", [("wrong-value", 3)]),
        (MINIMAL + "languages = []", [("wrong-value", 0)]),
        (MINIMAL + 'languages = ["fa", "fa"]', [("wrong-value", 0)]),
        (MINIMAL + 'languages = ["../en"]', [("wrong-value", 0)]),
        (MINIMAL + 'citation_tags = "never"', [("wrong-value", 3)]),
        (MINIMAL + '[crossref]\nemail = "a@b.example"', [("wrong-value", 3)]),
        (MINIMAL + CROSSREF.replace("doi@works.example", "doi"), [("wrong-value", 0)]),
        (MINIMAL + CROSSREF.replace("10.5555", "5555"), [("wrong-value", 0)]),
        (MINIMAL + CROSSREF.replace('["10.5555"]', "[]"), [("wrong-value", 0)]),
        (MINIMAL + CROSSREF.replace("Invented Press", " "), [("wrong-value", 0)]),
        (MINIMAL + CROSSREF + "version = -1", [("wrong-value", 0)]),
        (MINIMAL + CROSSREF + "prefix = 1", [("wrong-value", 3)]),
        (MINIMAL + '[oai]\nemail = "a b@c.example"', [("wrong-value", 0)]),
        (MINIMAL + '[oai]\nemail = "a@b.example"\ngateway = "gateway.example"', [("wrong-value", 0)]),
        ("a = " + "[" * 5000, [("unreadable-toml", 0)]),
    ],
)
def test_what_cannot_be_used_is_named(text: str, expected: list[tuple[str, int]]) -> None:
    assert codes_and_lines(text) == expected


@pytest.mark.parametrize(
    ("setting", "message", "hint"),
    [
        ('languages = "fa, en"', '`languages` must be a list: ["fa", "en"]', ""),
        ('languages = ["fa", "xx"]', "`languages`: `xx` is not the tag of a language", "such as"),
        ('languages = ["Persian"]', "`languages`: `Persian` is not the tag of a language", "did you mean `fa`?"),
        ('languages = ["en_GB"]', "`languages`: `en_GB` is not the tag of a language", "did you mean `en-GB`?"),
        ('languages = ["en-UK"]', "`languages`: `en-UK` is not the tag of a language", "such as"),
        ('languages = ["und"]', "`languages`: `und` is not the tag of a language", "such as"),
        ('full_text_language = "klingon"', "`full_text_language`: `klingon` is not the tag of a language", "`tlh`"),
    ],
)
def test_a_language_that_is_none_is_an_error(setting: str, message: str, hint: str) -> None:
    config, problems = parse_config(MINIMAL + setting)
    assert config is None
    assert [problem.message for problem in problems] == [message]
    assert hint in problems[0].hint


@pytest.mark.parametrize("tag", ["ar", "ckb", "glk", "fa-AF", "en-GB", "zh-Hant", "es-419", "ca-valencia"])
def test_a_language_that_cldr_knows_can_be_one_of_the_site(tag: str) -> None:
    config, problems = parse_config(MINIMAL + f'languages = ["{tag}"]\nfull_text_language = "{tag}"')
    assert problems == ()
    assert config is not None
    assert (config.languages, config.full_text_language) == ((tag,), tag)


@pytest.mark.parametrize(
    "address",
    [
        "",
        "site.example",
        "ftp://site.example/",
        "https://",
        'https://a"b/',
        "https://a/?q",
        "https://[",
        "javascript:x",
    ],
)
def test_an_address_that_is_none_is_an_error(address: str) -> None:
    assert codes_and_lines(f"title = 'x'\nbase_url = '{address}'") == [("wrong-value", 0)]


def test_a_title_holds_neither_control_nor_direction_characters() -> None:
    config, _ = parse_config('title = "a\\u0001\\u202Eb  c"\nbase_url = "https://site.example/"')
    assert config is not None
    assert config.title.best("").value == "ab c"
