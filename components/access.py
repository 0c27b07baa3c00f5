"""Who is before the screen and what they may do. Each page of the desk asks here itself."""

import os
import time
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, Literal

import streamlit as st
from streamlit import config
from streamlit.errors import StreamlitSecretNotFoundError

from components import session
from components.text import Text
from data import settings
from data.access import (
    ROLES,
    Access,
    Person,
    RefusedError,
    Role,
    ends,
    is_alone,
    is_loopback,
    signed_in,
    stranger,
)
from data.model import LANGUAGES, Problem
from data.wording import sentence, words

DESK = "DASHBOARD_DESK"  # "off" shuts the desk: for a proxy that does not tell of itself
Headers = Iterable[tuple[str, str]]


@cache
def _read() -> tuple[Access, list[Problem]]:
    """The settings, read once: what is changed in the file holds after a restart."""
    try:
        found, problems = settings.configured(st.secrets.to_dict())
    except (OSError, UnicodeDecodeError) as fault:
        # Without a file there is no login; but a file that was named must be there.
        absent = isinstance(fault, StreamlitSecretNotFoundError) and (
            fault.error_id == "no-secrets-found" and not config.is_manually_set("secrets.files")
        )
        found = Access() if absent else settings.shut()
        problems = [] if absent else [Problem("bad_secrets", settings.FILE, value=str(fault))]
    if config.get_option("server.trustedUserHeaders"):
        # Whoever sends such a header would be whom it names.
        option = "server.trustedUserHeaders"
        problems = [*problems, Problem("not_empty", "config.toml", column=option)]
        found = settings.shut("nobody" if found.readers != "anyone" else "anyone")
    return found, problems


def configured() -> Access:
    """Who is let in, as the operator has configured it."""
    found, _ = _read()
    return found if os.environ.get(DESK, "on") == "on" else replace(found, desk=False)


def desk_open() -> bool:
    """Whether anybody can be let to the desk: by login, or alone at this computer."""
    access = configured()
    return access.desk and (access.login or is_loopback(_bound()))


def told() -> list[str]:
    """What whoever starts the server must know of it, in each language."""
    found, problems = _read()
    said = [sentence(problem, language) for language in LANGUAGES for problem in problems]
    if desk_open():
        return said
    why = "address" if found.desk and configured().desk else "off" if found.desk else "settings"
    if why == "settings" and found.readers == "nobody":
        why = "nobody"
    return [*said, *(str(words(language)["desk"][why]) for language in LANGUAGES)]


def _bound() -> str:
    """The address that the server listens on; every one, unless one is configured."""
    return str(config.get_option("server.address") or "0.0.0.0")  # noqa: S104 -- it is compared


def who(claims: Mapping[str, Any], headers: Headers, place: str) -> Person:
    """From whom a request comes: by what the provider says of them, or by where they are."""
    access = configured()
    if access.login:
        return signed_in(access, claims, time.time(), place)
    if access.desk and is_alone(_bound(), place, headers):
        return Person("alone", "", frozenset(ROLES), place=place, alone=True)
    return stranger(access, place)


def person() -> Person:
    """Whoever is before the screen, as it stands at this moment."""
    headers = st.context.headers
    said = [(name, value) for name in headers for value in headers.get_all(name)]
    # Streamlit tells no address where it is this computer's own.
    place = str(st.context.ip_address or ("127.0.0.1" if said else ""))
    found = who(_claims(), said, place)
    return replace(found, name=session.text()("access.alone")) if found.alone else found


def _claims() -> Mapping[str, Any]:
    claims = st.user.to_dict() if configured().login else {}
    return claims if claims.get("is_logged_in") is True else {}


def ended() -> bool:
    """Whether there was a sign-in and its time is over."""
    claims = _claims()
    return bool(claims) and not time.time() < ends(configured(), claims)


def require(roles: Role | Sequence[Role], text: Text) -> Person:
    """The first line of a page of the desk: who is before it, where they have one of the roles.

    Else tells them what the page needs and raises RefusedError, so that nothing of it is shown.
    """
    needed: Sequence[Role] = [roles] if isinstance(roles, str) else roles
    found = person()
    if desk_open() and any(map(found.may, needed)):
        return found
    # Load what draws figures, which nobody needs who is not refused.
    from components import noting  # noqa: PLC0415
    from components.panels.entrance import refused  # noqa: PLC0415

    noting.refused(found)
    refused(needed, lacking(found) if configured().login and desk_open() else "absent", text)
    raise RefusedError


def lacking(found: Person) -> Literal["login", "ended", "role", "nobody"]:
    """What keeps a person out where there is a login."""
    if configured().readers == "nobody":
        return "nobody"
    if found.signed_in:
        return "role"
    return "ended" if ended() else "login"


def offered(*pages: tuple[str, str, list[Role]]) -> list[st.Page]:
    """The pages of the desk, each with its title and the roles that it needs one of.

    The menu shows those that the person may open. The others still open by their address: whoever
    follows a link is told what it needs. Where there is no desk, there are none.
    """
    found = person()
    return [
        st.Page(file, title=title, visibility="visible" if any(map(found.may, roles)) else "hidden")
        for file, title, roles in pages
        if desk_open()
    ]
