"""A company's logo and colours: what is refused, what is left out, and where that is reported."""

from __future__ import annotations

import os
import socket
import struct
import zlib
from io import BytesIO
from pathlib import Path
from unittest import mock
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from gesprekskit.brands import PLAIN, Brand, Refused, cleaned, colours
from gesprekskit.brands.values import LARGEST
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.diagnostics.wording import line
from gesprekskit.layers.branding import branded
from gesprekskit.loading import load_layer
from tests.layers.conftest import HEAD, Company

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
    ' viewBox="0 0 30 10">{}</svg>'
)
SQUARE = '<rect width="10" height="10" fill="#1a5a96"/>'
GOOD = SVG.format(SQUARE)
FETCHED = "http://127.0.0.1:9/x"


def jpeg(width: int = 300, height: int = 100, *, mode: str = "RGB", turned: int = 1) -> bytes:
    """Return a photo in a dark colour, as a camera writes it."""
    picture = Image.new("RGB", (width, height), "#1a5a96").convert(mode)
    about = picture.getexif()
    about[0x0110], about[0x0112] = "Camera", turned
    out = BytesIO()
    picture.save(out, "JPEG", exif=about)
    return out.getvalue()


def png(width: int = 60, height: int = 20, *, mode: str = "RGBA", colour: str = "#1a5a96") -> bytes:
    out = BytesIO()
    Image.new(mode, (width, height), colour).save(out, "PNG")
    return out.getvalue()


def claiming(width: int, height: int) -> bytes:
    """Return a PNG of a few bytes that claims this size."""

    def chunk(name: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        )

    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = chunk(b"IDAT", zlib.compress(bytes(1000)))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + pixels + chunk(b"IEND", b"")


