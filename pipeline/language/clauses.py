"""The clause tree of a sentence: who does what to whom, clause by clause.

A deterministic left-to-right reading of chunks. A clause has one verb group; subjects are
inherited through coordination, control and relative pronouns; a passive keeps its surface
functions here and is turned round by `deep_subject` and `deep_objects`.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from pipeline.language.chunks import Chunk, Mark, NounChunk, VerbGroup
from pipeline.language.lexicon import lexicon
from pipeline.language.tagging import SPEECH
from pipeline.language.timex import TimeExpression

# Verbs whose infinitive is done by their object: "ordered operators to remove".
OBJECT_CONTROL_FORMS = frozenset({"inf"})
CLOSERS = frozenset({";", ":", "—"})
SPEECH_INVERSION = frozenset({",", '"'})


@dataclass(slots=True, eq=False)
class Clause:
    """One clause.

    kind: main, coordinate, complement, relative, participial, infinitive, gerund or adverbial.
    `marker` is the word that opens it; `governor` the noun that it completes ("a plan to ...").
    """

    kind: str
    parent: "Clause | None" = None
    marker: str = ""
    subjects: list[NounChunk] = field(default_factory=list)
    verb: VerbGroup | None = None
    objects: list[list[NounChunk]] = field(default_factory=list)
    phrases: list[tuple[str, list[NounChunk]]] = field(default_factory=list)
    times: list[TimeExpression] = field(default_factory=list)
    governor: NounChunk | None = None
    antecedent: NounChunk | None = None
    inherits_subject: bool = False
    is_negated: bool = False  # "neither of which had"
    arguments: Any = None  # its nouns by grammatical function, once worked out
    actors: list[NounChunk] | None = None  # who acts and what is acted on, once worked out
    affected: list[NounChunk] | None = None

    @property
    def is_passive(self) -> bool:
        """Whether the verb group is passive."""
        return self.verb is not None and self.verb.is_passive

    def phrase(self, *prepositions: str) -> list[NounChunk]:
        """The noun chunks led by any of the prepositions."""
        return [n for p, group in self.phrases for n in group if p in prepositions]

    def deep_subjects(self) -> list[NounChunk]:
        """Who acts: the subject, or the by-phrase of a passive; asked once all has been read."""
        if self.actors is None:
            self.actors = self.phrase("by") if self.is_passive else self.subjects
        return self.actors

    def deep_objects(self) -> list[NounChunk]:
        """What is acted on: the objects, or the subject of a passive; asked as late."""
        if self.affected is None:
            direct = [n for group in self.objects for n in group]
            self.affected = [*self.subjects, *direct] if self.is_passive else direct
        return self.affected

    def ancestors(self) -> "list[Clause]":
        """The clauses above, nearest first."""
        chain, clause = [], self.parent
        while clause is not None:
            chain.append(clause)
            clause = clause.parent
        return chain


@dataclass(slots=True)
class _Reader:
    """The state of reading one sentence."""

    chunks: Sequence[Chunk]
    is_headline: bool
    clauses: list[Clause] = field(default_factory=list)
    current: Clause = field(default_factory=lambda: Clause("main"))
    preposition: str = ""
    last_noun: NounChunk | None = None
    group: list[NounChunk] | None = None  # where a coordinated noun would go
    comma: bool = False
    conjunction: str = ""
    pending: str = ""  # a subordinator or relative that waits for its verb
    held: list[TimeExpression] = field(default_factory=list)  # times told while one waits
    waiting: NounChunk | None = None  # a noun whose verb is known to follow
    joined: NounChunk | None = None  # the last noun behind a conjunction
    position: int = 0

    def read(self) -> list[Clause]:
        self.clauses.append(self.current)
        for position, item in enumerate(self.chunks):
            self.position = position
            if isinstance(item, NounChunk):
                self._noun(item)
            elif isinstance(item, VerbGroup):
                self._verb(item)
            else:
                self._mark(item)
        self._share_objects()
        return [c for c in self.clauses if c.verb or c.subjects or c.phrases or c.objects]

    def _share_objects(self) -> None:
        """`block or restrict its role`: verbs in a row share the object of the last."""
        if not any(isinstance(c, Mark) and c.tag == "CC" for c in self.chunks):
            return
        by_verb = {id(c.verb): c for c in self.clauses if c.verb is not None}
        triples = zip(self.chunks, self.chunks[1:], self.chunks[2:], strict=False)
        shared: set[int] = set()  # verbs that got their objects so: a comma goes on from them
        for first, between, second in reversed([*triples]):
            one, other = by_verb.get(id(first)), by_verb.get(id(second))
            links = ("CC", ",") if id(second) in shared else ("CC",)
            is_joined = isinstance(between, Mark) and between.tag in links
            if is_joined and one is not None and other is not None and _may_share(one, other):
                one.objects = list(other.objects)
                shared.add(id(first))

    # -- nouns ------------------------------------------------------------------------------

    def _noun(self, noun: NounChunk) -> None:
        if self._is_contrasted(noun):
            return  # "Samsung, not Ericsson, won"
        if noun.units[0].tag == "RELS" and self.last_noun is not None:
            noun.owner = self._group_of(self.last_noun)[0]
            self._open(Clause("relative", self.current, "whose"))
        if self.preposition:
            self._prepositional(noun)
        elif self._continues_waiting():
            self._join_waiting(noun)
        elif self._opens_subjects(noun):
            self._argument(noun)  # "..., and Orange and SFR are due to follow"
            self.waiting = noun
        elif self._is_gapped_pair(noun) or self._is_gapped_in_time(noun):
            self._gapped(noun)  # "..., KDDI a day later and SoftBank on the 27th"
        elif (self.conjunction or self.comma) and self.group is not None:
            self._beside(noun)
        else:
            self._argument(noun)
        self.preposition, self.comma, self.conjunction = "", False, ""
        self.last_noun = noun

    def _is_contrasted(self, noun: NounChunk) -> bool:
        """A name that `not` sets apart from the one before the comma."""
        is_not = self._is_mark(self.position - 1, "RB") if self.position > 1 else False
        mark = self.chunks[self.position - 1]
        if not is_not or not isinstance(mark, Mark) or mark.unit.lower != "not":
            return False
        names = self.last_noun is not None and _are_names(self.last_noun, noun)
        return names and self._is_mark(self.position - 2, ",")

    def _continues_waiting(self) -> bool:
        """Whether a noun goes on with the subjects whose verb is known to follow."""
        waiting = self.waiting is not None and self.last_noun in (self.group or ())
        return waiting and bool(self.conjunction or self.comma)

    def _join_waiting(self, noun: NounChunk) -> None:
        assert self.group is not None
        self.group.append(noun)

    def _opens_subjects(self, noun: NounChunk) -> bool:
        """Whether a name after a conjunction or comma is the first subject of a clause to come."""
        kind = _name_kind(noun)
        if not kind or self.current.verb is None or not (self.conjunction or self.comma):
            return False
        if self.group and kind == _name_kind(self.group[-1]) and self.conjunction != "but":
            return False
        return self._open_ancestor() is None and self._names_then_verb(kind)

    def _names_then_verb(self, kind: str) -> bool:
        """Whether two or more names of a kind are followed by a finite verb."""
        count, expects_name = 1, False
        for item in self.chunks[self.position + 1 :]:
            if isinstance(item, NounChunk):
                if not expects_name or _name_kind(item) != kind:
                    return False
                count, expects_name = count + 1, False
            elif isinstance(item, VerbGroup):
                return item.form == "fin" and count > 1 and not expects_name
            elif item.tag in (",", "CC"):
                expects_name = True
            else:
                return False
        return False

    def _group_of(self, noun: NounChunk) -> list[NounChunk]:
        """A noun with those that stand beside it."""
        return list(self.group) if self.group and noun in self.group else [noun]

    def _prepositional(self, noun: NounChunk) -> None:
        noun.preposition = self.preposition
        if self.preposition in BESIDE and self.group and _name_kind(noun):
            if self._resumes_object(noun):
                self.group = self.current.objects[-1]
            elif self._goes_with_subject(noun):
                self.group = self.current.subjects
            self._stands_alongside(noun, self.group)
            return
        if self._gives_examples(noun):
            return
        if self._repeats_preposition():
            self.current.phrases[-1][1][0].conjuncts.append(noun)  # "from X and from Y"
        if self.last_noun is not None and self._previous_noun_touches():
            self.last_noun.posts.append((self.preposition, noun))
        self.group = [noun]
        self.current.phrases.append((self.preposition, self.group))
        if self.current.antecedent is not None:
            self._belongs_outside(noun, self.group, self.current.antecedent)

    def _belongs_outside(
        self, noun: NounChunk, group: list[NounChunk], antecedent: NounChunk
    ) -> None:
        """A phrase of a clause that describes a noun may tell of the noun, or of the verb above."""
        outer = self.current.parent
        if self.preposition == "by" and self.current.is_passive:
            antecedent.posts.append(("by", noun))  # "products made by": who made them owns them
        if self.preposition != "by" and outer is not None and outer.verb is not None:
            outer.phrases.append((self.preposition, group))

    def _stands_alongside(self, noun: NounChunk, group: list[NounChunk]) -> None:
        """`supplied by Huawei alongside Ericsson`: what holds of the first holds of the other."""
        if group[0].preposition:
            group[0].conjuncts.append(noun)
        group.append(noun)

    def _goes_with_subject(self, noun: NounChunk) -> bool:
        """`Samsung is one of its suppliers, alongside Nokia`: beside the name that is subject."""
        subjects, group = self.current.subjects, self.group or []
        if not subjects or group is subjects or (group and _name_kind(group[-1])):
            return False
        return _name_kind(subjects[-1]) == _name_kind(noun)

    def _repeats_preposition(self) -> bool:
        phrases = self.current.phrases
        return bool(self.conjunction and phrases and phrases[-1][0] == self.preposition)

    def _gives_examples(self, noun: NounChunk) -> bool:
        """`carriers like Orange and SFR`: the examples tell who the plural before them are."""
        names = (u.mention.kind for u in noun.units if u.mention is not None)
        is_named = noun.head.mention is not None or any(kind in COMPANIES for kind in names)
        if self.preposition not in EXAMPLES or not is_named:
            return False
        whole = self._exemplified()
        if whole is None:
            return False
        whole.appositions.append(noun)
        self.group = whole.appositions
        return True

    def _exemplified(self) -> NounChunk | None:
        """The plural that examples stand for: the noun before, for `namely` any of the clause."""
        last = self.last_noun
        is_generic = self.preposition in GENERIC and last is not None and len(last.units) == 1
        touches = self._previous_noun_touches() and not is_generic
        described = self._described_companies()
        if self.preposition in GENERIC and not touches and described is not None:
            return described
        is_spelt_out = self.preposition in SPELT_OUT
        touches = touches or (is_spelt_out and self._touches_comma_before())
        nearest = last if last is not None and _is_bare_plural(last) and touches else None
        if not is_spelt_out or (nearest is not None and not _is_instrument(nearest)):
            return nearest
        arguments = [*self.current.subjects, *(n for g in self.current.objects for n in g)]
        plurals = [n for n in reversed(arguments) if _is_bare_plural(n)]
        companies = (n for n in plurals if lexicon().has_sense(n.lemma, *COMPANY_SENSES))
        return next(companies, nearest or next(iter(plurals), None))

    def _described_companies(self) -> NounChunk | None:
        """`companies that pose a threat, such as A`: those that the clause describes."""
        noun = self.current.antecedent if self.current.kind == "relative" else None
        if noun is None or not _is_bare_plural(noun) or not self._touches_comma_before():
            return None
        return noun if lexicon().has_sense(noun.lemma, *COMPANY_SENSES) else None

    def _touches_comma_before(self) -> bool:
        """`with several operators, including A`: a comma between noun and preposition."""
        before = self.position - 3
        is_last = before >= 0 and self.chunks[before] is self.last_noun
        return is_last and self._is_mark(before + 1, ",")

    def _previous_noun_touches(self) -> bool:
        before = self.position - 2
        if before > 0 and _is_sign(self.chunks[before]):
            before -= 1  # "80 % of its network"
        return before >= 0 and self.chunks[before] is self.last_noun

    def _beside(self, noun: NounChunk) -> None:
        """A noun after a comma or conjunction: a conjunct, an apposition or a new subject."""
        assert self.group is not None
        assert self.last_noun is not None
        names = self.is_headline and _are_names(self.last_noun, noun)
        names = names or (self.is_headline and _lists_makers(self.last_noun, noun))
        if self.comma and self._follows_fronted_phrase(noun):
            self._argument(noun)  # "In Belgium, Proximus and Orange have"
        elif self.comma and not self.conjunction and not names and not self._in_list():
            self._after_comma(noun)
        elif self.comma and names:
            self.group.append(noun)  # "Nokia, China Mobile sign"
        elif self._lists_who(noun):
            self.last_noun.appositions.append(noun)  # "the two suppliers, Huawei and ZTE"
            self.group = self.last_noun.appositions
        else:
            self._conjunct(noun, self.group)

    def _after_comma(self, noun: NounChunk) -> None:
        if self._is_gapped(noun):
            self._gapped(noun)
        elif self._resumes_object(noun) and self._phrase_follows():
            self._conjunct(noun, self.current.objects[-1])  # "NEC for radios, Dell for servers"
        elif self._touches_comma():
            self._apposition(noun)
        else:
            self._argument(noun)
            if self.current.verb is not None and self._speech_follows():
                self.waiting = noun  # "..., in May, people familiar with the matter said"

    def _conjunct(self, noun: NounChunk, group: list[NounChunk]) -> None:
        """A noun after a conjunction or in a list: of the group, or of a clause of its own."""
        if self._verb_follows() and self.current.verb is not None:
            self._argument(noun)  # "..., and BT has": the verb will take it
            self.waiting = noun
        elif self._is_gapped(noun):
            self._gapped(noun)  # "..., KDDI a day later and SoftBank on the 27th"
        elif self._resumes_object(noun):
            self.current.objects[-1].append(noun)  # "Nokia for the core and Fujitsu for radios"
            self.group = self.current.objects[-1]
        elif (resumed := self._phrase_resumed(noun)) is not None:
            noun.preposition = resumed[0].preposition
            resumed.append(noun)  # "relies on Nokia for the core and Fujitsu for radios"
            self.group = resumed
        else:
            noun.preposition = group[-1].preposition if group else ""
            if group:
                group[0].conjuncts.append(noun)
            group.append(noun)
            self.joined = noun

    def _follows_fronted_phrase(self, noun: NounChunk) -> bool:
        """Whether the phrase before opens the sentence and names another kind of thing."""
        clause = self.current
        if clause.verb is not None or clause.subjects or not clause.phrases:
            return False
        if clause.phrases[-1][0] in CITING:
            return True  # "According to Nokia, Elisa and DNA have"
        kinds = [
            n.head.mention.kind if n.head.mention else "" for n in (self.last_noun or noun, noun)
        ]
        return kinds[0] != kinds[1]

    def _is_gapped(self, noun: NounChunk) -> bool:
        """Whether a name is the subject of a verb left out because it is the one before."""
        clause, kind = self.current, _name_kind(noun)
        if clause.verb is None or clause.verb.form != "fin" or not clause.subjects or not kind:
            return False
        if kind != _name_kind(clause.subjects[0]) or (
            self.group and kind == _name_kind(self.group[0])
        ):
            return False
        following = self.chunks[self.position + 1 : self.position + 2]
        return bool(following) and (
            isinstance(following[0], NounChunk)
            or (isinstance(following[0], Mark) and following[0].tag in ("IN", "T", "RB"))
        )

    def _is_gapped_in_time(self, noun: NounChunk) -> bool:
        """Whether a name after a conjunction and before another time shares the verb."""
        if not self.conjunction or self.group:
            return False
        following = self.chunks[self.position + 1 : self.position + 2]
        is_timed = any(isinstance(c, Mark) and c.tag == "T" for c in following)
        return is_timed and self._is_gapped(noun)

    def _is_gapped_pair(self, noun: NounChunk) -> bool:
        """Whether a subject and an object stand side by side, the verb between them left out."""
        clause, names = self.current, [u.mention for u in noun.units]
        if len(names) != 2 or clause.verb is None or not clause.subjects or not clause.objects:
            return False
        kinds = [name.kind if name is not None else "" for name in names]
        before = [_name_kind(clause.subjects[0]), _name_kind(clause.objects[-1][0])]
        is_pair = all(kinds) and kinds[0] != kinds[1]
        return bool(self.conjunction or self.comma) and is_pair and kinds == before

    def _gapped(self, noun: NounChunk) -> None:
        model, told = self.current, [list(group) for group in self.current.objects]
        if self._is_gapped_pair(noun):  # "A picked Nokia and B Ericsson"
            told = [[NounChunk(noun.units[1:])]]
            noun = NounChunk(noun.units[:1])
        new = Clause(model.kind, model.parent, model.marker, subjects=[noun])
        new.objects = told
        new.verb = model.verb
        self._open(new)

    def _resumes_object(self, noun: NounChunk) -> bool:
        """Whether a name after a phrase goes on with the object before that phrase."""
        clause, kind = self.current, _name_kind(noun)
        if not clause.objects or not clause.objects[-1] or not self.group:
            return False
        if self.group is clause.objects[-1] or clause.verb is None:
            return False
        if not kind:  # "its core from Nokia and its radios from Huawei"
            things = _is_instrument(noun) and _is_instrument(clause.objects[-1][0])
            if noun.units[0].mention is not None:
                return False  # "the use of Huawei and ZTE products"
            return things and bool(_name_kind(self.group[0]))
        return kind == _name_kind(clause.objects[-1][0]) != _name_kind(self.group[0])

    def _phrase_resumed(self, noun: NounChunk) -> list[NounChunk] | None:
        """The names of an earlier phrase that a name with a phrase of its own goes on with."""
        kind = _name_kind(noun)
        if not kind or not self.group or _name_kind(self.group[0]) or not self._phrase_follows():
            return None
        named = (g for _, g in reversed(self.current.phrases) if g is not self.group)
        return next((g for g in named if _name_kind(g[0]) == kind), None)

    def _phrase_follows(self) -> bool:
        following = self.chunks[self.position + 1 : self.position + 2]
        return bool(following) and isinstance(following[0], Mark) and following[0].tag == "IN"

    def _lists_who(self, noun: NounChunk) -> bool:
        """A list of names after a comma tells who the plural before it are."""
        last = self.last_noun
        if last is None or not self.comma or self.conjunction or not self._touches_comma():
            return False
        named = any(u.mention and u.mention.kind in COMPANIES for u in last.units)
        if named or last.head.mention is not None or noun.head.mention is None:
            return False
        return last.head.lower.endswith("s") or last.head.tag == "CD"

    def _touches_comma(self) -> bool:
        position = self.position - 1
        while position >= 0 and self._is_mark(position, "RB"):
            position -= 1
        is_break = self._is_mark(position, ",") or self._is_mark(position, "—")
        is_break = is_break or self._is_mark(position, ":")
        return is_break and isinstance(self.chunks[position - 1], NounChunk)

    def _is_mark(self, position: int, tag: str) -> bool:
        item = self.chunks[position]
        return isinstance(item, Mark) and item.tag == tag

    def _apposition(self, noun: NounChunk) -> None:
        assert self.last_noun is not None
        if self._verb_follows() and self.current.verb is not None and not self.current.subjects:
            self._argument(noun)
            return
        if self._verb_follows() and self.current.verb is not None and self.comma:
            self._argument(noun)
            self.waiting = noun
            return
        if self.current.verb is None and self.current.phrases and not self.current.subjects:
            self._argument(noun)  # "In Germany, operators ..."
            return
        if self._describes_whole(noun):
            self.current.subjects[-1].appositions.append(noun)
            return
        self.last_noun.appositions.append(noun)
        if self._conjunct_follows():
            self.group = self.last_noun.appositions  # "two of them, Docomo and SoftBank"

    def _describes_whole(self, noun: NounChunk) -> bool:
        """`The winner of the tender, Samsung,`: a name tells who the subject is, not its thing."""
        last, clause = self.last_noun, self.current
        if last is None or not last.preposition or clause.verb is not None or not clause.subjects:
            return False
        return bool(_name_kind(noun)) and _is_instrument(last) and clause.subjects[-1] is not last

    def _conjunct_follows(self) -> bool:
        following = self.chunks[self.position + 1 : self.position + 2]
        return bool(following) and isinstance(following[0], Mark) and following[0].tag == "CC"

    def _speech_follows(self) -> bool:
        """`..., a person briefed on the talks said`: descriptions, then a verb of saying."""
        for item in self.chunks[self.position + 1 : self.position + 2 + LONGEST_ASIDE]:
            if isinstance(item, VerbGroup) and item.form == "pp":
                continue
            if isinstance(item, VerbGroup):
                closes_relative = self.current.kind == "relative"
                return item.form == "fin" and (closes_relative or item.lemma in SPOKEN)
            if isinstance(item, Mark) and item.tag not in DESCRIBING:
                return False
        return False

    def _verb_follows(self) -> bool:
        """Whether a finite verb comes next, asides left out: `BT, in London, said`."""
        if self.comma and self._speech_follows():
            return True
        chunks = self.chunks[self.position + 1 : self.position + 2 + LONGEST_ASIDE]
        chunks = [c for c in chunks if not (isinstance(c, Mark) and c.tag == "RB")]
        chunks = _behind_place(chunks)
        closed = True  # an aside must be closed by a comma before the verb
        for position, item in enumerate(chunks):
            if isinstance(item, VerbGroup):
                return item.form == "fin" and closed
            is_comma = isinstance(item, Mark) and item.tag == ","
            if position == 0 and not is_comma:
                return False
            if isinstance(item, Mark) and item.tag not in (",", "IN", "T", "RB", "CC"):
                return False
            closed = is_comma and position > 0
        return False

    def _in_list(self) -> bool:
        """Whether the comma before is one of a list that a conjunction closes."""
        expect_noun = False
        for item in self.chunks[self.position + 1 :]:
            if isinstance(item, NounChunk):
                if not expect_noun:
                    return False
                expect_noun = False
            elif isinstance(item, Mark) and (item.tag in (",", "CC") or _adds(item)):
                if item.tag == "CC" or _adds(item):
                    return self._conjunct_after(item)
                expect_noun = True
            else:
                return False
        return False

    def _conjunct_after(self, mark: Mark) -> bool:
        index = next(i for i, c in enumerate(self.chunks) if c is mark)
        if index + 1 >= len(self.chunks) or not isinstance(self.chunks[index + 1], NounChunk):
            return False
        after = self.chunks[index + 2] if index + 2 < len(self.chunks) else None
        mid_clause = self.current.verb is not None
        return not (mid_clause and isinstance(after, VerbGroup) and after.form == "fin")

    def _argument(self, noun: NounChunk) -> None:
        clause = self.current
        if self.pending:
            clause = self._open_pending(noun)
        if clause.verb is None:
            if self.comma and self._outer_lacks_subject():
                clause = self._pop()
            if clause.subjects and not self.conjunction:
                clause.subjects[-1].appositions.append(noun)
                return
            clause.subjects = [noun]
            self.group = clause.subjects
        elif self._closes_fronted():
            self._pop_to_subjectless(noun)
        else:
            self.group = [noun]
            clause.objects.append(self.group)

    def _outer_lacks_subject(self) -> bool:
        return False

    def _closes_fronted(self) -> bool:
        """`When the ban took effect, BT ...`: a comma and a noun after a fronted clause."""
        if not self.comma or self.conjunction:
            return False
        return any(
            c.verb is None and not c.subjects for c in self.current.ancestors()
        ) and self.current.kind in ("adverbial", "participial", "gerund", "infinitive", "relative")

    def _pop_to_subjectless(self, noun: NounChunk) -> None:
        for clause in self.current.ancestors():
            if clause.verb is None and not clause.subjects:
                self.current = clause
                clause.subjects = [noun]
                self.group = clause.subjects
                self._lend_subject(clause)
                return

    def _lend_subject(self, clause: Clause) -> None:
        """`After signing a deal, Vodafone ...`: the fronted clause has the subject that follows."""
        for fronted in self.clauses:
            if clause in fronted.ancestors() and fronted.inherits_subject and not fronted.subjects:
                fronted.subjects = clause.subjects

    def _pop(self) -> Clause:
        self.current = self.current.parent or self.current
        return self.current

    def _open(self, clause: Clause) -> Clause:
        self.clauses.append(clause)
        self.current = clause
        self.group = None
        return clause

    def _open_pending(self, noun: NounChunk | None) -> Clause:
        marker, self.pending = self.pending, ""
        is_told = noun is not None and self._is_told()  # "told Reuters that BT will"
        opens_relative = marker == "that" and not is_told and self._is_relative_that()
        if marker in RELATIVES or opens_relative:
            if opens_relative:
                self.last_noun = self._common_before()
            clause = Clause("relative", self.current, marker, antecedent=self.last_noun)
            if noun is None and self.last_noun is not None:
                clause.subjects = self._antecedents(clause)
            elif self.last_noun is not None and not self.preposition and marker not in ADVERBIAL:
                clause.objects.append(self._antecedents(clause))
        elif marker == "that":
            clause = Clause("complement", self._speaker_clause(), marker)
            clause.governor = None if is_told else self._governing_noun()
        else:
            parent = self.current
            clause = Clause("adverbial", parent, marker)
        clause.times, self.held = [*clause.times, *self.held], []
        return self._open(clause)

    def _common_before(self) -> NounChunk | None:
        """The noun that `that` describes: `a pact with Washington that will`, never a name."""
        behind = (c for c in reversed(self.chunks[: self.position]) if isinstance(c, NounChunk))
        before = next((c for c in behind if c.head.mention is None), None)
        return before if self.last_noun is not None and self._is_named_place() else self.last_noun

    def _is_named_place(self) -> bool:
        name = self.last_noun.head.mention if self.last_noun is not None else None
        return name is not None and name.kind in ("country", "capital")

    def _antecedents(self, clause: Clause) -> list[NounChunk]:
        antecedent = clause.antecedent
        if antecedent is not None and self.group and antecedent in self.group:
            return list(self.group)
        return [antecedent] if antecedent is not None else []

    def _speaker_clause(self) -> Clause:
        return self.current

    def _governing_noun(self) -> NounChunk | None:
        verb = self.current.verb
        if self.last_noun is None or verb is None or verb.end > self.last_noun.start:
            return None
        return self.last_noun

    def _is_relative_that(self) -> bool:
        verb = self.current.verb
        if self.last_noun is None:
            return False
        touches = verb is None or self.last_noun.start > verb.start
        return touches and self.last_noun.lemma not in CONTENT_NOUNS

    def _is_told(self) -> bool:
        """Whether the last noun is whom the clause tells something."""
        verb = self.current.verb
        return verb is not None and verb.lemma in TELLING and self.last_noun is self._last_object()

    # -- verbs ------------------------------------------------------------------------------

    def _verb(self, verb: VerbGroup) -> None:
        handler: Callable[[VerbGroup], None] = {
            "fin": self._finite,
            "base": self._finite,
            "inf": self._infinitive,
            "ing": self._participle,
            "pp": self._participle,
        }[verb.form]
        handler(verb)
        self.preposition, self.comma, self.conjunction = "", False, ""
        if verb.form != "pp":  # "a person briefed on the talks said"
            self.waiting = None
        self.joined = self.group = None

    def _finite(self, verb: VerbGroup) -> None:
        if self.pending:
            self._open_pending(None)
        clause = self.current
        if verb.form == "base" and self._previous() is self._last_object() is not None:
            verb.form = "inf"  # "help it roll out"
            self._infinitive(verb)
            return
        if clause.verb is None:
            clause.verb = verb
        elif self.waiting is not None:
            self._new_subject(verb, "coordinate")
        elif self.conjunction and self._follows_conjunction():
            self._coordinate(verb)  # "dropped Huawei and picked Ericsson"
        else:
            self._second_finite(verb)

    def _second_finite(self, verb: VerbGroup) -> None:
        """A finite verb where the clause has one: of a clause around it, of its object, beside."""
        outer = self._open_ancestor()
        if self.current.kind == "gerund" and self.current.parent is None:
            self._open(Clause("main"))  # "banning it would cost": the act itself is the subject
            self.current.verb = verb
        elif outer is not None and (self.comma or self.current.kind in CLOSED_BY_VERB):
            self.current, outer.verb = outer, verb
        elif self._names_speaker(verb):
            self._open(Clause("coordinate"))  # "must not use it, reported Bloomberg"
            self.current.verb = verb
        elif self._follows_object(verb) and not (self.comma and self.is_headline):
            self._new_subject(verb, "complement")
        elif outer is not None:
            self.current, outer.verb = outer, verb
        elif self.joined is not None and self._leaves_group(self.joined):
            self.waiting = self.joined  # "... and a phase-out of X must be completed"
            self._new_subject(verb, "coordinate")
        elif self._object_has_verb(verb):
            self._new_subject(verb, "complement")  # "announced all equipment of X will go"
        else:
            self._coordinate(verb)

    def _follows_object(self, verb: VerbGroup) -> bool:
        is_next = self._previous() is self._last_object() is not None
        return is_next or self._tells_of_one(verb)

    def _tells_of_one(self, verb: VerbGroup) -> bool:
        """`Reuters said Play, an operator, relies on`: what is said of the name is a clause."""
        told, spoken = self._last_object(), self.current.verb
        if told is None or spoken is None or spoken.lemma not in SPEECH or verb.form != "fin":
            return False
        return self.comma and bool(_name_kind(told)) and self._previous() in told.appositions

    def _names_speaker(self, verb: VerbGroup) -> bool:
        """Whether the sentence ends with a verb of speech and its subject, after a comma."""
        behind = self.chunks[self.position + 1 :]
        words = [c for c in behind if not (isinstance(c, Mark) and c.tag in ("T", ".", '"'))]
        is_told = self._touches_comma() and verb.lemma in SPEECH
        return is_told and len(words) == 1 and isinstance(words[0], NounChunk)

    def _object_has_verb(self, verb: VerbGroup) -> bool:
        """Whether nothing but its phrases stands between the object and a verb with its subject."""
        noun = self._last_object()
        if noun is None or verb.units[-1].tag == "MD":
            return False
        start = next(i for i, c in enumerate(self.chunks) if c is noun)
        between = [c for c in self.chunks[start + 1 : self.position] if not _is_sign(c)]
        ahead = start - 1
        while ahead > 0 and self._is_mark(ahead, "RB"):
            ahead -= 1
        touches = start > 0 and self.chunks[ahead] is self.current.verb
        phrases = [c for c in between if isinstance(c, NounChunk)]
        marks = all(c.tag == "IN" for c in between if isinstance(c, Mark))
        return touches and marks and len(between) == 2 * len(phrases)

    def _leaves_group(self, noun: NounChunk) -> bool:
        """Take a noun out of the list that it seemed to belong to; whether it was in one."""
        if self.conjunction or self.comma:
            return False
        groups = [*self.current.objects, *(group for _, group in self.current.phrases)]
        host = next((g for g in groups if noun in g[1:]), None)
        if host is None:
            return False
        host.remove(noun)
        host[0].conjuncts = [n for n in host[0].conjuncts if n is not noun]
        return True

    def _previous(self) -> Chunk | None:
        position = self.position - 1
        while position >= 0:
            item = self.chunks[position]
            if not (isinstance(item, Mark) and item.tag in ("RB", '"', "T", "CC", ",")):
                return item
            position -= 1
        return None

    def _follows_conjunction(self) -> bool:
        position = self.position - 1
        while position >= 0 and self._is_mark(position, "RB"):
            position -= 1
        return position >= 0 and self._is_mark(position, "CC")

    def _last_object(self) -> NounChunk | None:
        objects = self.current.objects
        return objects[-1][-1] if objects and objects[-1] else None

    def _open_ancestor(self) -> Clause | None:
        return next((c for c in self.current.ancestors() if c.verb is None and c.subjects), None)

    def _coordinate(self, verb: VerbGroup) -> None:
        model = self._coordination_model(verb)
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
            verb.is_negative = verb.is_negative or model.verb.is_negative
        self._open(clause)
        clause.verb = verb

    def _coordination_model(self, verb: VerbGroup) -> Clause:
        """The clause whose verb this one stands beside: of the same form, else the finite one."""
        wanted = ("inf", "base") if verb.form == "base" else ("fin",)
        places = (self.current, *self.current.ancestors())
        if verb.is_perfect and verb.form == "fin" and not verb.modal:
            told = (
                c for c in places if c.verb is not None and c.verb.is_perfect and not c.verb.modal
            )
            perfect = next(told, None)
            if perfect is not None:
                return perfect  # "has warned that it could ... and has blocked"
        for clause in places:
            if clause.verb is not None and (clause.verb.form in wanted or clause.verb.modal):
                return clause
        return self.current

    def _new_subject(self, verb: VerbGroup, kind: str) -> None:
        clause = self.current
        if kind == "complement" and clause.verb is not None:
            taken = clause.objects.pop()
            self._open(Clause(kind, clause, "", subjects=taken))
        else:
            noun = self.waiting
            described = clause.kind == "participial" and noun in clause.subjects
            if described and clause.parent is not None:
                clause = clause.parent  # "a person briefed on the talks said"
            taken = next((g for g in clause.objects if noun in g), [])
            clause.objects = [g for g in clause.objects if g is not taken]
            parent = clause.parent if clause.kind in ("complement", "adverbial") else None
            new = Clause(kind, parent, clause.marker if parent else "")
            new.subjects = taken[taken.index(noun) :] if noun in taken else []
            if not taken and noun is not None and noun is self.joined:
                new.subjects = [noun]  # it was taken out of a list that it seemed to belong to
            self._open(new)
        self.current.verb = verb

    def _infinitive(self, verb: VerbGroup) -> None:
        clause = self.current
        marker = "whether to" if self.pending == "whether" else "to"
        self.pending = ""  # "whether to ban", "how to replace"
        lacks_verb = clause.verb is None and clause.subjects and clause.kind == "main"
        if lacks_verb and (not self._noun_takes_infinitive() or self._is_last_verb()):
            verb.is_headline_future, verb.tense = True, "future"
            clause.verb = verb
            return
        if self.conjunction and clause.verb is not None and clause.verb.form == "inf":
            clause = clause.parent or clause
        nearest, clause = clause, self._controlling(clause)
        new = Clause("infinitive", clause, marker)
        new.governor = self._noun_before() if clause is nearest else clause.objects[-1][-1]
        new.subjects = self._controlled_subject(clause, new.governor, verb)
        new.inherits_subject = True
        self._open(new)
        new.verb = verb

    def _controlling(self, clause: Clause) -> Clause:
        """`ordered carriers that receive aid to remove it`: the order takes the infinitive."""
        above = clause.parent
        if clause.kind not in ("relative", "participial") or above is None or above.verb is None:
            return clause
        is_bound = any(clause.antecedent in group for group in above.objects)
        is_open = not any(c.kind == "infinitive" and c.parent is above for c in self.clauses)
        completes = (
            clause.verb is not None and clause.verb.lemma in lexicon().cues["takes_infinitive"]
        )
        controls = above.verb.lemma in lexicon().cues["object_control"]
        return above if is_bound and is_open and controls and not completes else clause

    def _is_last_verb(self) -> bool:
        return not any(
            isinstance(c, VerbGroup) and c.form == "fin" for c in self.chunks[self.position + 1 :]
        )

    def _noun_takes_infinitive(self) -> bool:
        noun = self._noun_before()
        return noun is not None and noun.head.mention is None

    def _noun_before(self) -> NounChunk | None:
        position = self.position - 1
        while position >= 0 and (self._is_mark(position, "T") or self._is_mark(position, "RB")):
            position -= 1
        previous = self.chunks[position] if position >= 0 else None
        return previous if isinstance(previous, NounChunk) else None

    def _named_beside(self, noun: NounChunk) -> list[NounChunk]:
        """Who does it, where the noun before tells: `its plan to build`, `with SFR to follow`."""
        if noun.preposition == "with" and self._follows_comma(noun):
            return self._group_of(noun)
        if noun.preposition == "by" and self._follows_own_act(noun):
            return self._group_of(noun)  # "a proposal by Spark to use"
        owner = _possessor(noun) if _is_event(noun) else None
        return [owner] if owner is not None else []

    def _follows_own_act(self, noun: NounChunk) -> bool:
        """Whether a noun before `by` names what who is named will do: a plan, not a request."""
        index = next(i for i, c in enumerate(self.chunks) if c is noun)
        before = self.chunks[index - 2] if index >= 2 else None
        return isinstance(before, NounChunk) and before.lemma in lexicon().cues["own_act"]

    def _follows_comma(self, noun: NounChunk) -> bool:
        """Whether a comma stands before the preposition of a company's name."""
        index = next(i for i, c in enumerate(self.chunks) if c is noun)
        return bool(_name_kind(noun)) and index >= 2 and self._is_mark(index - 2, ",")

    def _controlled_subject(
        self, clause: Clause, noun: NounChunk | None, verb: VerbGroup
    ) -> list[NounChunk]:
        named = self._named_beside(noun) if noun is not None else []
        if named or _is_ranked_by(clause, noun):
            return named or list(clause.subjects)
        is_own = noun is None or noun in clause.subjects or not _is_event(noun)
        if not is_own and (clause.is_passive or _is_spoken_of(clause, noun)):
            return []  # "was barred, alongside plans to remove", "said the decision to ban"
        if clause.verb is None or clause.is_passive:
            return list(clause.subjects)
        last = clause.objects[-1] if clause.objects else None
        if last and verb.is_passive and noun in last:
            return list(last)  # "ordered equipment be stripped out"
        if clause.verb.lemma in SUBJECT_CONTROL or (last and _is_instrument(last[-1])):
            return list(clause.subjects)  # "beat Ericsson to win", "supply kit to expand"
        if last and noun is not None and noun in last and not _is_event(noun):
            return list(last)
        if last and _name_kind(last[-1]):
            return list(last)  # "picked Ericsson, a rival of Huawei, to build"
        return list(clause.subjects)

    def _participle(self, verb: VerbGroup) -> None:
        previous = self._before_adverbs()
        if self.pending == "that" and verb.form == "ing":
            self._gerund_subject(verb)
        elif self._is_headline_verb(previous):
            self._headline_participle(verb)
        elif self._stands_beside_verb(previous):
            self._coordinate_participle(verb)
        else:
            new = self._participial(verb, previous)
            new.subjects = self._participle_subject(new)
            new.inherits_subject = True
            self._open(new)
            new.verb = verb

    def _participial(self, verb: VerbGroup, previous: Chunk | None) -> Clause:
        """The clause that a participle opens."""
        if self.pending and self.pending not in RELATIVES:
            marker, self.pending = self.pending, ""
            return Clause("adverbial", self.current, marker)
        if self.preposition:
            new = Clause("gerund", self._barring(), self.preposition)
            new.governor = self.last_noun if self._previous_noun_touches() else None
            return new
        if isinstance(previous, NounChunk) and not self._works_beside(previous, verb):
            return Clause("participial", self.current, "", antecedent=previous)
        if isinstance(previous, VerbGroup) and verb.form == "ing":
            return Clause("gerund", self.current, "")  # "stop using"
        if isinstance(previous, NounChunk):
            return Clause("participial", self._outside_things(), ",")
        return Clause("participial", self._outside_reduced(), ",")

    def _opens_clause(self) -> bool:
        return bool(self.preposition or (self.pending and self.pending not in RELATIVES))

    def _is_headline_verb(self, previous: Chunk | None) -> bool:
        """`Huawei barred`: the only verb of a headline lacks its auxiliary."""
        if self._opens_clause() or not isinstance(previous, NounChunk):
            return False
        return self.is_headline and self.current.verb is None and self._is_last_verb()

    def _headline_participle(self, verb: VerbGroup) -> None:
        verb.form = "fin"
        verb.is_passive = verb.units[-1].tag == "VBN"
        verb.is_progressive = verb.units[-1].tag == "VBG"
        self.current.verb = verb

    def _stands_beside_verb(self, previous: Chunk | None) -> bool:
        if self._opens_clause() or isinstance(previous, NounChunk):
            return False
        return bool(self.conjunction) and self.current.verb is not None

    def _gerund_subject(self, verb: VerbGroup) -> None:
        """`said that banning it would not help`: nobody is said to do it."""
        self.pending = ""
        self._open(Clause("gerund", None, ""))
        self.current.verb = verb

    def _before_adverbs(self) -> Chunk | None:
        position = self.position - 1
        while position >= 0 and self._is_mark(position, "RB"):
            position -= 1
        return self.chunks[position] if position >= 0 else None

    def _works_beside(self, noun: NounChunk, verb: VerbGroup) -> bool:
        """`will deploy radios working with Nokia`: it is no thing that works with somebody."""
        return verb.form == "ing" and verb.lemma in COMITATIVE and _is_instrument(noun)

    def _barring(self) -> Clause:
        """`banned operators that had signed up from using it`: the ban takes the gerund."""
        clause, above = self.current, self.current.parent
        if self.preposition != "from" or clause.kind not in ("relative", "participial"):
            return clause
        if above is None or above.verb is None or above.verb.lemma not in BARRING:
            return clause
        return above if clause.antecedent in above.deep_objects() else clause

    def _outside_things(self) -> Clause:
        """The clause around what is told of things: `deploy radios using 128 antennas, working`."""
        clause = self.current
        while clause.parent is not None and clause.kind in ("participial", "relative"):
            if not all(_is_instrument(n) for n in clause.subjects):
                break
            clause = clause.parent
        return clause

    def _outside_reduced(self) -> Clause:
        """The clause around reduced relatives: a comma ends them."""
        clause = self.current
        while (
            self.comma and clause.parent is not None and clause.kind in ("participial", "relative")
        ):
            clause = clause.parent
        return clause

    def _participle_subject(self, new: Clause) -> list[NounChunk]:
        parent = new.parent
        if parent is None:
            return []
        if new.antecedent is not None:
            group = self.group
            return list(group) if group and new.antecedent in group else [new.antecedent]
        if new.kind == "gerund" and new.marker == "from" and not parent.is_passive:
            direct = [n for g in parent.objects for n in g]
            return direct or list(parent.subjects)
        return list(parent.subjects)

    def _coordinate_participle(self, verb: VerbGroup) -> None:
        model = self.current
        is_same = model.verb is not None and model.verb.is_passive and verb.form == "pp"
        new = Clause(model.kind, model.parent, model.marker, subjects=list(model.subjects))
        new.inherits_subject = True
        if model.verb is not None and (is_same or model.verb.form == "fin"):
            verb.is_passive = model.verb.is_passive if verb.form == "pp" else False
            verb.is_perfect, verb.modal = model.verb.is_perfect, model.verb.modal
            verb.is_progressive = model.verb.is_progressive and verb.form == "ing"
            verb.tense, verb.form = model.verb.tense, model.verb.form
            verb.is_negative = verb.is_negative or model.verb.is_negative
        self._open(new)
        new.verb = verb

    # -- marks ------------------------------------------------------------------------------

    def _mark(self, mark: Mark) -> None:
        if mark.tag in ("IN", "TO"):
            self.preposition = mark.unit.lower
        elif mark.tag == "CC":
            self.conjunction = mark.unit.lower
        elif mark.tag in ("SUB", "REL", "THAT"):
            self._subordinate(mark)
        elif mark.tag == "RP":
            self._particle(mark)
        elif mark.tag == "T" and mark.unit.time is not None:
            self._time(mark.unit.time)
        else:
            self._punctuation(mark.tag)

    def _time(self, time: TimeExpression) -> None:
        if self.pending in RELATIVES:
            self.held.append(time)  # "the United States, which in May put"
            return
        self.current.times.append(time)
        if self._is_told_out() and self.current.parent is not None and time.role in LIMITS:
            self.current.parent.times.append(time)  # "strip gear made by Huawei out by 2027"
        if self._subject_comes():
            self.preposition = ""  # "With the end of March Docomo has"

    def _punctuation(self, mark: str) -> None:
        if mark in (",", ".") or (mark == "—" and self._sets_off_aside()):
            self.comma = mark != "."
            if self._is_time_before():
                self.preposition = ""  # "Until now, Telefonica"
        elif mark == '"' and self.comma and self._speech_follows():
            self._close()  # `"We picked Nokia," the chief executive said`
        elif mark in CLOSERS and self._list_ends_sentence():
            self.comma = True  # "by four operators - Robi, Banglalink and Teletalk"
        elif mark in CLOSERS:
            self._close()

    def _is_time_before(self) -> bool:
        before = self.position - 1
        return before > 0 and (self._is_mark(before, "T") or self._is_mark(before, "RB"))

    def _sets_off_aside(self) -> bool:
        """Whether the sentence has two dashes, which hold an aside between them."""
        return not self.is_headline and len([c for c in self.chunks if _is_dash(c)]) == 2

    def _subject_comes(self) -> bool:
        """Whether the next noun has a verb of its own, so that no preposition can lead it."""
        following = self.chunks[self.position + 1 : self.position + 3]
        if self.current.verb is not None or len(following) < 2:
            return False
        noun, verb = following
        return isinstance(noun, NounChunk) and isinstance(verb, VerbGroup) and verb.form == "fin"

    def _list_ends_sentence(self) -> bool:
        """Whether only names follow a mark that stands behind a plural or a number.

        Behind a colon they may tell who an object before is: `named three suppliers for it: ...`.
        """
        rest = self.chunks[self.position + 1 :]
        last = self._plural_before_mark()
        if last is None:
            return False
        self.last_noun = last
        nouns = [c for c in rest if isinstance(c, NounChunk)]
        marks = all(c.tag in (",", "CC", ".") for c in rest if isinstance(c, Mark))
        only_marks = all(isinstance(c, NounChunk | Mark) for c in rest)
        return only_marks and marks and bool(nouns) and all(n.head.mention for n in nouns)

    def _plural_before_mark(self) -> NounChunk | None:
        last = self.last_noun
        touches = self.position and self.chunks[self.position - 1] is last
        if last is not None and touches and last.head.lower.endswith("s"):
            return last
        if not self._is_mark(self.position, ":"):
            return None
        clauses = (self.current, *self.current.ancestors())
        nouns = [n for c in clauses for g in reversed(c.objects) for n in g]
        return next((n for n in nouns if n.units[0].tag == "CD"), None)

    def _subordinate(self, mark: Mark) -> None:
        if mark.tag == "REL" and self.preposition == "of" and self._is_partitive():
            self._open(Clause("relative", self.current, "which", antecedent=self._partitive_of()))
            self.current.subjects = self._partitive_group()
            self.current.is_negated = self.last_noun is not None and self.last_noun.is_negative
            self.preposition = ""
            return
        if mark.tag == "REL" and self.preposition:
            antecedents = self._group_of(self.last_noun) if self.last_noun else []
            self._open(Clause("relative", self.current, mark.unit.lower, antecedent=self.last_noun))
            self.current.phrases.append((self.preposition, antecedents))
            self.preposition = ""
            return
        may_be_preposition = mark.unit.lower in ALSO_PREPOSITIONS
        if mark.tag == "SUB" and may_be_preposition and not self._verb_before_break():
            self.preposition = mark.unit.lower
            return
        self._leave_fronted(mark)
        self.pending = mark.unit.lower
        self.comma = False

    def _is_partitive(self) -> bool:
        """`both of which`, `all of whom`: the quantifier stands for what is before the comma."""
        return self.last_noun is not None and self.last_noun.lemma in PARTITIVES

    def _partitive_of(self) -> NounChunk | None:
        for clause in (self.current, *self.current.ancestors()):
            for noun in reversed([*clause.subjects, *(n for g in clause.objects for n in g)]):
                if noun is not self.last_noun:
                    return noun
        return self.last_noun

    def _partitive_group(self) -> list[NounChunk]:
        antecedent = self._partitive_of()
        for clause in (self.current, *self.current.ancestors()):
            for group in (clause.subjects, *clause.objects):
                if antecedent in group:
                    return [n for n in group if n is not self.last_noun]
        return [antecedent] if antecedent else []

    def _leave_fronted(self, mark: Mark) -> None:
        """After a comma, `while` and its like begin beside the main clause, not inside."""
        if self.comma and mark.tag == "SUB":
            while self.current.parent is not None and self.current.kind in CLOSED_BY_VERB:
                self.current = self.current.parent

    def _verb_before_break(self) -> bool:
        following = self.chunks[self.position + 1 :]
        if _lists_subjects(following):
            return True
        for item, after in zip(following, [*following, None][1:], strict=True):
            if isinstance(item, VerbGroup):
                return True
            if isinstance(item, Mark) and item.tag == "CC" and isinstance(after, VerbGroup):
                return False  # "named it as a risk and banned it"
            if isinstance(item, Mark) and item.tag in CLOSERS | {","}:
                return False
        return False

    def _is_told_out(self) -> bool:
        """Whether a reduced relative has said who did it, so that what follows may lie outside."""
        clause = self.current
        return clause.kind == "participial" and clause.is_passive and bool(clause.phrase("by"))

    def _particle(self, mark: Mark) -> None:
        outer = self.current.parent
        verb = outer.verb if outer is not None and self._is_told_out() else self.current.verb
        if verb is not None and not verb.particle:
            verb.particle = mark.unit.lower

    def _close(self) -> None:
        self._open(Clause("main"))
        self.preposition, self.comma, self.conjunction, self.pending = "", False, "", ""


