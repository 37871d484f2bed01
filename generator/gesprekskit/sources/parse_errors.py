"""The place where the YAML parser gave up in; one diagnostic in the author's terms out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import yaml

from gesprekskit.sources.characters import Characters
from gesprekskit.sources.diagnostic_sink import DiagnosticSink, shown
from gesprekskit.sources.list_dashes import dash_hint
from gesprekskit.sources.syntax_hints import SyntaxHint, SyntaxSlip, syntax_hint
from gesprekskit.sources.trivia import Extent, Trivia

_SURROGATE = re.compile(r"\\[uU](?:0000)?([dD][89a-fA-F][0-9a-fA-F]{2})")
_DIRECTIVE = re.compile("^%", re.MULTILINE)
_IN_QUOTES = ("found unexpected end of stream", "found unexpected document indicator")
_NO_START = (
    "found character that cannot start any token",
    "did not find expected node content",
    "mapping keys are not allowed in this context",
)
_NO_NEXT = (
    "did not find expected key",
    "did not find expected '-' indicator",
    "did not find expected <document start>",
)
_SEEN_AT_A_DASH = ("syntax.colon", "syntax.indent", "syntax.key")
"""What a line without its dash, or with a dash glued on, looks like to the parser."""
_ESCAPE = re.compile(r"\\(?:x.{0,2}|u.{0,4}|U.{0,8}|.)")


@dataclass(frozen=True, slots=True)
class Reading:
    """How far the parser got: what was read last, and which bracket is still open."""

    characters: Characters
    last: Extent
    open_bracket: int | None


@dataclass(frozen=True, slots=True)
class _Fault:
    """The parser's error: where it gave up, and where the value it was reading starts."""

    problem: str
    context: str
    at: int
    opened: int
    reading: Reading

    @property
    def characters(self) -> Characters:
        return self.reading.characters

    @property
    def last(self) -> Extent:
        return self.reading.last

    @property
    def found(self) -> str:
        return self.characters.text[self.at : self.at + 1]

    @property
    def at_end(self) -> bool:
        return not self.characters.text[self.at :].strip()

    @property
    def on_line_of_last(self) -> bool:
        return self.characters.line_start(self.at) <= max(self.last.end - 1, 0) < self.at + 1


def report_fault(
    error: yaml.YAMLError, reading: Reading, gaps: Trivia, found: DiagnosticSink
) -> None:
    """Report why the parser gave up, unless a mistake already reported is the likely reason.

    The parser's own sentence is never shown.
    """
    fault = _fault(error, reading)
    inside = fault.context.endswith(("scalar", "flow sequence", "flow mapping"))
    unread_end = fault.opened if fault.context.endswith("scalar") else fault.at
    swallowed = gaps.check_unread(reading.last.end, unread_end)
    characters = reading.characters
    places = [fault.at, fault.opened] if inside else [fault.at]
    if swallowed or any(found.on_line(characters.at(place).line) for place in places):
        return
    verdict = _unsupported_verdict(fault) or _syntax_verdict(fault)
    if verdict.values.get("what") in _SEEN_AT_A_DASH:
        verdict = dash_hint(characters, verdict.at) or verdict
    verdict.report(characters, found)


def _fault(error: yaml.YAMLError, reading: Reading) -> _Fault:
    problem = getattr(error, "problem", None) or ""
    context = getattr(error, "context", None) or ""
    at_mark, opened_mark = (getattr(error, f"{name}_mark", None) for name in ("problem", "context"))
    at = at_mark.index if at_mark else reading.last.end
    opened = opened_mark.index if opened_mark else at
    return _Fault(problem, context, at, opened, reading)


def _unsupported_verdict(fault: _Fault) -> SyntaxHint | None:
    """Return the verdict on a part of YAML that is not a slip but refused here."""
    characters = fault.characters
    if fault.found == "\t":
        return SyntaxHint(fault.at, "yaml.tab", {})
    if fault.context.endswith(("an alias", "an anchor")):
        return SyntaxHint(fault.opened, "yaml.alias", {"name": characters.word(fault.opened)})
    if re.search(r"\btag\b", f"{fault.context} {fault.problem}"):
        return SyntaxHint(fault.opened, "yaml.tag", {"name": characters.word(fault.opened)})
    if re.search("directive|YAML document", f"{fault.context} {fault.problem}"):
        return SyntaxHint(
            fault.opened, "yaml.directive", {"name": shown(characters.rest(fault.opened))}
        )
    if fault.found == ":" and fault.problem == "did not find expected key":
        return SyntaxHint(fault.at, "yaml.key", {})
    escape = _SURROGATE.match(characters.text, _backslash(fault))
    if "Unicode" in fault.problem and escape:
        character = f"U+{escape[1].upper()}"
        return SyntaxHint(fault.opened, "enc.surrogate", {"character": character})
    return _document(fault) if "<document start>" in fault.problem else None


