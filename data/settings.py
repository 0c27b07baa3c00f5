"""What the operator has configured of who may do what: the secrets, checked.

A fault opens nothing: the desk stays shut, and nobody is let in to read unless the settings say in
so many words that anyone may.
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast
from urllib.parse import urlsplit

from data.access import ROLES, Access, Readers, Role
from data.model import Problem

FILE = "secrets.toml"
NEEDED = ("redirect_uri", "cookie_secret", "client_id", "client_secret", "server_metadata_url")
AUTH = (*NEEDED, "client_kwargs", "expose_tokens")
ACCESS = ("claim", "roles", "departments", "readers", "lasting_minutes")
READERS: tuple[Readers, ...] = ("anyone", "login")
CALLBACK = "/oauth2callback"
SECRET = 32  # letters of what signs a sign-in; a shorter one could be guessed
DAY = 24 * 60


def configured(secrets: Mapping[str, Any]) -> tuple[Access, list[Problem]]:
    """What the sections ``[auth]`` and ``[access]`` say; without them nobody can log in."""
    problems = list(_sections(secrets))
    if not problems and "auth" not in secrets:
        return Access(), []
    auth, access = (_section(secrets, name) for name in ("auth", "access"))
    problems += [*(_auth(auth) if "auth" in secrets else ()), *_access(access)]
    if problems:
        open_to_all = access.get("readers") == "anyone"
        return shut(readers="anyone" if open_to_all else "nobody"), problems
    roles = access.get("roles", {})
    return Access(
        login=True,
        readers=access.get("readers", "anyone"),
        claim=access.get("claim", ""),
        roles={cast("Role", role): frozenset(_listed(roles[role])) for role in roles},
        departments=access.get("departments", ""),
        minutes=access.get("lasting_minutes", 0),
    ), []


def shut(readers: Readers = "nobody") -> Access:
    """What holds where the settings cannot be trusted."""
    return Access(readers=readers, desk=False)


def _section(secrets: Mapping[str, Any], name: str) -> Mapping[str, Any]:
    section = secrets.get(name)
    return section if isinstance(section, Mapping) else {}


def _sections(secrets: Mapping[str, Any]) -> Iterator[Problem]:
    """There are both sections or none, and no other; a plain value is a variable's."""
    sections = [name for name, value in secrets.items() if isinstance(value, Mapping)]
    yield from _unknown("", sections, ("auth", "access"))
    for name in ("auth", "access"):
        given = name in secrets
        if (given and name not in sections) or (sections and not given):
            yield Problem("missing_setting", FILE, column=f"[{name}]")


def _unknown(section: str, names: Iterable[str], allowed: tuple[str, ...]) -> Iterator[Problem]:
    for name in names:
        if name not in allowed:
            column = f"{section}.{name}" if section else f"[{name}]"
            yield Problem("unknown_setting", FILE, column=column, expected=", ".join(allowed))


def _auth(auth: Mapping[str, Any]) -> Iterator[Problem]:
    """What the login needs. No secret is told back."""
    yield from _unknown("auth", auth, AUTH)
    for name in NEEDED:
        value = auth.get(name)
        if not (isinstance(value, str) and value.strip()):
            yield Problem("missing_setting", FILE, column=f"auth.{name}")
    secret = auth.get("cookie_secret")
    if isinstance(secret, str) and 0 < len(secret) < SECRET:
        yield Problem("short_secret", FILE, column="auth.cookie_secret", expected=str(SECRET))
    for name, ending in (("redirect_uri", CALLBACK), ("server_metadata_url", "")):
        value = auth.get(name)
        if isinstance(value, str) and value and not _is_address(value, ending):
            expected = f"https://…{ending}"
            yield Problem(
                "not_allowed", FILE, column=f"auth.{name}", value=value, expected=expected
            )


def _is_address(value: str, ending: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc) and value.endswith(ending)


def _access(access: Mapping[str, Any]) -> Iterator[Problem]:
    yield from _unknown("access", access, ACCESS)
    readers = access.get("readers", "anyone")
    if readers not in READERS:
        expected = ", ".join(READERS)
        column = "access.readers"
        yield Problem("not_allowed", FILE, column=column, value=str(readers), expected=expected)
    for name in {"claim", "departments"} & set(access):
        if not isinstance(access[name], str) or not access[name].strip():
            yield Problem("missing_setting", FILE, column=f"access.{name}")
    minutes = access.get("lasting_minutes", 1)
    if type(minutes) is not int or not 1 <= minutes <= DAY:
        column, expected = "access.lasting_minutes", f"1–{DAY}"
        yield Problem("not_allowed", FILE, column=column, value=str(minutes), expected=expected)
    yield from _roles(access)


def _roles(access: Mapping[str, Any]) -> Iterator[Problem]:
    roles = access.get("roles", {})
    if not isinstance(roles, Mapping):
        yield Problem("missing_setting", FILE, column="[access.roles]")
        return
    yield from _unknown("access.roles", roles, ROLES)
    for role, values in roles.items():
        listed = _listed(values)
        if not listed or not all(isinstance(value, str) and value for value in listed):
            yield Problem("missing_setting", FILE, column=f"access.roles.{role}")
    if roles and "claim" not in access:
        yield Problem("missing_setting", FILE, column="access.claim")


def _listed(values: Any) -> list[Any]:
    """One word or a list of words."""
    return values if isinstance(values, list) else [values]
