"""The options of `gesprekskit print` in, what is printed out; what does nothing is refused."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, fields

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.catalogue import KINDS
from gesprekskit.cli.options import at
from gesprekskit.diagnostics import Refusal
from gesprekskit.loading.validation import listed


def _roles(entry: CatalogueEntry) -> tuple[str, ...]:
    """Return whose it is: a pack is for everyone in a conversation, so for no role apart."""
    return () if KINDS[entry.kind].of_conversation else entry.roles


OPTIONS: dict[str, tuple[str, Callable[[CatalogueEntry], tuple[str | None, ...]]]] = {
    "conversations": ("--conversation", lambda entry: (entry.conversation,)),
    "roles": ("--role", _roles),
    "kinds": ("--kind", lambda entry: (entry.kind,)),
    "languages": ("--in", lambda entry: (entry.language,)),
    "formats": ("--format", lambda entry: (entry.format,)),
    "variants": ("--variant", lambda entry: (entry.variant,)),
}
"""How each field of a choice is asked for, and what an entry has there."""


@dataclass(frozen=True, slots=True)
class Choice:
    """What to print; an empty tuple selects everything."""

    conversations: tuple[str, ...] = ()
    roles: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()

    def takes(self, entry: CatalogueEntry) -> bool:
        """Return True if this is printed."""
        return KINDS[entry.kind].offered and all(self._fits(entry, name) for name in OPTIONS)

    def refuse_idle(self, entries: Iterable[CatalogueEntry]) -> None:
        """Raise Refusal for the first value that fits nothing among what else is chosen."""
        if not self._given():
            return
        offered = [entry for entry in entries if KINDS[entry.kind].offered]
        for name in self._given():
            option, values_of = OPTIONS[name]
            rest = [
                entry
                for entry in offered
                if all(self._fits(entry, other) for other in OPTIONS if other != name)
            ]
            possible = {value: None for entry in rest for value in values_of(entry) if value}
            for value in getattr(self, name):
                if value not in possible:
                    raise _idle(option, value, list(possible))

    def _given(self) -> Sequence[str]:
        return [field.name for field in fields(self) if getattr(self, field.name)]

    def _fits(self, entry: CatalogueEntry, name: str) -> bool:
        wanted = getattr(self, name)
        return not wanted or not set(wanted).isdisjoint(OPTIONS[name][1](entry))


def _idle(option: str, value: str, possible: list[str]) -> Refusal:
    name = f"{option} {value}"
    if not possible:
        return at(option, Refusal("choice.nothing", name=name))
    return at(option, Refusal("choice.idle", name=name, known=listed(possible)))
