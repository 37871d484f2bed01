"""The files of a zip in, the bytes of the zip out."""

from __future__ import annotations

import zipfile
from io import BytesIO

from gesprekskit.documents.packs import Zip
from gesprekskit.documents.rendered import Rendered


def render(pack: Zip) -> Rendered:
    """Return the zip; the same files give the same bytes."""
    content = BytesIO()
    moment = (pack.date.year, pack.date.month, pack.date.day, 0, 0, 0)
    with zipfile.ZipFile(content, "w") as archive:
        for file in pack.files:
            info = zipfile.ZipInfo(file.name, moment)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.external_attr = 0o644 << 16
            archive.writestr(info, file.content)
    return Rendered(content.getvalue(), 0)
