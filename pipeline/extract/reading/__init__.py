"""Articles read sentence by sentence, each with its names, its clauses and its bound frames."""
