"""Composes overviews: a conversation at a glance, all of them compared, cards to choose from."""

from __future__ import annotations

from collections.abc import Iterator

from gesprekskit.compose.pages import places
from gesprekskit.compose.pages.publications import per_conversation
from gesprekskit.compose.phrases import day, minutes_between, together
from gesprekskit.definitions.conversations import Conversation
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.definitions.text import capital
from gesprekskit.documents.blocks import Card, Cards, Fact, Facts, Link, Row, Table
from gesprekskit.kit import Kit


def facts(kit: Kit, conversation: Conversation) -> Facts:
    """Return a conversation at a glance."""
    words = kit.words.handbook.facts
    lines: tuple[tuple[str, tuple[str, ...]], ...] = (
        (words.question, (kit.render_text(conversation.core_question),)),
        (words.rhythm, tuple(_rhythm(kit, conversation))),
        (
            words.duration,
            (
                capital(
                    minutes_between(kit, conversation.duration.least, conversation.duration.most)
                ),
            ),
        ),
        (words.participants, (capital(_participants(kit, conversation)),)),
        (
            words.looks,
            (capital(_looks(kit, conversation)), capital(kit.render_text(conversation.horizon))),
        ),
        (words.judgement, (_judgement(kit, conversation),)),
        (words.outcome, tuple(capital(kit.render_text(text)) for text in conversation.outcome)),
        (words.retention, (capital(kit.render_text(conversation.retention)),)),
    )
    return Facts(tuple(Fact(label, said) for label, said in lines))


def comparison(kit: Kit) -> Table:
    """Return how the conversations differ."""
    words = kit.words.handbook.facts
    columns = (
        words.conversation,
        words.intent,
        words.looks,
        words.horizon,
        words.duration,
        words.judgement,
    )
    rows = tuple(
        Row(_link(conversation), _cells(kit, conversation))
        for conversation in kit.conversations.values()
    )
    return Table(kit.words.handbook.headings.compare, columns, rows)


def conversation_cards(kit: Kit) -> Cards:
    """Return a card for every conversation."""
    return Cards(
        tuple(
            Card(
                _link(conversation),
                kit.render_text(conversation.core_question),
                capital(
                    minutes_between(kit, conversation.duration.least, conversation.duration.most)
                ),
            )
            for conversation in kit.conversations.values()
        )
    )


def role_cards(kit: Kit) -> Cards:
    """Return a card for every role."""
    return Cards(
        tuple(
            Card(Link(capital(role.name), places.role_page(role.id)), kit.render_text(role.summary))
            for role in kit.roles.values()
        )
    )


def retention(kit: Kit) -> Table:
    """Return how long each form is kept."""
    words = kit.words.handbook
    rows = tuple(
        Row(
            Link(kit.render_text(form.title), places.form_page(form.id)),
            (capital(kit.render_text(form.retention)),),
        )
        for _, _, things in per_conversation(kit)
        for form in things
        if isinstance(form, FormDefinition)
    )
    return Table(words.headings.retention, (words.facts.form, words.facts.retention), rows)


def colophon(kit: Kit) -> Facts:
    """Return version, publisher and licence of the kit."""
    words = kit.words.handbook
    made = kit.definition
    version = words.phrases.version_of.format(version=made.version, date=day(kit, made.date))
    found = [
        Fact(words.facts.version, (version,)),
        Fact(words.facts.publisher, (made.publisher.name,)),
    ]
    if kit.contact:
        found.append(Fact(words.facts.contact, (kit.contact,)))
    licence = Link(made.licence.name, made.licence.url)
    found.append(Fact(words.facts.licence, (licence, kit.render_text(made.licence.line))))
    return Facts(tuple(found))


def _link(conversation: Conversation) -> Link:
    return Link(capital(conversation.name), places.conversation_page(conversation.id))


def _cells(kit: Kit, conversation: Conversation) -> tuple[str, ...]:
    return (
        capital(kit.render_text(conversation.intent)),
        capital(_looks(kit, conversation)),
        capital(kit.render_text(conversation.horizon)),
        capital(minutes_between(kit, conversation.duration.least, conversation.duration.most)),
        _judged(kit, conversation),
    )


def _rhythm(kit: Kit, conversation: Conversation) -> Iterator[str]:
    phrases = kit.words.handbook.phrases
    yield capital(kit.render_text(conversation.rhythm.advice))
    if conversation.rhythm.range:
        yield capital(kit.render_text(conversation.rhythm.range))
    if conversation.rhythm.agreed_together:
        yield phrases.rhythm_together


def _participants(kit: Kit, conversation: Conversation) -> str:
    phrases = kit.words.handbook.phrases
    names = [
        phrases.sometimes.format(name=kit.roles[it.role].name)
        if it.sometimes
        else kit.roles[it.role].name
        for it in conversation.participants
    ]
    return together(names, phrases.conjunction)


def _looks(kit: Kit, conversation: Conversation) -> str:
    phrases = kit.words.handbook.phrases
    names = {"terug": phrases.terug, "nu": phrases.nu, "vooruit": phrases.vooruit}
    return together([names[look] for look in conversation.looks], phrases.conjunction)


def _judged(kit: Kit, conversation: Conversation) -> str:
    phrases = kit.words.handbook.phrases
    return {
        "none": phrases.judgement_none,
        "limited": phrases.judgement_limited,
        "full": phrases.judgement_full,
    }[conversation.judgement]


def _judgement(kit: Kit, conversation: Conversation) -> str:
    """Return whether there is a judgement, with the reassurance where there is none."""
    answer = _judged(kit, conversation)
    if conversation.judgement != "none":
        return answer
    return f"{answer}. {kit.words.handbook.phrases.no_judgement}"
