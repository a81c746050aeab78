"""Features of the arguments of a clause: senses by function, generations and parts.

In: a frame with its roles bound. Out: features on it, such as `object:network`, `any:gear`,
`with_object`, and the generations and parts that the clause names.
"""

from pipeline.extract.bound import Bound, Described, collect
from pipeline.extract.context import Context
from pipeline.extract.entities import GOVERNMENT, OWNER, Denoted
from pipeline.extract.features.generations import describe_generation
from pipeline.extract.features.nouns import (
    described_kind,
    is_local,
    locate,
    number_senses,
    senses_told,
)
from pipeline.extract.frames import Frame, arguments, functions, verb_classes
from pipeline.extract.head_nouns import modifier_senses
from pipeline.extract.modality.verbs import MODAL_FEATURES
from pipeline.extract.nouns import denote, is_of_generation, is_spectrum
from pipeline.extract.referents.they import people_before
from pipeline.extract.tables import tables
from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.arguments import BESIDE
from pipeline.language.clauses.model import VERBLIKE, Clause
from pipeline.language.determiners import INDEFINITE, OWN
from pipeline.language.lexicon import lexicon
from pipeline.language.timex.expression import UNTIL


def describe_arguments(bound: Bound, context: Context) -> None:
    """Features of every argument: its senses by function; generations and parts of the clause."""
    told = context.for_clause("arguments", lambda: _arguments_told(bound.frame, context))
    bound.features |= told.features
    collect(bound.generations, told.generations)
    collect(bound.parts, told.parts)
    bound.positions |= told.positions
    _describe_whole(bound)
    _describe_above(bound, context)
    if bound.frame.clause.governor is not None:
        found = denote(bound.frame.clause.governor, deep=False)
        bound.features.update(f"governor:{w}" for w in found.senses | found.about)
    if bound.frame.noun is not None:
        _describe_event(bound, bound.frame.noun)
    if not bound.frame.is_name:
        describe_generation(bound, context)
    bound.features.update(f"scope:{p}" for p in bound.parts)


def _arguments_told(frame: Frame, context: Context) -> Described:
    told = Described(frame)
    inner = _inside_others(frame.clause)
    aside = [n for f, n in functions(frame.clause) if f in ERAS or _is_measure(n)]
    eras = [p for n in aside for _, p in n.posts]
    naming = ""  # the function that named the generations
    for is_aside, function, chunk in _asides_last(frame.clause):
        known = len(told.generations)
        is_beside = is_aside and bool(known) and function != naming
        is_beside = is_beside or function in ERAS or chunk in eras or _is_measure(chunk)
        _describe(
            told, function, chunk, context, names_part=chunk not in inner, is_beside=is_beside
        )
        naming = function if len(told.generations) > known else naming
    _of_every_part(told, frame.clause)
    return told


def _of_every_part(told: Described, clause: Clause) -> None:
    """`core and non-core kit`: what is so of a part and of all that is not is so of the whole."""
    words = {u.lower for _, n in functions(clause) for u in n.units}
    told.parts = [p for p in told.parts if f"non-{p}" not in words]


def _is_measure(chunk: NounChunk) -> bool:
    """`ten times the speed of 3G`: what is measured by another generation."""
    return chunk.lemma in lexicon().cues["measure"]


def _asides_last(clause: Clause) -> list[tuple[bool, str, NounChunk]]:
    """The arguments, those that stand aside of what is told behind: `from HSPA+ to LTE`.

    What is turned into something else is aside as well: `upgrade its 3G network to 4G`.
    """
    verb = clause.verb.lemma if clause.verb is not None else ""
    is_turned = verb in lexicon().cues["turns_into"]
    aside = (ASIDE - {"with"} | {"object"} if is_turned else ASIDE) | _instead(clause)
    told = [
        (f in aside or is_spectrum(n) or (f == "agent" and _is_of_carriers(n)), f, n)
        for f, n in functions(clause)
    ]
    return sorted(told, key=lambda each: each[0])


