"""Composes the page of a role: what you do, your conversations, what you print."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages import places
from gesprekskit.compose.pages.downloads import per_moment
from gesprekskit.compose.pages.references import notes
from gesprekskit.compose.phrases import also_called, minutes_between
from gesprekskit.definitions.roles import Role
from gesprekskit.definitions.text import capital
from gesprekskit.documents.blocks import Card, Cards, Link, Links, Points
from gesprekskit.documents.pages import Page, Section
from gesprekskit.kit import Kit


def role_pages(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> tuple[Page, ...]:
    """Return a page for every role of the kit, in its order."""
    return tuple(_page(kit, catalogue, role) for role in kit.roles.values())


def _page(kit: Kit, catalogue: Sequence[CatalogueEntry], role: Role) -> Page:
    phrases = kit.words.handbook.phrases
    return Page(
        path=places.role_page(role.id),
        title=phrases.i_am.format(role=role.name),
        menu=capital(role.name),
        description=phrases.role_description.format(role=role.name),
        nodes=(f"role/{role.id}",),
        lead=kit.render_text(role.summary),
        notes=also_called(kit, role.also_called),
        sections=tuple(_sections(kit, catalogue, role)),
    )


def _sections(kit: Kit, catalogue: Sequence[CatalogueEntry], role: Role) -> Iterator[Section]:
    headings = kit.words.handbook.headings
    steps = Points(tuple(kit.render_text(step) for step in role.first_steps), numbered=True)
    yield Section(headings.first_steps, "zo-begin-je", (steps,))
    if (cards := _conversations(kit, role.id)).cards:
        yield Section(headings.conversations, "gesprekken", (cards,))
    if (used := per_moment(kit, catalogue, role.id)).groups:
        yield Section(headings.forms, "formulieren", (used,))
    yield Section(headings.skills, "vaardigheden", (Links(_skills(kit)),))
    if (found := notes(kit, role.sources)).notes:
        yield Section(headings.sources, "bronnen", (found,))


def _conversations(kit: Kit, role: str) -> Cards:
    def takes_part(participants: Sequence[str]) -> bool:
        return role in participants

    return Cards(
        tuple(
            Card(
                Link(capital(conversation.name), places.conversation_page(conversation.id)),
                kit.render_text(conversation.core_question),
                capital(
                    minutes_between(kit, conversation.duration.least, conversation.duration.most)
                ),
            )
            for conversation in kit.conversations.values()
            if takes_part([it.role for it in conversation.participants])
        )
    )


def _skills(kit: Kit) -> tuple[Link, ...]:
    words = kit.words.handbook.skills
    return (
        Link(words.open_questions, places.OPEN_QUESTIONS),
        Link(words.listening, places.LISTENING),
        Link(words.feedback, places.FEEDBACK),
        Link(words.question_bank, places.QUESTION_BANK),
        Link(words.printing, places.ALL_FORMS),
        Link(words.privacy, places.PRIVACY),
    )
