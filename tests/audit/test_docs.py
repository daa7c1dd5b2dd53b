"""The table of rules in `docs/audit.md` is what the code says."""

import re

from sitegen.audit.links import LINK_RULES
from sitegen.audit.pages import PAGE_RULES, WHOLENESS
from sitegen.audit.tags import TAG_RULES
from sitegen.audit.whole import SITE_RULES
from tests.audit.test_faults import FAULTS
from tests.outside import ROOT

RULES = (*WHOLENESS, *TAG_RULES, *PAGE_RULES, *LINK_RULES, *SITE_RULES)
ROW = re.compile(r"^\| `([a-z-]+)` \| (.+) \| ([a-z, ]+) \|$", re.MULTILINE)
ROWS = ROW.findall((ROOT / "docs" / "audit.md").read_text("utf-8"))


def test_every_rule_has_a_row_with_its_own_words() -> None:
    told = [(rule.__name__.replace("_", "-"), " ".join((rule.__doc__ or "").split())) for rule in RULES]
    assert [(code, words) for code, words, _ in ROWS] == told


def test_a_row_names_every_severity_that_a_fault_has() -> None:
    for code, _, severities in ROWS:
        assert {case[2].value for case in FAULTS[code]} <= set(severities.split(", "))
