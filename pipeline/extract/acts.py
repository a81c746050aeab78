"""What becomes of an act that was told before: `the ban was suspended`, `that move was put off`.

A definite noun that stands for an act of the state takes up the last act of its kind. Only an end,
a delay or a refusal is a claim of its own; otherwise the sentence can but date the act.
"""

from collections.abc import Iterable, Iterator, Sequence, Set
from dataclasses import dataclass, field, replace

from pipeline.extract.attribution import Attribution
from pipeline.extract.bodies import authority_of
from pipeline.extract.bound import SUPPRESSED, Bound
from pipeline.extract.dating import UNDATED, Dated
from pipeline.extract.deciding.claim import Claim
from pipeline.extract.deciding.decide import claims_of
from pipeline.extract.deciding.networks import Setting
from pipeline.extract.deciding.policies import TURNS
from pipeline.extract.entities import GOVERNMENT, Entity
from pipeline.extract.frames import says_same, verb_classes
from pipeline.extract.instruments import Instruments, carrier
from pipeline.extract.modality.effects import verb_effects
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.policy_dates import Slots, policy_dates
from pipeline.extract.reading.sentence import ReadSentence, speaker_of
from pipeline.extract.tables import reading, tables
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.determiners import DEFINITE, POINTING, THEIRS
from pipeline.language.lexicon import lexicon

WINDOW = 3  # sentences back that a noun may reach
FAR = 6  # sentences back to the act that says whose equipment has to go
LATER = ("effective", "deadline")
WHOSE = ("jurisdiction", "target")


