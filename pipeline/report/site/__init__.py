"""The report: a static site of one published version, every cell of it led back to a sentence."""