PARTITIVES = frozenset({"both", "all", "none", "neither", "most", "some", "each", "two"})
ALSO_PREPOSITIONS = frozenset({"after", "before", "since", "until", "till", "as", "once", "if"})
BESIDE = frozenset({"alongside"})
LIMITS = frozenset({"by", "until", "before", "from", "after"})
LONGEST_ASIDE = 8  # chunks
TELLING = frozenset({"assure", "inform", "notify", "remind", "tell"})
SPOKEN = SPEECH | {"tell"}
DESCRIBING = frozenset({"IN", "J", "RB", "T", "TO"})
RELATIVES = frozenset({"which", "who", "whom", "where"})
ADVERBIAL = frozenset({"where"})
GENERIC = frozenset({"such as"})  # what "vendors such as" do is true of any vendor
CITING = frozenset({"according to"})
EXAMPLES = frozenset({"like", "including", "such as", "namely"})
SPELT_OUT = frozenset({"namely", "including"})
COMPANY_SENSES = ("vendor", "operator", "company", "contender")
CONTENT_NOUNS = frozenset(
    [
        "decision",
        "claim",
        "report",
        "fact",
        "announcement",
        "statement",
        "news",
        "belief",
        "view",
        "assertion",
        "confirmation",
        "idea",
        "suggestion",
        "warning",
        "condition",
        "agreement",
        "concern",
        "fear",
        "sign",
        "indication",
        "proof",
        "evidence",
    ]
)
CLOSED_BY_VERB = frozenset({"relative", "participial", "gerund", "infinitive", "adverbial"})
EVENT_NOUNS = frozenset(
    [
        "plan",
        "decision",
        "bid",
        "move",
        "proposal",
        "order",
        "contract",
        "deal",
        "agreement",
        "right",
        "option",
        "ability",
        "intention",
        "attempt",
        "effort",
        "need",
        "duty",
        "obligation",
        "pledge",
        "promise",
        "call",
        "request",
        "permission",
        "licence",
        "license",
        "law",
        "bill",
        "rule",
        "directive",
        "mandate",
        "partnership",
        "step",
        "project",
        "programme",
        "program",
        "time",
        "job",
        "task",
        "notice",
        "ban",
    ]
)


