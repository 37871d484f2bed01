"""A kit small enough to read: three roles, two conversations, a handful of publications."""

from __future__ import annotations

from typing import Any, TypeVar

from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.brands import PLAIN
from gesprekskit.definitions.base import Definition
from gesprekskit.definitions.bibliography import BibliographicSource
from gesprekskit.definitions.conversations import Conversation
from gesprekskit.definitions.decks import DeckDefinition
from gesprekskit.definitions.feedback import FeedbackSet
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.definitions.glossary import Term
from gesprekskit.definitions.kit import KitDefinition
from gesprekskit.definitions.posters import PosterDefinition
from gesprekskit.definitions.questions import QuestionBank
from gesprekskit.definitions.roles import Role
from gesprekskit.definitions.sections import SectionDefinition
from gesprekskit.definitions.themes import Theme
from gesprekskit.kit import Kit, Layer
from gesprekskit.loading import Library, load_words
from gesprekskit.sources import read

D = TypeVar("D", bound=Definition)


def one(model: type[D], text: str) -> D:
    """Return a definition as its author writes it."""
    source, found = read(text.encode(), "klein.yml")
    assert not found
    return model.model_validate(source.data)


def several(model: type[D], *texts: str) -> dict[str, D]:
    made: list[Any] = [one(model, text) for text in texts]
    return {definition.id: definition for definition in made}


KIT = """
id: klein
title: Klein
summary: Een kleine kit.
version: 1.2
date: 2026-03-01
language: nl
handbook_url: https://klein.example/
publisher: {name: Wij, contact: 0123456789}
licence: {id: CC-BY-4.0, name: CC BY 4.0, url: https://cc.example/by, line: Noem de bron.}
funding: {shown: false, line: Samen betaald}
notices:
  - {id: privacy, text: Bewaar dit goed.}
"""

ROLES = (
    """
id: medewerker
name: medewerker
plural: medewerkers
article: de
also_called: [monteur, collega]
summary: Je werkt hier.
first_steps: [Bereid je voor.]
sources: [000-01]
""",
    """
id: begeleider
name: begeleider
plural: begeleiders
article: de
summary: Je helpt een {role:medewerker}.
first_steps: [Kijk mee., Luister.]
""",
    """
id: fonds
name: fonds
plural: fondsen
article: het
summary: Je beheert de kit.
first_steps: [Controleer de kit.]
""",
)

THEMES = ("id: werk\nname: Werk\nletter: W\nicon: helm\nedge: golf\nsummary: Je werk.",)

SOURCES = (
    """
id: 000
title: Een handreiking
authors: A. Auteur
year: 2020
publisher: Een fonds
url: https://bron.example/a
checked_on: 2026-02-03
type: handreiking
taken: Ideeën.
requirements:
  - {id: 000-01, text: Kijk terug.}
  - {id: 000-02, text: Geef een cijfer., left_out: Dat past hier niet.}
""",
    "id: L1\ntitle: Een blad\ntype: webpagina\ntaken: Feiten.",
)

TERMS = (
    "id: pop\nname: POP\narticle: het\nexplanation: Een plan van de {role:medewerker}.",
    "id: bpv\nname: bpv\narticle: de\nexplanation: Leren in een bedrijf.",
)

VOORTGANG = """
id: voortgang
name: voortgangsgesprek
plural: voortgangsgesprekken
also_called: [check-in, bila]
order: 1
core_question: Hoe gaat het?
purpose: Je kijkt hoe het gaat.
intent: aanpassen en helpen
looks: [terug, nu]
horizon: weken
rhythm: {advice: elke maand, range: ook wel elk half jaar, agreed_together: true}
duration: {least: 20, most: 30}
participants:
  - {role: medewerker, starts: true}
  - {role: begeleider, sometimes: true}
judgement: none
outcome: [een verslag]
in_short:
  - {id: nu, text: Het gaat over nu., sources: [L1]}
preparation:
  - role: medewerker
    minutes: 10
    steps: [Kies wat je bespreekt.]
  - role: begeleider
    minutes: 15
    steps: [Schrijf op wat je zag.]
phases:
  - {id: opening, minutes: 5, text: Begin., questions: [v-01]}
  - {id: kern, minutes: 20, text: Praat., questions: []}
  - {id: vervolg, minutes: 0, text: Plan de volgende keer.}
agreements:
  - {id: kort, text: Maak er hooguit drie.}
pitfalls:
  - {id: haast, text: Te weinig tijd., instead: Plan een half uur., sources: [000-01]}
faq:
  - {id: moet, question: Moet dit?, answer: Nee.}
never_mix_with:
  - {conversation: oordeel, reason: Dan praat niemand vrij.}
retention: tot twee jaar later
sources: [000-01]
"""

