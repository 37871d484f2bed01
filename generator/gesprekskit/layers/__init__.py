"""Folders in, a stack out: the base kit with each layer's changes applied to it, lowest first."""
