"""Frames with their roles bound to entities, role by role, and with what else they tell."""