COMPANIES = frozenset({"vendor", "operator"})


def _lists_subjects(following: Sequence[Chunk]) -> bool:
    """`after the US, Australia and New Zealand banned it`: names in a row, then their verb."""
    row = list(itertools.takewhile(lambda c: not isinstance(c, VerbGroup), following))
    verb = following[len(row)] if len(row) < len(following) else None
    names, marks = row[::2], row[1::2]
    are_names = all(isinstance(c, NounChunk) and c.head.mention is not None for c in names)
    are_marks = all(isinstance(c, Mark) and c.tag in (",", "CC") for c in marks)
    is_row = len(names) > 1 and len(marks) == len(names) - 1 and are_names and are_marks
    return is_row and isinstance(verb, VerbGroup) and verb.form == "fin"


def _may_share(one: Clause, other: Clause) -> bool:
    """Whether two active verbs of one form stand side by side and only the last has objects."""
    if one.verb is None or other.verb is None or one.objects or one.phrases:
        return False
    forms = {one.verb.form, other.verb.form} <= {"inf", "base"} or one.verb.form == other.verb.form
    return forms and not one.verb.is_passive and not other.verb.is_passive


LINKING = frozenset({"be", "become"})


def _is_ranked_by(clause: Clause, noun: NounChunk | None) -> bool:
    """`Germany became the latest country to propose`: the subject is the one of a series."""
    if noun is None or clause.verb is None or clause.verb.lemma not in LINKING:
        return False
    return any(u.lower in lexicon().cues["ranked"] for u in noun.units)


