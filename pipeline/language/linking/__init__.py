"""Entity linking: which names a sentence holds, and which entity each of them means.

In: the tokens of a sentence, the index of names, what the article says elsewhere. Out: mentions.

- `detection` finds the longest names, each with every sense that it may have
- `resolution` keeps of them what holds, in this order: `marks` leaves out signs, `contexts` asks of
  each sense what its row of the reference asks for, `namesakes` tells operators of one name apart
- `occurrence` a name in its sentence; `surroundings` what the article says elsewhere
- for names that are words: `longer_names` and `plain_words` tell what is no name, `companies` and
  `acts` what shows a company; `behind` and `capitals` are what they look at
"""
