"""A printed document in, out the fingerprint by which releases knew its content at first.

It was made of how Python showed the document, with layout and every default. Kits that were
released with it keep their versions and dates until their next release (decision 16). The fields
are those of that time: one that came later is no part of it.
"""

from __future__ import annotations

from dataclasses import is_dataclass
from hashlib import sha256
from typing import Any

from gesprekskit.brands import Logo

PRINTED = (
    "id node code version language publisher subject title about"
    " link link_label address footer brand"
)
BLOCK = "node name width"
LABELLED = f"{BLOCK} label called help optional"
ROWS = f"{LABELLED} columns rows row_height row_called"
FIELDS = {
    "Footer": "thing kit licence page_of funding emblem emblem_label",
    "Brand": "logo main accent",
    "Form": f"{PRINTED} variant landscape opening sections closing retention max_pages edition"
    " edition_label",
    "Variant": "name line row",
    "Section": "node number title help blocks new_page",
    "Option": "node name label",
    "Column": "name label width options many",
    "ShortText": LABELLED,
    "Lines": f"{LABELLED} lines numbered",
    "SentenceStarter": f"{LABELLED} starter lines",
    "Box": f"{LABELLED} height",
    "DateSegments": f"{LABELLED} hints",
    "Choice": f"{LABELLED} options many columns other",
    "Scale": f"{LABELLED} steps low high",
    "Table": ROWS,
    "Agreements": ROWS,
    "Matrix": f"{LABELLED} task_label taught_label mastered_label initials_label levels tasks"
    " empty_rows row_height row_called own_marks own_marks_on_screen self_called guide_called"
    " safety_mark safety_called hints",
    "MatrixTask": "node name text safety",
    "MatrixLevel": "node name label explanation",
    "Signature": f"{LABELLED} people name_label date_label sign_label answers hints",
    "Signatory": "node name role",
    "Checklist": f"{LABELLED} items columns",
    "ChecklistItem": "node name text",
    "Route": f"{LABELLED} stops lines drawn",
    "Stop": "node name label",
    "Timeline": f"{LABELLED} moments moment_called date_label hints rows row_height drawn",
    "TimelineRow": "node name label",
    "Year": f"{LABELLED} row_label months rows empty_rows row_height row_called",
    "YearRow": "node name label hint",
    "Explanation": f"{BLOCK} text",
    "Deck": f"{PRINTED} size how_label how cutting themes_label list_label cards",
    "Size": "name columns rows",
    "Card": "node theme front back name number note",
    "ThemeMark": "letter name icon edge",
    "Side": "title text points numbered",
    "Poster": f"{PRINTED} lead landscape shown",
    "Steps": "brackets",
    "Bracket": "letter text steps",
    "BigWords": "areas",
    "Signs": "areas",
    "Road": "areas",
    "Area": "node title text name",
}


def former_fingerprint(document: Any) -> str:
    """Return the fingerprint of a form, a deck or a poster without a version; else empty."""
    try:
        shown = _shown(document)
    except (AttributeError, KeyError):
        return ""
    return sha256(shown.encode(errors="replace")).hexdigest()[:16]


def _shown(value: Any) -> str:
    """Return a value as Python showed it; raises KeyError for a class that came later."""
    if isinstance(value, tuple):
        parts = [_shown(part) for part in value]
        return f"({', '.join(parts)}{',' if len(parts) == 1 else ''})"
    if isinstance(value, Logo):
        return f"Logo({value.text!r}, {value.format!r}, {value.sha256!r})"
    if not is_dataclass(value):
        return repr(value)
    name = type(value).__name__
    parts = [f"{field}={_shown(getattr(value, field))}" for field in FIELDS[name].split()]
    return f"{name}({', '.join(parts)})"
