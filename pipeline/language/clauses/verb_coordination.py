"""Verbs that stand beside a verb and share its subject, its auxiliary or its object.

In: a verb group behind a conjunction. Out: a clause modelled on the one that it stands beside.
"""

from pipeline.language.chunks import Mark, NounChunk, VerbGroup
from pipeline.language.clauses.model import EQUAL_RANK, Clause
from pipeline.language.clauses.state import SPOKEN, ParseState
from pipeline.language.lexicon import lexicon


def coordinate_verb(state: ParseState, verb: VerbGroup) -> None:
    """Open a clause with the subject of the verb that this one stands beside."""
    if _goes_with_infinitive(state, verb):
        verb.form = "base"
    model = _before_speaker(state) or _coordination_model(state, verb)
    clause = Clause(
        "coordinate" if model.kind in ("main", "coordinate", "complement") else model.kind,
        model.parent if model.kind != "main" else None,
        model.marker,
        subjects=list(model.subjects),
        inherits_subject=True,
        governor=model.governor,
        antecedent=model.antecedent,
    )
    is_bare = verb.form == "base" or _may_share_modal(verb, model)
    if is_bare and model.verb is not None:
        verb.form, verb.modal, verb.tense = model.verb.form, model.verb.modal, model.verb.tense
        verb.is_negative = verb.is_negative or _shares_negation(state, model)
    before = state.current
    state.open(clause)
    clause.verb = verb
    _take_time_before(state, before, clause)


def _goes_with_infinitive(state: ParseState, verb: VerbGroup) -> bool:
    """`it plans to open 28 and expand 11 markets`: the finite verb would be `expands`.

    Behind `as well as` none is finite.
    """
    clause, above = state.current, state.current.parent
    is_bare = len(verb.units) == 1 and verb.units[0].lower == verb.lemma and verb.form == "fin"
    if not is_bare or clause.kind != "infinitive" or above is None or above.verb is None:
        return False
    marks = (c.unit.lower for c in state.chunks[: state.position] if isinstance(c, Mark))
    is_added = [*marks][-1:] == [ADDED]
    last = above.verb.units[-1]
    is_third = above.verb.form == "fin" and above.verb.tense == "present" and not above.verb.modal
    return is_added or (is_third and last.lower not in ("are", "have", above.verb.lemma))


def _before_speaker(state: ParseState) -> Clause | None:
    """`Kenya picks its own makers, she said, and would bar none`: what goes on is what is told."""
    saying, told = state.current, state.clauses[-2:-1]
    verb = saying.verb
    if verb is None or verb.lemma not in SPOKEN or saying.objects or saying.phrases or not told:
        return None
    before, start = told[0], next((i for i, c in enumerate(state.chunks) if c is verb), 0)
    is_set_off = start > 1 and state.is_mark(start - 2, ",") and state.is_mark(start + 1, ",")
    is_whole = before.kind in EQUAL_RANK and before.verb is not None
    return before if is_set_off and is_whole and saying.kind == "coordinate" else None


def _take_time_before(state: ParseState, before: Clause, clause: Clause) -> None:
    """`tested it in May, and in June chose Nokia`: the time between conjunction and verb."""
    position = state.position - 1
    if position < 1 or not (state.is_mark(position, "T") and state.is_mark(position - 1, "CC")):
        return
    mark = state.chunks[position]
    time = mark.unit.time if isinstance(mark, Mark) else None
    if time is not None and time in before.times:
        before.times.remove(time)
        clause.times.append(time)


def _shares_negation(state: ParseState, model: Clause) -> bool:
    """`not to buy or use it`; `not to buy Huawei parts and remove those in use` is to remove.

    What stands behind `but` is set against what is denied; `will not follow Washington and ban it`
    is one deed.
    """
    if model.verb is None or not model.verb.is_negative or state.conjunction == AGAINST:
        return False
    is_one = model.verb.lemma in lexicon().cues["goes_along"]
    return is_one or state.conjunction != "and" or not model.objects


AGAINST = "but"
ADDED = "alongside"  # what `as well as` is read as


def _coordination_model(state: ParseState, verb: VerbGroup) -> Clause:
    """The clause whose verb this one stands beside: of the same form, else the finite one."""
    wanted = ("inf", "base") if verb.form == "base" else ("fin",)
    places = (state.current, *state.current.ancestors())
    if _ends_relative(state, verb) or _turns_from_aside(state, verb):
        places = places[1:]
    if verb.is_perfect and verb.form == "fin" and not verb.modal:
        told = (c for c in places if c.verb is not None and c.verb.is_perfect and not c.verb.modal)
        perfect = next(told, None)
        if perfect is not None:
            return perfect  # "has warned that it could ... and has blocked"
    for clause in places:
        if clause.verb is not None and (clause.verb.form in wanted or clause.verb.modal):
            return clause
    return state.current


def _turns_from_aside(state: ParseState, verb: VerbGroup) -> bool:
    """`keeps 3G while anybody wants it but is replacing ZTE`: set against what is told itself."""
    clause, above = state.current, state.current.parent
    if state.conjunction != AGAINST or clause.kind != "adverbial" or verb.form != "fin":
        return False
    told = above.verb if above is not None else None
    is_behind = told is not None and clause.verb is not None and told.start < clause.verb.start
    return is_behind and told is not None and told.form == "fin"


