"""The slips that break YAML syntax: the name of each, and its cure.

The words for both are with the diagnostics, under `syntax.<name>` and `cure.<name>`.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

from gesprekskit.sources.characters import Characters
from gesprekskit.sources.diagnostic_sink import DiagnosticSink, shown

SyntaxSlip = Literal[
    "after-bracket",
    "after-quote",
    "block",
    "braces",
    "colon",
    "colon-inside",
    "comma",
    "comma-inside",
    "dash",
    "escape",
    "glued-dash",
    "indent",
    "key",
    "missing-dash",
    "other",
    "quote",
    "start",
    "unclosed",
]
CURES: dict[SyntaxSlip, str] = {
    "after-bracket": "cure.quotes",
    "after-quote": "cure.other-quotes",
    "block": "cure.quotes",
    "braces": "cure.quotes",
    "colon": "cure.quotes",
    "colon-inside": "cure.quotes-or-comma",
    "comma": "cure.comma",
    "comma-inside": "cure.quotes-or-value",
    "dash": "cure.dash",
    "escape": "cure.backslash",
    "glued-dash": "cure.space",
    "indent": "cure.indent",
    "key": "cure.key",
    "missing-dash": "cure.missing-dash",
    "other": "cure.other",
    "quote": "cure.close-quote",
    "start": "cure.quotes",
    "unclosed": "cure.bracket",
}


class SyntaxHint(NamedTuple):
    """What to report, and at which character."""

    at: int
    code: str
    values: dict[str, str]

    def report(self, characters: Characters, found: DiagnosticSink) -> None:
        """Add it to the sink."""
        found.add(characters.at(self.at), self.code, "error", **self.values)


def syntax_hint(characters: Characters, at: int, name: SyntaxSlip, text: str = "") -> SyntaxHint:
    """Return the verdict on a slip; it shows `text`, or else the line at that place.

    Where the file ends there is nothing to show: then the place is its last line with anything.
    """
    text = text or characters.rest(at)
    if not text:
        at = characters.line_start(max(len(characters.text[:at].rstrip()) - 1, 0))
        text = characters.rest(at)
    values = {"what": f"syntax.{name}", "expected": CURES[name], "text": shown(text)}
    return SyntaxHint(at, "yaml.syntax", values)
