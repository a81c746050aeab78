"""Whom a chunk means: by name, by description, by pronoun, or as the owner of what it names."""
