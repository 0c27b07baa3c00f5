"""The data desk on the page: handing in, looking through, deciding, bringing back."""

from components.desk.checking import checked
from components.desk.differences import differences
from components.desk.drafts import propose
from components.desk.handed import file, template
from components.desk.mapped import mapped
from components.desk.reports import report
from components.desk.restored import earlier, propose_restoring
from components.desk.waiting import chosen, decide, details, listed, waiting
from components.desk.words import said

__all__ = [
    "checked",
    "chosen",
    "decide",
    "details",
    "differences",
    "earlier",
    "file",
    "listed",
    "mapped",
    "propose",
    "propose_restoring",
    "report",
    "said",
    "template",
    "waiting",
]
