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


def test_a_name_stands_whole_where_it_leaves_the_progress_in_sight() -> None:
    assert lists.name_width(["三里庄片区安置房"], 400) > 8 * 14  # letters of 14 pixels
    assert lists.name_width(["Quay", "A" * 90], 400) == 400


def test_each_list_leads_with_the_name_and_how_far_it_is() -> None:
    shown = (lists.WHOLE, lists.BESIDE, lists.HALF, lists.PHONE)
    assert {one.columns[:2] for one in shown} == {("name", "status")}