def moving() -> bytes:
    out = BytesIO()
    frames = [Image.new("RGB", (20, 20), colour) for colour in ("#000", "#fff")]
    frames[0].save(out, "PNG", save_all=True, append_images=frames[1:])
    return out.getvalue()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the empty folder of a company, below the current one."""
    monkeypatch.chdir(tmp_path)
    Path("bedrijf").mkdir()
    return Path("bedrijf")


def told(folder: Path, looks: str, **files: bytes) -> tuple[Brand, list[Diagnostic]]:
    """Return the brand of a company that writes this, and the diagnostics."""
    (folder / "kit.yml").write_text(HEAD + looks, encoding="utf-8")
    for name, content in files.items():
        (folder / name.replace("__", ".")).write_bytes(content)
    layer, found = load_layer(folder)
    brand, wrong = branded(PLAIN, folder, layer)
    return brand, [*found, *wrong]


NESTED = "".join(f'<g id="a{at}">' + f'<use href="#a{at - 1}"/>' * 8 + "</g>" for at in range(1, 7))
CHAIN = "".join(f'<g id="a{at}"><use href="#a{at - 1}"/></g>' for at in range(1, 3000))
START = '<rect id="a0" width="1" height="1"/>'

BOX = '<rect width="10" height="10"{}/>'
STOPS = '<linearGradient id="a"><stop stop-color="#fff"/><stop stop-color="{}"/></linearGradient>'
WHITE = [
    BOX.format(' fill="#fff"'),
    BOX.format(' style="fill:#fdfdfd"'),
    BOX.format(' fill="none" stroke="white"'),
    f'<g fill="white">{BOX.format("")}<line x2="9" stroke="#fff"/></g>',
    '<defs><path id="b" d="M0 0H9V9Z"/></defs><use href="#b" fill="#fff"/>',
    BOX.format(' fill="#fff"') + BOX.format(' fill="#000" opacity="0"'),
    STOPS.format("#fafafa") + BOX.format(' fill="url(#a)"'),
]
SEEN = [
    BOX.format(""),
    BOX.format(' fill="#ffd400"'),
    BOX.format(' fill="#fff" stroke="#1a5a96"'),
    BOX.format(' fill="#1a5a96"') + BOX.format(' fill="#fff"'),
    f'<g fill="white"><g fill="#1a5a96">{BOX.format("")}</g></g>',
    STOPS.format("#1a5a96") + BOX.format(' fill="url(#a)"'),
]

REFUSED = [
    ("logo: /etc/hostname", b"", "logo.outside"),
    ("logo: ../werkplekleren/kit.yml", b"", "logo.outside"),
    ("logo: ./logo.svg", GOOD.encode(), "logo.outside"),
    ("logo: 'C:\\logo.svg'", b"", "logo.outside"),
    ("logo: http://127.0.0.1:9/logo.svg", b"", "logo.outside"),
    ("logo: logo.png", GOOD.encode(), "logo.missing"),
    ("logo: Logo.svg", GOOD.encode(), "logo.missing"),
    ("logo: changes", b"", "path.not-a-file"),
    ("logo: logo.svg", b"", "logo.kind"),
    ("logo: logo.svg", b"GIF89a", "logo.kind"),
    ("logo: logo.svg", b"\x1f\x8b\x08" + bytes(20), "logo.kind"),
    ("logo: logo.svg", b"<html><script>alert(1)</script></html>", "logo.kind"),
    ("logo: logo.svg", b"<svg><rect/></svg>", "logo.kind"),
    ("logo: logo.svg", GOOD.encode() + b" " * 1_000_000, "logo.too-large"),
    ("logo: logo.png", png() + b" " * 12_000_000, "logo.too-large"),
    ("logo: logo.svg", SVG.format(f"<text>De Draaibank</text>{SQUARE}").encode(), "logo.text"),
    ("logo: logo.svg", SVG.format(f"<g id='&ns_svg;'/>{SQUARE}").encode(), "logo.entity"),
    (
        "logo: logo.svg",
        b'<!DOCTYPE svg [<!ENTITY % x "y">%x;]>' + GOOD.encode(),
        "logo.doctype",
    ),
    (
        "logo: logo.svg",
        b'<!DOCTYPE svg [<!ENTITY x "' + b"y" * 101 + b'">]>' + GOOD.encode(),
        "logo.doctype",
    ),
    ("logo: logo.svg", jpeg()[: len(jpeg()) // 2], "logo.broken"),
    ("logo: logo.svg", b"\xff\xd8\xff", "logo.broken"),
    ("logo: logo.svg", GOOD[:-3].encode(), "logo.broken"),
    ("logo: logo.svg", GOOD.encode() + b"<x/>", "logo.broken"),
    ("logo: logo.svg", GOOD.encode().replace(b"#1a", b"\xff"), "logo.encoding"),
    ("logo: logo.svg", b'<?xml version="1.0" encoding="UTF-7"?>' + GOOD.encode(), "logo.encoding"),
    ("logo: logo.svg", b"<!doctype html><script>alert(1)</script>", "logo.broken"),
    (
        "logo: logo.svg",
        b'<!DOCTYPE svg [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
        + SVG.format("<text>&x;</text>").encode(),
        "logo.doctype",
    ),
    (
        "logo: logo.svg",
        b'<!DOCTYPE svg [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>' + GOOD.encode(),
        "logo.doctype",
    ),
    ("logo: logo.svg", GOOD.replace("viewBox", "box").encode(), "logo.size"),
    ("logo: logo.svg", GOOD.replace("0 0 30 10", "0 0 300 10").encode(), "logo.size"),
    ("logo: logo.svg", GOOD.replace("0 0 30 10", "0 0 1e999 10").encode(), "logo.size"),
    ("logo: logo.svg", SVG.format("").encode(), "logo.empty"),
    ("logo: logo.svg", SVG.format("<text>De Draaibank</text>").encode(), "logo.empty"),
    ("logo: logo.svg", SVG.format(f"<defs>{SQUARE}</defs>").encode(), "logo.empty"),
    (
        "logo: logo.svg",
        SVG.format(f'<defs>{START}{NESTED}</defs><use href="#a6"/>').encode(),
        "logo.complex",
    ),
    (
        "logo: logo.svg",
        SVG.format(f'<defs>{START}{CHAIN}</defs><use href="#a2999"/>').encode(),
        "logo.complex",
    ),
    ("logo: logo.svg", SVG.format('<g id="a"><use href="#a"/></g>').encode(), "logo.complex"),
    ("logo: logo.svg", SVG.format("<g>" * 60 + SQUARE + "</g>" * 60).encode(), "logo.complex"),
    ("logo: logo.svg", SVG.format(SQUARE * 6000).encode(), "logo.complex"),
    ("logo: logo.png", png()[:60], "logo.broken"),
    ("logo: logo.png", png()[:-12], "logo.broken"),
    ("logo: logo.png", b"\x89PNG\r\n\x1a\n", "logo.broken"),
    ("logo: logo.png", claiming(9000, 9000), "logo.pixels"),
    ("logo: logo.png", claiming(2**31 - 1, 2**31 - 1), "logo.pixels"),
    ("logo: logo.png", moving(), "logo.animated"),
    ("logo: logo.png", png(900, 30), "logo.size"),
    ("logo: logo.png", png(colour="#ffffff"), "logo.white"),
    ("logo: logo.png", png(colour="#1a5a9608"), "logo.white"),
    ("logo: logo.png", png(mode="L", colour="#f5f5f5"), "logo.white"),
    *(("logo: logo.svg", SVG.format(text).encode(), "logo.white") for text in WHITE),
    ("colours: {main: 'url(http://127.0.0.1:9/x)'}", b"", "schema.colour"),
    ("colours: {main: '</style><script>alert(1)</script>'}", b"", "schema.colour"),
    ("colours: {main: '#0033667f'}", b"", "schema.colour"),
    ("colours: {main: red}", b"", "schema.colour"),
    ("colours: {main: '#1a5a96;}body{display:none'}", b"", "schema.colour"),
    ("colours: {accent: '#ffff00'}", b"", "colour.contrast"),
    ("colours: {accent: '#1a5a96', font: Arial}", b"", "schema.unknown-key"),
    ("css: 'body{}'", b"", "schema.unknown-key"),
]


@pytest.mark.parametrize(
    ("looks", "content", "code"),
    REFUSED,
    ids=lambda case: case if isinstance(case, str) else str(len(case)),
)
def test_what_is_refused_is_told_at_its_value(
    folder: Path, looks: str, content: bytes, code: str
) -> None:
    (folder / "changes").mkdir()
    name = "logo.png" if looks == "logo: logo.png" and content[:1] == b"\x89" else "logo.svg"
    (folder / name).write_bytes(content)
    _, (found,) = told(folder, looks)
    assert (found.code, found.severity) == (code, "error")
    _, _, value = looks.rpartition(": ")
    column = looks.index(value) + 1
    if code == "schema.unknown-key":
        column = looks.index("font") + 1 if "font" in looks else 1
    assert str(found.span) == f"bedrijf/kit.yml:{len(HEAD.splitlines()) + 1}:{column}"
    for language in ("nl", "en"):
        assert "\n  tip: " in line(found, language)


@pytest.mark.parametrize("drawing", SEEN)
def test_a_logo_of_which_something_is_seen_is_taken(folder: Path, drawing: str) -> None:
    brand, found = told(folder, "logo: logo.svg", logo__svg=SVG.format(drawing).encode())
    assert (found, brand.logo is not None) == ([], True)


def test_white_on_a_colour_is_seen(folder: Path) -> None:
    out = BytesIO()
    picture = Image.new("RGB", (60, 20), "white")
    picture.paste("#1a5a96", (0, 0, 20, 20))
    picture.save(out, "PNG")
    brand, found = told(folder, "logo: logo.png", logo__png=out.getvalue())
    assert (found, brand.logo is not None) == ([], True)


def test_a_picture_that_is_cut_off_is_refused_whatever_runs_beside(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    _, (found,) = told(folder, "logo: logo.png", logo__png=png()[:60])
    assert found.code == "logo.broken"


@pytest.mark.parametrize("part", ["logo.svg", "beeld"])
def test_a_link_is_not_followed(folder: Path, part: str) -> None:
    outside = Path("buiten")
    outside.mkdir()
    (outside / "logo.svg").write_text(GOOD, encoding="utf-8")
    target = outside / "logo.svg" if part == "logo.svg" else outside
    (folder / part).symlink_to(target.absolute())
    _, (found,) = told(folder, f"logo: {part if part == 'logo.svg' else 'beeld/logo.svg'}")
    assert found.code == "path.not-a-file"


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "logo.svg")
    _, (found,) = told(folder, "logo: logo.svg")
    assert found.code == "path.not-a-file"


def test_a_kit_with_a_logo_that_is_refused_is_refused(company: Company) -> None:
    """With its other mistakes, in one run; what is left out is only a warning."""
    company.folder.write("kit.yml", f"{HEAD}logo: logo.svg\ncolours: {{main: red}}\nlogos: x\n")
    assert {error.code for error in company.errors()} == {
        "logo.missing",
        "schema.colour",
        "schema.unknown-key",
    }
    company.folder.write("logo.svg", SVG.format(f"<script>x()</script>{SQUARE}"))
    company.folder.write("kit.yml", f"{HEAD}logo: logo.svg\n")
    assert company.errors() == []
    assert [
        diagnostic.code
        for diagnostic in company.examined().diagnostics
        if diagnostic.severity == "warning"
    ] == ["logo.dropped"]
    assert company.kit().brand.logo


HOSTILE = [
    ("<script>alert(1)</script>", "`<script>`"),
    ('<script href="data:text/javascript,alert(1)"/>', "`<script>`"),
    (f'<image href="{FETCHED}" width="9" height="9"/>', "`<image>`"),
    ('<image href="file:///etc/hostname" width="9" height="9"/>', "`<image>`"),
    ('<image href="data:image/svg+xml;base64,PHN2Zy8+" width="9" height="9"/>', "`<image>`"),
    (f'<use href="{FETCHED}#a"/>', "`href`"),
    ('<use xlink:href="file:///etc/passwd#a"/>', "`href`"),
    ('<use href="#nergens"/>', "`href`"),
    (f"<style>@import url({FETCHED});</style>", "`<style>`"),
    (f"<style>@font-face{{font-family:x;src:url({FETCHED})}}</style>", "`<style>`"),
    (f"<style>rect{{fill:url({FETCHED})}}</style>", "`<style>`"),
    (f'<style>.a{{fill:url({FETCHED})}}</style><rect class="a" width="1"/>', "`fill`"),
    (f'<rect width="1" style="fill:url({FETCHED});background:url(x)"/>', "`fill`, `background`"),
    (f'<rect width="1" fill="url({FETCHED}#a)"/>', "`fill`"),
    (f'<g filter="url({FETCHED})"/>', "`filter`"),
    (f'<filter id="f"><feImage href="{FETCHED}"/></filter>', "`<filter>`"),
    ('<rect onload="alert(1)" onclick="alert(2)" width="1"/>', "`onload`, `onclick`"),
    (
        '<foreignObject><iframe xmlns="http://www.w3.org/1999/xhtml" src="file:///etc/passwd"/>'
        "</foreignObject>",
        "`<foreignObject>`",
    ),
    (
        f'<a href="javascript:alert(1)"><animate attributeName="href" values="{FETCHED}"/></a>',
        "`<a>`, `<animate>`",
    ),
    ('<set attributeName="href" to="javascript:alert(1)"/>', "`<set>`"),
    (
        '<handler xmlns:ev="http://www.w3.org/2001/xml-events" ev:event="load">x</handler>',
        "`<handler>`",
    ),
    ('<svg viewBox="0 0 1 1"><rect width="1"/></svg>', "`<svg>`"),
    ('<path d="M0 0L1e999 5"/>', "`d`"),
    ('<path d="nonsense"/>', "`d`"),
    (f'<rect width="{LARGEST * 2:.0f}" height="1"/>', "`width`"),
    ('<rect width="1" stroke-dasharray="0.0000001" stroke="#000"/>', "`stroke-dasharray`"),
    ('<rect width="1" transform="scale(1) evil(1)"/>', "`transform`"),
    (f"<?xml-stylesheet href='{FETCHED}'?>", "`<?xml-stylesheet?>`"),
]
ALLOWED = {
    "svg": {"viewBox"},
    "g": {"transform"},
    "rect": {"width", "height", "fill", "transform", "stroke"},
    "path": {"d", "fill"},
}


@pytest.fixture
def offline(monkeypatch: pytest.MonkeyPatch) -> None:
    """Make every attempt to reach another machine fail the test."""

    def refuse(*_: object) -> None:
        raise AssertionError("something asked for another machine")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize(("inside", "names"), HOSTILE)
def test_what_may_do_harm_is_left_out_and_named(folder: Path, inside: str, names: str) -> None:
    drawing = SVG.format(inside + SQUARE).encode()
    brand, (found,) = told(folder, "logo: logo.svg", logo__svg=drawing)
    assert (found.code, found.severity) == ("logo.dropped", "warning")
    assert found.values["names"] == names
    assert str(found.span) == f"bedrijf/kit.yml:{len(HEAD.splitlines()) + 1}:7"
    assert brand.logo
    content = brand.logo.content.decode()
    for element in ElementTree.fromstring(content).iter():
        name = element.tag.rpartition("}")[2]
        assert set(element.attrib) <= ALLOWED[name], content
    for word in ("http://127", "file:", "alert", "url(", "href"):
        assert word not in content


def test_a_link_to_a_style_before_the_drawing_is_left_out(folder: Path) -> None:
    content = f"<?xml-stylesheet href='{FETCHED}'?>{GOOD}".encode()
    brand, (found,) = told(folder, "logo: logo.svg", logo__svg=content)
    assert found.values["names"] == "`<?xml-stylesheet?>`"
    assert brand.logo
    assert b"stylesheet" not in brand.logo.content


def test_what_drawing_programs_write_stays(folder: Path) -> None:
    """Classes, gradients, clips, reused pieces; what has no effect is not named."""
    drawing = (
        '<?xml version="1.0" encoding="UTF-8"?><!-- Made by hand -->'
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://www.w3.org/1999/xlink"'
        ' xmlns:i="http://www.inkscape.org/namespaces/inkscape" i:version="1.3" id="Layer_1"'
        ' width="30mm" height="10mm" style="enable-background:new 0 0 1 1" xml:space="preserve">'
        "<title>Logo</title><metadata><i:x/></metadata><i:namedview i:zoom='2'/>"
        "<defs><style>/* x */.st0, .st1 { fill : RED; mix-blend-mode: normal }"
        ".st1{stroke:rgb(0, 128, 0) !important}</style>"
        '<linearGradient id="a"><stop offset="50%" style="stop-color:navy"/></linearGradient>'
        '<clipPath id="b"><rect width="100%" height="9"/></clipPath></defs>'
        '<g clip-path="url(#b)"><path id="c" class="st1" d="m0,0l5-5.5h9v1.e1zA1 1 0 0110 10"/>'
        '<use x:href="#c" x="3" transform="translate(2 , 3) scale(-1)"/></g>'
        '<circle r="2" fill="url(#a) #123" font-family="Arial"/>'
        '<rect width="9" height="9" display="none"/></svg>'
    )
    brand, found = told(folder, "logo: logo.svg", logo__svg=drawing.encode())
    assert found == []
    assert brand.logo
    assert brand.logo.ratio == pytest.approx(3)
    written = brand.logo.content.decode()
    assert 'viewBox="0 0 113.386 37.7953"' in written
    assert '<stop offset="0.5" stop-color="#000080"/>' in written
    assert 'd="m 0 0 l 5 -5.5 h 9 v 1.e1 z A 1 1 0 0 1 10 10"' in written
    assert '<use href="#i3" x="3" transform="translate(2 3) scale(-1)"/>' in written
    assert 'fill="url(#i1) #112233"' in written
    assert 'clip-path="url(#i2)"' in written
    assert "display" not in written


@settings(
    max_examples=200, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    cut=st.integers(0, 400),
    put=st.sampled_from(
        ["<", ">", '"', "&", "\0", "é", "url(", "<!DOCTYPE x>", "<![CDATA[", "1e9"]
    ),
)
def test_a_damaged_drawing_is_refused_or_harmless(tmp_path: Path, cut: int, put: str) -> None:
    whole = SVG.format(
        '<style>.a{fill:#123}</style><path class="a" d="M0 0a1 1 0 01-1 1z"/>'
        '<g transform="rotate(3)"><use href="#b" x="1%"/><circle id="b" r="3"/></g>'
    )
    (tmp_path / "logo.svg").write_text(whole[:cut] + put + whole[cut + 1 :], encoding="utf-8")
    try:
        logo = cleaned(tmp_path, "logo.svg", "").logo
    except Refused:
        return
    ElementTree.fromstring(logo.content)
    assert b"DOCTYPE" not in logo.content


@settings(
    max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    at=st.integers(0, 150), bit=st.integers(0, 7), keep=st.integers(1, 150), lenient=st.booleans()
)
@example(at=106, bit=0, keep=1, lenient=True)
def test_a_damaged_picture_is_refused_or_harmless(
    tmp_path: Path, at: int, bit: int, keep: int, lenient: bool
) -> None:
    content = bytearray(png())
    content[at % len(content)] ^= 1 << bit
    (tmp_path / "logo.png").write_bytes(bytes(content[: max(keep, at)]))
    try:
        # As the PDF engine leaves it, in a process in which it drew something.
        with mock.patch.object(ImageFile, "LOAD_TRUNCATED_IMAGES", lenient):
            logo = cleaned(tmp_path, "logo.png", "").logo
    except Refused:
        return
    Image.open(BytesIO(logo.content)).load()


DOCTYPES = [
    '<!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN"'
    ' "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd">',
    '<!DOCTYPE svg [<!ENTITY ns_svg "http://www.w3.org/2000/svg">]>',
]


@pytest.mark.usefixtures("offline")
@pytest.mark.parametrize("doctype", DOCTYPES)
def test_what_drawing_programs_write_above_a_drawing_is_fine(folder: Path, doctype: str) -> None:
    drawing = GOOD.replace('"http://www.w3.org/2000/svg"', '"&ns_svg;"') if "[" in doctype else GOOD
    brand, found = told(folder, "logo: logo.svg", logo__svg=f"{doctype}\n{drawing}".encode())
    assert found == []
    assert brand.logo
    assert b"DOCTYPE" not in brand.logo.content


@pytest.mark.parametrize("mode", ["RGB", "L", "CMYK"])
def test_a_photo_is_a_logo_too(folder: Path, mode: str) -> None:
    brand, found = told(folder, "logo: logo.jpg", logo__jpg=jpeg(4000, 1000, mode=mode))
    assert found == []
    assert brand.logo
    assert b"Camera" not in brand.logo.content
    with Image.open(BytesIO(brand.logo.content)) as picture:
        assert (picture.size, picture.format) == ((1600, 400), "PNG")
        assert picture.convert("L").getpixel((9, 9)) < 120


def test_a_photo_that_was_taken_sideways_stands_upright(folder: Path) -> None:
    brand, _ = told(folder, "logo: logo.jpg", logo__jpg=jpeg(300, 100, turned=6))
    assert brand.logo
    assert brand.logo.ratio == pytest.approx(1 / 3)


def test_fine_shades_stay_what_they_are(folder: Path) -> None:
    out = BytesIO()
    Image.new("I;16", (300, 100), 0x4000).save(out, "PNG")
    brand, found = told(folder, "logo: logo.png", logo__png=out.getvalue())
    assert found == []
    assert brand.logo
    with Image.open(BytesIO(brand.logo.content)) as picture:
        assert picture.convert("L").getpixel((9, 9)) == pytest.approx(0x40, abs=2)


def test_of_a_picture_the_pixels_stay_and_nothing_else(folder: Path) -> None:
    from PIL import PngImagePlugin

    about = PngImagePlugin.PngInfo()
    about.add_text("Comment", "made by Ann at home")
    out = BytesIO()
    Image.new("RGB", (4000, 1000), "#1a5a96").save(out, "PNG", pnginfo=about, dpi=(72, 72))
    brand, found = told(folder, "logo: logo.png", logo__png=out.getvalue() + b"<script>")
    assert found == []
    assert brand.logo
    assert b"Ann" not in brand.logo.content
    assert b"script" not in brand.logo.content
    with Image.open(BytesIO(brand.logo.content)) as picture:
        assert (picture.size, picture.mode) == ((1600, 400), "RGB")


@pytest.mark.parametrize(
    ("given", "better"),
    [("#ffff00", "#767600"), ("#f80", "#af5d00"), ("#7f9fbf", "#4e769d"), ("#ffffff", "#727272")],
)
def test_a_light_colour_gets_the_nearest_that_can_be_read(
    folder: Path, given: str, better: str
) -> None:
    _, (found,) = told(folder, f"colours: {{main: '{given}'}}")
    assert found.values["better"] == better
    assert f"`{better}`" in line(found)
    brand, found = told(folder, f"colours: {{main: '{better}'}}")
    assert found == []
    assert brand.main == brand.accent == better


def test_contrast_is_that_of_wcag() -> None:
    """Against figures of the standard's own examples."""
    assert colours.contrast("#000000", "#ffffff") == pytest.approx(21)
    assert colours.contrast("#777777", "#ffffff") == pytest.approx(4.478, abs=0.001)
    assert colours.contrast("#ff0000", "#ffffff") == pytest.approx(3.998, abs=0.001)


