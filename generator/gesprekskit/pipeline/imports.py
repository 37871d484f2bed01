"""The source of a module in, the names of what it imports out; nothing is imported for it.

Imports inside functions count; those for type checkers alone do not.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from textwrap import dedent

STATEMENT = re.compile(r"^[ \t]*(?:from|import)[ \t][^\n(]*(?:\([^)]*\))?", re.MULTILINE)
"""Finds statements that import, without parsing a whole module, which takes ten times as long."""

TYPE_CHECKING = re.compile(r"^if TYPE_CHECKING:\n(?:[ \t]+.*\n|\n)+", re.MULTILINE)

Import = ast.Import | ast.ImportFrom


@dataclass(frozen=True, slots=True)
class Binding:
    """A name that an import gives a module, and what is imported by it."""

    name: str
    imported: frozenset[str]


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement of a module: the names that it defines and uses, and what it imports inside."""

    defined: frozenset[str]
    used: frozenset[str]
    imported: frozenset[str]


def imported(source: str, package: str) -> frozenset[str]:
    """Return what a module imports; `package` is where it stands, for relative imports.

    A name after `from … import` is returned with its module, whether it is a module or not.
    """
    found = STATEMENT.findall(TYPE_CHECKING.sub("", source))
    nodes = (node for statement in found for node in _parsed(statement))
    return frozenset(name for one in _bindings(nodes, package) for name in one.imported)


def imported_by(source: str, package: str, function: str) -> frozenset[str]:
    """Return what one function of a module can reach; all that the module imports where it cannot.

    That is what is used by the function, by what it uses of its module, and by statements that run
    when the module is imported; and what is imported and then never named.
    """
    statements, bindings = _outline(source, package)
    if not any(function in one.defined for one in statements):
        return imported(source, package)
    reached = _reached(statements, function)
    used = {name for one in reached for name in one.used}
    used_anywhere = {name for one in statements for name in one.used}
    inside = {name for one in reached for name in one.imported}
    return frozenset(inside).union(
        *(one.imported for one in bindings if one.name in used or one.name not in used_anywhere)
    )


def _parsed(statement: str) -> list[ast.stmt]:
    try:
        return ast.parse(dedent(statement)).body
    except SyntaxError:  # It is a sentence in a docstring.
        return []


def _bindings(nodes: Iterable[ast.AST], package: str) -> Iterator[Binding]:
    for node in nodes:
        if isinstance(node, ast.Import):
            for one in node.names:
                yield Binding(one.asname or one.name.partition(".")[0], frozenset({one.name}))
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: package.count(".") + 2 - node.level] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            for one in node.names:
                yield Binding(one.asname or one.name, frozenset({module, f"{module}.{one.name}"}))


@cache
def _outline(source: str, package: str) -> tuple[tuple[Statement, ...], tuple[Binding, ...]]:
    """Return the statements of a module, and what it imports at its top."""
    body = [one for one in ast.parse(source).body if not _is_for_type_checkers(one)]
    imports = [one for one in body if isinstance(one, Import)]
    others = tuple(_statement(one, package) for one in body if not isinstance(one, Import))
    return others, tuple(_bindings(imports, package))


def _statement(statement: ast.stmt, package: str) -> Statement:
    nodes = list(ast.walk(statement))
    used = {one.id for one in nodes if isinstance(one, ast.Name)}
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        given = statement.args
        used -= {one.arg for one in (*given.posonlyargs, *given.args, *given.kwonlyargs)}
    inside = (name for one in _bindings(nodes, package) for name in one.imported)
    return Statement(_defined(statement), frozenset(used), frozenset(inside))


def _defined(statement: ast.stmt) -> frozenset[str]:
    """Return the names that a statement gives a value, where it does nothing else."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return frozenset({name})
        case ast.Assign(targets=targets):
            return frozenset(one.id for one in targets if isinstance(one, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            return frozenset({name})
    return frozenset()


def _reached(statements: Iterable[Statement], function: str) -> list[Statement]:
    """Return the statements that a function needs, and those that run anyway."""
    reached = [one for one in statements if not one.defined]
    rest = [one for one in statements if one.defined]
    names = {function}.union(*(one.used for one in reached))
    while found := [one for one in rest if names & one.defined]:
        rest = [one for one in rest if not names & one.defined]
        reached += found
        names = names.union(*(one.used for one in found))
    return reached


def _is_for_type_checkers(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.If)
        and isinstance(statement.test, ast.Name)
        and statement.test.id == "TYPE_CHECKING"
    )
