"""Where the pages of the handbook stand: paths from its root, each with its `.md`."""

from __future__ import annotations

from collections.abc import Iterable

from gesprekskit.documents.addresses import FORMS

HOME = "index.md"

CONVERSATIONS = "gesprekken"
SKILLS = "vaardigheden"
QUESTIONS = "vragen"
ROLES = "ik-ben"
ABOUT = "over"

QUESTION_BANK = f"{QUESTIONS}/index.md"
ALL_FORMS = f"{FORMS}/index.md"
SOURCES = f"{ABOUT}/bronnen.md"
OWN = f"{ABOUT}/van-ons.md"
PRIVACY = f"{ABOUT}/privacy.md"
OPEN_QUESTIONS = f"{SKILLS}/open-vragen.md"
LISTENING = f"{SKILLS}/luisteren-samenvatten-doorvragen.md"
FEEDBACK = f"{SKILLS}/feedback-geven.md"


def conversation_page(conversation: str) -> str:
    """Return where the page of a conversation stands."""
    return f"{CONVERSATIONS}/{conversation}.md"


def role_page(role: str) -> str:
    """Return where the page of a role stands."""
    return f"{ROLES}/{role}.md"


def form_page(form: str) -> str:
    """Return where the page of a form stands; the QR code on the form leads there."""
    return f"{FORMS}/{form}.md"


def pages_of(nodes: Iterable[str]) -> frozenset[str]:
    """Return where the pages of nodes stand, of those that have one: `conversation/exitgesprek`."""
    kinds = {
        "conversation": conversation_page,
        "role": role_page,
        "form": form_page,
        "deck": form_page,
        "poster": form_page,
    }
    named = (node.split("/") for node in nodes)
    return frozenset(kinds[one[0]](one[1]) for one in named if len(one) == 2 and one[0] in kinds)


def file(language: str, path: str) -> str:
    """Return an artefact's path from the root of its language's handbook."""
    return path.removeprefix(f"{language}/")
