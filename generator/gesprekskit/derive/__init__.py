"""Finished artefacts in, others out: small pictures of what is printed, packs of all of it."""
