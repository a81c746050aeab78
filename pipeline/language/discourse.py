"""Who a pronoun or a description stands for: the entities in focus, most recent first.

Entities are remembered sentence by sentence, subjects before others. A description is resolved
by kind, number and what its modifiers say (country, seat); what fits nobody resolves to nobody,
never to the nearest name.
"""

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import dataclass, field
from itertools import pairwise

from pipeline.language.mentions import COMPANIES

WINDOW = 4  # sentences back that a description may reach
PRONOUN_WINDOW = 2
KINDS_OF_COMPANIES = 2
PAIRED = ("operator", "vendor", "technology")
STRANGER = "stranger"  # the kind of a company that is named and not known


@dataclass(frozen=True, slots=True)
class Focus:
    """An entity as it was last spoken of."""

    kind: str
    id: str
    country: str | None
    sentence: int
    is_subject: bool
    position: int
    text: str = ""
    is_pronoun: bool = False
    is_people: bool = False  # `the Finns`, whom `they` means as well
    is_aside: bool = False  # named in what only describes another: `the vendors that built its 4G`
    is_under: bool = False  # subject of an adverbial clause: `A day after A did, B acted`
    body: str = ""
    """For a government: the name of the body that is meant, and what kind of body it is."""
    office: str = ""


@dataclass(slots=True)
class Discourse:
    """The entities of the article so far, by sentence and by kind."""

    _by_sentence: dict[int, list[Focus]] = field(default_factory=dict)
    _by_kind: dict[str, list[Focus]] = field(default_factory=dict)
    _counts: dict[str, Counter[str]] = field(default_factory=dict)

    def note(self, focuses: Iterable[Focus]) -> None:
        """Remember the entities of one sentence."""
        for focus in focuses:
            self._by_sentence.setdefault(focus.sentence, []).append(focus)
            self._by_kind.setdefault(focus.kind, []).append(focus)
            self._counts.setdefault(focus.kind, Counter())[focus.id] += 1

    def named(self, sentence: int, *, before: int) -> list[Focus]:
        """The entities of a sentence that stand before a character of the text."""
        return [e for e in self._by_sentence.get(sentence, ()) if e.position < before]

    def of_sentence(self, sentence: int) -> list[Focus]:
        """The entities of a sentence, in order of mention."""
        return self._by_sentence.get(sentence, [])

    def kinds(self, sentence: int) -> set[str]:
        """The kinds of the entities of a sentence."""
        return {e.kind for e in self._by_sentence.get(sentence, ())}

    def of_kind(self, kind: str) -> list[Focus]:
        """All entities of a kind, in order of mention."""
        return self._by_kind.get(kind, [])

    def most_named(self, kind: str) -> tuple[str, int] | None:
        """The entity of a kind that is spoken of most, and how often; the first of equals."""
        return next(iter(self._counts.get(kind, Counter[str]()).most_common(1)), None)

    def single(
        self,
        kind: str,
        sentence: int,
        *,
        before: int,
        fits: Callable[[Focus], bool] = lambda f: True,
        window: int = WINDOW,
    ) -> Focus | None:
        """The entity of a kind in focus; None where none fits.

        The last sentence that has one decides; in it a subject goes before others. Two others
        that both fit leave it open.
        """
        for back in range(window + 1):
            known = self.named(sentence - back, before=before)
            here = [e for e in known if e.kind == kind and fits(e)]
            if here:
                return _choose(here)
            if kind in COMPANIES and any(e.kind == STRANGER for e in known):
                return None  # "Acme Wireless is next. The carrier will": one who is not known
        return None

    def latest(
        self, kind: str, sentence: int, *, before: int, fits: Callable[[Focus], bool]
    ) -> Focus | None:
        """The entity of a kind that was spoken of last: `that operator`, subject or not."""
        for back in range(WINDOW + 1):
            known = self.named(sentence - back, before=before)
            here = [e for e in known if e.kind == kind and fits(e)]
            if here:
                return max(here, key=lambda e: e.position)
        return None

    def only(self, kind: str, *, before: int, fits: Callable[[Focus], bool]) -> Focus | None:
        """The one entity of a kind that fits, of all that were named; None where several do."""
        known = _distinct(e for e in self.of_kind(kind) if e.position < before and fits(e))
        return known[0] if len(known) == 1 else None

    def recent(self, kind: str, sentence: int, *, before: int, window: int) -> list[Focus]:
        """The entities of a kind spoken of here and a few sentences back, in order of mention."""
        spans = range(sentence - window, sentence + 1)
        return _distinct(e for n in spans for e in self.named(n, before=before) if e.kind == kind)

    def together(self, kind: str, sentence: int, *, before: int, window: int) -> list[Focus]:
        """Those of a kind that were spoken of last, where they were named in one breath.

        `Huawei and ZTE` are; of a maker that another is to replace, one alone may be meant.
        """
        for back in range(window + 1):
            known = self.named(sentence - back, before=before)
            here = _distinct(e for e in known if e.kind == kind)
            if here:
                pairs = pairwise(here)
                return here if all(_touch(one, other) for one, other in pairs) else []
        return []

    def coupled(self, kind: str, *, before: int) -> list[frozenset[str]]:
        """The twos of a kind that were named in one breath, whenever that was: `A and B`."""
        known = [e for e in self.of_kind(kind) if e.position < before and not e.is_pronoun]
        inside = (p for p in pairwise(known) if p[0].sentence == p[1].sentence and _touch(*p))
        return [frozenset((one.id, other.id)) for one, other in inside]

    def paired(self, sentence: int, *, before: int) -> set[str]:
        """The kinds of which the nearest sentence that names two of one kind names just two."""
        for back in range(WINDOW + 1):
            ids: dict[str, set[str]] = {}
            for entity in self.named(sentence - back, before=before):
                if not entity.is_pronoun and entity.kind in PAIRED:
                    ids.setdefault(entity.kind, set()).add(entity.id)
            kinds = {kind for kind, found in ids.items() if len(found) == 2}
            if kinds:  # "The former has A and B. The latter"
                known = self.named(sentence - back, before=before)
                return kinds | {e.kind for e in known if e.is_pronoun}
        return set()

    def companies(self, sentence: int, *, before: int) -> list[Focus]:
        """The companies named in a sentence before a place, in order."""
        known = self.named(sentence, before=before)
        return _distinct(e for e in known if e.kind in COMPANIES and not e.is_pronoun)

    def partners(self, sentence: int, *, before: int, count: int) -> list[Focus]:
        """`Etisalat and Ericsson will test it. The two companies ...`: so many of two kinds.

        Empty where the sentences right before name others as well, or where this one has
        named so many.
        """
        if len(_distinct(self.companies(sentence, before=before))) >= count:
            return []
        known: dict[str, Focus] = {}
        for back in range(1, PRONOUN_WINDOW + 1):
            known |= {f.id: f for f in self.companies(sentence - back, before=before)}
            if len(known) > 1:
                break  # two or more, whom a count may mean
        all_of_them = [*known.values()]
        is_mixed = len({f.kind for f in all_of_them}) == KINDS_OF_COMPANIES
        return all_of_them if is_mixed and len(all_of_them) == count else []

    def last_subject(self, kinds: Container[str], sentence: int, *, before: int) -> Focus | None:
        """The subject spoken of last in a sentence, of any of the kinds."""
        subjects = self._subjects(kinds, sentence, before=before)
        return max(subjects, key=lambda e: e.position, default=None)

    def is_eclipsed(self, focus: Focus, sentence: int, *, before: int) -> bool:
        """Whether a company that is not known has acted since, and nobody known beside it."""
        for back in range(PRONOUN_WINDOW + 1):
            known = self.named(sentence - back, before=before)
            if any(e.kind == STRANGER for e in known):
                return all(e.id != focus.id for e in known)
            if any(e.id == focus.id for e in known):
                return False
        return False

    def topmost(self, kinds: Container[str], sentence: int, *, before: int) -> Focus | None:
        """The first subject of the last sentence before that has one: whom it is about."""
        for back in range(1, PRONOUN_WINDOW + 1):
            subjects = self._subjects(kinds, sentence - back, before=before)
            if subjects:
                return min(subjects, key=lambda e: (e.is_under, e.position))
        return None

    def _subjects(self, kinds: Container[str], sentence: int, *, before: int) -> list[Focus]:
        known = self.named(sentence, before=before)
        return [e for e in known if e.is_subject and e.kind in kinds]

    def several(
        self,
        kind: str,
        count: int | None,
        sentence: int,
        *,
        before: int,
        fits: Callable[[Focus], bool],
        at_least: int = 2,
        far: bool = False,
        through: bool = False,
    ) -> list[Focus]:
        """The entities of a kind that a plural stands for, in order of mention.

        With a count ("both", "the three"): the last so many, or so many that were named together,
        whoever else has been named since. Without: all of the last sentence
        that has any, none where they are fewer than `at_least`; `through` a sentence that names
        some of them to the one that names all. A `far` one may reach back to
        the beginning of the article.
        """
        gathered: list[Focus] = []
        for back in range((sentence if far else WINDOW) + 1):
            known = self.named(sentence - back, before=before)
            here = [e for e in known if e.kind == kind and fits(e)]
            if not here:
                continue
            together = _distinct(here)
            gathered = _distinct([*here, *gathered])
            if count is None and len(gathered) < at_least and through:
                continue  # "A and B have it. B is the larger one. The companies"
            if count is None:  # not "A and B have it. C said so. The companies"
                is_whole = len(gathered) == len(together) >= at_least
                return gathered if is_whole else []
            if len(gathered) >= count:
                exact = (g for g in (gathered, together) if len(g) == count)
                return next(exact, [])
        return []


def _choose(here: list[Focus]) -> Focus | None:
    subjects = _distinct(e for e in here if e.is_subject)
    if len(subjects) == 1:
        return subjects[0]
    everyone = _distinct(here)
    return everyone[0] if len(everyone) == 1 else None


def _touch(one: Focus, other: Focus) -> bool:
    """Whether nothing but a comma and a conjunction stands between two names."""
    return 0 <= other.position - (one.position + len(one.text)) <= len(", and ")


def _distinct(entries: Iterable[Focus]) -> list[Focus]:
    seen: dict[str, Focus] = {}
    for entry in sorted(entries, key=lambda e: (e.sentence, e.position)):
        seen.setdefault(entry.id, entry)
    return list(seen.values())
