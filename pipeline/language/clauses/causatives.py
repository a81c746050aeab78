"""What somebody has done by others: `Telia had Huawei removed from its core`.

In: the clauses of a sentence. Out: the same, what is told so as `Telia removed Huawei`.
"""

from pipeline.language.chunks import NounChunk, VerbGroup
from pipeline.language.clauses.model import Clause
from pipeline.language.clauses.noun_kinds import name_kind

CAUSING = "have"
INSTEAD = "replace"
BY, WITH = "by", "with"


def tell_of_causers(clauses: list[Clause]) -> list[Clause]:
    """The clauses with each deed that somebody has done made that of who has it done."""
    for clause in clauses:
        done = next((c for c in clauses if c.parent is clause and _is_caused(c, clause)), None)
        if done is not None:
            _do(clause, done, clauses)
            return [c for c in clauses if c is not done]
    return clauses


def _is_caused(done: Clause, above: Clause) -> bool:
    """Whether a participle is what befalls a known thing: of a new one it tells which it is."""
    is_having = above.verb is not None and above.verb.lemma == CAUSING
    if not is_having or done.kind != "participial" or done.is_apart or not done.is_passive:
        return False
    told = above.direct_objects()
    is_told = len(told) == 1 and done.antecedent is told[0] and _is_known(told[0])
    return is_told and (not done.phrase(BY) or _lemma(done.verb) == INSTEAD)


def _is_known(noun: NounChunk) -> bool:
    """`Huawei`, `them`, `its radios`; `the radios needed` tells which, as `radios made` does."""
    is_owned = bool(noun.possessors()) or noun.units[0].tag == "PRPS"
    return is_owned or noun.is_pronoun or (bool(name_kind(noun)) and len(noun.units) == 1)


def _lemma(verb: VerbGroup | None) -> str:
    return verb.lemma if verb is not None else ""


def _do(clause: Clause, done: Clause, clauses: list[Clause]) -> None:
    """Put the deed where the having of it stood, with all that is told of it."""
    having, deed = clause.verb, done.verb
    if having is None or deed is None:
        return
    having.lemma, having.particle, having.is_copula = deed.lemma, deed.particle, False
    having.adverbs += deed.adverbs
    led = [(WITH if p == BY else p, nouns) for p, nouns in done.phrases]  # "replaced by Nokia"
    clause.phrases += [phrase for phrase in led if phrase not in clause.phrases]
    clause.objects += done.objects
    clause.times += [t for t in done.times if t not in clause.times]
    for inner in clauses:
        if inner.parent is done:
            inner.parent = clause
