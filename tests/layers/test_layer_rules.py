"""Rules of layers, one by one: what may be changed, how much, and what goes along."""

from __future__ import annotations