def _instead(clause: Clause) -> set[str]:
    """`switched off its 3G in favour of 4G`: what ends makes room for what stands behind.

    So is the network that carries another service: `will offer 3G services on its 2G network`.
    """
    if tables().ending.intersection(verb_classes(clause)):
        return {"for"}
    told = [denote(n, deep=False) for n in clause.deep_objects()]
    return {"on"} if any("service" in d.senses and d.generations for d in told) else set()


def _is_of_carriers(noun: NounChunk) -> bool:
    """`two CDMA carriers will build LTE`: what they have today is not what they build."""
    return "operator" in denote(noun, deep=False).senses


def _inside_others(clause: Clause) -> set[NounChunk]:
    """What stands inside an argument that names a part itself: `the core of its fixed network`."""
    return {
        post
        for _, chunk in functions(clause)
        if chunk.posts and denote(chunk, deep=False).parts
        for preposition, post in chunk.posts
        if preposition in ("of", "in")
    }


def _describe(
    bound: Described,
    function: str,
    chunk: NounChunk,
    context: Context,
    *,
    names_part: bool,
    is_beside: bool,
) -> None:
    """Features of one argument, and the generations, parts and places that it names."""
    found = denote(chunk)
    kinds = {e.kind for e in (*found.entities, *found.owners)}
    bound.features |= _marked(function, found, _words_of(found, kinds, context))
    if not chunk.head.names_company:  # "its LTE vendor Nokia" tells of the vendor
        is_name = any(u.lower in lexicon().cues["name_of"] for u in chunk.units)
        if not (is_beside or is_name or (function == BESIDE and not is_of_generation(found))):
            collect(bound.generations, found.generations)
        if names_part:
            collect(bound.parts, found.parts)
    if function == "agent" and found.is_quantity:
        bound.features.add("agent:part")
    locate(bound, chunk)
    if function in PLACING and is_local(chunk, named=function in NAMED):
        bound.features.add("local")
    if function in ("agent", "object") and not kinds:
        bound.features.update(described_kind(function, found, context))


def _words_of(found: Denoted, kinds: set[str], context: Context) -> set[str]:
    """All that the noun of an argument may be said to be."""
    chunk = found.chunk
    words = senses_told(found, context) | ({"government"} if kinds & set(GOVERNMENT) else set())
    if is_of_generation(found):
        words |= {"generation"}
    words = words | ({"theirs"} if chunk.determiner in OWN else set())
    words = words | ({"own"} if any(u.lower == "own" for u in chunk.units) else set())
    words = words | ({"alternative"} if chunk.is_alternative and "vendor" in kinds else set())
    meant = people_before(chunk, context) if chunk.is_pronoun else None
    words = words | (meant.senses if meant is not None else set())
    return words | number_senses(chunk, words) | ({"pronoun"} if chunk.is_pronoun else set())


def _marked(function: str, found: Denoted, words: set[str]) -> set[str]:
    """The words of an argument as features, marked by its function and how they belong to it.

    A function of several words is one in a feature: `as_part_of:trial`.
    """
    function = function.replace(" ", "_")
    marked = {f"{function}:{w}" for w in words} | {f"any:{w}" for w in words}
    if function in LOCATIVE:
        marked.update(f"place:{w}" for w in words)
    marked.update(f"about:{w}" for w in found.about | found.senses)
    marked.update(f"{function}^{w}" for w in found.about)
    marked.update(f"{function}'s:{e.kind}" for e in found.owners if e.path == OWNER)
    marked.update(
        f"{function}~{e.kind}" for e in found.modifiers if not e.path.startswith(CARRYING)
    )
    return marked


ASIDE = frozenset({"ahead", "before", "including", "than", "unlike", "over", "from", "with"})
"""What stands behind these is beside what the clause tells: `5G, including better LTE`.

So is the spectrum that it is told of: `5G on 4G spectrum`.
"""
ERAS = frozenset({"ahead", "since", "until", "before"})
"""What these lead tells how long: `has bought from Ericsson since the days of GSM`."""
CARRYING = ("with", "on", "over", "via")
"""What leads to whose radios or network it is that carries a service: `LTE on radios by Nokia`."""
LOCATIVE = frozenset({"in", "at", "on", "across", "within", "inside", "throughout", "into", "of"})
NAMED = ("of", "on", "object")  # what else stands there is seldom a place
PLACING = ("in", "to", "across", "into", "throughout", "at", "on", "of", "object")


