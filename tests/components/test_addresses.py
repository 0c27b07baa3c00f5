from pathlib import Path

from components.addresses import PAGES, Link, address


def test_an_address_holds_each_choice_by_its_key() -> None:
    made = address("indicator", {"indicator": ["gdp"], "areas": ["370102", "370103"]})
    assert made == "indicator?indicator=gdp&areas=370102&areas=370103"


def test_the_words_of_a_link_stay_letters() -> None:
    link = Link("](javascript:alert(1)) <b>", address("sources", {"source": ["a&b=c)"]}))
    assert link.markdown() == (r"[\]\(javascript\:alert\(1\)\) \<b\>](sources?source=a%26b%3Dc%29)")


def test_each_page_that_texts_lead_to_is_a_file_of_the_program() -> None:
    assert all(Path(page).is_file() for page in PAGES.values())
