"""Kit in, overviews out: a conversation at a glance, all of them compared, cards to choose from."""

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


def facts(kit: Kit, one: Conversation) -> Facts:
    """Return a conversation at a glance."""
    words = kit.words.handbook.facts
    lines: tuple[tuple[str, tuple[str, ...]], ...] = (
        (words.question, (kit.render_text(one.core_question),)),
        (words.rhythm, tuple(_rhythm(kit, one))),
        (words.duration, (capital(minutes_between(kit, one.duration.least, one.duration.most)),)),
        (words.participants, (capital(_participants(kit, one)),)),
        (words.looks, (capital(_looks(kit, one)), capital(kit.render_text(one.horizon)))),
        (words.judgement, (_judgement(kit, one),)),
        (words.outcome, tuple(capital(kit.render_text(text)) for text in one.outcome)),
        (words.retention, (capital(kit.render_text(one.retention)),)),
    )
    return Facts(tuple(Fact(label, said) for label, said in lines))


def comparison(kit: Kit) -> Table:
    """Return what tells the conversations apart."""
    words = kit.words.handbook.facts
    columns = (
        words.conversation,
        words.intent,
        words.looks,
        words.horizon,
        words.duration,
        words.judgement,
    )
    rows = tuple(Row(_link(one), _cells(kit, one)) for one in kit.conversations.values())
    return Table(kit.words.handbook.headings.compare, columns, rows)


def conversation_cards(kit: Kit) -> Cards:
    """Return a card for every conversation."""
    return Cards(
        tuple(
            Card(
                _link(one),
                kit.render_text(one.core_question),
                capital(minutes_between(kit, one.duration.least, one.duration.most)),
            )
            for one in kit.conversations.values()
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


def _link(one: Conversation) -> Link:
    return Link(capital(one.name), places.conversation_page(one.id))


def _cells(kit: Kit, one: Conversation) -> tuple[str, ...]:
    return (
        capital(kit.render_text(one.intent)),
        capital(_looks(kit, one)),
        capital(kit.render_text(one.horizon)),
        capital(minutes_between(kit, one.duration.least, one.duration.most)),
        _judged(kit, one),
    )


def _rhythm(kit: Kit, one: Conversation) -> Iterator[str]:
    phrases = kit.words.handbook.phrases
    yield capital(kit.render_text(one.rhythm.advice))
    if one.rhythm.range:
        yield capital(kit.render_text(one.rhythm.range))
    if one.rhythm.agreed_together:
        yield phrases.rhythm_together


def _participants(kit: Kit, one: Conversation) -> str:
    phrases = kit.words.handbook.phrases
    names = [
        phrases.sometimes.format(name=kit.roles[it.role].name)
        if it.sometimes
        else kit.roles[it.role].name
        for it in one.participants
    ]
    return together(names, phrases.conjunction)


def _looks(kit: Kit, one: Conversation) -> str:
    phrases = kit.words.handbook.phrases
    names = {"terug": phrases.terug, "nu": phrases.nu, "vooruit": phrases.vooruit}
    return together([names[look] for look in one.looks], phrases.conjunction)


def _judged(kit: Kit, one: Conversation) -> str:
    phrases = kit.words.handbook.phrases
    return {
        "none": phrases.judgement_none,
        "limited": phrases.judgement_limited,
        "full": phrases.judgement_full,
    }[one.judgement]


def _judgement(kit: Kit, one: Conversation) -> str:
    """Return whether there is a judgement, with the reassurance where there is none."""
    answer = _judged(kit, one)
    if one.judgement != "none":
        return answer
    return f"{answer}. {kit.words.handbook.phrases.no_judgement}"
