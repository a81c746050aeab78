"""Dagster: assets, checks and resources. An asset reads, calls, validates, writes, reports."""