@given(st.integers(0, 0xFFFFFF))
def test_there_is_a_near_colour_for_every_colour(number: int) -> None:
    colour = f"#{number:06x}"
    for ground in (colours.PAPER, colours.NIGHT):
        found = colours.nearest(colour, ground)
        assert colours.contrast(found, ground) >= colours.LEAST
        if colours.contrast(colour, ground) >= colours.LEAST:
            assert found == colour


def test_a_higher_layer_wins_key_by_key(company: Company) -> None:
    company.folder.write("logo.svg", GOOD)
    company.folder.write(
        "kit.yml",
        f"{HEAD}logo: logo.svg\nlogo_text: Bol de bakker\ncontact: bol@bol.example\n"
        "colours: {main: '#1a5a96', accent: '#a3461c'}\n",
    )
    lower = company.kit().brand
    top = Company(type(company.folder)(company.folder.path.parent / "filiaal"))
    head = HEAD.replace("id: bedrijf", "id: filiaal").replace("werkplekleren", "../bedrijf")
    top.folder.write("kit.yml", f"{head}logo_text: Bol in Zwolle\ncolours: {{main: '#234'}}\n")
    kit = top.kit()
    assert lower.logo
    assert kit.brand.logo
    assert kit.brand.logo.content == lower.logo.content
    assert (lower.logo.text, kit.brand.logo.text) == ("Bol de bakker", "Bol in Zwolle")
    assert (kit.brand.main, kit.brand.accent) == ("#223344", "#a3461c")
    assert kit.contact == "bol@bol.example"
