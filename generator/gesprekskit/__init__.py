"""Gesprekskit: YAML definitions of conversations at work in, a handbook and a printed kit out."""

__version__ = "0.1.0"
