from components import details


def test_a_full_line_breaks_before_a_dot_and_within_no_detail() -> None:
    said = details.side_by_side(["Shizhong District", "", "as of 30 November"])
    assert [part.replace("\u00a0", " ") for part in said.split(" ")] == [
        "Shizhong District",
        "· as of 30 November",
    ]


def test_a_detail_too_long_for_a_line_of_a_phone_breaks_between_its_words() -> None:
    assert details.whole("No. 1 in Jinan") == "No.\u00a01\u00a0in\u00a0Jinan"
    assert details.whole(long := "Shizhong District and Demonstration Zone") == long
