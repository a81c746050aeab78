"""From bound frames to claims: the decision table, and what each kind of claim takes of a case."""