def _ends_relative(state: ParseState, verb: VerbGroup) -> bool:
    """`chose Huawei, which had built its LTE, and opened`: a comma on either side of an aside."""
    clause = state.current
    above, antecedent = clause.parent, clause.antecedent
    if clause.kind != "relative" or verb.form not in ("fin", "pp"):
        return False
    if above is None or above.verb is None or above.verb.form != "fin" or antecedent is None:
        return False
    if _has_object_of_its_own(state, verb):
        return True
    if clause.marker not in WH:
        return False
    opening = next((i for i, c in enumerate(state.chunks) if c is antecedent), -1) + 1
    closing = state.position - 1
    while closing > 0 and not state.is_mark(closing, "CC"):
        closing -= 1
    return state.is_mark(opening, ",") and state.is_mark(closing - 1, ",")


WH = frozenset({"which", "who"})


def _has_object_of_its_own(state: ParseState, verb: VerbGroup) -> bool:
    """`won a tender that A had lost and signed a contract`: what A lost is none that A signed.

    All verbs of a relative clause do something to its noun, where one does. Of the two objects of
    `gave` and `named` it may be one.
    """
    clause, wanted = state.current, 2 if verb.lemma in lexicon().cues["two_objects"] else 1
    following = state.chunks[state.position + 1 : state.position + 1 + wanted]
    is_object = not clause.is_passive and clause.direct_objects() == [clause.antecedent]
    are_objects = [isinstance(chunk, NounChunk) for chunk in following]
    return is_object and are_objects == [True] * wanted


def _may_be_past(verb: VerbGroup) -> bool:
    """Whether a participle that stands alone may be a past form as well: `opened`."""
    return verb.form == "pp" and any(tag == "VBD" for _, tag in verb.units[-1].readings)


def _may_share_modal(verb: VerbGroup, model: Clause) -> bool:
    """`will renew its core and expand the network`: a bare verb goes with the auxiliary before."""
    is_alone = len(verb.units) == 1 and verb.units[0].lower == verb.lemma
    return is_alone and model.verb is not None and bool(model.verb.modal)


def coordinate_participle(state: ParseState, verb: VerbGroup) -> None:
    """Open a clause like the one before, whose auxiliary the participle may share."""
    if _may_be_past(verb) and _ends_relative(state, verb):
        verb.form, verb.tense, verb.is_passive, verb.is_perfect = "fin", "past", False, False
        coordinate_verb(state, verb)  # "Huawei, which had built it, and opened"
        return
    model = _participle_model(state, verb)
    if _is_set_against(state, verb, model):
        verb.form, verb.tense, verb.is_passive, verb.is_perfect = "fin", "past", False, False
        coordinate_verb(state, verb)  # "has not banned it but issued guidelines"
        return
    is_same = model.verb is not None and model.verb.is_passive and verb.form == "pp"
    new = Clause(model.kind, model.parent, model.marker, subjects=list(model.subjects))
    new.antecedent = model.antecedent if model.kind == "participial" else None
    new.governor = model.governor if model.kind == "gerund" else None
    new.inherits_subject = True
    if model.verb is not None and (is_same or model.verb.form == "fin"):
        verb.is_passive = model.verb.is_passive if verb.form == "pp" else False
        verb.is_perfect, verb.modal = model.verb.is_perfect, model.verb.modal
        verb.is_progressive = model.verb.is_progressive and verb.form == "ing"
        verb.tense, verb.form = model.verb.tense, model.verb.form
        verb.is_negative = verb.is_negative or _shares_negation(state, model)
    state.open(new)
    new.verb = verb


def _is_set_against(state: ParseState, verb: VerbGroup, model: Clause) -> bool:
    """Whether a past form stands behind `but` and an active verb that is denied."""
    denied = model.verb is not None and model.verb.is_negative and not model.verb.is_passive
    return denied and state.conjunction == AGAINST and _may_be_past(verb)


def _participle_model(state: ParseState, verb: VerbGroup) -> Clause:
    """`has barred it from buying gear and ordered it to`: what has an auxiliary to share.

    So it is behind an infinitive: `has called on them to ban it and said that`.
    """
    current = state.current
    is_active = current.kind in ("gerund", "infinitive") and not current.is_passive
    if not is_active or verb.form != "pp":
        return current
    told = (c for c in current.ancestors() if c.verb is not None and c.verb.is_perfect)
    return next(told, current)


def share_objects(state: ParseState) -> None:
    """`block or restrict its role`: verbs in a row share the object of the last."""
    if not any(isinstance(c, Mark) and c.tag == "CC" for c in state.chunks):
        return
    by_verb = {id(c.verb): c for c in state.clauses if c.verb is not None}
    triples = zip(state.chunks, state.chunks[1:], state.chunks[2:], strict=False)
    shared: set[int] = set()  # verbs that got their objects so: a comma goes on from them
    for first, between, second in reversed([*triples]):
        one, other = by_verb.get(id(first)), by_verb.get(id(second))
        links = ("CC", ",") if id(second) in shared else ("CC",)
        is_joined = isinstance(between, Mark) and between.tag in links
        if is_joined and one is not None and other is not None and _may_share(one, other):
            one.objects = list(other.objects)
            shared.add(id(first))


def _may_share(one: Clause, other: Clause) -> bool:
    """Whether two active verbs of one form stand side by side and only the last has objects."""
    if one.verb is None or other.verb is None or one.objects or one.phrases:
        return False
    forms = {one.verb.form, other.verb.form} <= {"inf", "base"} or one.verb.form == other.verb.form
    return forms and not one.verb.is_passive and not other.verb.is_passive
