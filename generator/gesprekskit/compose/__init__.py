"""Kit in, documents out: which questions, lines and words a thing shows, for whom."""
