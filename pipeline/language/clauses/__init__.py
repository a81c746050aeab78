"""The clause tree of a sentence: who does what to whom, clause by clause.

A deterministic left-to-right reading of chunks (`sentence`): each noun, verb group and mark goes to
its reader, which moves on one `ParseState`; the clauses opened on the way (`model`) come out.

- `model` a clause; `state` what has been read so far
- `noun_kinds` what a noun chunk is by itself; `lookbehind`, `lookahead` what stands around a place
- nouns: `coordination` sends each on to `arguments`, `prepositions`, `gapping`;
  `gap_filling` gives clauses what they leave out, `echoes` tell who did so as well
- verbs: `finite` and `verb_coordination`, `infinitives` (control), `participles`
- marks: `marks`, `subordination`
"""
