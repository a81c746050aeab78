"""The tags, and the classes of tags and words that several rules ask for.

Tags: N nominal, J attributive demonym, T time, DT determiner, CD number, PRP pronoun, PRPS
possessive pronoun, POS possessive mark, IN preposition, TO, CC, SUB subordinator, REL relative,
RELS whose, THAT, RP particle, RB adverb, NEG, MD, BE, HAVE, DO, EX there, JJ predicate adjective,
VF finite verb, VB base form, VBG, VBN; punctuation is its own tag. An open form is `V?` until it is
decided.
"""

NOMINAL_LEFT = frozenset({"DT", "PRPS", "POS", "CD", "J", "RELS"})
NOUN_STARTS = frozenset({"DT", "PRPS", "N", "J", "CD", "PRP"})
NOUN_PHRASE = frozenset({"DT", "PRPS", "CD", "J", "N", "POS", "RELS"})
"""What a noun phrase may be made of, pronouns apart."""
VERB_GROUP = frozenset({"VF", "VB", "VBG", "VBN", "MD", "BE", "HAVE", "DO", "JJ"})
"""What a verb group may be made of, adverbs and negations apart."""
DETERMINING = frozenset({"DT", "PRPS"})
"""What begins a noun phrase and tells whose or which: `the`, `its`."""
DESCRIBING = frozenset({"N", "J", "RB", "VBN"})
"""What may stand before a noun within its phrase, its determiner apart."""
FINITE = frozenset({"VF", "MD", "BE", "HAVE", "DO"})
AUXILIARIES = frozenset({"MD", "HAVE", "BE", "DO"})
SPEECH = frozenset({"say", "believe", "think", "claim", "know", "add", "hope"})
ONLY_SAYING = frozenset({"say", "think", "believe", "insist", "argue", "suggest", "hope"})
"""Verbs of speech and thought whose object is what is said, seldom a thing."""
