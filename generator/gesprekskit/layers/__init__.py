"""Folders in, a Kit out: the base kit, the layers over it, and the words that fill the slots."""

from gesprekskit.layers.deciding import decided
from gesprekskit.layers.following import Standing, followed
from gesprekskit.layers.kit import Kit, Layer, resolve
from gesprekskit.layers.stacks import Stack, stacked

__all__ = ["Kit", "Layer", "Stack", "Standing", "decided", "followed", "resolve", "stacked"]