def _name_kind(noun: NounChunk) -> str:
    """The kind of company that a chunk names, empty for anything else."""
    mention = noun.head.mention
    return mention.kind if mention and mention.kind in COMPANIES else ""


def _is_bare_plural(noun: NounChunk) -> bool:
    """`other Canadian carriers`: several of a kind, none of them named."""
    return noun.head.mention is None and noun.head.lower.endswith("s")


def _are_names(one: NounChunk, other: NounChunk) -> bool:
    """Whether both chunks end in the name of a company."""
    return bool(_name_kind(one) and _name_kind(other))


def _lists_makers(one: NounChunk, other: NounChunk) -> bool:
    """`Huawei, ZTE gear`: a name, then a thing of the next."""
    first = other.units[0].mention
    is_thing = other.head.mention is None and other.head.tag == "N"
    return is_thing and first is not None and _name_kind(one) == first.kind == "vendor"


def _is_spoken_of(clause: Clause, noun: NounChunk | None) -> bool:
    """Whether a known decision follows a verb of speech at once: that of whoever took it."""
    is_said = clause.verb is not None and clause.verb.lemma in SPOKEN and not clause.is_passive
    return is_said and noun is not None and noun.determiner == "the" and not noun.preposition


def _possessor(noun: NounChunk) -> NounChunk | None:
    """Whose plan, decision or contract it is."""
    if noun.units[0].tag == "PRPS":
        return NounChunk(noun.units[:1])
    marks = [i for i, u in enumerate(noun.units) if u.tag == "POS"]
    return NounChunk(noun.units[: marks[0]]) if marks and marks[0] else None


