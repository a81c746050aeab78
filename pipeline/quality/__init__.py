"""Scoring extraction against gold labels by the contract's matching rules."""
