from components import details


def test_a_full_line_breaks_before_a_dot_and_within_no_detail() -> None:
    said = details.side_by_side(["Shizhong District", "", "as of 30 November"])
    assert [part.replace("\u00a0", " ") for part in said.split(" ")] == [
        "Shizhong District",
        "· as of 30 November",
    ]


def test_a_detail_too_long_for_a_line_of_a_phone_breaks_between_its_words() -> None:
    (date,) = details.side_by_side(["as of 31 December 2023 (assumed)"]).split(" ")
    assert date.count("\u00a0") == 5
    assert details.side_by_side([long := "Shizhong District and Demonstration Zone"]) == long
