"""Office tables made up for the tests, as offices write them, and what each of them says.

A table is the text of its cells, ``|`` between them; ``<`` is joined with the cell to its left,
``^`` with the one above. ``python tests/data/intake/office.py`` makes the kept files anew.
"""

import csv
import shutil
import subprocess
from pathlib import Path
from typing import NamedTuple

import xlsxwriter

FOLDER = Path(__file__).parents[2] / "tables" / "office"

TABLES = {
    # Two periods, two statistics each; a unit for all but what says its own; a note.
    "monthly_report": """
市中区2026年10月主要经济指标完成情况|<|<|<|<|<
||||（单位：亿元、%）|<
指标名称|10月|<|累计|<|备注
^|绝对额|同比增长|绝对额|同比增长|^
一、地区生产总值|||1 234.5|６．１|季度核算
  其中：第三产业增加值|—|—|900.20|6.5|
二、规模以上工业增加值|5.5|8.6%|５０．１|增长7.9%|
三、社会消费品零售总额|61.3|-3.2|1，012.7|下降0.4%|
    #限额以上零售额|20|1|180|2|
四、市场主体（万户）|…|/|近11|×|期末数
五、高新技术企业数（家）|空||800余|15|
注：1. 本表数据为快报数。|<|<|<|<|<
    2. 增长速度按可比价格计算。|<|<|<|<|<
""",
    # Areas down; the indicators and their units across, joined over value, growth and rank.
    "districts": """
附件2|||||||
2026年1—9月各区县主要经济指标（初步核算）|<|<|<|<|<|<|<
填报单位：统计局|||||2026年10月20日||
序号|区县|地区生产总值（亿元）|<|<|一般公共预算收入（万元）|<|<
^|^|绝对值|增速（%）|增速位次|绝对值|增速（%）|位次
甲|乙|1|2|3|4|5|6
|全市|9,000.1|5.5||7,000,000|3.3|
1|历下区|1500|5.9|2|100,000|4|1
2|市中区|1000.0|6.1|1|1234567|-3.2|第2名
3|济南高新区|1100.25|5|3|98000.5|0|3
|合    计|12600.35|||8432567.5||
""",
    # Indicators down with their growth and rank below them, a column of units, areas across.
    "areas_across": """
主要指标对比表（2026年上半年）|<|<|<|<
指标|计量单位|全市|历下|市中
地区生产总值|亿元|6100|990.5|640
增速|%|5.1|5.2|6.5
全市位次|位|—|3|居全市第一
固定资产投资|亿元|-|250.5|301
同比增长|%|2|-1.5|持平
城镇居民人均可支配收入|元|28,000|33,500|33，100
""",
    # Two years, told once over their quarters; the cells are not joined.
    "quarters": """
市中区分季度主要经济指标
指标|2025年||||2026年|
|一季度|上半年|前三季度|全年|一季度|上半年
地区生产总值（亿元）|300|620|950|1300|310|650
地区生产总值增速（%）|5|5.5|5.6|6|6.2|6.3
进出口总额（亿元）|30|62|95|130|31|65
进出口总额（亿美元）|4|8|12|18|4.3|9
""",
    # Years down, and a stock told of their last day.
    "years": """
市中区历年常住人口和财政收入
年份|年末常住人口（万人）|一般公共预算收入（亿元）|辖街道数（个）
2022|92.05|101.5|17
2023年|92.3|１０３|17
二〇二四年|约93|…|17
""",
    # One figure a row; what repeats is joined.
    "list": """
数据上报表
地区|指标|时间|数值|单位
市中区|地区生产总值|2026年一季度|300|亿元
^|^|2026年前三季度|950.5|亿元
^|市场主体|2026年9月末|12万余|户
历下区|税收收入|2026年1-9月|150000|万元
""",
    # A plan, how far it is, and growth.
    "targets": """
2026年市中区重点工作目标完成情况（截至10月末）|<|<|<|<
项目|2026年目标|1-10月完成|完成率（%）|同比增减（%）
1.固定资产投资（亿元）|300|255|85|4.5
2.新增停车位（个）|2000|1800余|90%|12
3.口袋公园（处）|10|12|120|
4.老旧小区改造投资（万元）|50000|45000|90.0|-5.1
5.营商环境评价得分|95|93||
""",
    # The indicator stands in the title alone.
    "subdistricts": """
2026年1-10月各街道税收收入完成情况表|<|<|<|<
制表单位：市中区财政局||||单位：万元
序号|街道|收入|同比增长|备注
^|^|^|（%）|^
1|大观园|11000|12.3|
2|兴隆街道办事处|3,210|-0.5|
3|舜耕|2500|1.6|含补缴
4|兴隆|||
合  计|<|26000||
填表人：张三||审核人：李四||
""",
    # Two tables one under the other.
    "stacked": """
表一  2026年10月工业|<|<
指标|本月|本年累计
规上工业增加值（亿元）|5|50
||
表二  2026年10月财政|<|<
指标|本月|本年累计
一般公共预算收入（亿元）|8|90
""",
    # One long table, folded into two halves.
    "folded": """
2026年10月末各街道市场主体|<|<|<
|||单位：户
街道|户数|街道|户数
大观园|1500|舜耕|2500
四里村|1600|七贤|3500
""",
    # Words of bound, on either side of the number.
    "bounds": """
市中区2025年民生工作情况
指标|数值
市场主体|近11万户
新增市场主体|2万余户
管理基金规模|突破1800亿元
安置城镇就业|约3000人
园区注册企业|突破千家
新增停车位|1300多个
多层住宅电梯|不少于85部
口袋公园|20处以内
日间照料中心|12处左右
新增5G基站设施|500个以上
回迁安置人数|两万人
""",
    # The year before beside this one.
    "year_before": """
2026年10月市中区主要经济指标
指标|当月|上年同月|1-10月|上年同期|2025年同期
||||累计|
税收收入（亿元）|10|9.5|100|96|
""",
    # What cannot be read, each with its reason.
    "faults": """
市中区2026年10月主要经济指标
指标|单位|累计|同比增长（%）|同比增长（%）
地区生产总值|亿元|1E400|6|6
规模以上工业增加值|亿元|NaN|6|6
社会消费品零售总额|亿元|#DIV/0!|6|6
固定资产投资|亿元|约11万余|6|6
税收收入|亿元|12,34|6|6
市场主体|万户|近11万户|6|6
常住人口|万人|92.5万|6|6
供地面积|亿元|12|6|6
一般公共预算收入|亿元|10-12|6|6
新增停车位|个|▲32|6|6
""",
    # Months as the numbers that spreadsheets keep.
    "serials": """
市中区规模以上工业增加值（亿元）
指标|46296|46327
规模以上工业增加值（亿元）|5|6
""",
    # A growth that has lost its per cent.
    "fractions": """
市中区2026年1-10月主要经济指标
指标|绝对额（亿元）|增速
规模以上工业增加值|50|0.086
社会消费品零售总额|900|-0.032
""",
    # Kept as files: what other programs write.
    "industries": """
2025年市中区三次产业增加值（初步核算数）
单位：亿元，%
指标,绝对额,比上年增长,比重
地区生产总值,"1,300.55",6.0,100
第一产业,2.35,1.2,0.2
第二产业,－,—,—
第三产业,"1，100.0",6.3,84.6
""",
    "budget": """
2026年10月全区财政收支情况表
\t\t\t金额单位：万元
项　目\t本月数\t累计\t累计同比增减%
一般公共预算收入\t80,000\t900,000\t＋4.1
一般公共预算支出\t76,500\t850,000\t-2.0
""",
    "air": """
2026年10月各区县空气质量情况|<|<|<|<
区县|PM2.5平均浓度（微克/立方米）|<|空气优良天数比例（%）|<
^|10月|同比（%）|10月|同比增减（百分点）
济南市|47|0|77.4|12.9
市中区|45|-4.3|80.6|提高9.7个百分点
""",
    "jobs": """
就业和社会保障（2026年三季度）|<|<
指标|市中区|历下区
安置城镇就业（人）|1.2万|13 500
城乡低保标准（元/月）|1,150|1150
失业人员再就业人数（人）|2300|—
""",
}


