"""Acts of states over several sentences: what was told, what takes it up, turns it, dates it.

`told.py` remembers the acts of an article and `instruments.py` its bills and laws; `resumed.py`
reads frames that take an act up (`resuming.py`, `gear.py`, `votes.py`), `sequels.py` what they add
to it, `dated.py` completes claims by what was told before, and `chains.py` reads the dates that
clauses without a frame add.
"""
