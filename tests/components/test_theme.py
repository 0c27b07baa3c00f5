import pytest

from components.theme import hex_to_rgb, palette


def test_a_colour_is_three_numbers() -> None:
    assert hex_to_rgb("#0B6E8A") == (11, 110, 138)


@pytest.mark.parametrize("mode", ("light", "dark"))
def test_each_accent_of_the_tables_has_a_colour(mode: str) -> None:
    colors = palette("dark" if mode == "dark" else "light")
    assert colors.accent("violet") == colors["violetColor"]
    assert colors.accent("ultraviolet") == colors["grayColor"]


def test_style_sheets_have_the_colours_by_name() -> None:
    rule = palette("light").variables()
    assert "--st-primary-color: #0B6E8A;" in rule
    assert "--st-yellow-background-color: #F1EEE5;" in rule


def test_light_and_dark_have_the_same_names_and_other_colours() -> None:
    light, dark = dict(palette("light").colors), dict(palette("dark").colors)
    assert light.keys() == dark.keys()
    assert all(light[name] != dark[name] for name in light)


def _luminance(color: str) -> float:
    def linear(value: int) -> float:
        part = value / 255
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = map(linear, hex_to_rgb(color))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, other: str) -> float:
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


@pytest.mark.parametrize("mode", ("light", "dark"))
@pytest.mark.parametrize("name", ("blue", "violet", "green", "orange", "red", "yellow", "gray"))
def test_an_accent_can_be_read(name: str, mode: str) -> None:
    colors = palette("dark" if mode == "dark" else "light")
    grounds = ("backgroundColor", "secondaryBackgroundColor", f"{name}BackgroundColor")
    assert min(_contrast(colors[f"{name}TextColor"], colors[ground]) for ground in grounds) >= 5
    assert _contrast(colors[f"{name}Color"], colors["backgroundColor"]) >= 4.5
