"""Diagnostics in, lines of text out: the only place where a problem gets words.

The words are in `messages/`, a file for each language; the tip is on a line of its own.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from gesprekskit.diagnostics import Diagnostic, by_cause, is_cause
from gesprekskit.diagnostics.catalogues import DEFAULT_LANGUAGE, catalogue
from gesprekskit.kinds import KINDS

OURS = ("expected", "what")
"""The values that are words of ours (`role`, `list`) and not the author's."""

SHOWN_AT_MOST = 50
ALIKE = 8
"""How many diagnostics of a file with the same code are shown whole."""
PLACES = 12
"""Of how many others the place is shown."""
UNREAD = ("enc.", "yaml.")
"""How codes start of errors in a file after which the rest of it may not be read."""
LONGEST = 1_000
"""How many characters of what an author wrote, or named a file, a message shows."""


def words_of(found: Diagnostic, language: str = DEFAULT_LANGUAGE) -> tuple[str, str]:
    """Return the message of a diagnostic and its tip, which may be empty."""
    said = catalogue(language)
    message, tip = said.problems[found.code]
    values = {key: printable(value) for key, value in found.values.items()}
    values |= {key: _word(values[key], language) for key in OURS if key in values}
    if near := values.get("near"):
        tip = said.report["near"].format(near=near)
    else:
        tip = tip.format_map(values) if values.get("known", tip) else ""
    return message.format_map(values), tip


def _word(name: str, language: str) -> str:
    """Return the word for a term of ours, such as a kind of node."""
    if name not in KINDS:
        return catalogue(language).values[name]
    words = KINDS[name].word
    return words.get(language, words[DEFAULT_LANGUAGE])


def printable(text: str) -> str:
    """Return the text as a message shows it: every invisible character written as `U+200B`."""
    short = text if len(text) <= LONGEST else f"{text[:LONGEST]}…"
    return "".join(letter if letter.isprintable() else f"U+{ord(letter):04X}" for letter in short)


def line(found: Diagnostic, language: str = DEFAULT_LANGUAGE) -> str:
    """Return one diagnostic as `file:line:column: error: message [code]` and, below it, its tip."""
    words = catalogue(language).report
    message, tip = words_of(found, language)
    head = f"{printable(str(found.span))}: {words[found.severity]}: {message} [{found.code}]"
    return f"{head}\n  {words['tip']}: {tip}" if tip else head


def report(diagnostics: Iterable[Diagnostic], language: str = DEFAULT_LANGUAGE) -> str:
    """Return all diagnostics, closed by a count: first what could not be read, then by place.

    Of many with one code in a file the first few are shown, and the lines of others. Fifty are
    shown in all, unless more could not be read.
    """
    found = by_cause(diagnostics)
    if not found:
        return ""
    words = catalogue(language).report
    alike: dict[tuple[str, str], list[Diagnostic]] = defaultdict(list)
    for diagnostic in found:
        alike[_kind(diagnostic)].append(diagnostic)
    first = {kind: same[: ALIKE if len(same) > ALIKE + 1 else None] for kind, same in alike.items()}
    told = [diagnostic for diagnostic in found if diagnostic in first[_kind(diagnostic)]]
    lines, count = [], 0
    for diagnostic in told[: max(SHOWN_AT_MOST, sum(map(is_cause, told)))]:
        lines.append(line(diagnostic, language))
        count += 1
        shown = first[_kind(diagnostic)]
        others = alike[_kind(diagnostic)][len(shown) :]
        if diagnostic is shown[-1] and (again := _number(others) + diagnostic.more):
            lines.append(_again(diagnostic, others, again, language))
            count += again
    if _number(found) > count:
        lines.append(words["more"].format(count=_number(found) - count))
    lines.append(count_line(found, language))
    if any(it.code.startswith(UNREAD) for it in found if it.severity == "error"):
        lines.append(words["unread"])
    return "\n".join(lines)


def _kind(found: Diagnostic) -> tuple[str, str]:
    """Return what two mistakes have in common that are one in the eyes of an author."""
    return found.span.file, found.code


def _number(found: Iterable[Diagnostic]) -> int:
    """Return how many mistakes these are, with those that are only counted."""
    return sum(1 + it.more for it in found)


def _again(told: Diagnostic, others: Sequence[Diagnostic], count: int, language: str) -> str:
    """Return the line that says where the same mistake was made again, `count` times in all."""
    places = [printable(str(it.span.line)) for it in others[:PLACES]]
    rest = " …" if count > len(places) else ""
    values = {
        "count": count,
        "file": printable(told.span.file),
        "code": told.code,
        "places": ", ".join(places) + rest,
    }
    return catalogue(language).report["again"].format_map(values)


def count_line(diagnostics: Iterable[Diagnostic], language: str = DEFAULT_LANGUAGE) -> str:
    """Return the closing count, such as `3 fouten en 1 waarschuwing in 2 bestanden`."""
    found = list(diagnostics)
    words = catalogue(language).report

    def counted(word: str, count: int) -> str:
        return f"{count} {words[word if count == 1 else word + 's']}"

    counts = {
        severity: _number(it for it in found if it.severity == severity)
        for severity in ("error", "warning", "note")
    }
    parts = [counted(severity, count) for severity, count in counts.items() if count]
    files = counted("file", len({diagnostic.span.file for diagnostic in found}))
    together = f" {words['and']} ".join(parts)
    return f"{together} {words['in']} {files}"
