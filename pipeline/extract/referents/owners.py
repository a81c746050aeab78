"""Whose a thing is that names no owner: `its radios`, `the Chinese-made devices`.

In: a chunk and the role wanted. Out: who has what the chunk speaks of, by focus.
"""

from pipeline.extract.context import Context
from pipeline.extract.entities import Denoted, Entity
from pipeline.extract.head_nouns import is_plural
from pipeline.extract.nouns import denote
from pipeline.extract.referents.company_words import BOTH, count_of, roles_of
from pipeline.extract.referents.in_focus import from_focus, is_eclipsed
from pipeline.extract.referents.subjects import subject_entities
from pipeline.extract.tables import noun_classes, tables
from pipeline.extract.world import group_cues
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.determiners import ANY_ONE, DEFINITE
from pipeline.language.discourse import PRONOUN_WINDOW, WINDOW, Focus
from pipeline.language.lexicon import lexicon, singular
from pipeline.language.tagging.unit import Unit

OPERATED = frozenset({"network", "trial", "contract", "service"})
DEAL = "contract"
STAFF = "person"
ROOM = "room"  # `its place`: of a maker that another comes in for
MILESTONE = "milestone"  # `its launch`, `its switch-off`
OWNED_BY = {
    "vendor": frozenset({"gear", "removal", "request", "use", ROOM}),
    "operator": OPERATED | {"gear"},
}


def owned_senses(chunk: NounChunk) -> set[str]:
    """What is owned, by the senses of its head; kept with the chunk, as every role asks."""
    known: set[str] | None = chunk.readings.get("owned")
    if known is None:
        known = chunk.readings["owned"] = _read_owned(chunk)
    return known


def _read_owned(chunk: NounChunk) -> set[str]:
    mention = chunk.head.mention
    if mention is not None and mention.kind == "technology":
        last = lexicon().noun(mention.text.rpartition(" ")[2].lower())
        return {"network"} | {s.sense for s in last}  # "their 5G", "its 5G radios"
    told = lexicon().noun(chunk.compound) or lexicon().noun(chunk.lemma)
    is_milestone = not tables().elliptic.isdisjoint(noun_classes(chunk.lemma))
    return {s.sense for s in told} | ({MILESTONE} if is_milestone else set())


