from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import pytest

from data.access import Person
from data.desk import proposals
from data.desk.faults import Code, DeskError
from data.desk.proposals import Content, Draft, propose
from data.model import LANGUAGES
from data.store.engines import Engine
from data.wording import refusal, words
from tests.data.desk.material import BOTH, KNOWN, LI, READER, WANG, content, draft, figure


def test_a_proposal_is_kept_letter_for_letter(engine: Engine) -> None:
    brought = content(figure(), figure("2023", "1", note_zh='有“引号”, "quotes",\n两行'))
    number = propose(engine, WANG, KNOWN, draft(file="月报.xlsx", upload=b"\0\xff"), brought)
    assert number == 1
    assert proposals.content(engine, 1) == brought
    assert proposals.upload(engine, 1) == b"\0\xff"


def test_proposals_wait_over_a_restart(address: str, open_engine: Callable[[str], Engine]) -> None:
    if address == ":memory:":
        pytest.skip("what is in memory ends with the process")
    first = open_engine(address)
    propose(first, WANG, KNOWN, draft(), content(figure()))
    first.close()
    (found,) = proposals.proposals(open_engine(address))
    assert (found.number, found.name, found.state) == (1, "王编", "open")


def test_the_newest_proposal_comes_first(engine: Engine) -> None:
    for reason in ("first", "second"):
        propose(engine, WANG, KNOWN, Draft("figures", reason, 1), content(figure()))
    assert [it.reason for it in proposals.proposals(engine)] == ["second", "first"]


@pytest.mark.parametrize("person", (READER, LI))
def test_only_an_editor_proposes_figures(engine: Engine, person: Person) -> None:
    with pytest.raises(DeskError) as told:
        propose(engine, person, KNOWN, draft(), content(figure()))
    assert told.value.code == "not_editor"
    assert proposals.proposals(engine) == []


def test_an_editor_proposes_no_figures_of_another_department(engine: Engine) -> None:
    limited = replace(WANG, limited=True, departments=frozenset({"elsewhere"}))
    with pytest.raises(DeskError, match="other_department"):
        propose(engine, limited, KNOWN, draft(), content(figure()))
    assert proposals.proposals(engine) == []


def test_only_an_approver_proposes_to_bring_back_an_earlier_state(engine: Engine) -> None:
    with pytest.raises(DeskError, match="not_approver"):
        propose(engine, WANG, KNOWN, Draft("restored", "by mistake", 2), Content(restores=1))


def test_a_proposal_without_figures_or_reason_or_with_an_odd_source_is_refused(
    engine: Engine,
) -> None:
    bare = replace(content(figure()), rows=())
    odd = content(figure(), source_id="../../etc")
    long = Draft("figures", "x" * (proposals.LONGEST_REASON + 1), 1)
    for told, brought, code in (
        (draft(), bare, "nothing_new"),
        (draft(), odd, "bad_source"),
        (Draft("figures", " ", 1), content(figure()), "no_reason"),
        (long, content(figure()), "no_reason"),
    ):
        with pytest.raises(DeskError, match=code):
            propose(engine, WANG, KNOWN, told, brought)
    assert proposals.proposals(engine) == []


def test_a_proposal_is_returned_with_a_reason(engine: Engine) -> None:
    propose(engine, WANG, KNOWN, draft(), content(figure()))
    proposals.give_back(engine, 1, LI, "口径不符")
    (found,) = proposals.proposals(engine)
    assert found.decision is not None
    assert (found.state, found.decision.name, found.decision.reason) == (
        "returned",
        "李审",
        "口径不符",
    )


def test_no_proposal_is_returned_without_a_reason(engine: Engine) -> None:
    propose(engine, WANG, KNOWN, draft(), content(figure()))
    with pytest.raises(DeskError, match="no_reason"):
        proposals.give_back(engine, 1, LI, "  ")


def test_an_editor_returns_nothing(engine: Engine) -> None:
    propose(engine, WANG, KNOWN, draft(), content(figure()))
    with pytest.raises(DeskError, match="not_approver"):
        proposals.give_back(engine, 1, WANG, "no")


def test_only_who_made_a_proposal_withdraws_it(engine: Engine) -> None:
    propose(engine, WANG, KNOWN, draft(), content(figure()))
    with pytest.raises(DeskError, match="not_yours"):
        proposals.withdraw(engine, 1, BOTH)
    proposals.withdraw(engine, 1, WANG)
    assert proposals.proposals(engine)[0].state == "withdrawn"


def test_what_is_decided_is_decided_once(engine: Engine) -> None:
    propose(engine, WANG, KNOWN, draft(), content(figure()))
    proposals.withdraw(engine, 1, WANG)
    with pytest.raises(DeskError) as told:
        proposals.give_back(engine, 1, LI, "no")
    assert told.value.code == "decided"
    assert "王编" in refusal(told.value, "zh")
    assert proposals.proposals(engine)[0].state == "withdrawn"


def test_a_proposal_that_is_not_there_is_told(engine: Engine) -> None:
    with pytest.raises(DeskError, match="unknown_proposal"):
        proposals.give_back(engine, 7, LI, "no")


def test_every_refusal_has_its_sentence_in_each_language() -> None:
    for language in LANGUAGES:
        assert set(words(language)["refused"]) == set(get_args(Code))
