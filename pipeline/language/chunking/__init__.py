"""Chunking: the tagged units of a sentence grouped into noun chunks, verb groups and marks.

- `sentence` goes through the units; the pieces are those of `pipeline.language.chunks`
- `noun_ends` where a noun phrase ends: `beside` which phrase of its own begins there, `qualities`
  which sign it goes on behind, `rows` which row of names the noun behind is of
- `verb_groups` where a verb group ends, and what its words say of tense, voice and polarity
"""
