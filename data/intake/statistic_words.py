"""What a heading says is measured: 绝对额, 同比±%, 增减百分点, 位次, 全年目标, 完成率."""

import re
from dataclasses import dataclass

from data.intake.letters import LONGEST_LABEL, close

# No statistic of the tables: on the month before, in the unit itself, a share, a judgement.
NOT_KEPT = "other"


@dataclass(frozen=True)
class Measured:
    """The statistic that words name, and the words that are left without it.

    ``rank_of`` says what a rank is one of, ``within`` where (全市); both empty where unsaid.
    """

    statistic: str
    rest: str
    rank_of: str = ""
    within: str = ""


_ON_YEAR = r"(?:[比较与](?:上年|去年)(?:同期|同月)?(?:相比)?)"
_GROWTH = (
    rf"(?:名义|实际|可比)?(?:同比|{_ON_YEAR})?(?:增减速度|增长速度|增长率|增长幅度|增减幅度|增速|增幅"
    rf"|增长|增减|升降|变化|±)(?:\(?[±+-]+\)?)?(?:率|幅)?%?|同比%?|{_ON_YEAR}%?"
)
_RATE = re.compile("率|幅|速|±|%|点|增长|同比$")
_AIM = "(?:目标|任务|计划|预期)"
_GROWN = "(?:增速|增长|增幅)"
_WITHIN = r"(?:在|居|列)?(?P<within>全国|全省|全市|全区|全县)"
_FORMS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (statistic, re.compile(form))
    for statistic, form in (
        (NOT_KEPT, rf"\S*(?:{_AIM}\S*{_GROWN}|{_GROWN}\S*{_AIM})\S*"),  # no target in 亿元
        (NOT_KEPT, r"(?:年均|[两二三四五]年平均|平均)\S*?(?:增长|增速|增幅)\S*"),
        (
            NOT_KEPT,
            r"(?:位次|排名|名次)(?:升降|变化|变动|进退)|(?:比|较)(?:上月|上季度?|上期)\S*(?:位次|排名)\S*",
        ),
        (
            "rank",
            (
                rf"(?:{_WITHIN})?(?P<of>(?:同比)?(?:增速|增幅|增长率?|总量|绝对[额值量数]|数值|总额|规模))?"
                rf"(?:{_WITHIN.replace('within', 'among')})?(?:位次|排名|排位|名次|序位)"
            ),
        ),
        (
            NOT_KEPT,
            r"环比\S*|(?:比|较)(?:上月|上季度?|上期)\S*|上月(?:数|值)?|贡献率|拉动\S*点?|权重|得分",
        ),
        (
            NOT_KEPT,
            r"(?:同比)?(?:(?:增减|增长|减少|净增)(?:额|量|值|数)|增加(?:额|量|数))|差[额距]|(?:上年|去年)=100",
        ),
        (
            "completion",
            (
                r"(?:目标|任务|计划|预算)?(?:完成率|完成比例|完成进度|执行率)|(?:完成|占|为)(?:年度|全年|年初|年)?"
                r"(?:目标|任务|计划|预算)(?:任务|进度|数)?(?:的?比[例重]|的?百分比|%)?|完成%|目标进度"
            ),
        ),
        (NOT_KEPT, r"(?:所?占\S*)?(?:比重|占比)|序时进度|超欠\S*"),
        (
            "target",
            r"(?P<year>年度|全年|年|本年|今年)?(?:工作)?(?:目标任务|目标|计划|任务|预期)(?:数|值|量)?",
        ),
        ("change_pp", rf"(?:同比|{_ON_YEAR})?(?:增减|升降|变化|提高|增长)?\(?(?:个)?百分点\)?"),
        ("yoy", _GROWTH),
        (
            "value",
            (
                r"^(?:绝对[额值量数]|总量|总额|实绩|实际|数值|数额|金额|指标值|数量|数据|余额|数|值|实际完成|完成情况|完成)"
                r"(?:数|额|值|量)?$|^(?:户|人|家|个|件|套|面积)数$|绝对[额值量数]|完成[数额值量]|实际完成(?:数|额|值|量)?|实绩"
            ),
        ),
    )
)


def may_be_amount(words: str) -> bool:
    """Whether a growth (同比增减, 比上年同期) leaves open that it is told in the unit itself."""
    found = measured(words)
    growth = re.search(_GROWTH, close(words)) if found and found.statistic == "yoy" else None
    return growth is not None and not _RATE.search(growth[0])


def measured(words: str) -> Measured | None:
    """The statistic that words name; None where they name none."""
    text = close(words)
    if len(text) > LONGEST_LABEL:
        return None
    for statistic, form in _FORMS:
        found = form.search(text)
        if not found:
            continue
        year = found.groupdict().get("year") or ""  # of 全年目标 the year is the period
        rest = re.sub(r"\(\)", "", text[: found.start()] + year + text[found.end() :])
        if statistic != "rank":
            return Measured(statistic, rest)
        of = found["of"] or ""
        grown = re.search("增", of or rest)
        level = "value" if of else ""
        within = found["within"] or found["among"] or ""
        left = re.sub(r"^(?:同比|累计)?(?:增速|增幅|增长)$", "", rest)
        return Measured(statistic, left, "yoy" if grown else level, within)
    return None
