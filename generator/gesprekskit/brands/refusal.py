"""Why a logo is refused."""

from __future__ import annotations

from gesprekskit.diagnostics import Refusal


class Refused(Refusal):
    """A logo that cannot be used; `code` and `values` say why, as in a diagnostic."""
