"""A script in a checkout's program: one form as a folder that other programs can print.

`export_form.py KIT FORM FOLDER` writes the page, its styles, fonts and pictures, and the Word file.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from gesprekskit import pipeline
from gesprekskit.outputs import OUTPUTS
from gesprekskit.renderers import html, pdf


def main() -> None:
    kit, name, place = sys.argv[1:]
    folder, renderers = Path(place), Path(pdf.__file__).parent
    loaded, _ = pipeline.load_kit(Path(kit))
    composed = {one.name: one for one in OUTPUTS}
    for font in (renderers / "fonts").glob("*.woff2"):
        shutil.copy(font, folder)
    shutil.copytree(renderers / "pictures", folder, dirs_exist_ok=True)
    for form in composed["forms"].compose(loaded):
        if form.id == name and form.variant.name in ("print", "fillable"):
            (folder / "qr.svg").write_bytes(pdf.qr(form.link))
            styles = (renderers / "styles" / f"{one}.css" for one in pdf.STYLES[form.variant.name])
            style = "".join(path.read_text(encoding="utf-8") for path in styles)
            page = html.form(form).page.replace("</head>", f"<style>{style}</style></head>", 1)
            (folder / f"{form.variant.name}.html").write_text(
                page.replace("kit:", ""), encoding="utf-8"
            )
    word = next(one for one in composed["word"].compose(loaded) if one.id == name)
    (folder / "form.docx").write_bytes(composed["word"].render(word).content)


if __name__ == "__main__":
    main()