def owner_by_pronoun(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """Whose `its` or `their` is: of the subject, else of who is in focus."""
    head = {s.sense for s in lexicon().noun(chunk.lemma)}
    has_none = "network" in head and not is_plural(chunk)
    if role == "vendor" and head and (has_none or not head & {DEAL, STAFF, *OWNED_BY[role]}):
        return []  # "its core network": a vendor has none
    bound = subject_entities(chunk, role, context)
    if ROOM in head and len(chunk.units) == 2:
        return _whose_place(chunk, role, {e.id for e in bound}, context)
    if role == "vendor" and DEAL in head and not head & OWNED_BY[role]:
        return bound  # "Nokia said its contract": of nobody else who was told of
    if not bound and role == "operator" and _is_makers(chunk, head, context):
        return []
    if (
        bound
        or _is_subjects_own(chunk, context)
        or _is_of_unknown(chunk, context)
        or _is_of_other(chunk, role, context)
    ):
        return bound
    if chunk.determiner == "their":
        return _theirs(chunk, role, context)
    if role == "vendor" and _is_of_some_maker(chunk, context):
        return []
    focus = context.discourse.single(
        role, context.sentence, before=chunk.start, window=PRONOUN_WINDOW
    ) or context.topic(role)
    return [from_focus(focus, "its")] if focus and not is_eclipsed(focus, chunk, context) else []


def _whose_place(chunk: NounChunk, role: str, acting: set[str], context: Context) -> list[Entity]:
    """`Nokia is to take its place`: that of somebody else."""
    focus = context.discourse.single(
        role,
        context.sentence,
        before=chunk.start,
        window=PRONOUN_WINDOW,
        fits=lambda known: known.id not in acting,
    )
    return [from_focus(focus, "its")] if focus is not None and acting else []


def _is_subjects_own(chunk: NounChunk, context: Context) -> bool:
    """`its own technology`: of the subject or of nobody, unless it is a subject by itself."""
    whole = (c for c in context.clauses if c.kind in EQUAL_RANK)
    is_subject = any(chunk in c.subjects for c in whole)
    return any(u.lower == "own" for u in chunk.units) and not is_subject


def _theirs(chunk: NounChunk, role: str, context: Context) -> list[Entity]:
    """Whose `their` is: of a group told of in the sentence, else of the several in focus."""
    if _is_of_unnamed(chunk, role, context):
        return []
    group = [e for start, e in context.groups if start < chunk.start and e.kind == role]
    if group:
        return group[-1:]
    many = context.discourse.several(
        role, None, context.sentence, before=chunk.start, fits=lambda f: True
    )
    return [from_focus(f, "their") for f in many or _people_before(chunk, role, context)]


def _is_of_some_maker(chunk: NounChunk, context: Context) -> bool:
    """`may declare a supplier high-risk and have its gear removed`: that of whichever it is."""
    told = (n for c in context.clauses for n in c.nouns() if n.start < chunk.start)
    plain = (n for n in told if n.determiner in ANY_ONE and n.head.mention is None)
    return any(lexicon().has_sense(u.lower, "vendor") for n in plain for u in n.units)


def owners_of_both(chunk: NounChunk, context: Context) -> list[Entity]:
    """`will be stripped from both networks`: those of two who were named in one breath."""
    if count_of(chunk) != BOTH or "network" not in owned_senses(chunk):
        return []
    known = context.discourse.together(
        "operator", context.sentence, before=chunk.start, window=WINDOW
    )
    return [from_focus(focus, chunk.text) for focus in known] if len(known) == BOTH else []


def _is_of_unnamed(chunk: NounChunk, role: str, context: Context) -> bool:
    """`the other three carriers are rolling out their service`: theirs, whoever they are."""
    subjects = context.clause.subjects if context.clause is not None else []
    told = [denote(s) for s in subjects if s.start < chunk.start and is_plural(s)]
    return any(not d.entities and not d.chunk.is_pronoun and role in roles_of(d) for d in told)


def _people_before(chunk: NounChunk, role: str, context: Context) -> list[Focus]:
    """`The Finns built 3G. Their radios`: one company that was spoken of as a people."""
    known = context.discourse.named(context.sentence - 1, before=chunk.start)
    told = [f for f in known if f.kind == role and f.is_subject]
    return told if len(told) == 1 and told[0].is_people else []


def _is_makers(chunk: NounChunk, senses: set[str], context: Context) -> bool:
    """`Nokia has tested its software`: what is made is that of the maker who acts.

    So is a deal that one speaks of: `Nokia said its contract was worth $10 million`.
    """
    is_made = ("gear" in senses and not senses & OPERATED) or DEAL in senses
    return is_made and bool(subject_entities(chunk, "vendor", context))


def _is_of_other(chunk: NounChunk, role: str, context: Context) -> bool:
    """`Britain's decision to let ZTE build its network`: of the state told of, of no operator.

    Nor is it of a maker in `Elisa chose LTE as its technology`; an object may: `removed its gear`,
    not `buys its radios in Oslo`.
    """
    if role == "operator":
        return subject_entities(chunk, "government", context) != []
    if role == "government":  # "Huawei has appealed against its exclusion"
        return any(subject_entities(chunk, kind, context) for kind in ("vendor", "operator"))
    clause = context.clause
    beside = clause is not None and not any(chunk in group for group in clause.objects)
    beside = beside or (clause is not None and _is_had_from_somewhere(clause))
    return beside and subject_entities(chunk, "operator", context) != []


def _is_had_from_somewhere(clause: Clause) -> bool:
    """`buys its radios in Oslo`: from whom or where a company has what is its own."""
    buys = clause.verb is not None and clause.verb.lemma in lexicon().cues["provenance"]
    return buys and bool(clause.phrase("from", "in", "at"))


def _is_of_unknown(chunk: NounChunk, context: Context) -> bool:
    """`Acme Telecom Services has opted to buy for its network`: that of a name not known.

    So is the network that `Acme` launched, where only a company can have done so, and that of
    `Acme, a subsidiary of Telia,` or `Acme, which`, whatever it did.
    """
    subjects = context.clause.subjects if context.clause is not None else []
    subject = subjects[0] if len(subjects) == 1 else None
    if subject is None or subject.start >= chunk.start or denote(subject).entities:
        return False
    words = [u for u in subject.units if u.tag == "N"]
    if subject.determiner or not words or not all(u.text[:1].isupper() for u in words):
        return False
    if len(words) > 2 and subject.appositions:
        return True
    is_told_of = context.clause is not None and context.clause.marker == "which"
    is_company = bool(subject.appositions) or is_told_of or _acts_as_company(context)
    return is_company and len(subject.units) == 1 and _is_only_name(words[0])


def _is_only_name(unit: Unit) -> bool:
    """Whether a word with a capital is no word of the language, as far as the lexicon knows."""
    words = lexicon()
    is_known = unit.lower in words.verbs or unit.lower in words.adjectives
    return not (is_known or words.noun(singular(unit.lower)) or unit.lower.endswith(COMMON))


COMMON = ("s", "ment", "tion", "ing", "ity")  # endings of common nouns that open a sentence


def _acts_as_company(context: Context) -> bool:
    verb = context.clause.verb if context.clause is not None else None
    return verb is not None and verb.lemma in lexicon().cues["operators_act"]


OF_ANYBODY = frozenset({"no", "any", "a", "an", ""})
"""Who says `no Chinese equipment`, or just `Chinese equipment`, means that of any maker there."""


def vendors_by_home(found: Denoted, context: Context) -> list[Entity]:
    """`the Chinese-made devices`: vendors at home there that are in focus, else the group."""
    chunk, start = found.chunk, found.chunk.start

    def is_home(known: Entity | Focus) -> bool:
        return context.world.vendor_home.get(known.id) in found.demonyms

    if any(is_home(e) for c in chunk.conjuncts for e in denote(c, deep=False).entities):
        return []  # "Chinese network equipment and phone maker ZTE"
    groups = [group_cues()[d] for d in found.demonyms if d in group_cues()]
    unnamed = [Entity("vendor", g, None, f"group: {chunk.text}") for g in groups]
    if chunk.determiner in OF_ANYBODY:
        return unnamed
    number, told = context.sentence, context.discourse
    focus = told.single("vendor", number, before=start, window=PRONOUN_WINDOW, fits=is_home)
    if focus is not None:
        return [from_focus(focus, chunk.text)]
    many = told.several("vendor", None, number, before=start, fits=is_home)
    if many:
        return [from_focus(f, chunk.text) for f in many]
    return unnamed


def group_by_word(chunk: NounChunk) -> list[Entity]:
    """`untrusted equipment`: that of the unnamed vendors whom a word before it tells of.

    `The covered gear` is that of vendors who were named.
    """
    if chunk.determiner in DEFINITE:
        return []
    words = [u.lower for u in chunk.units if u is not chunk.head]
    named = [group_cues()[w] for w in words if w in group_cues()]
    return [Entity("vendor", g, None, f"group: {chunk.text}") for g in named[:1]]