PARTLY = ("on", "at", "from", "in")


def _is_some_of(chunk: NounChunk) -> bool:
    """`400 of its 3,000 antennas`, `a tenth of its sites`: a number of more."""
    is_number = chunk.head.tag == "CD" or chunk.lemma in lexicon().cues["fraction"]
    return is_number and any(p == "of" and _is_whole(n) for p, n in chunk.posts)


def _is_whole(noun: NounChunk) -> bool:
    """`its sites`, `the 3,000 antennas`: all that there are."""
    return noun.determiner in ("its", "their", "the") or any(u.tag == "CD" for u in noun.units)


def _describe_whole(bound: Bound) -> None:
    """Features of the arguments taken together."""
    clause = bound.frame.clause
    if any(clause.objects):
        bound.features.add("with_object")
    told = arguments(clause, "object")
    places = [*clause.phrase(*PARTLY), *(n for t in told for p, n in t.posts if p in PARTLY)]
    is_part = any(n.lemma in lexicon().cues["partial"] or _is_some_of(n) for n in told)
    if is_part or any(_is_some_of(n) for n in places):
        bound.features.add("partial")  # "half of its radios", "the radios on ten of its masts"
    if _is_reckoned(clause):
        bound.features.add("conditional")
    if _is_yet_to_be_had(clause):
        bound.features.add("future")
    bound.features |= _spans_told(clause)
    bound.features.update(_hinges(clause, bound.clauses))
    if "agent:vendor" in bound.features and "agent:operator" not in bound.features:
        bound.features.add("sole:vendor")
    if _is_beside_handsets(bound.features):
        bound.features -= {"any:handset"}


def _is_reckoned(clause: Clause) -> bool:
    """`to work out what it would take to replace them`: nobody has said that they will be."""
    above = clause.parent if clause.kind == "infinitive" else None
    is_asked = above is not None and above.marker in ASKING and above.verb is not None
    return is_asked and above is not None and above.verb is not None and bool(above.verb.modal)


def _is_yet_to_be_had(clause: Clause) -> bool:
    """`will have its network modernised by X`: it is yet to be done."""
    above = clause.parent if clause.kind == "participial" else None
    if above is None or above.verb is None or above.verb.lemma != "have":
        return False
    told = [*above.direct_objects(), *above.phrase("of")]
    is_had = any(n in clause.subjects or n is clause.antecedent for n in told)
    return is_had and above.verb.tense == "future"


ASKING = frozenset({"what", "how"})


def _spans_told(clause: Clause) -> set[str]:
    """Whether the clause tells when, and since when or until when."""
    roles = {t.role for t in clause.times}
    found = {"timed"} if clause.times else set()
    found |= {"since"} if clause.phrase(SINCE) or SINCE in roles else set()
    return found | ({"until"} if clause.phrase("until") or roles & UNTIL else set())


def _is_beside_handsets(features: set[str]) -> bool:
    """`the network and the handsets`, `a network with SIM cards`: what is meant is the network."""
    is_listed = "object:handset" in features and features & {"object:network", "object:gear"}
    return bool(is_listed) or {"object:network", "with:handset"} <= features


SINCE = "since"
HINGES = frozenset({"if", "in case", "unless", "provided"})


def _hinges(clause: Clause, clauses: list[Clause]) -> set[str]:
    """`If Britain bans it, BT will have to remove it`: of the clause, or of what it completes.

    `The bill, if passed, would bar it` hinges on nothing but what every draft waits for.
    """
    *_, whole = clause.completed(VERBLIKE)
    hinges = [c for c in clauses if c.marker in HINGES and c.parent in (clause, whole) and c.verb]
    return {"unpassed" if _is_passage(c) else "hinges" for c in hinges}


def _is_passage(clause: Clause) -> bool:
    """`if passed`, `if approved by the senate`, `if the cabinet adopts the bill`."""
    passes = clause.verb is not None and clause.verb.lemma in lexicon().cues["passes_law"]
    passed = clause.deep_objects() or clause.deep_subjects()
    return passes and all(n.is_pronoun or denote(n, deep=False).senses & DRAFTS for n in passed)


DRAFTS = frozenset({"law", "draft", "act"})


