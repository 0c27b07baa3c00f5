from components import details


def test_a_full_line_breaks_before_a_dot_and_within_no_detail() -> None:
    said = details.side_by_side(["Shizhong District", "", "as of 30 November"])
    assert [part.replace("\u00a0", " ") for part in said.split(" ")] == [
        "Shizhong District",
        "· as of 30 November",
    ]
