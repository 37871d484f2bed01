"""Composes documents from a kit: which questions, lines and words each shows, for whom."""
