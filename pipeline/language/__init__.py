"""What English is: sentences, tokens, mentions, chunks, clauses, time, discourse."""
