"""People of the desk, and a monthly report of the harbour that they hand in."""

from dataclasses import replace

from data.access import Person
from data.catalogue import catalogue, sound
from data.columns import COLUMNS
from data.desk.proposals import Content, Draft
from data.intake.sheet import Candidate
from tests.data.faults import HARBOUR

KNOWN = catalogue(sound(HARBOUR))

WANG = Person("wang", "王编", frozenset({"reader", "editor"}))
LI = Person("li", "李审", frozenset({"reader", "approver"}))
BOTH = Person("zhao", "赵", frozenset({"reader", "editor", "approver"}))
ALONE = Person("here", "本机", frozenset({"reader", "editor", "approver"}), alone=True)
READER = Person("sun", "孙", frozenset({"reader"}))

MONTHLY = {
    "source_id": "monthly_2024_10",
    "title_zh": "海东区2024年10月月报",
    "title_en": "Monthly report of Haidong, October 2024",
    "published": "2024-11-08",
    "kind": "bulletin",
    "reliability": "high",
}
BLANK = {column.name: "" for column in COLUMNS["observations"]}


def figure(period: str = "2024", value: str = "5810.2", **more: str) -> dict[str, str]:
    """A row of observations: the cargo of the harbour."""
    said = {
        "indicator_id": "cargo_throughput",
        "area_id": "990102",
        "period": period,
        "period_basis": "stated",
        "statistic": "value",
        "value": value,
        "qualifier": "exact",
        "status": "A",
        "confidence": "high",
        "quote": f"货物吞吐量 | {period} | {value}",
    }
    return BLANK | said | more


def content(*rows: dict[str, str], **about: str) -> Content:
    """A report with some figures, and the text that holds them."""
    text = "\n".join(row["quote"] for row in rows)
    return Content(MONTHLY | about, rows, text)


def again(*rows: dict[str, str]) -> Content:
    """As ``content``, of the report once it is known."""
    return replace(content(*rows), source={"source_id": MONTHLY["source_id"]})


def candidates(*rows: dict[str, str]) -> list[Candidate]:
    """The figures as they were read, one below the other, from C2 on."""
    return [Candidate(row, "Sheet1", f"C{line}") for line, row in enumerate(rows, start=2)]


def draft(base: int = 1, file: str = "", upload: bytes = b"") -> Draft:
    return Draft("figures", "月报", base, MONTHLY["source_id"], file=file, upload=upload)
