"""Why a logo is not taken."""

from __future__ import annotations


class Refused(Exception):  # noqa: N818 - the logo is refused; nothing went wrong
    """A logo that cannot be used; `code` and `values` say why, as in a diagnostic."""

    def __init__(self, code: str, **values: str) -> None:
        super().__init__(f"{code}: {values}")
        self.code = code
        self.values = values