def _is_event(noun: NounChunk) -> bool:
    return noun.lemma in EVENT_NOUNS


def _may_share_modal(verb: VerbGroup, model: Clause) -> bool:
    """`will renew its core and expand the network`: a bare verb goes with the auxiliary before."""
    is_alone = len(verb.units) == 1 and verb.units[0].lower == verb.lemma
    return is_alone and model.verb is not None and bool(model.verb.modal)


def _behind_place(chunks: Sequence[Chunk]) -> Sequence[Chunk]:
    """`..., and KDDI of Japan will`: what follows a phrase that tells which one is meant."""
    opening = chunks[:2]
    if len(opening) < 2 or not isinstance(opening[0], Mark) or opening[0].unit.lower != "of":
        return chunks
    return chunks[2:] if isinstance(opening[1], NounChunk) else chunks


def _is_sign(item: Chunk) -> bool:
    """`80 % of its gear`: a mark of measure, no part of the clause."""
    return isinstance(item, Mark) and item.tag == "%"


def _adds(item: Mark) -> bool:
    """`as well as`: closes a list as a conjunction does."""
    return item.tag == "IN" and item.unit.lower in BESIDE


def _is_dash(item: Chunk) -> bool:
    return isinstance(item, Mark) and item.tag == "—"


BARRING = frozenset(
    {"ban", "bar", "block", "discourage", "forbid", "keep", "prevent", "prohibit", "stop"}
)
COMITATIVE = frozenset({"work", "partner", "team", "collaborate", "cooperate"})
SUBJECT_CONTROL = frozenset(
    {"vote", "beat", "defeat", "outbid", "join", "follow", "overtake", "leapfrog", "pay", "sue"}
)


