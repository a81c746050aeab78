"""Operators of one name told apart by the countries that the text speaks of."""

from collections.abc import Sequence, Set

from pipeline.language.linking.occurrence import NamedSentence
from pipeline.language.linking.surroundings import Surroundings
from pipeline.language.names import Sense


def tell_apart(
    senses: tuple[Sense, ...], sentence: NamedSentence, around: Surroundings
) -> tuple[Sense, ...]:
    """Of several operators of one name, the one of a country of the sentence, else of the article.

    One that the article names in full as well is meant before one of a country told elsewhere.
    Without such a country the name means the one that it means everywhere, or none.
    """
    operators = [s for s in senses if s.kind == "operator"]
    if len({s.id for s in operators}) < 2:
        return senses
    chosen = (
        _of_countries(operators, sentence.countries)
        or _named_in_full(operators, around)
        or _of_countries(operators, around.countries)
        or _everywhere(operators)
    )
    return tuple(s for s in senses if s.kind != "operator" or s == chosen)


def _of_countries(operators: Sequence[Sense], countries: Set[str]) -> Sense | None:
    fitting = [s for s in operators if (s.country or s.home) in countries]
    is_one = len({s.id for s in fitting}) == 1
    return _everywhere(fitting) or (fitting[0] if is_one else None)


def _named_in_full(operators: Sequence[Sense], around: Surroundings) -> Sense | None:
    """`Deutsche Telekom`, told of as `Telekom` by an article that tells of Slovenia too."""
    named = [s for s in operators if around.is_certain(s)]
    return named[0] if len({s.id for s in named}) == 1 else None


def _everywhere(operators: Sequence[Sense]) -> Sense | None:
    """The operator that the name means in whatever country."""
    return next((s for s in operators if not s.country), None)
