"""An output: what every form asks, as plain text to copy into an e-mail."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.recipes.copies import Recipe, followed

OUTPUT = Recipe(
    "An output",
    new={
        "documents/question_lists.py": '''"""What a form asks, line by line."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionList:
    """The title of a form and the labels on it."""

    id: str
    node: str
    version: str
    title: str
    labels: tuple[str, ...]
''',
        "compose/question_lists.py": '''"""Kit in, what each form asks out."""

from __future__ import annotations

from gesprekskit.compose.forms import on_paper
from gesprekskit.documents.forms import Labelled
from gesprekskit.documents.question_lists import QuestionList
from gesprekskit.kit import Kit


def question_lists(kit: Kit) -> tuple[QuestionList, ...]:
    """Return the list of every form."""
    return tuple(
        QuestionList(
            id=form.id,
            node=form.node,
            version=form.version,
            title=form.title,
            labels=tuple(
                block.called
                for section in form.sections
                for block in section.blocks
                if isinstance(block, Labelled)
            ),
        )
        for form in on_paper(kit)
    )
''',
        "renderers/plain_text.py": '''"""A list of questions in, plain text out."""

from __future__ import annotations

from gesprekskit.documents.question_lists import QuestionList
from gesprekskit.documents.rendered import Rendered


def render(asked: QuestionList) -> Rendered:
    """Return the text, a line for each question."""
    lines = (asked.title, "", *(f"- {label}" for label in asked.labels))
    return Rendered("\\n".join(lines).encode() + b"\\n", 0)
''',
    },
    rows={
        "catalogue.py": (
            ('    Format(name="docx"),\n', '    Format(name="txt"),\n'),
            ('    Variant(name="word"),\n', '    Variant(name="text"),\n'),
        ),
        "outputs.py": (
            (
                "from gesprekskit.kit import Kit\n",
                "from gesprekskit.compose import question_lists\n"
                "from gesprekskit.documents.question_lists import QuestionList\n",
            ),
            (
                """    return publication_entry(kit, form, path, format="docx", variant="word")
""",
                '''

def question_list_entry(kit: Kit, asked: QuestionList) -> CatalogueEntry:
    """Return the catalogue entry of what a form asks."""
    path = f"{kit.language}/{addresses.FORMS}/{asked.id}.txt"
    return publication_entry(kit, asked, path, format="txt", variant="text")
''',
            ),
            (
                "OUTPUTS: tuple[Output[Any], ...] = (\n",
                """    Output[QuestionList](
        "question-lists",
        question_lists.question_lists,
        RenderFunction("gesprekskit.renderers.plain_text", "render"),
        question_list_entry,
    ),
""",
            ),
        ),
        "words/nl.yml": (("    word: Word-bestand\n", "    text: Vragen als platte tekst\n"),),
        "words/en.yml": (("    word: Word file\n", "    text: Questions as plain text\n"),),
    },
)

PAGES = """
from pathlib import Path
from gesprekskit import pipeline
from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.compose.pages import pages
from gesprekskit.outputs import OUTPUTS
from gesprekskit.renderers.markdown import render_page

for kit in pipeline.load_kits(Path("kit"))[0]:
    made = [output.entry(kit, one) for output in OUTPUTS for one in output.compose(kit)]
    for page in pages(kit, made):
        print(render_page(page))
"""


def test_an_output_is_printed_and_offered(tmp_path: Path) -> None:
    copy = followed(OUTPUT, tmp_path)
    copy.kit(translations__en__een=TRANSLATION)
    assert "2 gemaakt" in copy.run("print", "kit", "--format", "txt")
    folder = tmp_path / "print"
    text = (folder / "nl" / "formulieren" / "werkgesprek-verslag.txt").read_text()
    assert "- Wat ging er goed?\n" in text
    assert "- What went well?\n" in (
        (folder / "en" / "formulieren" / "werkgesprek-verslag.txt").read_text()
    )
    shown = copy.python(PAGES)
    assert "Vragen als platte tekst" in shown
    assert "Questions as plain text" in shown
    assert "formulieren/werkgesprek-verslag.txt" in shown


@pytest.mark.parametrize(
    ("left_out", "said"),
    [
        ("catalogue.py", "`txt` has no row in FORMATS of gesprekskit/catalogue.py"),
        ("words/en.yml", "schema.missing-key"),
    ],
)
def test_what_is_left_out_is_named_before_anything_is_drawn(
    left_out: str, said: str, tmp_path: Path
) -> None:
    copy = followed(OUTPUT, tmp_path, without=left_out)
    copy.kit(translations__en__een=TRANSLATION)
    assert said in copy.run("print", "kit", "--format", "pdf", status=1)


TRANSLATION = """\
translations:
  - node: question/we-02
    texts: [{key: text, was: Wat ging er goed?, now: What went well?}]
"""
