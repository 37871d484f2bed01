"""A script in a checkout's program: one form as a folder that other programs can print.

`export_form.py KIT FORM FOLDER` writes the page, its styles, fonts and pictures, and the Word file.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from gesprekskit import pipeline
from gesprekskit.outputs import OUTPUTS
from gesprekskit.renderers import html, pdf, qr


def main() -> None:
    kit, name, place = sys.argv[1:]
    folder, renderers = Path(place), Path(pdf.__file__).parent
    loaded, _ = pipeline.load_kit(Path(kit))
    composed = {output.name: output for output in OUTPUTS}
    for font in (renderers / "fonts").glob("*.woff2"):
        shutil.copy(font, folder)
    shutil.copytree(renderers / "pictures", folder, dirs_exist_ok=True)
    for form in composed["forms"].compose(loaded):
        if form.id == name and form.variant.name in ("print", "fillable"):
            (folder / "qr.svg").write_bytes(qr.svg(form.link))
            own = ["variants/fillable"] if form.variant.name == "fillable" else []
            styles = (renderers / "styles" / f"{style}.css" for style in (*pdf.FORM_STYLES, *own))
            style = "".join(path.read_text(encoding="utf-8") for path in styles)
            page = html.form(form).page.replace("</head>", f"<style>{style}</style></head>", 1)
            (folder / f"{form.variant.name}.html").write_text(
                page.replace("kit:", ""), encoding="utf-8"
            )
    word = next(item for item in composed["word"].compose(loaded) if item.id == name)
    (folder / "form.docx").write_bytes(composed["word"].render(word).content)


if __name__ == "__main__":
    main()
