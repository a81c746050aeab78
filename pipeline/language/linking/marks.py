"""Names that are but a sign at a word, or the rest of another name: `WiMAX(TM)`, `Dodge & Cox`."""

from collections.abc import Sequence

from pipeline.language.linking.companies import has_office
from pipeline.language.linking.occurrence import NamedSentence, Occurrence
from pipeline.language.mentions import COMPANIES, Mention
from pipeline.language.tokens import Token


def without_marks(names: Sequence[Mention], tokens: Sequence[Token]) -> list[Mention]:
    """The names of a sentence that are no signs."""
    sentence = NamedSentence(tokens, names)
    ends = {m.last for m in names if m.kind in COMPANIES}
    return [
        m
        for m in names
        if not m.needs_context
        or _is_joined(m, tokens, ends)
        or not _is_mark(Occurrence(m, sentence))
    ]


def _is_joined(mention: Mention, tokens: Sequence[Token], ends: set[int]) -> bool:
    """`Vodafone-Orange`: joined to a name, where a bracket would hold its sign."""
    joint = mention.first - 1
    return joint in ends and tokens[joint].text != "("


def _is_mark(name: Occurrence) -> bool:
    """`WiMAX(TM)`, `LTE-Only`, `802.22TM`, `Dodge & Cox`: a sign or the rest of a name.

    Not so `ex-Nextel`, nor who says it at a headline's end: `prices to fall-Orange CEO`.
    """
    first, tokens = name.mention.first, name.tokens
    if first < 2:
        return False
    joint, before = tokens[first - 1], tokens[first - 2]
    if before.lower == "ex" or has_office(name):
        return False
    if joint.text == "&":
        return before.text[0].isupper()
    if joint.end != tokens[first].start:
        return False
    if joint.text in ("(", "-"):
        return before.end == joint.start and (joint.text == "(" or before.text[-1].isalnum())
    return joint.text[-1].isalnum()
