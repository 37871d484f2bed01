"""What an attacker would write into a company's kit, and the kit with it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

EVIL = "gkevil"
"""Stands in everything that would do harm, and nowhere else."""

BREAKS_OUT = f"</title></style></script><script>{EVIL}()</script><img src=x onerror={EVIL}()>"
LINKS = f"**{EVIL}vet** [k](javascript:{EVIL}) ![x](http://{EVIL}.example/x.png) `{EVIL}`"
ATTRIBUTES = f'Woord {{: #{EVIL} .{EVIL} onclick={EVIL}() style="color:red" }}'
BLOCKS = f"<!-- blok: vergelijking --> <!-- {EVIL} -->"
TEMPLATES = f'{{{{ 7*7 }}}} {{% include "/etc/passwd" %}} {{# {EVIL} #}} ${{{EVIL}}} <%= {EVIL} %>'
STYLES = f'}} body {{ background: url(http://{EVIL}.example/x) }} @import "//{EVIL}.example";'
TEXTS = (
    BREAKS_OUT,
    LINKS,
    ATTRIBUTES,
    BLOCKS,
    TEMPLATES,
    STYLES,
    f"<svg/onload={EVIL}()>",
    f"# {EVIL} kop",
    f"- {EVIL} punt",
    f"1. {EVIL} nummer",
    f"> {EVIL} citaat",
    f"```{EVIL}",
    f"--- {EVIL}",
    f"| {EVIL} | cel |",
    f"!!! note {EVIL}",
    f"[^1]: {EVIL}",
    f"[{EVIL}]: http://{EVIL}.example",
    f"*[HTML]: {EVIL}",
    f"&lt;{EVIL}&gt; &amp; &#60; &{EVIL};",
    f"\\{EVIL} $x^2$ ~~{EVIL}~~ ^{EVIL}^ ==x== {{++{EVIL}++}}",
    f'"{EVIL}\' onmouseover={EVIL}() x="',
    f'--8<-- "/etc/passwd" {EVIL}',
    f'=HYPERLINK("http://{EVIL}.example")',
    f"http://{EVIL}.example/x www.{EVIL}.example {EVIL}@{EVIL}.example <http://{EVIL}.example>",
)
ROLE = f"<b onclick={EVIL}()>rol</b>"
CONVERSATION = f"</title><script>{EVIL}()</script>"
COMPANY = f"</style><script>{EVIL}()</script>"
FORM, DECK = "voortgang-voorbereiding-medewerker", "vragenkaarten-voortgang"
ON_FORM = (f"</title><script>{EVIL}()</script> {{{{ 7*7 }}}}", TEMPLATES, STYLES, CONVERSATION)
ON_CARD = f"**x** [k](javascript:{EVIL}) {{{{ 7*7 }}}}?"


def write(folder: Path) -> None:
    """Write the company's kit."""
    changes = "".join(f"  - {json.dumps(change)}\n" for change in _changes())
    head = f"id: bedrijf\nextends: werkplekleren\nname: {json.dumps(COMPANY)}\nversion: 2.1\n"
    prints = f"date: 2027-03-01\nprints: [{FORM}, {DECK}, feedbackkaart]\n"
    questions = "".join(f"  - {json.dumps(question)}\n" for question in _questions())
    bank = f"id: eigen\ntitle: {json.dumps(BREAKS_OUT)}\nquestions:\n{questions}"
    (folder / "questions").mkdir(parents=True)
    (folder / "kit.yml").write_text(f"{head}{prints}changes:\n{changes}", encoding="utf-8")
    (folder / "questions" / "eigen.yml").write_text(bank, encoding="utf-8")


def _replace(node: str, **values: Any) -> dict[str, Any]:
    return {"type": "replace", "node": node, "values": values}


def _changes() -> Iterator[dict[str, Any]]:
    names = [text[:80] for text in TEXTS]
    yield {"type": "rename", "node": "role/werkplekbegeleider", "name": ROLE, "plural": LINKS[:40]}
    yield {"type": "rename", "node": "conversation/voortgangsgesprek", "name": CONVERSATION}
    yield {"type": "rename", "node": "term/pop", "name": f"<i>POP</i> {{: #{EVIL} }}"}
    address = "https://x.nl/')(*&;$!/"
    yield _replace(
        "kit/werkplekleren", title=BREAKS_OUT, summary=f'{LINKS} " on=', handbook_url=address
    )
    yield _replace("role/medewerker", summary=BREAKS_OUT, first_steps=TEXTS, also_called=names)
    faq = [{"id": f"x{at}", "question": text, "answer": text} for at, text in enumerate(TEXTS[:6])]
    yield _replace(
        "conversation/voortgangsgesprek",
        core_question=BREAKS_OUT,
        purpose=LINKS,
        intent=ATTRIBUTES,
        horizon=TEMPLATES,
        outcome=TEXTS,
        also_called=names,
        rhythm={"advice": STYLES, "range": BLOCKS},
        retention=BLOCKS,
        faq=faq,
        in_short=[{"id": f"x{at}", "text": text} for at, text in enumerate(TEXTS[6:9])],
        pitfalls=[{"id": f"x{at}", "text": it, "instead": it} for at, it in enumerate(TEXTS)],
    )
    yield _replace("question/vo-02", text=ON_CARD, follow_ups=[ATTRIBUTES])
    yield _replace("theme/werk", name=f"<b>Werk</b> {{: #{EVIL} }}", summary=ATTRIBUTES)
    title, section, label = ON_FORM[0], ON_FORM[1], ON_FORM[3]
    yield _replace(f"form/{FORM}", title=title, summary=ATTRIBUTES, max_pages="4", retention=STYLES)
    yield _replace("section/neem-mee", title=section, help=STYLES)
    yield _replace("section/kop/naam", label=label, why=BREAKS_OUT, help=f'`x` "{EVIL}')
    yield _replace(f"deck/{DECK}", title=f"[x](javascript:{EVIL}) <b>", questions=["vo-02"])


def _questions() -> Iterator[dict[str, Any]]:
    for at, text in enumerate(TEXTS):
        yield {
            "id": f"eg-{at}",
            "text": f"{text.replace('?', '')}?",
            "form": "open",
            "phase": "kern",
            "theme": "werk",
            "asked_of": ["medewerker"],
            "conversations": ["voortgangsgesprek"],
            "purpose": "verkennen",
            "sensitivity": "0",
            "follow_ups": [text],
            "sources": ["000-01"],
        }