def _document(fault: _Fault) -> SyntaxHint | None:
    characters, read_until = fault.characters, fault.last.end
    if directive := _DIRECTIVE.search(characters.text, read_until, fault.at):
        at = directive.start()
        return SyntaxHint(at, "yaml.directive", {"name": shown(characters.rest(at))})
    if characters.text.endswith("\n...", 0, read_until):
        return SyntaxHint(fault.at, "yaml.document", {})
    return None


def _syntax_verdict(fault: _Fault) -> SyntaxHint:
    """Return the verdict on a syntax slip."""
    problem, context = fault.problem, fault.context
    if fault.at_end and fault.reading.open_bracket is not None and "scalar" not in context:
        return syntax_hint(fault.characters, fault.reading.open_bracket, "unclosed")
    if problem.startswith("did not find expected ',' or"):
        return _bracket(fault)
    if problem.startswith("mapping values are not"):
        return _colon_verdict(fault)
    if problem in _NO_NEXT:
        return _unexpected_text_verdict(fault)
    if problem in _IN_QUOTES:
        return syntax_hint(fault.characters, fault.opened, "quote")
    if context == "while parsing a quoted scalar":
        return _escape(fault)
    if problem == "could not find expected ':'":
        return syntax_hint(fault.characters, fault.opened, "key")
    if context == "while scanning a block scalar":
        return syntax_hint(fault.characters, fault.opened, "block")
    if problem in _NO_START and fault.found.strip():
        return syntax_hint(fault.characters, fault.at, "start")
    if problem.startswith("block sequence entries"):
        return syntax_hint(fault.characters, fault.at, "dash")
    return syntax_hint(fault.characters, fault.at, "other")


def _bracket(fault: _Fault) -> SyntaxHint:
    characters = fault.characters
    start = fault.last.start
    on_line = characters.line_start(start) == characters.line_start(fault.at)
    if fault.found == ":" and fault.last.kind == "plain" and on_line:
        return syntax_hint(
            characters, fault.at, "colon-inside", characters.rest(start).rstrip("]}")
        )
    if characters.line_start(fault.opened) == characters.line_start(fault.at):
        return syntax_hint(characters, fault.at, "comma", characters.rest(fault.opened))
    return syntax_hint(characters, fault.opened, "unclosed")


def _backslash(fault: _Fault) -> int:
    return max(fault.characters.text.rfind("\\", 0, fault.at + 1), 0)


def _escape(fault: _Fault) -> SyntaxHint:
    backslash = _backslash(fault)
    escape = _ESCAPE.match(fault.characters.text, backslash)
    return syntax_hint(fault.characters, backslash + 1, "escape", escape[0] if escape else "\\")


def _colon_verdict(fault: _Fault) -> SyntaxHint:
    """Distinguish a second `:` on a line from a line that ran into the text above it."""
    characters, start = fault.characters, fault.last.start
    line = characters.line_start(start)
    if line == characters.line_start(fault.at):
        return syntax_hint(characters, fault.at, "colon", characters.rest(start))
    if characters.text[line:start].strip("- "):
        return syntax_hint(characters, fault.at, "indent", _line(fault))
    return syntax_hint(characters, start, "key")


def _unexpected_text_verdict(fault: _Fault) -> SyntaxHint:
    """Distinguish text after a closed text on its line from a line at the wrong depth."""
    if fault.on_line_of_last and fault.last.kind in ("quoted", "close"):
        name: SyntaxSlip = "after-quote" if fault.last.kind == "quoted" else "after-bracket"
        value = re.sub(r"^(?:- +)*(?:[^:{}\[\]\"']+: +)?", "", _line(fault))
        return syntax_hint(fault.characters, fault.at, name, value)
    return syntax_hint(fault.characters, fault.at, "indent")


def _line(fault: _Fault) -> str:
    return fault.characters.rest(fault.characters.line_start(fault.at))
