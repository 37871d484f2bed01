"""A kit: every definition under its id, and the words that fill slots.

`resolve` makes it from a library in which the changes of layers are applied already.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from gesprekskit.brands import Brand
from gesprekskit.definitions.bibliography import BibliographicSource, Requirement
from gesprekskit.definitions.conversations import Conversation
from gesprekskit.definitions.decks import DeckDefinition
from gesprekskit.definitions.feedback import FeedbackSet, Step
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.definitions.glossary import Term
from gesprekskit.definitions.kit import KitDefinition, Notice
from gesprekskit.definitions.matrices import MatrixDefinition
from gesprekskit.definitions.posters import PosterDefinition
from gesprekskit.definitions.publications import Publication
from gesprekskit.definitions.questions import Question, QuestionBank
from gesprekskit.definitions.releases import Release
from gesprekskit.definitions.roles import Role
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.definitions.text import Slot, Text, spelled
from gesprekskit.definitions.themes import Theme
from gesprekskit.definitions.words import Words
from gesprekskit.kinds import LANGUAGES
from gesprekskit.layers.stacks import Stack
from gesprekskit.loading import Library
from gesprekskit.loading.library import D
from gesprekskit.updates.provenance import Edit
from gesprekskit.updates.provenance_signs import SIGNS, with_signs

DUTCH = LANGUAGES[0]
"""The language that kits are written in."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a kit: the base kit first, then the layers over it."""

    id: str
    name: str
    version: str
    date: date
    folder: str = ""
    """Its folder, as people write it."""
    sign: str = ""
    """The sign behind the texts that this layer wrote; empty if they have none."""


@dataclass(frozen=True, slots=True)
class Kit:
    """A kit whose references all resolve: definitions by id, each mapping in reading order."""

    definition: KitDefinition
    language: str
    words: Words
    roles: Mapping[str, Role]
    themes: Mapping[str, Theme]
    terms: Mapping[str, Term]
    sources: Mapping[str, BibliographicSource | Requirement]
    conversations: Mapping[str, Conversation]
    banks: Mapping[str, QuestionBank]
    questions: Mapping[str, Question]
    feedback: Mapping[str, FeedbackSet]
    steps: Mapping[str, Step]
    matrices: Mapping[str, MatrixDefinition]
    sections: Mapping[str, SectionDefinition]
    forms: Mapping[str, FormDefinition]
    decks: Mapping[str, DeckDefinition]
    posters: Mapping[str, PosterDefinition]
    notices: Mapping[str, Notice]
    releases: Mapping[str, Release]
    layers: tuple[Layer, ...]
    brand: Brand
    contact: str
    """Where readers can go with questions; empty where nobody said so."""
    edits: tuple[Edit, ...]
    """What the layers changed in the texts of the kit."""
    hidden: frozenset[str]
    """The nodes that a layer left out."""
    library: Library
    """The files that it was resolved from; `layers.origins` finds places of mistakes in it."""

    @property
    def id(self) -> str:
        """Return the kit's id, which is that of its highest layer."""
        return self.layers[-1].id

    @property
    def version(self) -> str:
        """Return the kit's version, which is that of its highest layer."""
        return self.layers[-1].version

    def all(self, model: type[D]) -> tuple[D, ...]:
        """Return every definition of this class, in the order of the kit's files."""
        return self.library.all(model)

    @property
    def publications(self) -> Mapping[str, Publication]:
        """Return everything that is printed, under its id."""
        return {**self.forms, **self.decks, **self.posters}

    @property
    def named(self) -> Mapping[str, Mapping[str, Role | Term | Conversation]]:
        """Return what slots can name, by kind and id."""
        roles = {name: it for it in self.roles.values() for name in (it.id, *it.stands_for)}
        return {"role": roles, "term": self.terms, "conversation": self.conversations}

    def render_text(self, text: Text | str) -> str:
        """Return the text with its slots filled in."""
        typed = Text.parse(text) if isinstance(text, str) else text
        return typed.said(self.word)

    def word(self, slot: Slot) -> str:
        """Return the word for a slot; raises KeyError for an unknown id."""
        named: Role | Term | Conversation = self.named[slot.kind][slot.id]
        return spelled(slot, named.name, named.plural, self.words.article or named.article)


def resolve(
    stack: Stack,
    changes: tuple[Edit, ...],
    words: Words,
    language: str = DUTCH,
    library: Library | None = None,
) -> Kit:
    """Return the kit of a stack in which loading and checking found no errors.

    `changes` is what its layers changed. `library` is the stack's own, or its translation into this
    language; `words` are in it too.
    """
    library = library or stack.library
    definition = library.only(KitDefinition)
    contacts = [layer.contact for layer in reversed(stack.layers) if layer.contact]
    above = zip(stack.layers, stack.folders, strict=True)
    return Kit(
        language=language,
        words=words,
        layers=(
            Layer(definition.id, definition.publisher.name, definition.version, definition.date),
            *(
                Layer(layer.id, layer.name, layer.version, layer.date, folder)
                for layer, folder in above
            ),
        ),
        brand=stack.brand,
        contact=next(iter(contacts), definition.publisher.contact) or "",
        edits=changes,
        hidden=stack.hidden,
        library=library,
        **_by_id(library, language),
    )


def signed(kit: Kit) -> Kit:
    """Return the kit in which each layer's texts carry its sign."""
    base, *above = kit.layers
    if not above:
        return kit
    library = with_signs(kit.library, [layer.folder for layer in above])
    signs = (replace(layer, sign=sign) for layer, sign in zip(above, SIGNS, strict=False))
    definitions = _by_id(library, kit.language)
    return replace(kit, layers=(base, *signs), library=library, **definitions)


def _by_id(library: Library, language: str) -> dict[str, Any]:
    """Return every definition of a library under its id, by the name of its field of a kit."""
    conversations = sorted(
        library.all(Conversation), key=lambda conversation: (conversation.order, conversation.id)
    )
    definition = library.only(KitDefinition)
    feedback = library.all(FeedbackSet)
    sources: dict[str, BibliographicSource | Requirement] = {}
    for source in library.all(BibliographicSource):
        sources[source.id] = source
        sources.update((requirement.id, requirement) for requirement in source.requirements)
    releases = (release for release in library.all(Release) if release.language == language)
    return {
        "definition": definition,
        "sources": sources,
        "roles": _named(library.all(Role)),
        "themes": _named(library.all(Theme)),
        "terms": _named(library.all(Term)),
        "conversations": _named(conversations),
        "banks": _named(library.all(QuestionBank)),
        "questions": _named(library.all(Question)),
        "feedback": _named(feedback),
        "steps": _named(step for group in feedback for step in group.steps),
        "matrices": _named(library.all(MatrixDefinition)),
        "sections": _named(library.all(SectionDefinition)),
        "forms": _named(library.all(FormDefinition)),
        "decks": _named(library.all(DeckDefinition)),
        "posters": _named(library.all(PosterDefinition)),
        "notices": _named(definition.notices),
        "releases": _named(releases),
    }


def _named(definitions: Iterable[Any]) -> dict[str, Any]:
    return {definition.id: definition for definition in definitions}
