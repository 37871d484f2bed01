"""Makes the bundled fonts out of the packages that carry them: whole families in, small fonts out.

Usage, from the root of the repository (the README beside the fonts names the packages):

    npm pack @expo-google-fonts/atkinson-hyperlegible-next@0.4.1
    apt-get download fonts-noto-core
    .venv/bin/python generator/tools/make_fonts.py expo-google-fonts-*.tgz fonts-noto-core_*.deb

Every glyph in the result is reached straight from one character: no layout feature is kept that
swaps a glyph for another. A fillable PDF embeds its fonts whole and must know the character behind
each glyph (PDF/UA), and a form field turns characters into glyphs without any layout.

The same packages give the same bytes.
"""

import argparse
import io
import subprocess
import tarfile
from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import click
from fontTools.merge import Merger
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont, woff2

FONTS = Path(__file__).parent.parent / "gesprekskit" / "renderers" / "fonts"

POSITIONING = ["kern", "mark", "mkmk"]
NAMES = [0, 1, 2, 3, 4, 5, 6, 13, 14]

ATKINSON = {
    "atkinson-hyperlegible-next-regular": "AtkinsonHyperlegibleNext_400Regular.ttf",
    "atkinson-hyperlegible-next-bold": "AtkinsonHyperlegibleNext_700Bold.ttf",
}
NOTO = {
    "noto-sans-regular": "NotoSans-Regular.ttf",
    "noto-sans-bold": "NotoSans-Bold.ttf",
}
SYMBOLS = ("noto-sans-symbols2", "NotoSansSymbols2-Regular.ttf", "NotoSansMath-Regular.ttf")

NOTO_CHARACTERS = {
    *range(0x0020, 0x007F),  # Basic Latin
    *range(0x00A0, 0x0250),  # Latin-1, Latin Extended-A and -B
    *map(ord, "əɛɣ"),  # Azerbaijani and Tamazight, whose capitals are in Latin Extended-B
    *range(0x02B0, 0x0370),  # modifier letters, combining marks
    *range(0x0370, 0x0400),  # Greek
    *range(0x0400, 0x0530),  # Cyrillic
    *range(0x1E00, 0x1F00),  # Latin Extended Additional: Vietnamese, Welsh
    *range(0x2000, 0x2070),  # general punctuation
    *range(0x2070, 0x20A0),  # superscripts and subscripts
    *range(0x20A0, 0x20D0),  # currency
    *range(0x2100, 0x2190),  # letterlike symbols and fractions
    *range(0x2190, 0x2200),  # arrows
    *range(0x2200, 0x2300),  # mathematics
    *range(0x25A0, 0x2600),  # geometric shapes
}
ARROWS = set("←↑→↓↔↕↖↗↘↙↩↪⇐⇑⇒⇓⇔")
# Pango sets the space after a shape in the shape's font.
SPACES = {" ", "\u00a0"}
SHAPES = set("■□▪▫▲△▴▵▶▷▸▹▼▽▾▿◀◁◂◃◆◇○●◦☐☑☒★☆☎✂✆✉✎✏✓✔✕✖✗✘⚠➔➜")


def main() -> None:
    """Writes every bundled font, its sum and both licence texts, and says how large each became."""
    arguments = _arguments()
    atkinson = _npm_files(arguments.atkinson, [*ATKINSON.values(), "LICENSE_FONT"])
    noto = _debian_files(arguments.noto, [*NOTO.values(), *SYMBOLS[1:]])
    for name, source in ATKINSON.items():
        font = TTFont(io.BytesIO(atkinson[source]), recalcTimestamp=False)
        packed = _write(_subset(font, font.getBestCmap()), arguments.output / f"{name}.ttf")
        (arguments.output / f"{name}.woff2").write_bytes(packed)
    for name, source in NOTO.items():
        font = TTFont(io.BytesIO(noto[source]), recalcTimestamp=False)
        _write(_subset(font, NOTO_CHARACTERS), arguments.output / f"{name}.ttf")
    name, shapes, arrows = SYMBOLS
    _write(_symbols(noto[shapes], noto[arrows]), arguments.output / f"{name}.ttf")
    licence = atkinson["LICENSE_FONT"].decode()
    _write_licences(licence, noto[NOTO["noto-sans-regular"]], arguments.output)
    _write_sums(arguments.output)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("atkinson", type=Path, help="npm package of Atkinson Hyperlegible Next")
    parser.add_argument("noto", type=Path, help="Debian package fonts-noto-core")
    parser.add_argument("--output", type=Path, default=FONTS, help="where the fonts go")
    return parser.parse_args()


