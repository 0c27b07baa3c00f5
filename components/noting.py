"""What people do that changes no figure, and is noted in the log all the same."""

from collections.abc import Callable, Iterable

from components import access, cached, session
from data.access import Person
from data.desk import audit
from data.desk.audit import Action

# Why the desk refuses what a person has no right to.
FORBIDDEN = {"not_editor", "not_approver", "not_yours", "own", "other_department"}
Make = Callable[[], bytes]


def exported(
    make: Make, file: str, filters: Iterable[tuple[str, str]], *, always: bool = False
) -> Make:
    """What makes a file, noted whenever it is made, where only those read who have logged in.

    Whoever is before the page now is who takes it along. What cannot be noted is not handed out.
    ``always``: wherever it is.
    """
    if not always and access.configured().readers != "login":
        return make
    person, release = access.person(), cached.shown().number
    after = {"filters": dict(filters), "release": release}

    def noted() -> bytes:
        content = make()
        audit.note(cached.engine(), person, "export", file, after=after)
        return content

    return noted


def answered(person: Person, asked: str) -> None:
    """That another program was answered, where only those read who have logged in."""
    if access.configured().readers == "login":
        audit.note(cached.engine(), person, "export", asked.rstrip("?"))


def refused(person: Person) -> None:
    """That somebody asked for this page and may not see it; once, however often they ask.

    Strangers are not noted: whoever comes along could fill the log.
    """
    page = session.page()
    if person.signed_in and session.first_time(f"refused {page}"):
        audit.note(cached.engine(), person, "refused", page)


def denied(person: Person, code: str) -> None:
    """That somebody tried at the desk what they may not do."""
    if code in FORBIDDEN:
        audit.note(cached.engine(), person, "refused", session.page(), after={"why": code})


def signed(action: Action, person: Person) -> None:
    """That somebody signed in or out."""
    audit.note(cached.engine(), person, action, "")
