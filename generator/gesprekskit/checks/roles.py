"""Names of roles: unique, and without an article."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.definitions.roles import ARTICLES, Role, Roles, namesakes, who_stays
from gesprekskit.diagnostics import Diagnostic, Span
from gesprekskit.loading import Library


def check_namesakes(library: Library) -> Iterator[Diagnostic]:
    """Roles have different names."""
    placed = {role.id: (role, span) for role, span in _role_names(library)}
    for same in namesakes({identity: role.name for identity, (role, _) in placed.items()}):
        spans = [placed[role][1] for role in same]
        own = [span for span in spans if not span.file.startswith(f"{library.folder}/")]
        stays = who_stays(same)
        goes = next(role for role in same if role != stays)
        values = {"name": placed[stays][0].name, "one": goes, "other": stays}
        yield Diagnostic(max(own or spans), "role.same-name", values, "warning")


def check_articles(library: Library) -> Iterator[Diagnostic]:
    """A name has its article beside it: texts put that before it where they need it."""
    for role, span in _role_names(library):
        article, _, rest = role.name.partition(" ")
        if rest and article.lower() in ARTICLES:
            values = {"name": role.name, "rest": rest.strip(), "article": article.lower()}
            yield Diagnostic(span, "role.article", values, "warning")


def _role_names(library: Library) -> Iterator[tuple[Role, Span]]:
    """Yield the roles, each with the place where its name was written."""
    for file, roles in library.placed(Roles):
        for index, role in enumerate(roles.roles):
            yield role, file.span("roles", index, "name")
