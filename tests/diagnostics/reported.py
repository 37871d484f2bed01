"""The codes that the program's source reports, and the values that each call gives with its code.

Read from the syntax of the source: calls of `Diagnostic`, `Problem`, `Refusal` and the like,
resolving names assigned in the same function.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

CODE = re.compile(r"[a-z]+\.(?!(?:yml|svg)$)[a-z]+(-[a-z0-9]+)*")
DICT = {"Diagnostic": 1, "Problem": 0, "SyntaxHint": 1, "MachineLacks": 0, "EngineMissing": 0}
"""Which argument is the code, by what is called: the values are a dictionary."""
KEYWORDS = {"Refusal": 0, "Refused": 0, "refusal": 0, "OutputError": 0, "add": 1, "matching": 1}
"""The same where the values are keywords."""
KNOWN = {"matching": {"name"}, "told": {"least", "most"}, "near": set[str]()}
"""Values that a function or property of the program gives by itself."""
NO_VALUE = {"at", "severity", "near"}
"""Keywords that are no values, and the suggestion that the report words by itself."""


Scopes = tuple[ast.AST, ...]


@dataclass(frozen=True, slots=True)
class Report:
    """A call that reports one of `codes`; empty if it passes on what another call reports.

    `given` are the names of its values, None if the call does not show them.
    """

    place: str
    codes: frozenset[str]
    given: frozenset[str] | None
    severity: str


def reports(package: Path) -> Iterator[Report]:
    """Yield every call below a folder that reports something."""
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for scopes, call in _calls((tree,), tree):
            name = getattr(call.func, "attr", getattr(call.func, "id", ""))
            at = (DICT | KEYWORDS).get(name)
            if at is None or len(call.args) <= at:
                continue
            place = f"{path.relative_to(package).as_posix()}:{call.lineno}"
            codes = frozenset(_codes(scopes, call.args[at]))
            if codes or name not in ("add", "matching"):
                yield Report(place, codes, _given(scopes, call, name, at), _severity(call))


def _severity(call: ast.Call) -> str:
    """Return the severity that a call names; without one it is an error."""
    given = (*call.args, *(each.value for each in call.keywords))
    named = (each.value for each in given if isinstance(each, ast.Constant))
    return next((str(value) for value in named if value in ("warning", "note")), "error")


def constants(package: Path) -> set[str]:
    """Return every text in the source that looks like a code."""
    return {
        node.value
        for path in package.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant)
        and isinstance(node.value, str)
        and CODE.fullmatch(node.value)
    }


def _calls(scopes: Scopes, node: ast.AST) -> Iterator[tuple[Scopes, ast.Call]]:
    """Yield every call with its enclosing functions and module, innermost first."""
    if isinstance(node, ast.FunctionDef):
        scopes = (node, *scopes)
    if isinstance(node, ast.Call):
        yield scopes, node
    for child in ast.iter_child_nodes(node):
        yield from _calls(scopes, child)


def _assigned(scopes: Scopes, name: str) -> list[ast.expr]:
    """Return what a name is assigned in the innermost scope that does: also by a loop."""
    return next((_bindings(scope)[name] for scope in scopes if name in _bindings(scope)), [])


@cache
def _bindings(scope: ast.AST) -> dict[str, list[ast.expr]]:
    """Return what is assigned in a function or module, or gone through in a loop, by name."""
    found: dict[str, list[ast.expr]] = {}
    for node in ast.walk(scope):
        value = getattr(node, "value", getattr(node, "iter", None))
        if isinstance(value, ast.expr):
            for target in (*getattr(node, "targets", ()), getattr(node, "target", None)):
                for name, part in _parts(target, value, paired=hasattr(node, "targets")):
                    found.setdefault(name, []).append(part)
    return found


def _parts(
    target: ast.expr | None, value: ast.expr, *, paired: bool
) -> Iterator[tuple[str, ast.expr]]:
    """Yield each name in a target with what it is given; `a, b = x, y` gives each its own."""
    if paired and isinstance(target, ast.Tuple) and isinstance(value, ast.Tuple):
        for elt, part in zip(target.elts, value.elts, strict=True):
            yield from _parts(elt, part, paired=True)
    elif target is not None:
        names = (name.id for name in ast.walk(target) if isinstance(name, ast.Name))
        yield from ((name, value) for name in names)


def _codes(scopes: Scopes, code: ast.expr) -> Iterator[str]:
    """Yield the codes that an argument may be."""
    match code:
        case ast.JoinedStr(values=[ast.Constant(value=str(start)), ast.FormattedValue(value=end)]):
            words = _texts(scopes, end)
            yield from (f"{start}{word}" for word in words if re.fullmatch("[a-z]+", word))
        case _:
            yield from filter(CODE.fullmatch, _texts(scopes, code))


def _texts(scopes: Scopes, node: ast.expr, seen: frozenset[str] = frozenset()) -> Iterator[str]:
    """Yield the texts in an expression, and in what the names in it are assigned."""
    for a_s_t in ast.walk(node):
        if isinstance(a_s_t, ast.Constant) and isinstance(a_s_t.value, str):
            yield a_s_t.value
        elif isinstance(a_s_t, ast.Name) and a_s_t.id not in seen:
            for assigned in _assigned(scopes, a_s_t.id):
                yield from _texts(scopes, assigned, seen | {a_s_t.id})


def _given(scopes: Scopes, call: ast.Call, name: str, at: int) -> frozenset[str] | None:
    """Return the names of the values of a call, None if they are not all literal."""
    if name in KEYWORDS:
        plain = {each.arg for each in call.keywords if each.arg} - NO_VALUE
        rest = [_keys(scopes, each.value) for each in call.keywords if not each.arg]
        return _together(plain | KNOWN.get(name, set()), rest)
    place = at + 2 if name == "Problem" else at + 1
    return _keys(scopes, call.args[place]) if len(call.args) > place else frozenset()


def _keys(scopes: Scopes, values: ast.expr) -> frozenset[str] | None:
    """Return the keys of a dictionary literal, None for anything else."""
    match values:
        case ast.Dict(keys=keys, values=parts):
            plain = {key.value for key in keys if isinstance(key, ast.Constant)}
            inner = (part for key, part in zip(keys, parts, strict=True) if key is None)
            return _together(plain, [_keys(scopes, part) for part in inner])
        case ast.IfExp(body=body, orelse=other):
            either = _keys(scopes, body), _keys(scopes, other)
            return (
                None
                if None in either
                else frozenset.intersection(*(one for one in either if one is not None))
            )
        case ast.Name(id=name):
            found = _assigned(scopes, name)
            return _together(set(), [_keys(scopes, expr) for expr in found]) if found else None
        case ast.Call(func=ast.Name(id=name)) | ast.Attribute(attr=name):
            return frozenset(KNOWN[name]) if name in KNOWN else None
        case _:
            return None


def _together(plain: set[str], others: list[frozenset[str] | None]) -> frozenset[str] | None:
    plain_or_all = [other for other in others if other is not None]
    return frozenset(plain.union(*plain_or_all)) if len(plain_or_all) == len(others) else None
