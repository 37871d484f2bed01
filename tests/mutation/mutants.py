"""A module's source in, its mutants out: the same source with one small mistake each.

Rows of tables at the top of a module are mutated as well as functions: in this program those rows
are the rules.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

SWAPPED = {
    "==": "!=",
    "!=": "==",
    "<=": "<",
    ">=": ">",
    "<": "<=",
    ">": ">=",
    "not in": "in",
    "in": "not in",
    "is not": "is",
    "is": "is not",
    "and": "or",
    "or": "and",
    "+": "-",
    "-": "+",
    "*": "//",
    "//": "*",
    "/": "*",
    "|": "&",
    "&": "|",
}
OPERATOR = re.compile(rb"not\s+in|is\s+not|[=!<>]=|//|[<>+*/|&-]|\b(?:in|is|and|or)\b")
UNTOUCHED = (ast.Import, ast.ImportFrom, ast.Assert)
NO_DIFFERENCE = {"strict", "frozen", "slots", "encoding", "maxsize"}
"""Keywords that guard or speed up: no test can tell whether they are there."""

Edit = tuple[int, int, bytes, str]
"""Where the replaced bytes begin and end, what replaces them, and what that does."""


@dataclass(frozen=True)
class Mutant:
    """One mistake: in which file and line, what it does, and the whole mutated source."""

    path: Path
    line: int
    what: str
    before: str
    after: str
    source: str

    @property
    def name(self) -> str:
        """Return a name that identifies the mutant, even after lines above it moved."""
        return f"{self.path.as_posix()} | {self.before} | {self.after}"


def mutants(path: Path, root: Path) -> Iterator[Mutant]:
    """Yield every mutant of a module below `root`, in the order of its lines."""
    text = path.read_bytes()
    lines = text.splitlines(keepends=True)
    starts = [sum(map(len, lines[:number])) for number in range(len(lines) + 1)]
    for start, end, new, what in sorted(_Edits(text, starts).of_module(), key=lambda it: it[:2]):
        source = text[:start] + new + text[end:]
        try:
            compile(source, path, "exec")
        except SyntaxError:
            continue
        line = text.count(b"\n", 0, start)
        after = source.splitlines()[line].decode().strip()
        before = lines[line].decode().strip()
        yield Mutant(path.relative_to(root), line + 1, what, before, after, source.decode())


class _Edits:
    """Finds the places of one module where a mistake can be made."""

    def __init__(self, text: bytes, starts: list[int]) -> None:
        self._text = text
        self._starts = starts

    def of_module(self) -> Iterator[Edit]:
        yield from self._below(ast.parse(self._text))

    def _below(self, node: ast.AST) -> Iterator[Edit]:
        for child in _code(node):
            yield from self._at(child)
            yield from self._below(child)

    def _at(self, node: ast.AST) -> Iterator[Edit]:
        match node:
            case ast.Compare(left=left, comparators=[*others]):
                yield from self._operators([left, *others])
            case ast.BoolOp(values=values):
                yield from self._operators(values)
            case ast.BinOp(left=left, right=right) if not isinstance(left, ast.Constant):
                yield from self._operators([left, right])
            case ast.UnaryOp(op=ast.Not(), operand=operand):
                yield self._replace(node, self._of(operand), "`not` is dropped")
            case ast.If(test=test) | ast.IfExp(test=test) | ast.While(test=test):
                yield from self._negated(test)
            case ast.comprehension(ifs=tests):
                for test in tests:
                    yield from self._negated(test)
            case ast.Constant(value=value):
                yield from self._constant(node, value)
            case ast.Return(value=ast.expr() as value) if not _is_nothing(value):
                yield self._replace(value, b"None", "nothing is returned")
            case ast.Expr(value=ast.Call() | ast.Yield() | ast.YieldFrom()):
                yield self._replace(node, b"pass", "the statement is dropped")
            case ast.Continue():
                yield self._replace(node, b"break", "`break` for `continue`")
            case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.Set(elts=parts):
                if isinstance(getattr(node, "ctx", None), ast.Load | None):
                    yield from self._dropped([(part, part) for part in parts])
            case ast.Dict(keys=keys, values=values) if all(keys):
                yield from self._dropped([(a, b) for a, b in zip(keys, values, strict=True) if a])
            case ast.Call(keywords=keywords):
                for keyword in keywords:
                    if keyword.arg and keyword.arg not in NO_DIFFERENCE:
                        yield self._without(keyword)

    def _operators(self, values: list[ast.expr]) -> Iterator[Edit]:
        for left, right in pairwise(values):
            start, end = self._place(left)[1], self._place(right)[0]
            if found := OPERATOR.search(self._text, start, end):
                old = " ".join(found[0].decode().split())
                new = SWAPPED[old]
                yield found.start(), found.end(), new.encode(), f"`{new}` for `{old}`"

    def _negated(self, test: ast.expr) -> Iterator[Edit]:
        if not isinstance(test, ast.Compare | ast.BoolOp | ast.UnaryOp):
            yield self._replace(test, b"not (%s)" % self._of(test), "the condition is negated")

    def _constant(self, node: ast.Constant, value: object) -> Iterator[Edit]:
        if isinstance(value, bool):
            yield self._replace(node, str(not value).encode(), f"{not value} for {value}")
        elif isinstance(value, int | float):
            yield self._replace(node, str(value + 1).encode(), f"{value + 1} for {value}")
        elif isinstance(value, str) and value and self._of(node)[:1] in (b'"', b"'"):
            old = self._of(node)
            yield self._replace(node, old[:1] + b"XX" + old[1:], "another text")

    def _dropped(self, parts: list[tuple[ast.expr, ast.expr]]) -> Iterator[Edit]:
        """Yield a literal with each of its parts left out, if it has several."""
        if len(parts) > 1:
            for first, last in parts:
                start, end = self._place(first)[0], self._place(last)[1]
                yield start, self._past_comma(end), b"", f"{self._short(start, end)} is dropped"

    def _without(self, keyword: ast.keyword) -> Edit:
        start, end = self._place(keyword)
        return start, self._past_comma(end), b"", f"{self._short(start, end)} is dropped"

    def _past_comma(self, end: int) -> int:
        found = re.compile(rb"\s*,\s*").match(self._text, end)
        return found.end() if found else end

    def _replace(self, node: ast.AST, new: bytes, what: str) -> Edit:
        start, end = self._place(node)
        return start, end, new, what

    def _short(self, start: int, end: int) -> str:
        return f"`{' '.join(self._text[start:end].decode().split())[:40]}`"

    def _of(self, node: ast.AST) -> bytes:
        start, end = self._place(node)
        return self._text[start:end]

    def _place(self, node: ast.AST) -> tuple[int, int]:
        assert isinstance(node, ast.expr | ast.stmt | ast.keyword)
        assert node.end_lineno is not None
        assert node.end_col_offset is not None
        start = self._starts[node.lineno - 1] + node.col_offset
        return start, self._starts[node.end_lineno - 1] + node.end_col_offset


def _code(node: ast.AST) -> Iterator[ast.AST]:
    """Yield the executable code of a node: no docstrings, annotations, imports or decorators."""
    for name, value in ast.iter_fields(node):
        if name in ("annotation", "returns", "decorator_list", "type_params", "bases"):
            continue
        for child in value if isinstance(value, list) else [value]:
            if not isinstance(child, ast.AST) or isinstance(child, UNTOUCHED):
                continue
            if isinstance(child, ast.Expr) and isinstance(child.value, ast.Constant):
                continue
            if isinstance(child, ast.JoinedStr) or _is_for_types(child):
                continue
            yield child


def _is_for_types(node: ast.AST) -> bool:
    """Return True if a statement is only for type checkers, or names exports."""
    match node:
        case ast.If(test=ast.Name(id="TYPE_CHECKING")):
            return True
        case ast.Assign(targets=[ast.Name(id=name)], value=value):
            return name == "__all__" or _calls(
                value, ("TypeVar", "Callable", "Annotated", "Literal")
            )
    return False


def _calls(node: ast.expr, names: tuple[str, ...]) -> bool:
    match node:
        case ast.Call(func=ast.Name(id=name)) | ast.Subscript(value=ast.Name(id=name)):
            return name in names
    return False


def _is_nothing(value: ast.expr) -> bool:
    return isinstance(value, ast.Constant) and value.value is None
