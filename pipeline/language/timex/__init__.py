"""Time expressions of English and the calendar span that each means at a publication date.

A span is its first and last possible day with the precision in which the text gives it (day,
month or year). What cannot be told without a publication date resolves to None, never to today.
Expressions that lean on a day told before ("a week later", "the same month") are marked.

- `search` text to expressions; `expression` what is found
- `rules` each pattern with what it means: built of `patterns`, resolved by `resolvers`
- `vocabulary` months, weekdays, numbers; `cues` which words may begin a search at all
"""
