"""A kind of block on a form: a time."""

from __future__ import annotations

import zipfile
from pathlib import Path

from pypdf import PdfReader

from tests.recipes.copies import Recipe, followed

BLOCK = Recipe(
    "A kind of block on a form",
    new={},
    rows={
        "definitions/fields.py": (
            (
                '    type: Literal["date"]\n',
                '''

class Time(Answerable):
    """A time of day."""

    type: Literal["time"]
''',
            ),
            ("    | DateField\n", "    | Time\n"),
        ),
        "checks/fields.py": (
            (
                "    match field:\n",
                "        case fields.Time():\n            return 3  # hours and minutes\n",
            ),
        ),
        "documents/forms.py": (
            (
                'DateHints = tuple[str, str, str]\n"""How a day, a month and a year are written:'
                ' `dd`, `mm`, `jjjj`."""\n',
                '''

@dataclass(frozen=True, slots=True, kw_only=True)
class Time(Labelled):
    """A short line for a time."""
''',
            ),
            ("    | DateSegments\n", "    | Time\n"),
        ),
        "compose/blocks.py": (
            (
                "fields.SentenceStarter | fields.Box | fields.DateField",
                " | fields.Time",
            ),
            (
                "            return documents.DateSegments(**common, hints=hints(kit))\n",
                "        case fields.Time():\n            return documents.Time(**common)\n",
            ),
        ),
        "documents/answers.py": (
            (
                "            | forms.DateSegments()\n            | forms.Scale()\n",
                "            | forms.Time()\n",
            ),
            (
                "            | forms.DateSegments()\n            | forms.Checklist()\n",
                "            | forms.Time()\n",
            ),
        ),
        "renderers/html.py": (
            (
                '            return "date"\n',
                '        case forms.Time():\n            return "time"\n',
            ),
        ),
        "renderers/templates/blocks.html.jinja": (
            (
                "{{ write.date(one.name, one.called, one.hints) }}\n{% endmacro %}\n",
                """
{% macro time(one, write, line) %}
{{ label(one) }}{{ write.short(one.name, one.called) }}<p class="hint">uu:mm</p>
{% endmacro %}
""",
            ),
        ),
        "renderers/word/blocks.py": (
            (
                "            return _date(block, place)\n",
                """        case forms.Time():
            line = paragraph("Invullijn", controls.text(block.name, block.called), keep=True)
            return joined((*label(block), line, paragraph("Hint", run("uu:mm"))))
""",
            ),
        ),
        "words/nl.yml": (("\nfields:\n", "  time: Tijd\n"),),
        "words/en.yml": (("\nfields:\n", "  time: Time\n"),),
    },
)

SECTION = """\
id: kop
title: Wie en wanneer
fields:
  - {id: naam, type: short_text, label: Naam, width: 6, used_by: [medewerker], why: Van wie.}
  - {id: tijd, type: time, label: Hoe laat, width: 6, used_by: [medewerker], why: Wanneer.}
  - {id: nog, type: time, used_by: [medewerker], why: Ook.}
sources: [B4]
"""


def test_a_block_is_checked_printed_and_shown(tmp_path: Path) -> None:
    copy = followed(BLOCK, tmp_path)
    copy.kit(sections__kop=SECTION.replace("label: Hoe laat, width: 6", "label: x, width: 2"))
    said = copy.run("check", "kit", status=2)
    assert "kit/sections/kop.yml:5:45: fout: " in said
    assert "[field.narrow]" in said
    copy.kit(sections__kop=SECTION)
    copy.run("print", "kit", "--variant", "fillable", "--variant", "word", "--kind", "form")
    folder = tmp_path / "print" / "nl" / "formulieren"
    reader = PdfReader(folder / "werkgesprek-verslag-invulbaar.pdf")
    assert "werkgesprek-verslag.kop.tijd" in (reader.get_fields() or {})
    assert "uu:mm" in reader.pages[0].extract_text()
    with zipfile.ZipFile(folder / "werkgesprek-verslag.docx") as word:
        assert b"werkgesprek-verslag.kop.tijd" in word.read("word/document.xml")
