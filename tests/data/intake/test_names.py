import pytest

from data.catalogue import Catalogue
from data.intake.letters import bare, half
from data.intake.names import Names, area_of_title, areas, indicator, led_by_area, within


@pytest.fixture(scope="module")
def names(shipped: Catalogue) -> Names:
    return Names(shipped)


@pytest.mark.parametrize(
    ("label", "key"),
    (
        *(("地区生产总值", "gdp"), ("GDP", "gdp"), ("ｇｄｐ", "gdp"), ("生产总值", "gdp")),
        *(("常住人口", "resident_population"), ("年末常住人口", "resident_population")),
        *(("固定资产投资完成额", "fixed_asset_investment"), ("固投", "fixed_asset_investment")),
        *(
            ("固定资产投资（不含农户）", "fixed_asset_investment"),
            ("市场主体户数", "market_entities"),
        ),
        *(("社会消费品零售", "retail_sales"), ("人均地区生产总值", "gdp_per_capita")),
        *(("第一产业增加值占比", "primary_share"), ("PM2.5平均浓度", "pm25")),
    ),
)
def test_a_label_names_an_indicator(label: str, key: str, names: Names) -> None:
    assert indicator(label, names) == key


@pytest.mark.parametrize(
    "label",
    (
        *("限额以上社会消费品零售总额", "民间固定资产投资", "金融业贷款余额", "外资企业数"),
        *("老旧小区", "外贸", "第一产业", "工业", "产业增加值", "", "其他"),
    ),
)
def test_what_may_be_another_thing_names_none(label: str, names: Names) -> None:
    assert indicator(label, names) == ""


@pytest.mark.parametrize(
    ("label", "unit", "key"),
    (
        ("进出口总额", "亿元", "trade_cny"),
        ("进出口总额", "万美元", "trade_usd"),
        ("进出口总额", "亿吨", ""),
        ("第三产业", "亿元、%", "tertiary_value_added"),
        ("第三产业", "%", "tertiary_share"),
    ),
)
def test_a_unit_tells_which_of_two_is_meant(label: str, unit: str, key: str, names: Names) -> None:
    assert indicator(label, names, unit) == key


@pytest.mark.parametrize(
    ("label", "found"),
    (
        *(("市中区", ["370103"]), ("市 中 区", ["370103"]), ("市中", ["370103"])),
        *(("济南市市中区", ["370103"]), ("高新区", ["jinan_hightech"]), ("370103", ["370103"])),
        *(
            ("全市", ["370100"]),
            ("全区", ["370103"]),
            ("全省", ["370000"]),
            ("全市合计", ["370100"]),
        ),
        *(("舜耕街道办事处", ["370103016"]), ("舜耕街道办", ["370103016"]), ("合计", [])),
        ("兴隆", ["370103020", "xinglong_area"]),
    ),
)
def test_a_label_names_the_areas_it_may_be(label: str, found: list[str], names: Names) -> None:
    assert areas(label, names) == found


@pytest.mark.parametrize(
    ("title", "area"),
    (
        ("市中区2026年10月主要经济指标", "370103"),
        ("济南市市中区主要指标", "370103"),
        ("济南市各区县主要指标", "370100"),
        ("全区财政收支情况", "370103"),
        ("市中区与历下区对比", ""),
        ("主要指标", ""),
    ),
)
def test_a_title_is_about_one_area_or_leaves_it_open(title: str, area: str, names: Names) -> None:
    assert area_of_title(title, names) == area


def test_an_area_before_an_indicator_is_taken_from_it(names: Names) -> None:
    assert led_by_area("市中区地区生产总值", names) == ("370103", "地区生产总值")
    assert led_by_area("全市地区生产总值", names) == ("370100", "地区生产总值")
    assert led_by_area("地区生产总值", names) == ("", "地区生产总值")


def test_the_whole_city_is_that_around_an_area(names: Names) -> None:
    assert within("全市", names, "370102") == "370100"
    assert within("全国", names, "370102") == ""


@pytest.mark.parametrize(
    ("label", "name"),
    (
        *(("一、地区生产总值", "地区生产总值"), ("（二）工业", "工业"), ("1.工业", "工业")),
        *(("3、工业", "工业"), ("1.2 工业", "1.2工业"), ("#限额以上", "限额以上")),
        *(
            ("其中：第三产业", "第三产业"),
            ("　　其中: 出口", "出口"),
            ("地区生产总值①", "地区生产总值"),
        ),
        *(("5000平方米以上商务楼宇数", "5000平方米以上商务楼宇数"), ("5G基站", "5G基站")),
        *(("合  计", "合计"), ("三大空间", "三大空间")),
    ),
)
def test_numbering_and_marks_are_none_of_a_name(label: str, name: str) -> None:
    assert bare(label) == name


def test_half_width_letters_leave_footnote_signs_as_they_are() -> None:
    assert half("１２³①％") == "12³①%"