def _describe_above(bound: Bound, context: Context) -> None:
    """Features of the clause above: what its verb evokes, and what a shared subject does it to."""
    clause = bound.frame.clause
    above = clause.parent
    if above is None or (clause.kind == "relative" and _is_of_name(clause)):
        return  # "may not block Huawei, which supplies its radios": told beside
    bound.features.update(f"above:{c}" for c in verb_classes(above))
    if above.verb is not None:
        bound.features |= {f"above:{above.verb.tense}", f"above:{above.verb.form}"}
        if above.verb.form == "ing" and above.parent is not None and above.parent.verb is not None:
            bound.features.add(f"above:{above.parent.verb.tense}")  # "will grow, making use of"
        if above.verb.modal in MODAL_FEATURES:
            bound.features.add(f"above:{MODAL_FEATURES[above.verb.modal]}")
    if above.is_negated or any(n.is_negative for n in above.nouns()):
        bound.features.add("above:neg")  # "has no date for when it will launch"
    tellers = (denote(n, deep=False) for n in above.deep_subjects())
    words = (s for t in tellers for s in senses_told(t, context))
    bound.features.update(f"above:agent:{s}" for s in words)
    about = above.deep_objects() if clause.inherits_subject else []
    if clause.kind == "participial" and above.antecedent is not None:
        about = [*about, above.antecedent]  # "trials run by the carrier using NEC's gear"
    if about:
        told = (denote(n, deep=False) for n in about)
        bound.features.update(f"up:{sense}" for t in told for sense in t.senses)


def _is_of_name(clause: Clause) -> bool:
    """Whether a finite clause tells more of somebody who is named."""
    told, verb = clause.antecedent, clause.verb
    return told is not None and told.head.mention is not None and verb is not None


AROUND = frozenset({"after", "ahead of", "amid", "before", "despite", "following", "since"})
OF_ITS_OWN = frozenset({"CLOSURE", "OPENING"})  # events of the generation that stands before them


def _is_deed(verb: VerbGroup | None) -> bool:
    """Whether a verb tells what was done: `won spectrum in the auction`, not what was hoped for."""
    is_told = verb is not None and verb.form == "fin" and not verb.modal
    return is_told and verb is not None and verb.tense == "past" and not verb.is_negative


def _take_own_parts(bound: Bound, noun: NounChunk) -> None:
    """`picks Nokia for its core after the ban`: what came before has its own part, if any."""
    if noun.preposition in AROUND:
        bound.parts = []
        for _, post in noun.posts:
            collect(bound.parts, denote(post).parts)
    collect(bound.parts, denote(noun).parts)


def _leave_what_is_beside(bound: Bound, noun: NounChunk) -> None:
    """Drop what the clause names for other nouns, where the event has a generation of its own."""
    is_told_of = noun in bound.frame.clause.subjects  # "the shutdown will free airwaves for 5G"
    if bound.frame.frame_class in OF_ITS_OWN and (denote(noun).generations or is_told_of):
        bound.generations = []  # "after its 3G shutdown, customers moved to 4G"
    if bound.frame.is_name:
        bound.generations, bound.parts = [], []  # "Elisa, a Nokia customer, will launch 5G"


def _describe_event(bound: Bound, noun: NounChunk) -> None:
    """Features of the event noun itself: what kind of launch, trial or deal it is."""
    found = denote(noun)
    _leave_what_is_beside(bound, noun)
    _take_own_parts(bound, noun)
    collect(bound.generations, found.generations)
    bound.features.update(f"kind:{s}" for s in modifier_senses(noun))
    if found.generations:
        bound.features.add("kind:generation")
    if noun.preposition:
        bound.features.add(f"led:{noun.preposition}")
        if _is_deed(bound.frame.clause.verb):
            bound.features.add("led:deed")
    if noun in bound.frame.clause.deep_subjects():
        bound.features.add("is:agent")
        if noun.determiner in INDEFINITE:
            bound.features.add("indefinite")
    if noun in bound.frame.clause.deep_objects():
        bound.features.add("is:object")
    if bound.frame.clause.verb is not None:
        bound.features.add(f"verb:{bound.frame.clause.verb.lemma}")
