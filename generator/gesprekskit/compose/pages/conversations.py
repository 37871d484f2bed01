"""Composes the page of a conversation, from preparing to what often goes wrong."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages import places
from gesprekskit.compose.pages.downloads import downloads
from gesprekskit.compose.pages.publications import GENERAL, conversations_of, in_order
from gesprekskit.compose.pages.questions import of_conversation, question
from gesprekskit.compose.pages.references import notes
from gesprekskit.compose.pages.summaries import facts
from gesprekskit.compose.phrases import also_called, minutes, phase_name
from gesprekskit.definitions.conversations import Conversation, PhaseOfConversation
from gesprekskit.definitions.text import capital
from gesprekskit.documents.blocks import (
    Answer,
    Answers,
    Card,
    Cards,
    Contrast,
    Contrasts,
    Link,
    Links,
    Points,
)
from gesprekskit.documents.guidance import Phase, Preparation, Preparations, Timeline
from gesprekskit.documents.pages import Block, Page, Section
from gesprekskit.kit import Kit


def conversation_pages(kit: Kit, catalogue: Sequence[CatalogueEntry]) -> tuple[Page, ...]:
    """Return a page for every conversation of the kit, in its order."""
    return tuple(_page(kit, catalogue, conversation) for conversation in kit.conversations.values())


def _page(kit: Kit, catalogue: Sequence[CatalogueEntry], conversation: Conversation) -> Page:
    purpose = kit.render_text(conversation.purpose)
    return Page(
        path=places.conversation_page(conversation.id),
        title=capital(conversation.name),
        menu=capital(conversation.name),
        description=purpose,
        nodes=(f"conversation/{conversation.id}",),
        lead=purpose,
        notes=also_called(kit, conversation.also_called),
        sections=tuple(_sections(kit, catalogue, conversation)),
    )


def _sections(
    kit: Kit, catalogue: Sequence[CatalogueEntry], conversation: Conversation
) -> Iterator[Section]:
    """Yield the sections that have something to say, in the order of a conversation."""
    headings = kit.words.handbook.headings
    short = Points(tuple(kit.render_text(point.text) for point in conversation.in_short))
    blocks = (facts(kit, conversation), short) if short.items else (facts(kit, conversation),)
    yield Section(headings.in_short, "in-het-kort", blocks)
    if conversation.preparation:
        yield Section(headings.prepare, "voorbereiden", (_preparations(kit, conversation),))
    if conversation.phases:
        yield Section(headings.step_by_step, "stap-voor-stap", (_timeline(kit, conversation),))
    yield from _questions(kit, conversation)
    yield from _advice(kit, conversation)
    if found := _downloads(kit, catalogue, conversation.id):
        yield Section(headings.downloads, "downloads", found)
    if conversation.never_mix_with:
        yield Section(headings.keep_apart, "niet-mengen", (_keep_apart(kit, conversation),))
    yield Section(headings.sources, "bronnen", (notes(kit, _sources(conversation)),))


def _preparations(kit: Kit, conversation: Conversation) -> Preparations:
    phrases = kit.words.handbook.phrases
    return Preparations(
        tuple(
            Preparation(
                role=capital(kit.roles[part.role].name),
                duration=phrases.minutes_beforehand.format(duration=minutes(kit, part.minutes)),
                steps=tuple(kit.render_text(step) for step in part.steps),
                forms_label=phrases.to_print,
                forms=tuple(_forms_before(kit, conversation.id, part.role)),
            )
            for part in conversation.preparation
        )
    )


def _forms_before(kit: Kit, conversation: str, role: str) -> Iterator[Link]:
    """Yield what a role prints beforehand: what the conversation has, and general checklists."""
    for form in in_order(kit, kit.forms.values()):
        own = form.conversation == conversation
        general = form.conversation is None and form.catalogue_kind == "checklist"
        if (own or general) and form.moment == "before" and role in form.roles:
            yield Link(kit.render_text(form.title), places.form_page(form.id))


def _timeline(kit: Kit, conversation: Conversation) -> Timeline:
    phrases = kit.words.handbook.phrases
    total = sum(phase.minutes for phase in conversation.phases)
    return Timeline(
        phases=tuple(_phase(kit, phase) for phase in conversation.phases),
        questions_label=phrases.helps,
        follow_up_label=phrases.follow_up,
        total=phrases.minutes_altogether.format(duration=minutes(kit, total)) if total else "",
    )


def _phase(kit: Kit, phase: PhaseOfConversation) -> Phase:
    return Phase(
        anchor=phase.id,
        name=phase_name(kit, phase.id),
        duration=minutes(kit, phase.minutes) if phase.minutes else "",
        text=kit.render_text(phase.text),
        questions=tuple(question(kit, kit.questions[asked]) for asked in phase.questions),
    )


def _questions(kit: Kit, conversation: Conversation) -> Iterator[Section]:
    """Yield the questions that are in no phase, and the way to the question bank."""
    shown = {asked for phase in conversation.phases for asked in phase.questions}
    found = of_conversation(kit, conversation.id, shown)
    if found.groups:
        words = kit.words.handbook
        bank = Link(
            words.skills.questions_here, f"{places.QUESTION_BANK}?gesprek={conversation.id}"
        )
        yield Section(words.headings.questions, "vragen", (found, Links((bank,))))


def _advice(kit: Kit, conversation: Conversation) -> Iterator[Section]:
    """Yield agreements, pitfalls and what readers often ask."""
    headings = kit.words.handbook.headings
    phrases = kit.words.handbook.phrases
    if conversation.agreements:
        points = Points(tuple(kit.render_text(point.text) for point in conversation.agreements))
        yield Section(headings.agreements, "afspraken-maken", (points,))
    if conversation.pitfalls:
        pairs = tuple(
            Contrast(kit.render_text(it.text), kit.render_text(it.instead))
            for it in conversation.pitfalls
        )
        contrasts = Contrasts(phrases.wrong, phrases.right, pairs)
        yield Section(headings.pitfalls, "valkuilen", (contrasts,))
    if conversation.faq:
        answers = tuple(
            Answer(kit.render_text(it.question), kit.render_text(it.answer))
            for it in conversation.faq
        )
        yield Section(headings.faq, "veelgestelde-vragen", (Answers(answers),))


def _downloads(
    kit: Kit, catalogue: Sequence[CatalogueEntry], conversation: str
) -> tuple[Block, ...]:
    """Return the things of the conversation and the way to those that fit any conversation."""
    own = downloads(kit, catalogue, conversation)
    place = f"{places.ALL_FORMS}?gesprek={conversation}#{GENERAL}"
    general = Link(kit.words.handbook.skills.general_forms, place)
    any_general = any(
        publication.conversation is None and conversation in conversations_of(kit, publication)
        for publication in kit.publications.values()
    )
    anything = own.things or own.pack.files
    return ((own,) if anything else ()) + ((Links((general,)),) if any_general else ())


def _keep_apart(kit: Kit, conversation: Conversation) -> Cards:
    def card(other: str, reason: str) -> Card:
        name = capital(kit.conversations[other].name)
        return Card(Link(name, places.conversation_page(other)), reason)

    return Cards(
        tuple(
            card(it.conversation, kit.render_text(it.reason)) for it in conversation.never_mix_with
        )
    )


def _sources(conversation: Conversation) -> Iterator[str]:
    yield from conversation.sources
    for point in (*conversation.in_short, *conversation.agreements):
        yield from point.sources
    for pitfall in conversation.pitfalls:
        yield from pitfall.sources
    for answer in conversation.faq:
        yield from answer.sources
