"""Determiners by what they say of a noun: known or any, whose, how many of them."""

DEFINITE_ONE = frozenset({"the", "this", "that"})
DEFINITE = DEFINITE_ONE | {"these", "those"}
"""Of what was spoken of, or is known."""
POINTING = frozenset({"this", "that", "these", "those", "such"})
INDEFINITE = frozenset({"a", "an"})
ANY_ONE = INDEFINITE | {"any"}
THEIRS = frozenset({"its", "their"})
OWN = THEIRS | {"our"}
RESUMING = DEFINITE_ONE | THEIRS | {""}
"""Of one thing that was spoken of, or of what needs no article."""
QUANTIFIERS = frozenset({"both", "all", "each", "either", "neither", "none"})
"""They stand for those who were spoken of, too."""
