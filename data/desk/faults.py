"""Why the desk does not do what was asked."""

from typing import Literal

Code = Literal[
    "not_editor",
    "not_approver",
    "not_yours",
    "own",
    "no_reason",
    "decided",
    "unknown_proposal",
    "unknown_release",
    "moved",
    "other_department",
    "nothing_new",
    "bad_source",
    "tampered",
]


class DeskError(Exception):
    """Something is not done, and nothing has changed. ``wording.refusal`` tells why."""

    def __init__(self, code: Code, **blanks: str) -> None:
        super().__init__(code)
        self.code, self.blanks = code, blanks
