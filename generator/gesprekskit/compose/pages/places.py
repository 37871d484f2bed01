"""Where the pages of the handbook stand: paths from its root, each with its `.md`."""

from __future__ import annotations

from collections.abc import Iterable

from gesprekskit.definitions.conversations import Conversation
from gesprekskit.definitions.roles import Role
from gesprekskit.documents.addresses import FORMS
from gesprekskit.kinds import KINDS, NodeKind

HOME = "index.md"

CONVERSATIONS = Conversation.kind.page_folder
SKILLS = "vaardigheden"
QUESTIONS = "vragen"
ROLES = Role.kind.page_folder
ABOUT = "over"

QUESTION_BANK = f"{QUESTIONS}/index.md"
ALL_FORMS = f"{FORMS}/index.md"
SOURCES = f"{ABOUT}/bronnen.md"
OWN = f"{ABOUT}/van-ons.md"
PRIVACY = f"{ABOUT}/privacy.md"
OPEN_QUESTIONS = f"{SKILLS}/open-vragen.md"
LISTENING = f"{SKILLS}/luisteren-samenvatten-doorvragen.md"
FEEDBACK = f"{SKILLS}/feedback-geven.md"


def page(kind: NodeKind, name: str) -> str:
    """Return where the page of a node stands, of a kind that has pages."""
    return f"{kind.page_folder}/{name}.md"


def conversation_page(conversation: str) -> str:
    """Return where the page of a conversation stands."""
    return page(Conversation.kind, conversation)


def role_page(role: str) -> str:
    """Return where the page of a role stands."""
    return page(Role.kind, role)


def form_page(form: str) -> str:
    """Return where the page of a form stands; the QR code on the form leads there."""
    return f"{FORMS}/{form}.md"


def pages_of(nodes: Iterable[str]) -> frozenset[str]:
    """Return where the pages of nodes stand, of those that have one: `conversation/exitgesprek`."""
    return frozenset(
        page(KINDS[kind], name)
        for kind, _, name in (node.partition("/") for node in nodes)
        if kind in KINDS and KINDS[kind].page_folder and "/" not in name
    )


def file(language: str, path: str) -> str:
    """Return an artifact's path from the root of its language's handbook."""
    return path.removeprefix(f"{language}/")
