"""`llms.txt`: Markdown whose words are words."""

from sitegen.deposits.llms import Section, llms


def test_the_file_has_a_title_a_summary_and_sections_with_links() -> None:
    sections = [
        Section("Pages", (("Home", "https://works.example/", ""), ("Works", "https://works.example/works/", "all"))),
        Section("Nothing", ()),
    ]
    assert llms("Invented Works", "What was invented.", ["Works: 2."], sections).decode() == (
        "# Invented Works\n\n> What was invented.\n\nWorks: 2.\n\n"
        "## Pages\n\n- [Home](https://works.example/)\n- [Works](https://works.example/works/): all\n"
    )


def test_no_word_is_markup() -> None:
    found = llms("A *b*\n# c", "", ["`d` <e>"], [Section("[f]", (("g](h)", "https://works.example/", ""),))]).decode()
    assert found == ("# A \\*b\\* \\# c\n\n\\`d\\` \\<e\\>\n\n## \\[f\\]\n\n- [g\\](h)](https://works.example/)\n")
