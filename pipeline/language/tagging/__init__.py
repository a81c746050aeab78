"""Word classes of a sentence, by elimination: only what the clause parser needs to know.

Closed-class words have their tag; verbs are told from nouns, and participles from finite forms, by
their neighbours. Everything else is nominal. In: tokens, mentions, times; out: tagged units.

- `unit` a word, name or time, and its neighbours; `tagset` the tags and their classes
- `units` tokens to units, with `joins` (hyphens, prepositions) `asides`, `inserted` and
  `scare_quotes` (what is left out)
- `sentence` tags a sentence: `before_verbs`, then each verb (`verb_forms`, with `past_forms`,
  `past_or_participle`, `third_person` and `base_forms`, which ask `clause_verbs`),
  `headline_predicates`, and `beside_verbs`
"""
