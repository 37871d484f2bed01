"""A kit small enough to load a thousand times, with a node of every kind in it."""

from __future__ import annotations

import shutil
from pathlib import Path

from tests.conftest import ROOT

STARTER = ROOT / "generator" / "gesprekskit" / "starters" / "kit"

EXTRA = {
    "feedback/twee-regels.yml": """\
id: twee-regels
title: Twee regels
summary: Kort.
rules:
  - {id: a, text: Zeg wat je zag., steps: [gedrag, gevolg], sources: [B4]}
  - {id: b, text: Vraag hoe het zit., steps: [vraag], sources: [B4]}
""",
    "sections/alles.yml": """\
id: alles
title: Alles
fields:
  - {id: punten, type: checklist, items: [{id: een, text: Een punt.}, {id: twee, text: Nog een.}],
     used_by: [medewerker], why: Om niets te vergeten.}
  - {id: weg, type: route, stops: [{id: nu, label: Nu}, {id: dan, label: Dan}], label: De weg,
     used_by: [medewerker], why: Om vooruit te kijken.}
  - {id: tijd, type: timeline, moments: 3, rows: [{id: rij, label: Hoe gaat het}], label: De tijd,
     used_by: [medewerker], why: Om bij te houden.}
  - {id: jaar, type: year, row_label: Gesprek, conversations: [werkgesprek], rows: 2, label: Jaar,
     used_by: [medewerker], why: Om te plannen.}
  - {id: schaal, type: scale, steps: 5, low: weinig, high: veel, label: Hoeveel,
     used_by: [medewerker], why: Om te meten.}
  - {id: zin, type: sentence_starter, starter: Ik zag dat …, lines: 1, used_by: [medewerker],
     why: Om te beginnen.}
  - {id: tekening, type: box, label: Teken het, used_by: [medewerker], why: Om het te zien.}
  - {id: keuze, type: pick_one, width: 6, label: Kies, used_by: [medewerker], why: Om te kiezen.,
     options: [{id: ja, label: ja}, {id: nee, label: nee}]}
  - {id: tabel, type: table, columns: [{id: wat, label: Wat, width: 12}], rows: 1, label: Schrijf,
     used_by: [medewerker], why: Om te noteren.}
  - {id: uitleg, type: explanation, text: 'Lees dit voor het {conversation:werkgesprek}.'}
sources: [B4]
""",
    "forms/extra.yml": """\
id: extra
code: EX
title: Extra
roles: [medewerker]
moment: any
summary: Van alles wat.
opening: [privacy]
sections: [{section: kop}, {section: alles, rows: {jaar: 1}, leave_out: [schaal]}]
closing: [niet-opschrijven]
max_pages: 3
retention: tot het af is
sources: [B4]
""",
    "cards/kaarten.yml": """\
id: kaarten
code: KA
title: Kaarten
conversation: werkgesprek
roles: [medewerker, werkplekbegeleider]
moment: during
summary: Kies waarover je praat.
size: a7
how: [Leg ze op tafel.]
questions: [we-01]
cards:
  - {id: tip, theme: werk, front: {title: Een tip, steps: drie-stappen}, back: {text: Luister.}}
sources: [B4]
""",
    "posters/welk.yml": """\
id: welk
code: PO
title: Welk gesprek past nu?
roles: [medewerker]
moment: any
summary: Kies een gesprek.
lead: Wijs aan wat er speelt.
shows:
  type: signs
  areas: [{id: nu, title: Hoe gaat het?, conversation: werkgesprek}, {id: weg, title: Je gaat weg}]
sources: [B4]
""",
    "posters/stappen.yml": """\
id: stappen
code: PS
title: Zo geef je feedback
roles: [medewerker]
moment: any
summary: Zie de stappen.
lead: Zeg wat je zag.
shows: {type: feedback, steps: drie-stappen, rules: twee-regels}
sources: [B4]
""",
    "translations/en/alles.yml": """\
translations:
  - node: question/we-02
    texts: [{key: text, was: Wat ging er goed?, now: What went well?}]
  - node: role/medewerker
    texts: [{key: name, was: medewerker, now: employee}]
""",
}
MORE_OF_CONVERSATION = """\
in_short: [{id: nu, text: Het gaat over nu., sources: [B4]}]
agreements: [{id: kort, text: Maak er hooguit drie.}]
faq: [{id: moet, question: Moet dit?, answer: Nee.}]
never_mix_with: [{conversation: werkgesprek, reason: Dan praat niemand vrij.}]
"""


def write_kit(folder: Path) -> Path:
    """Write the kit into a folder; return the folder."""
    shutil.copytree(STARTER, folder, ignore=shutil.ignore_patterns("content"))
    for name, text in EXTRA.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    conversation = folder / "conversations" / "werkgesprek.yml"
    conversation.write_text(conversation.read_text() + MORE_OF_CONVERSATION)
    return folder