OORDEEL = """
id: oordeel
name: beoordelingsgesprek
plural: beoordelingsgesprekken
order: 2
core_question: Wat is er gehaald?
purpose: Je hoort een oordeel.
intent: waarderen
looks: [terug]
horizon: een jaar
rhythm: {advice: elk jaar}
duration: {least: 45, most: 45}
participants: [{role: medewerker}]
judgement: full
outcome: [een formulier]
retention: tot twee jaar later
sources: [L1]
"""

BANK = """
id: vragen
title: Vragen
questions:
  - {id: v-01, text: Hoe zit je erbij?, form: open, phase: opening, theme: werk,
     asked_of: [medewerker], conversations: [voortgang], purpose: verkennen, sensitivity: 0,
     follow_ups: [Wat maakt dat?], sources: [000-01]}
  - {id: v-02, text: Wat lukte er?, form: open, phase: terugblik, theme: werk,
     asked_of: [medewerker, begeleider], conversations: [voortgang], purpose: verkennen,
     sensitivity: 0, sources: [000-01]}
  - {id: v-03, text: Klopt dit?, form: gesloten, phase: doorvragen, theme: werk,
     asked_of: [medewerker], purpose: controle, sensitivity: 2, sources: [L1]}
"""

STEPS = """
id: stappen
title: Stappen
summary: Voor elke dag.
steps:
  - {id: ik, name: ik, rule: Begin met ik., check: Staat er ik?, starters: [Ik zag …],
     good: Ik zag het., bad: Je deed het., sources: [000-01]}
  - {id: gevolg, name: gevolg, rule: Zeg het gevolg., check: Klopt het?, starters: [Daardoor …],
     good: Daardoor was het af., bad: Nou ja., sources: [000-01]}
"""

RULES = """
id: regels
title: Regels
summary: Kort.
rules:
  - {id: a, text: Zeg wat je zag en wat het deed., steps: [ik, gevolg], sources: [000-01]}
"""

SECTIONS = (
    """
id: kop
title: Wie en wanneer
fields:
  - {id: naam, type: short_text, label: Naam, used_by: [medewerker], why: Dan weet je van wie.}
  - {id: uitleg, type: explanation, text: Vul alles in., sources: [L1]}
  - {id: datum, type: date, used_by: [medewerker, begeleider], why: Dan weet je wanneer.}
  - {id: weg, type: short_text, label: Weg, used_by: [fonds], why: Nergens voor.}
sources: [000-01]
""",
    """
id: gesprek
title: Het gesprek
fields:
  - {id: vraag, type: lines, lines: 2, question: v-02, used_by: [begeleider], why: Om te helpen.}
  - {id: zin, type: sentence_starter, starter: Ik zag …, lines: 2, used_by: [begeleider],
     why: Om te leren., sources: [000-02]}
sources: [000-01]
""",
    "id: tekst\ntitle: Lees dit\nfields: [{id: t, type: explanation, text: Lees.}]\nsources: [L1]",
)

FORMS = (
    """
id: verslag
code: VO-V
title: Verslag
conversation: voortgang
roles: [begeleider, medewerker]
moment: during
summary: Schrijf op wat je bespreekt.
sections:
  - {section: kop, leave_out: [weg]}
  - {section: tekst}
  - {section: gesprek, title: Ons gesprek}
max_pages: 2
retention: tot twee jaar later
sources: [000-01]
""",
    """
id: voorbereiding-begeleider
code: VO-B
title: Voorbereiding
conversation: voortgang
roles: [begeleider]
moment: before
summary: Bereid je voor.
sections: [{section: kop}]
max_pages: 1
retention: weg na het gesprek
sources: [000-01]
""",
    """
id: lijst
code: ALG-A
title: Afsprakenlijst
roles: [medewerker]
moment: any
summary: Houd bij wat is afgesproken.
sections: [{section: kop}]
max_pages: 1
retention: tot alles klaar is
sources: [L1]
""",
)

CHECKLIST = """
id: klaar
type: checklist
code: CL-M
title: Klaar voor mijn gesprek
roles: [medewerker]
moment: before
summary: Kijk of je alles hebt.
sections: [{section: tekst}]
max_pages: 1
retention: weg na het gesprek
sources: [L1]
"""

DECK = """
id: kaarten
code: KA-V
title: Vragenkaarten
conversation: voortgang
roles: [medewerker, begeleider]
moment: during
summary: Kies waarover je praat.
size: a7
how: [Leg ze op tafel., Kies er drie.]
questions: [v-01]
cards:
  - id: tip
    theme: werk
    front: {title: Een tip, steps: stappen}
    back: {title: Achterop, text: Luister eerst., points: [Kijk de ander aan.]}
sources: [000-01]
"""

