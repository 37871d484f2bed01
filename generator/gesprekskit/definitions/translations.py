"""translations/<language>/<name>.yml: texts in another language, each with its Dutch."""

from __future__ import annotations

from pydantic import Field

from gesprekskit.definitions.base import Definition, Plain, Some
from gesprekskit.definitions.layers import NODE, Address
from gesprekskit.definitions.text import Text


class TranslatedText(Definition):
    """A text of a node; it applies as long as the Dutch is exactly this."""

    key: Plain = Field(
        description="Welke tekst van het onderdeel: `text`, `label`, `rhythm.advice`."
    )
    was: Text = Field(description="De Nederlandse tekst, letter voor letter.")
    now: Text = Field(description="De vertaling.")


class TranslatedNode(Definition):
    """The texts of one node."""

    node: Address = Field(description=NODE)
    texts: Some[TranslatedText] = Field(description="De vertaalde teksten.")


class Translation(Definition):
    """translations/<language>/<name>.yml."""

    translations: Some[TranslatedNode] = Field(description="De vertaalde onderdelen.")
