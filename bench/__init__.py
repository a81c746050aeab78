"""Benchmarks: measured when asked for, never asserted in a test."""
