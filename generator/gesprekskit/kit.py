"""Library in, Kit out: every definition under its id, and the words that fill the slots.

The base kit is the first layer; a company's or a translation's changes are laid over it here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

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
from gesprekskit.diagnostics import Span
from gesprekskit.layers.origins import locate, overflow_origin
from gesprekskit.layers.stacks import Stack
from gesprekskit.loading import Library
from gesprekskit.updates.provenance import Edit, edits
from gesprekskit.updates.provenance_signs import SIGNS, with_signs

DUTCH = "nl"
"""The language that kits are written in."""


@dataclass(frozen=True, slots=True)
class Layer:
    """A layer of a kit: the base kit first, then what is laid over it."""

    id: str
    name: str
    version: str
    date: date
    sign: str = ""
    """What stands behind the texts that this layer wrote; empty where they have no sign."""


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
    own: tuple[Edit, ...]
    """What the layers changed in the texts of the kit."""
    hidden: frozenset[str]
    """The nodes that a layer left out."""
    with_signs: Callable[[], Kit] | None
    """Gives the same kit with the layers' signs; a kit without layers has none."""
    span: Callable[[str], Span]
    """Where the node with this address (`question/vo-01`) stands in the author's files."""
    burden: Callable[[str], Span | None]
    """Where a layer made a printed thing longer without writing in it; None where none did."""

    @property
    def id(self) -> str:
        """Return the id of the kit: that of its highest layer."""
        return self.layers[-1].id

    @property
    def version(self) -> str:
        """Return the version of the kit: that of its highest layer."""
        return self.layers[-1].version

    @property
    def signed(self) -> Kit:
        """Return the kit in which each layer's texts carry its sign."""
        return self.with_signs() if self.with_signs else self

    @property
    def publications(self) -> Mapping[str, Publication]:
        """Return everything that is printed, under its id."""
        return {**self.forms, **self.decks, **self.posters}

    @property
    def named(self) -> Mapping[str, Mapping[str, Role | Term | Conversation]]:
        """Return what slots can name, by kind and id."""
        roles = {one: it for it in self.roles.values() for one in (it.id, *it.stands_for)}
        return {"role": roles, "term": self.terms, "conversation": self.conversations}

    def render_text(self, text: Text | str) -> str:
        """Return the text with its slots filled in."""
        typed = Text.parse(text) if isinstance(text, str) else text
        return typed.said(self.word)

    def word(self, slot: Slot) -> str:
        """Return the word that a slot stands for; raises KeyError for an unknown id."""
        named: Role | Term | Conversation = self.named[slot.kind][slot.id]
        return spelled(slot, named.name, named.plural, self.words.article or named.article)


def resolve(
    stack: Stack, words: Words, language: str = DUTCH, library: Library | None = None
) -> Kit:
    """Return the kit of a stack in which loading and checking found no errors.

    `library` is the stack's own, or what became of it in this language; `words` are in it too.
    """
    library = library or stack.library
    kit = _resolved(stack, words, language, library)
    if not stack.layers:
        return kit

    def signed() -> Kit:
        shown = _resolved(stack, words, language, with_signs(library, stack.folders))
        base, *above = shown.layers
        signs = (replace(one, sign=sign) for one, sign in zip(above, SIGNS, strict=False))
        return replace(shown, layers=(base, *signs))

    return replace(kit, with_signs=signed)


def _resolved(stack: Stack, words: Words, language: str, library: Library) -> Kit:
    conversations = sorted(library.all(Conversation), key=lambda one: (one.order, one.id))
    banks = library.all(QuestionBank)
    feedback = library.all(FeedbackSet)
    definition = library.only(KitDefinition)
    own = definition.publisher.contact
    sources: dict[str, BibliographicSource | Requirement] = {}
    for source in library.all(BibliographicSource):
        sources[source.id] = source
        sources.update((requirement.id, requirement) for requirement in source.requirements)
    return Kit(
        definition=definition,
        language=language,
        words=words,
        roles={one.id: one for one in library.all(Role)},
        themes={one.id: one for one in library.all(Theme)},
        terms={one.id: one for one in library.all(Term)},
        sources=sources,
        conversations={one.id: one for one in conversations},
        banks={one.id: one for one in banks},
        questions={one.id: one for bank in banks for one in bank.questions},
        feedback={one.id: one for one in feedback},
        steps={one.id: one for group in feedback for one in group.steps},
        matrices={one.id: one for one in library.all(MatrixDefinition)},
        sections={one.id: one for one in library.all(SectionDefinition)},
        forms={one.id: one for one in library.all(FormDefinition)},
        decks={one.id: one for one in library.all(DeckDefinition)},
        posters={one.id: one for one in library.all(PosterDefinition)},
        notices={one.id: one for one in definition.notices},
        releases={one.id: one for one in library.all(Release) if one.language == language},
        layers=(
            Layer(definition.id, definition.publisher.name, definition.version, definition.date),
            *(Layer(one.id, one.name, one.version, one.date) for one in stack.layers),
        ),
        brand=stack.brand,
        contact=next((one.contact for one in reversed(stack.layers) if one.contact), own) or "",
        own=edits(stack),
        hidden=stack.hidden,
        with_signs=None,
        span=partial(locate, library),
        burden=partial(overflow_origin, library),
    )
