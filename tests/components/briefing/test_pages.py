from dataclasses import replace

from components.briefing import Brief, pages
from components.text import Text


def test_sections_are_numbered_on_where_the_numerals_in_words_end(chinese: Brief) -> None:
    first, *_ = chinese.sections
    many = replace(chinese, sections=(first,) * 30)
    blocks = pages.blocks(many, Text("zh"))
    headings = [one.words for one in blocks if isinstance(one, pages.Heading) and one.level == 1]
    assert headings[0].startswith("一、")
    assert headings[19].startswith("二十、")
    assert headings[20].startswith("21、")
    assert len(headings) == 32
