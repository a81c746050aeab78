"""Equipment that is to go, of which nothing near says whose it is: an act told before does."""

from pipeline.extract.bound import Bound
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE, POINTING

STANDING_FOR_GEAR = frozenset({"it", "them"})
GOING = frozenset({"GO_OUT"})
WHATEVER = frozenset({"what", "whatever"})


def is_unnamed_gear(bound: Bound) -> bool:
    """Whether the object is equipment of which nothing says whose it is."""
    objects = _taken_out(bound)
    if objects and all(chunk.head.lower in STANDING_FOR_GEAR for chunk in objects):
        return bound.frame.frame_class not in GOING  # "it must go on": no gear goes
    found = [denote(chunk) for chunk in objects]
    named = any(f.entities or f.owners or f.demonyms for f in found)
    named = named or any(_tells_whose(c, objects) for c in bound.clauses)
    named = named or any(_is_any_maker(n) for n in bound.frame.clause.phrase("from", "by", "of"))
    return bool(found) and not named and all("gear" in f.senses for f in found)


def is_that_gear(bound: Bound) -> bool:
    """`have already banned the equipment`: the one that was told of, and nothing more of it."""
    told = bound.frame.clause.deep_objects()
    is_known = all(n.determiner in DEFINITE and not n.posts for n in told)
    return is_known and is_unnamed_gear(bound) and "neg" not in bound.features


def pointed_at(bound: Bound, read: ReadSentence) -> list[str]:
    """`carriers with Huawei kit to replace that kit`: whose it is the sentence has said before."""
    pointing = [n for n in _taken_out(bound) if n.determiner in POINTING]
    if not pointing:
        return []
    before = [m for m in read.mentions if m.kind == "vendor"]
    return [m.sense.id for m in before if read.tokens[m.first].start < pointing[0].start]


def _is_any_maker(noun: NounChunk) -> bool:
    """`equipment from vendors that are not cleared`: of whoever that may be."""
    is_maker = any(has_sense(noun, s) for s in ("vendor", "company"))
    return is_maker and noun.determiner not in POINTING | {"the", "both"}


def _taken_out(bound: Bound) -> list[NounChunk]:
    """What is to go: the object, or the subject of what goes by itself (`has to disappear`)."""
    clause = bound.frame.clause
    return clause.deep_objects() or (clause.subjects if bound.frame.frame_class in GOING else [])


def is_whatever(bound: Bound) -> bool:
    """`must remove what they have`, `What is in place has to be out`: no noun says what."""
    clause = bound.frame.clause
    whatever = [c for c in bound.clauses if c.marker in WHATEVER]
    if bound.frame.frame_class in GOING:
        around = (clause, *clause.ancestors())
        return len(whatever) > 1 and any(c in around for c in whatever[1:])
    return not clause.deep_objects() and any(c.parent is clause for c in whatever)


def _tells_whose(clause: Clause, objects: list[NounChunk]) -> bool:
    """`equipment bought from that vendor`: a clause beside it says whose it is."""
    return clause.antecedent in objects and bool(clause.phrase("from", "by"))
