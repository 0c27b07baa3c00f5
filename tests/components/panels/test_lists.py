from components.panels import lists
from components.text import Text

EN = Text("en")


def _rows(count: int) -> list[dict[str, str]]:
    return [{"Name": f"Wharf {number}", "Status": "a | b"} for number in range(count)]


def test_a_list_is_printed_whole() -> None:
    said = lists.on_paper(_rows(lists.PRINTED), EN)
    assert [f"Wharf {number} " in said for number in (0, lists.PRINTED - 1)] == [True, True]
    assert "are printed" not in said
    assert "a \\| b" in said


def test_a_list_that_no_browser_would_set_is_printed_in_part_and_says_so() -> None:
    said = lists.on_paper(_rows(lists.PRINTED + 1), EN)
    assert f"Wharf {lists.PRINTED - 1} " in said
    assert f"Wharf {lists.PRINTED} " not in said
    assert f"first {lists.PRINTED} of {lists.PRINTED + 1}" in said
