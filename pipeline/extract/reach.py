"""What reading may use beside the sentence itself, and what it is worth when left out."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Reach:
    """How far the reading of a sentence reaches.

    `explains` describes frames that can claim nothing as well. Without `discourse` a sentence is
    read as if no other had been before it, without `article_country` as if it were not known which
    country the article is about.
    """

    explains: bool = False
    discourse: bool = True
    article_country: bool = True


FULL = Reach()
EXPLAINED = Reach(explains=True)
