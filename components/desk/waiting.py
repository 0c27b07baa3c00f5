"""Proposals: which wait, what each would change, and what becomes of it."""

from collections.abc import Callable, Sequence
from functools import partial

import streamlit as st

from components import dates, noting, session
from components.addresses import Link, address
from components.cached import desk as cached
from components.cached import edition
from components.desk.differences import differences, doubts
from components.desk.words import denied
from components.panels import released
from components.show import note, nothing, page_of, subheading, table
from components.text import Text, literal
from data.access import Person
from data.catalogue import Catalogue, tables_folder
from data.desk import proposals, publishing
from data.desk.faults import DeskError
from data.desk.handing_in import Examination
from data.desk.proposals import Proposal
from data.model import UnsoundTablesError
from data.store.history import revisions
from data.wording import sentence

PAGE = 20


def waiting() -> list[Proposal]:
    """All proposals, those that wait and those that are decided."""
    return proposals.proposals(edition.engine())


def listed(found: Sequence[Proposal], person: Person, known: Catalogue, text: Text) -> None:
    """All proposals, the newest first, each leading to what it would change."""
    if not found:
        said = literal(text("proposals.none"))
        submit = Link(text("proposals.to_submit"), address("submit", session.link()))
        way = f" {submit.markdown()}" if person.may("editor") else ""
        nothing(said + way, icon="inbox")
        return
    shown = found[page_of(len(found), PAGE, "proposals", text)]
    table([_row(it, known, text) for it in shown])


def _row(it: Proposal, known: Catalogue, text: Text) -> dict[str, str | Link]:
    leading = address("proposals", session.link(proposal=str(it.number)))
    return {
        text("proposals.number"): Link(str(it.number), leading),
        text("proposals.state"): text(f"proposals.{it.state}"),
        text("proposals.about"): _about(it, known, text),
        text("proposals.by"): it.name,
        text("proposals.at"): dates.moment(it.made_at, text),
        text("proposals.reason"): it.reason,
    }


def _about(it: Proposal, known: Catalogue, text: Text) -> str:
    if it.kind == "restored":
        return text("proposals.restores")
    held = known.sources.get(it.source_id)
    return held.name(text.language) if held else it.title


def chosen(found: Sequence[Proposal], text: Text) -> Proposal | None:
    """The proposal that the address asks for, else the first that waits; chosen from a list."""
    if not found:
        return None
    options = [str(it.number) for it in found]
    waiting = next((str(it.number) for it in found if it.state == "open"), options[0])
    number = st.selectbox(
        text("proposals.choose"),
        options,
        format_func=lambda it: text("proposals.one", number=it),
        key=session.settle("proposal", options, waiting, always=True),
        width=260,
    )
    return next(it for it in found if str(it.number) == number)


def details(it: Proposal, known: Catalogue, text: Text) -> Examination | None:
    """All of one proposal: whence it is, its file, and what it would change now."""
    subheading(text("proposals.one", number=str(it.number)))
    brought = proposals.content(edition.engine(), it.number)
    source = brought.source
    department = known.departments.get(it.department)
    said = {
        "state": text(f"proposals.{it.state}"),
        "by": text("list.names").join(
            filter(None, [it.name, department.name(text.language) if department else ""])
        ),
        "at": dates.moment(it.made_at, text),
        "reason": it.reason,
        "source": _about(it, known, text),
        **{name: source.get(name, "") for name in ("publisher", "published", "url")},
        "kind": text.known(f"source_kind.{source.get('kind', '')}", ""),
        "reliability": text.known(f"confidence.{source.get('reliability', '')}", ""),
        "restores": text("releases.number") + f" {brought.restores}" if brought.restores else "",
    }
    table(
        [
            {text("proposals.item"): text(f"proposals.{name}"), text("proposals.said"): words}
            for name, words in said.items()
            if words
        ]
    )
    if it.decision:
        _decision(it, text)
    if it.file:
        engine = edition.engine()
        take = partial(proposals.upload, engine, it.number)
        st.download_button(
            text("proposals.file", name=literal(it.file)),
            noting.exported(take, it.file, (), always=True),
            file_name=it.file,
            key="take-upload",
            on_click="ignore",
            icon=":material/download:",
        )
    if it.state != "open":
        return None
    if brought.restores:
        restoring(brought.restores, known, text)
        return None
    found = cached.looked_at(it.number)
    if found.problems:
        st.error(text("proposals.unsound"), icon=":material/error:")
        st.markdown("\n".join(f"- {literal(sentence(p, text.language))}" for p in found.problems))
        return found
    doubts(found.doubts, text)
    differences(found.compared, known, text)
    return found


def _decision(it: Proposal, text: Text) -> None:
    """What became of it, by whom and why."""
    if it.decision is None:
        return
    said = text(
        f"proposals.was_{it.decision.verdict}",
        by=it.decision.name,
        moment=dates.moment(it.decision.made_at, text),
        reason=it.decision.reason,
        release=it.decision.release,
    )
    st.info(literal(said), icon=":material/gavel:")


def restoring(number: int, known: Catalogue, text: Text) -> None:
    """What would change if the state of an earlier release were brought back."""
    newest = edition.edition().release
    release = next(it for it in edition.released() if it.number == newest)
    released.compared(release, revisions(edition.engine(), newest, number), known, text)


def decide(it: Proposal, person: Person, text: Text) -> None:
    """Release, return with a reason, or take back: what the person may do with it."""
    # What the person saw is what the last run showed; this one may know of a further release.
    newest = edition.edition().release
    looked_at = session.exchange(f"looked-at-{it.number}", newest) or newest
    if it.state != "open":
        return
    engine = edition.engine()
    mine = it.made_by == person.id
    if mine and st.button(text("proposals.withdraw"), key="withdraw", icon=":material/undo:"):
        _do(lambda: proposals.withdraw(engine, it.number, person), "withdrawn", it, person, text)
    if not person.may("approver"):
        return
    if mine and not person.alone:
        note(text("proposals.own"))
        return
    with st.form("decide", border=True):
        reason = st.text_area(
            text("proposals.why"),
            max_chars=proposals.LONGEST_REASON,
            key=session.renewed("decide-reason"),
        )
        with st.container(horizontal=True):
            release = st.form_submit_button(
                text("proposals.release"), type="primary", icon=":material/publish:"
            )
            back = st.form_submit_button(text("proposals.give_back"), icon=":material/undo:")
    if release:
        _do(lambda: _release(it, person, looked_at), "released", it, person, text)
    if back:
        _do(
            lambda: proposals.give_back(engine, it.number, person, reason),
            "returned",
            it,
            person,
            text,
        )


def _release(it: Proposal, person: Person, looked_at: int) -> None:
    folder = tables_folder()
    publishing.release(edition.engine(), folder, it.number, person, looked_at=looked_at)
    edition.look_again()


def _do(what: Callable[[], object], verdict: str, it: Proposal, person: Person, text: Text) -> None:
    """Do it and say so on the next run; where it is refused, say why, and nothing has changed."""
    try:
        what()
    except DeskError as fault:
        denied(fault, person, text)
        return
    except UnsoundTablesError as unsound:
        st.error(text("proposals.unsound"), icon=":material/error:")
        told = (sentence(problem, text.language) for problem in unsound.problems)
        st.markdown("\n".join(f"- {literal(said)}" for said in told))
        return
    session.say(literal(text(f"proposals.done_{verdict}", number=str(it.number))))
    session.renew("decide-reason")
    st.rerun()