def _npm_files(package: Path, names: Iterable[str]) -> dict[str, bytes]:
    with tarfile.open(package) as archive:
        return _members(archive, names)


def _debian_files(package: Path, names: Iterable[str]) -> dict[str, bytes]:
    unpack = ["dpkg-deb", "--fsys-tarfile", str(package)]
    tar = subprocess.run(unpack, check=True, capture_output=True).stdout
    with tarfile.open(fileobj=io.BytesIO(tar)) as archive:
        return _members(archive, names)


def _members(archive: tarfile.TarFile, names: Iterable[str]) -> dict[str, bytes]:
    """Reads files by their bare name; a name that the package lacks is an error."""
    members = {Path(member.name).name: member for member in archive.getmembers() if member.isfile()}
    contents = {name: archive.extractfile(members[name]) for name in names}
    return {name: content.read() for name, content in contents.items() if content}


def _subset(font: TTFont, characters: Iterable[int]) -> TTFont:
    options = Options()
    options.layout_features = POSITIONING
    options.name_IDs = NAMES
    options.hinting = False
    options.notdef_outline = True
    options.drop_tables += ["STAT", "DSIG"]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=characters)
    subsetter.subset(font)
    return font


def _symbols(shapes: bytes, arrows: bytes) -> TTFont:
    """One font of shapes and arrows: the shapes' font lacks arrows."""
    with TemporaryDirectory() as folder:
        parts: list[str] = []
        for content, characters in ((shapes, SHAPES | SPACES), (arrows, ARROWS)):
            part = TTFont(io.BytesIO(content), recalcTimestamp=False)
            for table in ("GSUB", "GPOS", "GDEF", "MATH"):
                if table in part:
                    del part[table]
            path = Path(folder) / f"{len(parts)}.ttf"
            _subset(part, map(ord, characters)).save(path)
            parts.append(str(path))
        merged = Merger().merge(parts)
    merged.recalcTimestamp = False
    merged["head"].created = merged["head"].modified = _made(shapes)
    return merged


def _made(font: bytes) -> int:
    """When a font was made, in its own count of seconds: merging would put the clock there."""
    return int(TTFont(io.BytesIO(font), recalcTimestamp=False)["head"].modified)


def _write(font: TTFont, path: Path) -> bytes:
    """Write a font for print, and return it packed for the site: the same glyphs to the unit."""
    _assert_reachable(font, path)
    packed, unpacked = io.BytesIO(), io.BytesIO()
    font.flavor = "woff2"
    font.save(packed)
    packed.seek(0)
    woff2.decompress(packed, unpacked)
    path.write_bytes(unpacked.getvalue())
    click.echo(f"{path.name}: {path.stat().st_size} bytes, {len(font.getBestCmap())} characters")
    return packed.getvalue()


def _assert_reachable(font: TTFont, path: Path) -> None:
    """Every glyph but the empty one and parts of composites stands for exactly one character."""
    named: dict[int, str] = font.getBestCmap()
    shared = len(named) - len(set(named.values()))
    if shared:
        raise SystemExit(f"{path.name}: {shared} glyphs stand for more than one character")
    if "GSUB" in font and _lookups(font["GSUB"]):
        raise SystemExit(f"{path.name}: still holds glyph substitutions")


def _lookups(table: Any) -> list[Any]:
    lookups = table.table.LookupList
    return list(lookups.Lookup) if lookups else []


def _write_licences(licence: str, noto: bytes, folder: Path) -> None:
    """Both families have the same licence; its first line, the copyright, is each one's own."""
    notice = TTFont(io.BytesIO(noto))["name"].getDebugName(0)
    _, line_end, terms = licence.partition("\n")
    (folder / "OFL-Atkinson-Hyperlegible-Next.txt").write_text(licence, encoding="utf-8")
    (folder / "OFL-Noto-Sans.txt").write_text(f"{notice}{line_end}{terms}", encoding="utf-8")


def _write_sums(folder: Path) -> None:
    """What the program compares its fonts with, as sha256sum writes it."""
    lines = [
        f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n"
        for path in sorted(folder.glob("*.ttf"))
    ]
    (folder / "SHA256SUMS").write_text("".join(lines), encoding="ascii")


if __name__ == "__main__":
    main()