@dataclass(slots=True)
class Acts:
    """The acts of states that an article has told so far, sentence by sentence."""

    told: list[tuple[int, Claim]] = field(default_factory=list)
    instruments: Instruments = field(default_factory=Instruments)
    actions: set[str] = field(default_factory=set)
    here: list[Claim] = field(default_factory=list)  # of the sentence that is being read

    def resuming(self) -> set[str]:
        """The classes whose frames may go on with an act that was told."""
        if not self.actions:
            return set()
        return {name for name, known in tables().resumes.items() if known & self.actions}

    def tell(self, claims: Iterable[Claim]) -> None:
        """Keep the acts of a frame for those that follow in its sentence."""
        self.here += [c for c in claims if c.kind == "policy"]

    def note(self, sentence: int, claims: Iterable[Claim]) -> None:
        """Remember the acts of one sentence."""
        self.here = []
        acts = [c for c in claims if c.kind == "policy"]
        self.told += [(sentence, c) for c in acts]
        self.actions.update(c.fields["action"] or "" for c in acts)

    def resumed(
        self, number: int, read: ReadSentence, bound: Bound, setting: Setting
    ) -> Iterator[Claim]:
        """The claims about earlier acts that a frame of a definite noun makes."""
        actions = tables().resumes.get(bound.frame.frame_class, frozenset())
        if not actions or bound.features & SUPPRESSED:
            return
        if bound.frame.noun is None:
            yield from self._aimed(actions, number, read, bound, setting)
            yield from self._answered(actions, number, read, bound, setting)
        elif says_same(bound.frame.noun) and "vendor" not in bound.roles:
            yield from self._alike(actions, number, read, bound, setting)
        if bound.frame.frame_class in VOTING:
            yield from self._voted_on(actions, number, read, bound, setting)
            return
        if not (_is_known(bound) or _turns_it(bound)):
            return
        for act in self.last(actions, number, window=1 if bound.frame.noun is None else WINDOW):
            if _fits(act, bound):
                yield from _sequel(act, read, bound, setting)

    def _aimed(
        self,
        actions: frozenset[str],
        number: int,
        read: ReadSentence,
        bound: Bound,
        setting: Setting,
    ) -> Iterator[Claim]:
        """The claims of a verb aimed at whom the acts before were aimed at.

        `must take out existing gear` after a ban of the same state, be it in the same sentence;
        `urged allies to follow suit` after a ban of any, however far back.
        """
        states = {g.country for g in bound.roles.get("government", [])}
        if not states or "vendor" in bound.roles:
            return
        told: list[str] = []
        if _asks_for_the_same(bound):
            acts = self._here_or_last(actions, number, window=number)
        elif bound.frame.frame_class in BARRING and _is_that_gear(bound):
            acts = self._here_or_last(actions, number, window=1)
        elif bound.frame.frame_class not in BARRING and (
            _is_unnamed_gear(bound) or _is_whatever(bound)
        ):
            acts = self._here_or_last(actions, number, window=FAR, states=states)
            told = [e.id for e in bound.roles.get("maker", [])] or _pointed_at(bound, read)
        else:
            return
        if targets := told or _targets(acts):
            _aim(bound, targets)
            yield from claims_of(read, bound, setting)

    def _alike(
        self,
        actions: frozenset[str],
        number: int,
        read: ReadSentence,
        bound: Bound,
        setting: Setting,
    ) -> Iterator[Claim]:
        """`Similar bans are in place in Norway and Estonia`: of those whom the last act is on."""
        acts = self._here_or_last(actions, number, window=1)
        targets = _targets(acts)
        if targets and bound.roles.get("government"):
            _aim(bound, targets)
            yield from claims_of(read, bound, setting)

    def _here_or_last(
        self,
        actions: frozenset[str],
        number: int,
        *,
        window: int,
        states: Set[str | None] | None = None,
    ) -> list[Claim]:
        """The acts of this sentence, else those told last before it; of some states alone."""
        here = [c for c in self.here if _is_one(c, actions, states)]
        return here or self.last(actions, number, window=window, states=states)

    def _answered(
        self,
        actions: frozenset[str],
        number: int,
        read: ReadSentence,
        bound: Bound,
        setting: Setting,
    ) -> Iterator[Claim]:
        """`Huawei is challenging the decision`: whose act it is was told before.

        Only who the act was aimed at can mean it, and only where one state has done so.
        """
        aimed_at = {e.id for e in bound.roles.get("vendor", [])}
        if "government" in bound.roles or not _is_against_act(bound, actions):
            return
        acts = [c for c in self.last(actions, number) if c.fields["target"] in aimed_at]
        states = {c.fields["jurisdiction"] for c in acts}
        if len(states) != 1:
            return
        (country,) = states
        bound.fill("government", TOLD, [Entity("country", country or "", country, TOLD)])
        yield from claims_of(read, bound, setting)

    def _voted_on(
        self,
        actions: frozenset[str],
        number: int,
        read: ReadSentence,
        bound: Bound,
        setting: Setting,
    ) -> Iterator[Claim]:
        """`Parliament threw it out`, `The bill passed in May`: what became of a draft."""
        noun, stage = _draft_voted_on(bound), _outcome(bound)
        if noun is None or not stage:
            return
        window = 1 if noun.is_pronoun else WINDOW
        for act in self._here_or_last(actions, number, window=window):
            is_of_state = all(is_of(n, act.fields["jurisdiction"]) for n in _voting(bound, noun))
            if act.fields["stage"] in PENDING and is_of_state:
                yield _at_stage(act, stage, read, bound, setting)

    def known(self, claim: Claim, bound: Bound) -> Claim:
        """The claim of a definite noun under the action by which the text told the act before.

        `lifted the ban`, where what was told is that exports were barred.
        """
        actions = tables().resumes.get(bound.frame.frame_class, frozenset())
        if claim.kind != "policy" or not actions or not _is_known(bound):
            return claim
        told = [c for _, c in self.told if all(c.fields[n] == claim.fields[n] for n in WHOSE)]
        before = [c.fields["action"] for c in told if c.fields["action"] in actions]
        if not before or claim.fields["action"] in before:
            return claim
        return replace(claim, fields=claim.fields | {"action": before[-1]})

    def dated(self, claim: Claim, bound: Bound, number: int) -> Claim:
        """The claim with the day on which that was made known by which it comes about.

        `the Bill would force them to`, long after `the Bill was published on Monday`; `carriers
        must take it out by May`, behind `the minister announced on Monday that it is barred`.
        """
        if claim.kind != "policy" or claim.dates["announced"].first is not None or claim.is_title:
            return claim
        law = carrier(bound)
        country = claim.fields["jurisdiction"]
        announced = self.instruments.day_of(law, country) if law is not None else None
        body = claim.fields["authority"]
        if announced is None and (law is not None or _obliges(bound)):
            act = self._came_of(claim, number)
            announced = act.dates["announced"] if act is not None else None
            body = act.fields["authority"] if act is not None and law is not None else body
        if announced is None or claim.fields["stage"] not in COMING:
            return claim
        fields = claim.fields | {"authority": claim.fields["authority"] or body}
        return replace(claim, fields=fields, dates=claim.dates | {"announced": announced})

    def _came_of(self, claim: Claim, number: int) -> Claim | None:
        """The act of the same state and target, with a day, that was told just before."""
        same = (*WHOSE, "stage")
        for _, act in self._back_to(number - CONSEQUENCES):
            is_same = all(act.fields[n] == claim.fields[n] for n in same)
            if act.dates["announced"].first and is_same:
                return act
        return None

    def _back_to(self, sentence: int) -> Iterator[tuple[int, Claim]]:
        """The acts told since a sentence, the last one first."""
        for number, act in reversed(self.told):
            if number < sentence:
                return
            yield number, act

    def last(
        self,
        actions: frozenset[str],
        number: int,
        *,
        window: int = WINDOW,
        states: Set[str | None] | None = None,
    ) -> list[Claim]:
        """The acts of the last sentence that told one of these actions, of some states alone."""
        told = self._back_to(number - window)
        near = [(s, c) for s, c in told if _is_one(c, actions, states)]
        return [c for s, c in near if s == near[0][0]][::-1]


