"""Of the names found in a sentence those that hold, with the senses that their context allows."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.language.linking.contexts import is_allowed
from pipeline.language.linking.marks import without_marks
from pipeline.language.linking.namesakes import tell_apart
from pipeline.language.linking.occurrence import NamedSentence, Occurrence
from pipeline.language.linking.surroundings import Surroundings
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.tokens import Token


def resolve_context(
    tokens: Sequence[Token], names: Sequence[Mention], around: Surroundings
) -> list[Mention]:
    """Keep the senses that the sentence and the article allow; names left without one go."""
    if not names:
        return []
    names = without_marks(names, tokens)
    kept = _resolved(NamedSentence(tokens, names), around)
    companies = {m.first: m for m in kept if m.kind in COMPANIES}
    if len(kept) < len(names) and companies:
        sure = [_made_sure(companies[m.first]) if m.first in companies else m for m in names]
        kept = _resolved(NamedSentence(tokens, sure), around)
    return _in_brackets(kept, tokens)


def _made_sure(mention: Mention) -> Mention:
    """A name whose context was found vouches for others as one that needs none."""
    return replace(mention, senses=tuple(replace(s, context="") for s in mention.senses))


def _resolved(sentence: NamedSentence, around: Surroundings) -> list[Mention]:
    kept = []
    for mention in sentence.names:
        name = Occurrence(mention, sentence)
        senses = tuple(s for s in mention.senses if is_allowed(s, name, around))
        senses = tell_apart(senses, sentence, around)
        if len(senses) == len(mention.senses):
            kept.append(mention)
        elif senses:
            kept.append(replace(mention, senses=senses))
    return kept


def _in_brackets(names: Sequence[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """`TDC (Denmark), Telia (Norway)`: an operator's country in brackets right behind it."""
    countries = {m.first: m for m in names if m.kind == "country" and _is_bracketed(m, tokens)}
    return [_of_country(m, countries.get(m.last + 1)) for m in names]


def _of_country(name: Mention, country: Mention | None) -> Mention:
    if country is None or name.kind != "operator":
        return name
    senses = tuple(replace(s, country=country.sense.country) for s in name.senses)
    return replace(name, senses=senses)


def _is_bracketed(name: Mention, tokens: Sequence[Token]) -> bool:
    """Whether a name stands in brackets, alone or first of a few (`Canada, with Nokia`)."""
    behind = tokens[name.last].text if name.last < len(tokens) else ""
    return tokens[name.first - 1].text == "(" and behind in (")", ",")
