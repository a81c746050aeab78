"""What a verb group says of its own: time, voice, polarity, what is possible or must be.

In: a verb group. Out: features on a `Modality`.
"""

from pipeline.extract.modality.effects import Modality, turn, verb_effects
from pipeline.language.chunks import VerbGroup
from pipeline.language.lexicon import lexicon

MODAL_FEATURES = {
    "may": "possible",
    "might": "possible",
    "could": "possible",
    "can": "able",
    "would": "would",
    "should": "should",
    "must": "order",
    "ought": "should",
    "cannot": "able",
    "ca": "able",
}
UNREAL = frozenset({"could", "would", "should"})
FORBIDDING = frozenset({"may", "shall"})
LINKING = frozenset({"be", "become", "remain"})
OWED = frozenset({"must", "should", "ought"})


def verb_features(found: Modality, verb: VerbGroup, *, own: bool) -> None:
    """What a verb says of its clause; with `own` it is the verb that evokes the frame."""
    if verb.is_negative:
        turn(found)
    if own:
        found.features.add("passive" if verb.is_passive else "active")
        is_done = verb.form == "inf" and verb.is_perfect  # "the only one to have launched"
        found.features.add("form:fin" if is_done else f"form:{verb.form}")
        found.features.update(f"own:{effect}" for effect in verb_effects(verb))
        if is_not_quite(verb):
            found.features.add("conditional")  # "nearly banned it"
        found.features |= given_up(verb)
    time_features(found, verb)
    if verb.modal in FORBIDDING and verb.is_negative:
        found.features.add("order")  # "may not buy"
    elif verb.modal in MODAL_FEATURES:
        found.features.add(MODAL_FEATURES[verb.modal])
    if verb.modal in UNREAL and verb.is_perfect:
        found.features |= {"conditional", "counterfactual"}  # "could have launched by now"
    found.features.update(f"adv:{a.replace(' ', '_')}" for a in verb.adverbs)


def time_features(found: Modality, verb: VerbGroup) -> None:
    """When a verb says that it is done."""
    found.features.add(verb.tense)
    if verb.is_perfect:
        found.features.add("perfect")
    if verb.is_progressive or (verb.form == "ing" and not verb.is_perfect):
        found.features.add("progressive")
    if verb.is_progressive and verb.units[0].tag == "HAVE":
        found.features.add("up_to_now")  # "has been expanding"
    if verb.is_headline_future:
        found.features.add("headline_future")
        if "yet" in verb.adverbs:
            found.features.add("conditional")  # "Telia yet to launch 5G"
    words = verb.units[1:] if verb.form == "fin" else verb.units  # not "after being banned, it"
    if verb.is_passive and any(u.lower == "being" for u in words):
        found.features.add("being")  # "are being banned"
    if verb.units and verb.units[0].tag == "BE" and verb.form == "inf":
        found.features.add("future")


def is_not_quite(verb: VerbGroup) -> bool:
    """`nearly banned it`: so it was not."""
    return not lexicon().cues["not_quite"].isdisjoint(verb.adverbs)


def given_up(verb: VerbGroup) -> set[str]:
    """`had planned its launch for May`: what was meant to be, and is not said to be so still."""
    is_meant = verb.lemma in lexicon().cues["means_to"]
    return {"superseded"} if is_meant and is_given_up(verb) else set()


def is_given_up(verb: VerbGroup) -> bool:
    """`had meant to finish`, `originally planned to`: a purpose that no longer holds."""
    is_past_perfect = len(verb.units) > 1 and verb.units[0].lower == "had"
    return is_past_perfect or was_first(verb)


def was_first(verb: VerbGroup) -> bool:
    """`originally planned`: so at first, and no more."""
    return verb.tense == "past" and bool(set(verb.adverbs) & lexicon().cues["superseded"])
