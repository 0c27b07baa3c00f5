"""Who may do what: roles, departments, and what follows from them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from ipaddress import ip_address
from typing import Any, Literal
from urllib.parse import urlsplit

from data.catalogue import Catalogue
from data.model import Department

Role = Literal["reader", "editor", "approver", "administrator"]
ROLES: tuple[Role, ...] = ("reader", "editor", "approver", "administrator")
Readers = Literal["anyone", "login", "nobody"]

# What a proxy adds to a request that it hands on; and every header that begins with x-forwarded.
FORWARDED = {"forwarded", "via", "x-real-ip", "x-client-ip", "true-client-ip", "cf-connecting-ip"}


class RefusedError(Exception):
    """A page was asked for by somebody who may not see it; that has been told to them."""


@dataclass(frozen=True)
class Person:
    """Whoever is before the screen. ``place`` is the address of their computer.

    ``alone``: the program serves this one person on their own computer, who has every role.
    ``limited``: as an editor only for the ``departments``, by id or name; else for everything.
    A stranger has no ``id``.
    """

    id: str
    name: str
    roles: frozenset[Role]
    departments: frozenset[str] = frozenset()
    place: str = ""
    alone: bool = False
    limited: bool = False

    def may(self, role: Role) -> bool:
        """Whether they have a role."""
        return role in self.roles

    @property
    def signed_in(self) -> bool:
        """Whether the provider has said who they are."""
        return bool(self.id) and not self.alone

    def is_of(self, department: Department) -> bool:
        """Whether they are said to work in a department, by its id or its name."""
        names = {department.id, department.name_zh, department.name_en}
        return bool(self.departments & names)


@dataclass(frozen=True)
class Access:
    """Who is let in, as the operator has configured it (``data.settings``).

    ``claim`` names what the provider says of a person's roles, ``departments`` of where they work;
    with dots where it lies deeper. ``minutes`` is how long a sign-in lasts; 0: as long as the
    provider says. ``desk``: whether anyone can be let to the desk at all.
    """

    login: bool = False
    readers: Readers = "anyone"
    claim: str = ""
    roles: Mapping[Role, frozenset[str]] = field(default_factory=dict)
    departments: str = ""
    minutes: int = 0
    desk: bool = True


def stranger(access: Access, place: str = "") -> Person:
    """Whoever has not signed in."""
    roles: frozenset[Role] = frozenset({"reader"} if access.readers == "anyone" else ())
    return Person("", "", roles, place=place)


def signed_in(access: Access, claims: Mapping[str, Any], now: float, place: str = "") -> Person:
    """The person of whom the provider says ``claims``; a stranger once their sign-in has ended."""
    who = claims.get("sub")
    # Asked so that what is no number, and so never past, ends it too.
    lasts = now < ends(access, claims)
    if not (access.login and isinstance(who, str) and who and lasts):
        return stranger(access, place)
    names = (claims.get(claim) for claim in ("name", "preferred_username", "email"))
    name = next((name for name in names if isinstance(name, str) and name.strip()), who)
    values = _values(claims, access.claim)
    roles: set[Role] = {role for role, listed in access.roles.items() if listed & values}
    if roles or access.readers == "anyone" or not access.roles.get("reader"):
        roles.add("reader")
    if access.readers == "nobody":
        roles.clear()
    departments, limited = _values(claims, access.departments), bool(access.departments)
    return Person(who, name.strip(), frozenset(roles), departments, place, limited=limited)


def ends(access: Access, claims: Mapping[str, Any]) -> float:
    """The second at which a sign-in ends; 0, long past, where the provider does not say."""
    at = claims.get("iat" if access.minutes else "exp")
    if isinstance(at, bool) or not isinstance(at, int | float):
        return 0.0
    return at + access.minutes * 60


def _values(claims: Mapping[str, Any], name: str) -> frozenset[str]:
    """What a claim says: one word or several. A name with dots may also be that of a claim."""
    value: Any = claims.get(name) if name else ()
    if value is None:
        value = claims
        for part in name.split("."):
            value = value.get(part) if isinstance(value, Mapping) else None
    several = [value] if isinstance(value, str) else value
    if not isinstance(several, list | tuple):
        return frozenset()
    return frozenset(word for word in several if isinstance(word, str) and word)


def is_loopback(host: str) -> bool:
    """Whether a name or address is that of the computer itself."""
    try:
        return host.lower() == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def is_alone(bound: str, peer: str, headers: Iterable[tuple[str, str]]) -> bool:
    """Whether a request can only come from the person at this computer.

    Its server must be ``bound`` to this computer, the request come from here in a browser and from
    a page of this server (no other site's, under whatever name), and not be handed on: a proxy on
    the same computer hands on what strangers ask.
    """
    said: dict[str, list[str]] = {}
    for name, value in headers:
        said.setdefault(name.lower(), []).append(value)
    if any(name in FORWARDED or name.startswith("x-forwarded") for name in said):
        return False
    hosts, origins = said.get("host", []), said.get("origin", [])
    if len(hosts) != 1 or len(origins) != 1:
        return False
    try:
        origin = urlsplit(origins[0])
        asked = urlsplit(f"//{hosts[0]}").hostname or ""
    except ValueError:
        return False
    return origin.netloc == hosts[0] and all(map(is_loopback, (bound, peer, asked)))


def allowed_indicators(person: Person, known: Catalogue) -> frozenset[str]:
    """The indicators whose figures a person may propose: those of their departments, or all."""
    if not person.may("editor"):
        return frozenset()
    if not person.limited:
        return frozenset(known.indicators)
    return indicators_of(own_departments(person, known), known)


def own_departments(person: Person, known: Catalogue) -> list[Department]:
    """The departments for which a person may hand in figures."""
    return [it for it in known.departments.values() if person.is_of(it) or not person.limited]


def indicators_of(departments: Iterable[Department], known: Catalogue) -> frozenset[str]:
    """The indicators of some departments: those that they name, and those of their themes."""
    several = list(departments)
    themes = {theme for department in several for theme in department.themes}
    named = {indicator for department in several for indicator in department.indicators}
    return frozenset(named | {it.id for it in known.indicators.values() if it.theme_id in themes})
