"""What people are shown of a run and of a claim."""