def _targets(acts: Iterable[Claim]) -> list[str]:
    """Whom acts are aimed at."""
    return [target for act in acts if (target := act.fields["target"])]


def _aim(bound: Bound, targets: Iterable[str]) -> None:
    """Give a frame those as vendors whom acts told before are aimed at, each once."""
    vendors = [Entity("vendor", target, None, TOLD) for target in dict.fromkeys(targets)]
    bound.fill("vendor", TOLD, vendors)


def _is_one(act: Claim, actions: frozenset[str], states: Set[str | None] | None) -> bool:
    is_theirs = states is None or act.fields["jurisdiction"] in states
    return is_theirs and act.fields["action"] in actions


SUING = frozenset({"SUE"})
BARRING = frozenset({"EXCLUDE"})
"""Classes that take up whom an act was on where they are of doing `the same` alone."""
BEFORE_A_COURT = frozenset({"to:court", "before:court"})


def _is_against_act(bound: Bound, actions: frozenset[str]) -> bool:
    """Whether an agent does something to a known noun that may stand for one of the actions."""
    if bound.functions.get("vendor") != "agent":
        return False
    if BEFORE_A_COURT & bound.features:
        return True
    clause = bound.frame.clause
    if not any(clause.objects) and not clause.phrases and bound.frame.frame_class in SUING:
        return True  # "Huawei said that it would sue"
    nouns = [*clause.deep_objects(), *clause.phrase("against")]
    known = [n for n in nouns if n.determiner in DEFINITE]
    evoked = [c for n in known for c in tables().frames.get((n.lemma, "", "noun"), ())]
    return any(tables().resumes.get(name, frozenset()) & actions for name in evoked)


def _obliges(bound: Bound) -> bool:
    """`must take it out`, `have until June to take it out`: somebody has said so."""
    is_imposed = bound.functions.get("government") == "imposed"
    return is_imposed or bool(bound.features & OBLIGING)


TOLD = "told"
CONSEQUENCES = 2  # sentences behind an act that may tell what it obliges to
OBLIGING = frozenset({"order", "e:order"})
COMING = frozenset({"proposed", "decided"})
STANDING_FOR_GEAR = frozenset({"it", "them"})


def _pointed_at(bound: Bound, read: ReadSentence) -> list[str]:
    """`carriers with Huawei kit to replace that kit`: whose it is the sentence has said before."""
    pointing = [n for n in _taken_out(bound) if n.determiner in POINTING]
    if not pointing:
        return []
    before = [m for m in read.mentions if m.kind == "vendor"]
    return [m.sense.id for m in before if read.tokens[m.first].start < pointing[0].start]


def _asks_for_the_same(bound: Bound) -> bool:
    """`urged allies to follow suit`: what is asked for is what was told before."""
    clause = bound.frame.clause
    asked = [n for n in clause.phrase("for") if n.determiner.startswith("such") or says_same(n)]
    if any("BAN" in frames_of(n) for n in asked):
        return True  # "lobbied for such a ban"
    below = [c for c in bound.clauses if c.parent is clause]
    if any(map(_undoes_act, below)):
        return True  # "called on Sweden to reverse its decision"
    return any(tables().echoes.intersection(verb_classes(each)) for each in below)


def _undoes_act(clause: Clause) -> bool:
    """`to reverse its decision`, `to lift the ban`: whether an act is undone that was told of."""
    verb, told = clause.verb, clause.deep_objects()
    undoes = verb is not None and "reverse" in verb_effects(verb)
    known = [n for n in told if n.determiner in DEFINITE | {*THEIRS} and not n.posts]
    return undoes and any(ACTS_TOLD.intersection(frames_of(n)) for n in known)


ACTS_TOLD = frozenset({"BAN", "ACT", "CURBS", "LIMITS"})


def frames_of(noun: NounChunk) -> Sequence[str]:
    """The frames that a noun evokes by itself."""
    return tables().frames.get((noun.lemma, "", "noun"), ())


