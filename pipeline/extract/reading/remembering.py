"""What later sentences may take up: the state that acted, its body, an official, a law told of.

In: a sentence with its clauses. Out: nothing; the context knows of them.
"""

from pipeline.extract.bodies import BODY
from pipeline.extract.context import Context
from pipeline.extract.features.nouns import SECURITY_LAW, is_taken_up
from pipeline.extract.frames import functions, verb_classes
from pipeline.extract.nouns import denote, has_sense
from pipeline.extract.reading.focus import UNDER
from pipeline.extract.reading.sentence import ReadSentence
from pipeline.extract.reading.sharing import countries_around
from pipeline.extract.referents.acting import acting_states
from pipeline.extract.referents.denoted import denoted_entities
from pipeline.language.chunks import NounChunk
from pipeline.language.clauses.model import Clause
from pipeline.language.lexicon import lexicon
from pipeline.language.mentions import COMPANIES

MANY_STATES = 3  # so many that act together are in nobody's focus


def remember(read: ReadSentence, context: Context) -> None:
    """Put what pronouns and descriptions stood for into focus."""
    _remember_government(read, context)
    _remember_official(read, context)
    if "spectrum" in read.senses:
        context.rights_told = context.sentence
    if "law" in read.senses:
        _remember_law(read, context)
    if "draft" in read.senses and not context.tells_of_draft:
        nouns = (noun for clause in read.clauses for _, noun in functions(clause))
        context.tells_of_draft = any(has_sense(n, "draft") for n in nouns)


def _remember_law(read: ReadSentence, context: Context) -> None:
    """Whether the last law that a sentence introduces is one on the security of networks."""
    for clause in read.clauses:
        for _, noun in functions(clause):
            if has_sense(noun, "law") and not is_taken_up(noun):
                context.security_law = _secures_networks(noun, read.clauses)


def _secures_networks(law: NounChunk, clauses: list[Clause]) -> bool:
    """`a bill on the security of 5G networks`, `a law to protect telecoms from spies`."""
    around = [c for c in clauses if law in (c.antecedent, c.governor, *c.subjects)]
    below = [n for c in around if c.kind in TELLING for _, n in functions(c) if n is not law]
    told = [denote(n) for n in _with_posts([law, *below])]
    words = {w for found in told for w in (*found.senses, *found.about)}
    classes = {name for c in around if c.kind in TELLING for name in verb_classes(c)}
    is_safe = "security" in words or "SECURE" in classes
    return SECURITY_LAW in words or (is_safe and bool(words & SECURED))


TELLING = frozenset({"infinitive", "relative", "participial", "gerund"})
SECURED = frozenset({"network", "technology", "operator"})


def _with_posts(nouns: list[NounChunk]) -> list[NounChunk]:
    """Nouns and what phrases behind them tell."""
    posts = [p for n in nouns for _, post in n.posts for p in (post, *post.conjuncts)]
    return [*nouns, *(_with_posts(posts) if posts else [])]


def _remember_government(read: ReadSentence, context: Context) -> None:
    acted = False
    for clause in sorted(read.clauses, key=_is_own):
        if any(map(_tells_of_company, (clause, *clause.ancestors()))):
            continue  # "Huawei, which the US accuses of spying": told aside
        context.local_countries = countries_around(clause, read.clauses)
        before, acting = context.government_focus, set()
        for subject in clause.deep_subjects():
            for entity in denoted_entities(subject, "government", context, loosely=False):
                if entity.country:
                    context.government_focus = (context.sentence, entity.country)
                    context.is_local_government = entity.kind == "province"
                    acting.add(entity.country)
        acted = acted or bool(acting)
        if len(acting) >= MANY_STATES or (before is not None and _reacts(clause, acting, context)):
            context.government_focus = before
    if not acted and "government" in read.senses:
        _remember_body(read, context)


def _is_own(clause: Clause) -> bool:
    """`After the US barred it, Kenya did`: what stands under a sentence goes before its own."""
    verbs = [c.verb for c in (clause.parent, clause) if c is not None and c.verb is not None]
    is_behind = len(verbs) > 1 and verbs[0].start < verbs[1].start
    return clause.kind not in UNDER or (clause.marker in CONTRASTING and is_behind)


CONTRASTING = frozenset({"while", "whereas", "but"})


def _reacts(clause: Clause, acting: set[str], context: Context) -> bool:
    """`Kenya barred it. China called the move wrong`: who only says so takes nobody's place.

    In an article about a country it is that one which goes on to act.
    """
    if clause.verb is None or context.default_country() in acting:
        return False
    is_called = clause.verb.lemma == CALL and len(clause.direct_objects()) > 1
    return is_called or clause.verb.lemma in lexicon().cues["reacts"]


CALL = "call"


def _tells_of_company(clause: Clause) -> bool:
    """Whether a relative clause tells more of a company that is named."""
    told = clause.antecedent if clause.kind == "relative" else None
    name = told.head.mention if told is not None else None
    return name is not None and name.kind in COMPANIES


def _remember_body(read: ReadSentence, context: Context) -> None:
    """`A bill was laid before the Danish parliament`: the one body of a state that is told of."""
    nouns = [n for clause in read.clauses for _, n in functions(clause)]
    named = {e.country for n in nouns for e in acting_states(denote(n)) if _is_body(n)}
    if len(named) == 1 and (country := named.pop()):
        context.government_focus = (context.sentence, country)


def _is_body(noun: NounChunk) -> bool:
    return has_sense(noun, "government") or any(
        u.mention is not None and u.mention.kind == BODY for u in noun.units
    )


def _remember_official(read: ReadSentence, context: Context) -> None:
    """Who is spoken of as a person: an official, or somebody who is none."""
    for clause in read.clauses:
        for subject in clause.deep_subjects():
            found = denote(subject)
            officials = [e for e in found.entities if e.kind == "official"]
            if officials:
                context.official = officials[0]
            elif "person" in found.senses or _is_unknown_name(subject):
                context.official = None


def _is_unknown_name(chunk: NounChunk) -> bool:
    """`Mr Smith`, `Jane Smith`: capitalised words that name nobody known."""
    words = [u for u in chunk.units if u.tag == "N"]
    unknown = all(u.mention is None and u.text[:1].isupper() for u in words[-2:])
    return len(words) > 1 and unknown and not denote(chunk, deep=False).senses
