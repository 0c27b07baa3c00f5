"""Who may do what: roles, departments, and what follows from them."""

from dataclasses import dataclass
from typing import Literal

Role = Literal["reader", "editor", "approver", "administrator"]
ROLES: tuple[Role, ...] = ("reader", "editor", "approver", "administrator")


@dataclass(frozen=True)
class Person:
    """Whoever is before the screen. ``place`` is the address of their computer.

    ``alone``: the program serves this one person on their own computer, who has every role.
    ``departments`` are those for which they may edit; without any, and alone, all.
    """

    id: str
    name: str
    roles: frozenset[Role]
    departments: frozenset[str] = frozenset()
    place: str = ""
    alone: bool = False

    def may(self, role: Role) -> bool:
        """Whether they have a role."""
        return role in self.roles
