"""Turns YAML definitions of conversations at work into a handbook site and printed matter.

`gesprekskit.api` is the interface for Python; the other modules may change without notice.
"""

__version__ = "0.9.0"