class Expected(NamedTuple):
    """A line of ``<table>.csv``: a figure, or the problem of a cell."""

    cell: str
    indicator: str
    area: str
    period: str
    statistic: str
    value: str
    qualifier: str
    problem: str


def expected(table: str) -> list[Expected]:
    with (FOLDER / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        return [Expected(**row) for row in csv.DictReader(file)]


def write(table: str, folder: Path) -> Path:
    """A table as a workbook, with joined cells joined, and numbers as numbers where they are."""
    path = folder / f"{table}.xlsx"
    cells = [line.split("|") for line in TABLES[table].strip("\n").split("\n")]
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Sheet1")
        title = book.add_format({"bold": True, "align": "center"})
        for row, texts in enumerate(cells):
            for column, text in enumerate(texts):
                right, bottom = _joined(cells, row, column)
                if text in {"<", "^"}:
                    continue
                if (right, bottom) != (column, row):
                    sheet.merge_range(row, column, bottom, right, "", title)
                if _is_number(text):
                    sheet.write_number(row, column, float(text))
                elif text:
                    sheet.write_string(row, column, text)
    return path


def _joined(cells: list[list[str]], row: int, column: int) -> tuple[int, int]:
    """The last column and row of the cells joined with one."""
    right, bottom = column, row
    while right + 1 < len(cells[row]) and cells[row][right + 1] == "<":
        right += 1
    while bottom + 1 < len(cells) and cells[bottom + 1][column : column + 1] == ["^"]:
        bottom += 1
    return right, bottom


def _is_number(text: str) -> bool:
    return text.lstrip("-").replace(".", "", 1).isdecimal() and text.isascii()


def main() -> None:
    """Make the kept files anew: two by LibreOffice, two as programs export them."""
    for table, kind in (("air", "xls"), ("jobs", "ods")):
        made = write(table, FOLDER)
        office = shutil.which("soffice") or "soffice"
        command = [office, "--headless", "--convert-to", kind, "--outdir", str(FOLDER), str(made)]
        subprocess.run(command, check=True)  # noqa: S603 - the table's name stands above
        made.unlink()
    for table, encoding in (("industries", "gb18030"), ("budget", "utf-16")):
        text = TABLES[table].lstrip("\n").replace("\n", "\r\n")
        (FOLDER / f"{table}.table.csv").write_text(text, encoding=encoding, newline="")
    write("monthly_report", FOLDER)


if __name__ == "__main__":
    main()