POSTERS = (
    """
id: welk-gesprek
code: PO-G
title: Welk gesprek past nu?
roles: [medewerker]
moment: any
summary: Kies een gesprek.
lead: Wijs aan wat er speelt.
shows:
  type: signs
  areas:
    - {id: nu, title: Hoe gaat het?, text: Kijk terug., conversation: voortgang}
    - {id: weg, title: Je gaat weg}
sources: [L1]
""",
    """
id: feedback
code: PO-F
title: Zo geef je feedback
roles: [fonds]
moment: any
summary: Zie de stappen.
lead: Zeg wat je zag.
shows: {type: feedback, steps: stappen, rules: regels}
sources: [000-01]
""",
)


def small_kit() -> Kit:
    """Return the kit, built without a folder."""
    bank = one(QuestionBank, BANK)
    feedback = several(FeedbackSet, STEPS, RULES)
    sources = several(BibliographicSource, *SOURCES)
    asked = {it.id: it for source in sources.values() for it in source.requirements}
    definition = one(KitDefinition, KIT)
    return Kit(
        definition=definition,
        language="nl",
        words=load_words("nl"),
        roles=several(Role, *ROLES),
        themes=several(Theme, *THEMES),
        terms=several(Term, *TERMS),
        sources={**sources, **asked},
        conversations=several(Conversation, VOORTGANG, OORDEEL),
        banks={bank.id: bank},
        questions={it.id: it for it in bank.questions},
        feedback=feedback,
        steps={it.id: it for group in feedback.values() for it in group.steps},
        matrices={},
        sections=several(SectionDefinition, *SECTIONS),
        forms=several(FormDefinition, *FORMS, CHECKLIST),
        decks=several(DeckDefinition, DECK),
        posters=several(PosterDefinition, *POSTERS),
        notices={it.id: it for it in definition.notices},
        releases={},
        layers=(Layer(definition.id, "Wij", definition.version, definition.date),),
        brand=PLAIN,
        contact=definition.publisher.contact or "",
        edits=(),
        hidden=frozenset(),
        library=Library("klein", ()),
    )


def entry(**values: Any) -> CatalogueEntry:
    """Return the catalogue entry of the printed report, with these values replaced."""
    known: dict[str, Any] = {
        "id": "verslag",
        "version": "1.2",
        "path": "nl/formulieren/verslag.pdf",
        "kind": "form",
        "format": "pdf",
        "variant": "print",
        "language": "nl",
        "conversation": "voortgang",
        "roles": ("begeleider", "medewerker"),
        "moment": "during",
        "title": "Verslag",
        "pages": 2,
        "bytes": 120_400,
        "sha256": "",
    }
    return CatalogueEntry(**(known | values))


PACK: dict[str, Any] = {"id": "voortgang", "kind": "pack", "title": "Voortgangsgesprek"}
POSTER: dict[str, Any] = {"id": "welk-gesprek", "kind": "poster", "conversation": None, "pages": 1}
CATALOGUE = (
    entry(),
    entry(path="nl/formulieren/verslag.png", kind="picture", format="png", pages=None),
    entry(path="nl/formulieren/verslag-grote-letters.pdf", variant="large-print", pages=3),
    entry(path="nl/formulieren/verslag-invulbaar.pdf", variant="fillable"),
    entry(path="nl/formulieren/verslag-inktbesparend.pdf", variant="ink-saving"),
    entry(path="nl/formulieren/verslag.docx", format="docx", variant="word", pages=None),
    entry(
        **PACK,
        path="nl/formulieren/pakket-voortgang.zip",
        format="zip",
        variant="all",
        pages=None,
        bytes=2_449_000,
    ),
    entry(**PACK, path="nl/formulieren/pakket-voortgang.pdf", pages=14, bytes=999_499),
    entry(
        **(PACK | {"kind": "picture"}),
        path="nl/formulieren/pakket-voortgang.png",
        format="png",
        pages=None,
    ),
    entry(**(POSTER | {"pages": 2}), path="nl/formulieren/welk-gesprek-a4.pdf", variant="tiles"),
    entry(**POSTER, path="nl/formulieren/welk-gesprek.pdf"),
    entry(id="kaarten", kind="cards", path="nl/formulieren/kaarten.pdf", pages=4),
    entry(
        id="kaarten",
        kind="picture",
        path="nl/formulieren/kaarten.png",
        format="png",
        pages=None,
    ),
    entry(id="lijst", path="nl/formulieren/lijst.pdf", conversation=None, pages=1, bytes=90),
)
