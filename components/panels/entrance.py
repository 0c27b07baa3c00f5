"""The way in and out, and what somebody sees who may not enter."""

from collections.abc import Sequence
from typing import Literal

import streamlit as st

from components.show import heading, quiet
from components.text import Text, literal
from data.access import ROLES, Person, Role
from data.catalogue import Catalogue

Why = Literal["login", "ended", "role", "absent", "nobody"]
NAME = 12  # letters of a name that stand above every page; the whole is one click away
SIGN = {"login": ":material/lock:", "ended": ":material/schedule:", "role": ":material/block:"}


def refused(needed: Sequence[Role], why: Why, text: Text) -> None:
    """In place of a page that one may not see: what it needs, and what can be done."""
    names = text("list.names").join(text(f"role.{role}") for role in needed)
    heading(text("barred.title"), text("barred.needs", roles=names))
    _told(why, text)


def entrance(why: Why, title: str, text: Text) -> None:
    """In place of everything, for somebody who may not even read."""
    heading(title, text("entrance.title"))
    _told(why, text)
    if why == "role":
        sign_out(text, key="leave")


def _told(why: Why, text: Text) -> None:
    with st.container(border=True, key="barred"):
        st.markdown(f"{SIGN.get(why, ':material/info:')} {literal(text(f'barred.{why}'))}")
        if why in ("login", "ended"):
            sign_in(text, key="enter", kind="primary")


def sign_in(text: Text, key: str, kind: Literal["primary", "secondary"] = "secondary") -> None:
    """Leads to the provider, and back to the first page."""
    if st.button(text("access.sign_in"), icon=":material/login:", type=kind, key=key):
        st.login()


def sign_out(text: Text, key: str) -> None:
    """Ends the sign-in here and, where the provider knows how, there."""
    if st.button(text("access.sign_out"), icon=":material/logout:", key=key):
        st.logout()


def whoever(person: Person, known: Catalogue, text: Text) -> None:
    """Above every page where there is a login: who has signed in, as what, or the way in."""
    if not person.signed_in:
        sign_in(text, key="sign-in")
        return
    short = person.name if len(person.name) <= NAME else f"{person.name[: NAME - 1]}…"
    with st.popover(literal(short), icon=":material/person:", key="person"):
        st.markdown(f"**{literal(person.name)}**")
        roles = [text(f"role.{role}") for role in ROLES if person.may(role)]
        quiet(text("access.roles", roles=text("list.names").join(roles)))
        if person.limited and person.may("editor"):
            own = [it.name(text.language) for it in known.departments.values() if person.is_of(it)]
            names = text("list.names").join(own) or text("access.no_department")
            quiet(text("access.departments", departments=names))
        sign_out(text, key="sign-out")


def ended(text: Text) -> None:
    """Told to a reader whose sign-in has come to its end, and who reads on as anyone may."""
    st.info(literal(text("barred.ended")), icon=":material/schedule:")
