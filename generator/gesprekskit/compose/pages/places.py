"""Where the pages of the handbook stand: paths from its root, each with its `.md`."""

from __future__ import annotations

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


def file(language: str, path: str) -> str:
    """Return an artefact's path from the root of its language's handbook."""
    return path.removeprefix(f"{language}/")