def _is_unnamed_gear(bound: Bound) -> bool:
    """Whether the object is equipment of which nothing says whose it is."""
    objects = _taken_out(bound)
    if objects and all(chunk.head.lower in STANDING_FOR_GEAR for chunk in objects):
        return bound.frame.frame_class not in GOING  # "it must go on": no gear goes
    found = [denote(chunk) for chunk in objects]
    named = any(f.entities or f.owners or f.demonyms for f in found)
    named = named or any(_tells_whose(c, objects) for c in bound.clauses)
    named = named or any(_is_any_maker(n) for n in bound.frame.clause.phrase("from", "by", "of"))
    return bool(found) and not named and all("gear" in f.senses for f in found)


def _is_that_gear(bound: Bound) -> bool:
    """`have already banned the equipment`: the one that was told of, and nothing more of it."""
    told = bound.frame.clause.deep_objects()
    is_known = all(n.determiner in DEFINITE and not n.posts for n in told)
    return is_known and _is_unnamed_gear(bound) and "neg" not in bound.features


def _is_any_maker(noun: NounChunk) -> bool:
    """`equipment from vendors that are not cleared`: of whoever that may be."""
    is_maker = any(has_sense(noun, s) for s in ("vendor", "company"))
    return is_maker and noun.determiner not in POINTING | {"the", "both"}


def _taken_out(bound: Bound) -> list[NounChunk]:
    """What is to go: the object, or the subject of what goes by itself (`has to disappear`)."""
    clause = bound.frame.clause
    return clause.deep_objects() or (clause.subjects if bound.frame.frame_class in GOING else [])


GOING = frozenset({"GO_OUT"})
WHATEVER = frozenset({"what", "whatever"})


def _is_whatever(bound: Bound) -> bool:
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


def _is_known(bound: Bound) -> bool:
    """Whether a definite noun means what was told; `the decision to bar it` tells by itself.

    So does `the directive cleared by the cabinet`.
    """
    noun = bound.frame.noun
    if noun is None or noun.determiner not in DEFINITE:
        return False
    told = (c for c in bound.clauses if c.kind == "participial" and not c.is_apart)
    is_told = any(c.antecedent is noun and c.is_passive for c in told)
    return not is_told and not any(c.governor is noun for c in bound.clauses)


def _turns_it(bound: Bound) -> bool:
    """`a court suspended it`: what is suspended is the act told last."""
    objects = bound.frame.clause.deep_objects()
    is_turn = bound.frame.noun is None and bound.frame.frame_class in tables().turns
    return is_turn and [n.head.lower for n in objects] == ["it"]


VOTING = frozenset({"VOTE"})
PENDING = frozenset({"considered", "proposed"})
UNSETTLED = frozenset({"future", "possible", "would", "should", "e:plan", "e:possible", "e:urge"})


def _draft_voted_on(bound: Bound) -> NounChunk | None:
    """The draft that a vote is on: a known noun for one, or `it`; or what passes or falls."""
    clause = bound.frame.clause
    objects = clause.deep_objects()
    falls = not objects and clause.verb is not None and clause.verb.lemma in lexicon().cues["falls"]
    for noun in clause.subjects if falls else objects:
        is_named = noun.determiner in DEFINITE and bool(DRAFTS & denote(noun, deep=False).senses)
        if (is_named or noun.head.lower == "it") and not _is_described(noun, bound):
            return noun
    return None


DRAFTS = frozenset({"draft", "law"})


def _is_described(noun: NounChunk, bound: Bound) -> bool:
    """Whether what follows a noun tells which one it is."""
    return any(noun in (c.governor, c.antecedent) for c in bound.clauses) or bool(noun.posts)


def _voting(bound: Bound, draft: NounChunk) -> list[NounChunk]:
    """Who votes, if anybody is said to."""
    return [n for n in bound.frame.clause.deep_subjects() if n is not draft]


def _outcome(bound: Bound) -> str:
    """What a vote comes to: a stage, or nothing where it is still to be taken."""
    if bound.features & UNSETTLED or bound.frame.clause.verb is None:
        return ""
    is_refused = "e:refuse" in bound.features or "own:refuse" in bound.features
    return "rejected" if is_refused or "neg" in bound.features else "decided"


def _at_stage(act: Claim, stage: str, read: ReadSentence, bound: Bound, setting: Setting) -> Claim:
    """An act that was told of, at the stage that it has come to."""
    dates = policy_dates(bound, setting.published, Slots("effective", "effective"), turned=True)
    return replace(
        act,
        fields=act.fields | {"stage": stage} | _who_turns(bound, act, speaker_of(read, bound)),
        dates=dates if stage in TURNS else {**act.dates, **_told_dates(dates)},
        evidence=(read.sentence.start, read.sentence.end),
        certainty=reading("certainty", bound.features),
        is_title=False,
        is_mention=False,
    )


