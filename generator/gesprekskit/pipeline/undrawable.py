"""A kit in, the letters in its publications that no font has out, without drawing anything."""

from __future__ import annotations

from gesprekskit.diagnostics import Diagnostic
from gesprekskit.kit import Kit
from gesprekskit.outputs import compose
from gesprekskit.pipeline.reporting import diagnostics_for
from gesprekskit.renderers.glyphs import missing_glyphs


def undrawable_letters(kit: Kit) -> list[Diagnostic]:
    """Return what printing would say of letters that no font has.

    Those in texts that are never printed are no mistake.
    """
    documents = (composed.document for composed in compose(kit))
    return diagnostics_for(
        kit, [problem for document in documents for problem in missing_glyphs(document)]
    )
