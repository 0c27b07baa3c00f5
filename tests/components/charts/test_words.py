from components.charts import words


def test_english_breaks_at_spaces_and_chinese_anywhere() -> None:
    assert words.wrapped("Support standard for destitute persons", 17) == (
        "Support standard\nfor destitute\npersons"
    )
    assert words.wrapped("济南新旧动能转换起步区", 16) == "济南新旧动能转换\n起步区"


def test_no_line_begins_with_a_mark_that_closes() -> None:
    assert words.wrapped("老旧小区，改造", 8) == "老旧小\n区，改造"


def test_a_word_longer_than_a_line_is_not_cut() -> None:
    assert words.wrapped("incomprehensibilities", 5) == "incomprehensibilities"


def test_a_name_with_quotes_stays_a_string_of_the_expression() -> None:
    said = words.lookup({"1": 'a "b" \\ c'})
    assert said == '({"1": ["a \\"b\\" \\\\ c"]})[datum.value]'
