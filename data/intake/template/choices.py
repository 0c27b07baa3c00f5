"""What may stand in a column of the template that is chosen from a list, and what it means."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from data.catalogue import Catalogue
from data.cells import as_meant
from data.intake.template.form import codes, labels, plain
from data.model import LANGUAGES, Language, Named

NEAREST = 5  # names that are offered where one is not known


@dataclass(frozen=True)
class Choice:
    """The id or code of each text, by its plain form, and what is said of any other text.

    ``refused`` is the code of that problem, ``allowed`` what it offers instead.
    """

    meanings: dict[str, str]
    refused: str
    allowed: Callable[[str], str]

    def meaning(self, text: str) -> str | None:
        return self.meanings.get(plain(as_meant(text)))


def choices_of(known: Catalogue, language: Language) -> dict[str, Choice]:
    """What can be chosen, by column. An empty cell is exact, and final; it is no ranking area."""
    areas = _names(known.areas.values(), language)
    return {
        "indicator": _names(known.indicators.values(), language),
        "area": areas,
        "statistic": _codes("statistics", language),
        "qualifier": _codes("qualifiers", language, {"": "exact"}),
        "rank_in": Choice({**areas.meanings, "": ""}, areas.refused, areas.allowed),
        "status": _codes("statuses", language, {"": "A"}),
    }


def _codes(kind: str, language: Language, empty: dict[str, str] | None = None) -> Choice:
    words = codes(kind, language)
    meanings = {plain(word): code for word, code in words.items()} | (empty or {})
    allowed = _listed(words, language)
    return Choice(meanings, "not_allowed", lambda _: allowed)


def _names(nouns: Iterable[Named], language: Language) -> Choice:
    """Names in either language, and ids; for one that is not known those most like it."""
    nouns = list(nouns)
    meanings = {plain(noun.id): noun.id for noun in nouns}
    for spoken in LANGUAGES:
        names = labels(nouns, spoken)
        meanings |= {plain(as_meant(name)): noun_id for name, noun_id in names.items()}
    letters = {name: set(plain(name)) for name in labels(nouns, language)}

    def nearest(text: str) -> str:
        wanted = set(plain(text))
        alike = sorted(letters, key=lambda name: len(letters[name] ^ wanted))
        return _listed(alike[:NEAREST], language)

    return Choice(meanings, "template_name", nearest)


def _listed(words: Iterable[str], language: Language) -> str:
    return ("、" if language == "zh" else ", ").join(words)