def _told_dates(dates: dict[str, Dated]) -> dict[str, Dated]:
    """The dates of a decision: its own day, never that of the draft."""
    return {n: d for n, d in dates.items() if n == "announced" or d.first is not None}


def _fits(act: Claim, bound: Bound) -> bool:
    """Whether a noun may stand for an act: of no other target, and of no other state's doing."""
    targets = {e.id for e in bound.roles.get("vendor", [])}
    return targets <= {act.fields["target"]} and _may_decide(bound, act.fields["jurisdiction"])


def _may_decide(bound: Bound, country: str | None) -> bool:
    """Whether who acts on the act, if anybody is said to, is of the state whose act it is."""
    clause = bound.frame.clause
    if bound.frame.noun in clause.subjects and not clause.phrase("by"):
        return True
    acting = {g.country for g in bound.roles.get("government", [])}
    return all(
        is_of(chunk, country) or (chunk.is_pronoun and acting == {country})  # "it extended it"
        for chunk in clause.deep_subjects()
    )


def is_of(chunk: NounChunk, country: str | None) -> bool:
    """Whether a body is of a state, as far as is said."""
    found = denote(chunk)
    bodies = [e for e in (*found.entities, *found.owners) if e.kind in GOVERNMENT]
    if found.demonyms or bodies:
        return {*found.demonyms, *(e.country for e in bodies)} == {country}
    return "government" in found.senses and not found.entities


def _sequel(act: Claim, read: ReadSentence, bound: Bound, setting: Setting) -> Iterator[Claim]:
    """What the sentence adds to an act: a turn that it took, or a date that it lacked."""
    wider = _widened(act, bound)
    if wider is not None:
        yield _at_stage(wider, act.fields["stage"] or "decided", read, bound, setting)
        return
    features = bound.features | {f"action:{act.fields['action']}"}
    stage = reading("stage", features)
    slots = Slots(*(reading(name, features) for name in ("until", "ahead", "at")))
    dates = policy_dates(bound, setting.published, slots, turned=stage in TURNS)
    if stage not in TURNS:
        dates = {n: d if n in LATER else UNDATED for n, d in dates.items()}
        if not _adds(act, dates):
            return
        yield replace(_shown(act, read), dates=dates)
        return
    yield replace(
        act,
        fields=act.fields | {"stage": stage} | _who_turns(bound, act, speaker_of(read, bound)),
        dates=dates,
        evidence=(read.sentence.start, read.sentence.end),
        certainty=reading("certainty", bound.features),
        is_title=False,
        is_mention=False,
    )


def _shown(act: Claim, read: ReadSentence) -> Claim:
    """An act that a sentence dates: shown where it was told, unless that was in passing."""
    if not (act.is_title or act.is_mention):
        return act
    place = (read.sentence.start, read.sentence.end)
    return replace(act, evidence=place, is_title=False, is_mention=False)


def _widened(act: Claim, bound: Bound) -> Claim | None:
    """`the measure was extended to 4G`, `to ZTE`: the same act on another target or generation."""
    clause, found = bound.frame.clause, [denote(n) for n in bound.frame.clause.phrase("to")]
    if clause.verb is None or clause.verb.lemma not in lexicon().cues["widens"]:
        return None
    vendors = [e.id for d in found for e in d.named if e.kind == "vendor"]
    generations = [g for d in found for g in d.generations]
    if len(vendors) + len(generations) != 1:
        return None
    wider: Fields = {"target": vendors[0]} if vendors else {"generation": generations[0]}
    return replace(act, fields=act.fields | wider, dates=dict.fromkeys(act.dates, UNDATED))


Fields = dict[str, str | None]


def _same_body(act: Claim) -> Fields:
    return {"authority": act.fields["authority"]}


def _who_turns(bound: Bound, act: Claim, speaker: Attribution) -> Fields:
    """`The Commerce Department lifted the ban`: whoever imposed it, this body ends it."""
    acting = bound.roles.get("government", [])
    own = [g for g in acting if g.country == act.fields["jurisdiction"]]
    return {"authority": authority_of(own[0], speaker)} if own else _same_body(act)


def _adds(act: Claim, dates: dict[str, Dated]) -> bool:
    """Whether a date is told that the act lacks, and none that differs from its own."""
    told = {n: d for n, d in dates.items() if d.first is not None}
    return bool(told) and all(act.dates[n].first is None for n in told)
