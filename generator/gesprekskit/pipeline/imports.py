"""The source of a module in, the names of what it imports out; without importing anything.

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
    """A statement of a module: the names that it defines and uses, and the imports inside it."""

    defined: frozenset[str]
    used: frozenset[str]
    imported: frozenset[str]


def imported(source: str, package: str) -> frozenset[str]:
    """Return what a module imports; `package` resolves relative imports.

    A name after `from … import` is returned with its module, whether it is a module or not.
    """
    found = STATEMENT.findall(TYPE_CHECKING.sub("", source))
    nodes = (node for statement in found for node in _parsed(statement))
    return frozenset(name for binding in _bindings(nodes, package) for name in binding.imported)


def imported_by(source: str, package: str, function: str) -> frozenset[str]:
    """Return what one function of a module can reach; all the module imports if that is unknown.

    That is what is used by the function, by what it uses of its module, and by statements that run
    when the module is imported; and what is imported and then never named.
    """
    statements, bindings = _outline(source, package)
    if not any(function in statement.defined for statement in statements):
        return imported(source, package)
    reached = _reached(statements, function)
    used = {name for statement in reached for name in statement.used}
    used_anywhere = {name for statement in statements for name in statement.used}
    inside = {name for statement in reached for name in statement.imported}
    return frozenset(inside).union(
        *(
            binding.imported
            for binding in bindings
            if binding.name in used or binding.name not in used_anywhere
        )
    )


def _parsed(statement: str) -> list[ast.stmt]:
    try:
        return ast.parse(dedent(statement)).body
    except SyntaxError:  # Part of a docstring.
        return []


def _bindings(nodes: Iterable[ast.AST], package: str) -> Iterator[Binding]:
    for node in nodes:
        if isinstance(node, ast.Import):
            for name in node.names:
                yield Binding(name.asname or name.name.partition(".")[0], frozenset({name.name}))
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: package.count(".") + 2 - node.level] if node.level else []
            module = ".".join([*above, *filter(None, [node.module])])
            for name in node.names:
                yield Binding(
                    name.asname or name.name, frozenset({module, f"{module}.{name.name}"})
                )


@cache
def _outline(source: str, package: str) -> tuple[tuple[Statement, ...], tuple[Binding, ...]]:
    """Return the statements of a module, and its top-level imports."""
    body = [stmt for stmt in ast.parse(source).body if not _is_for_type_checkers(stmt)]
    imports = [node for node in body if isinstance(node, Import)]
    others = tuple(_statement(node, package) for node in body if not isinstance(node, Import))
    return others, tuple(_bindings(imports, package))


def _statement(statement: ast.stmt, package: str) -> Statement:
    nodes = list(ast.walk(statement))
    used = {node.id for node in nodes if isinstance(node, ast.Name)}
    if isinstance(statement, ast.FunctionDef | ast.AsyncFunctionDef):
        given = statement.args
        used -= {
            posonlyarg.arg for posonlyarg in (*given.posonlyargs, *given.args, *given.kwonlyargs)
        }
    inside = (name for binding in _bindings(nodes, package) for name in binding.imported)
    return Statement(_defined(statement), frozenset(used), frozenset(inside))


def _defined(statement: ast.stmt) -> frozenset[str]:
    """Return the names that a statement assigns, if it does nothing else."""
    match statement:
        case ast.FunctionDef(name=name) | ast.AsyncFunctionDef(name=name) | ast.ClassDef(name=name):
            return frozenset({name})
        case ast.Assign(targets=targets):
            return frozenset(target.id for target in targets if isinstance(target, ast.Name))
        case ast.AnnAssign(target=ast.Name(id=name)):
            return frozenset({name})
    return frozenset()


def _reached(statements: Iterable[Statement], function: str) -> list[Statement]:
    """Return the statements that a function needs, and those that run anyway."""
    reached = [statement for statement in statements if not statement.defined]
    rest = [statement for statement in statements if statement.defined]
    names = {function}.union(*(statement.used for statement in reached))
    while found := [statement for statement in rest if names & statement.defined]:
        rest = [statement for statement in rest if not names & statement.defined]
        reached += found
        names = names.union(*(statement.used for statement in found))
    return reached


def _is_for_type_checkers(statement: ast.stmt) -> bool:
    return (
        isinstance(statement, ast.If)
        and isinstance(statement.test, ast.Name)
        and statement.test.id == "TYPE_CHECKING"
    )
