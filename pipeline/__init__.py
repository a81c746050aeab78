"""Backhaul: telecom news in, an analytical database out."""
