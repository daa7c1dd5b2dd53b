import pytest

from sitegen.language.names import display, inverted, sort_name
from sitegen.model import Name


@pytest.mark.parametrize(
    ("name", "shown", "in_catalogue", "in_index"),
    [
        (Name("Sorna", "Mina"), "Mina Sorna", "Sorna, Mina", "Sorna Mina"),
        (Name("Sorna"), "Sorna", "Sorna", "Sorna"),
        (Name(given="Mina"), "Mina", "Mina", "Mina"),
        (Name("Sorna", "Ali", suffix="Jr."), "Ali Sorna Jr.", "Sorna Jr., Ali", "Sorna Ali Jr."),
        (Name("Berg", "Jan", "van der"), "Jan van der Berg", "van der Berg, Jan", "Berg Jan van der"),
        (
            Name("Berg", "Jan", "van der", "Jr."),
            "Jan van der Berg Jr.",
            "van der Berg Jr., Jan",
            "Berg Jan van der Jr.",
        ),
        (Name("Orval", "Luc", "d’"), "Luc d’Orval", "d’Orval, Luc", "Orval Luc d’"),
        (Name("Orval", "Luc", "d'"), "Luc d'Orval", "d'Orval, Luc", "Orval Luc d'"),
        (Name("سرنا", "مینا"), "مینا سرنا", "سرنا, مینا", "سرنا مینا"),
        (Name(literal="Sorna, Mina & Co."), "Sorna, Mina & Co.", "Sorna, Mina & Co.", "Sorna, Mina & Co."),
        (Name(), "", "", ""),
    ],
)
def test_a_name_has_three_forms(name: Name, shown: str, in_catalogue: str, in_index: str) -> None:
    assert (display(name), inverted(name), sort_name(name)) == (shown, in_catalogue, in_index)


def test_the_comma_of_an_inverted_persian_name_is_ascii() -> None:
    assert "،" not in inverted(Name("حسینی نسب", "سید محمد", lang="fa"))