def _is_instrument(noun: NounChunk) -> bool:
    """Whether a chunk is a thing, which acts on nothing: `equipment to expand the network`."""
    if noun.head.mention is not None:
        return noun.head.mention.kind == "technology"
    words = lexicon()
    phrases = (noun.last_words(3), noun.compound, noun.lemma)
    senses = next((found for p in phrases if (found := words.noun(p))), ())
    return bool(senses) and all(s.sense in lexicon().cues["thing_sense"] for s in senses)


def read_clauses(chunks: Sequence[Chunk], *, headline: bool = False) -> list[Clause]:
    """The clauses of one sentence, in order of their opening."""
    return _turned_round(_Reader(chunks, headline).read())


def _turned_round(clauses: list[Clause]) -> list[Clause]:
    """`Also selected by Vodafone were NEC and Dell`: the passive with its subject behind it."""
    for first, second in itertools.pairwise(clauses):
        if _lacks_subject(first) and _is_rest(second):
            _complete(first, second, clauses)
            return [clause for clause in clauses if clause is not second]
    return clauses


def _lacks_subject(clause: Clause) -> bool:
    is_bare = not clause.subjects and not clause.objects and clause.governor is None
    return clause.kind == "participial" and clause.is_passive and is_bare


def _is_rest(clause: Clause) -> bool:
    """`were NEC and Dell`, with nobody before it who is."""
    is_finite = clause.verb is not None and clause.verb.lemma == "be" and clause.verb.form == "fin"
    return is_finite and not clause.subjects and bool(clause.objects)


def _complete(passive: Clause, rest: Clause, clauses: list[Clause]) -> None:
    assert passive.verb is not None
    assert rest.verb is not None
    passive.kind, passive.parent = "main", None
    passive.subjects = [noun for group in rest.objects for noun in group]
    passive.verb.form, passive.verb.tense = "fin", rest.verb.tense
    passive.phrases += rest.phrases
    passive.times += rest.times
    for clause in clauses:
        if clause.parent is rest:
            clause.parent = passive
