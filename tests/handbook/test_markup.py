"""What whoever makes a kit may write on a page: words, links and pictures; never a program."""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown import Markdown  # type: ignore[import-untyped]

from gesprekskit.diagnostics.wording import line
from gesprekskit.handbook import markup, prose
from tests.conftest import ROOT

HEAD = "---\ntitle: Blad\n---\n\n"

REFUSED = {
    "<script>alert(1)</script>": "5:1 prose.html",
    "Een zin <script src=x></script> hier.": "5:9 prose.html",
    "<SCRIPT>x</SCRIPT>": "5:1 prose.html",
    "<iframe src='https://elders.example'></iframe>": "5:1 prose.html",
    "<svg/onload=alert(1)>": "5:1 prose.html",
    "<form action='https://elders.example'><input></form>": "5:1 prose.html",
    "<style>body{display:none}</style>": "5:1 prose.html",
    "<link rel=stylesheet href=x.css>": "5:1 prose.html",
    "<meta http-equiv=refresh content='0;url=x'>": "5:1 prose.html",
    "<base href='https://elders.example'>": "5:1 prose.html",
    "<video autoplay></video>": "5:1 prose.html",
    "<math><mtext></mtext></math>": "5:1 prose.html",
    "<template><p>x</p></template>": "5:1 prose.html",
    "<!-- zomaar -->": "5:1 prose.html",
    "<!-- blok: x --!><img src=x onerror=alert(1)>-->": "5:29 prose.attribute",
    "<!DOCTYPE html>": "5:1 prose.html",
    "<?php echo 1 ?>": "5:1 prose.html",
    "<div onclick='alert(1)'>x</div>": "5:6 prose.attribute",
    "<div/onclick='alert(1)'>x</div>": "5:6 prose.attribute",
    "<p style='position:fixed;inset:0'>x</p>": "5:11 prose.attribute",
    "<p class='md-header'>x</p>": "5:11 prose.attribute",
    "<div id='__config'>{}</div>": "5:10 prose.attribute",
    "# __config": "5:3 prose.attribute",
    "<div markdown='1'>\n\n<b onmouseover=x>y</b>\n\n</div>": "7:1 prose.html",
    "een *woord*{: onclick=alert(1) } hier": "5:15 prose.attribute",
    "een *woord*{onclick=alert(1)} hier": "5:13 prose.attribute",
    "## Kop {: style=color:red }": "5:17 prose.attribute",
    "[klik](javascript:alert(1))": "5:8 prose.address",
    "[klik](JaVaScRiPt:alert(1))": "5:8 prose.address",
    "[klik](java&#115;cript:alert(1))": "5:6 prose.address",
    "[klik](<java\tscript:alert(1)>)": "5:6 prose.address",
    "[klik](data:text/html;base64,PHNjcmlwdD4=)": "5:8 prose.address",
    "[klik](vbscript:x)": "5:8 prose.address",
    "[klik](file:///etc/passwd)": "5:8 prose.address",
    "[klik](//elders.example/x)": "5:8 prose.address",
    "[klik][a]\n\n[a]: javascript:alert(1)": "7:6 prose.address",
    "- punt\n- [klik][a]\n\n    [a]: javascript:alert(1)": "8:10 prose.address",
    "<javascript:alert(1)>": "5:1 prose.html",
    "![x](https://elders.example/spion.png)": "5:6 prose.address",
    "![x](data:image/svg+xml;base64,AAAA)": "5:6 prose.address",
    "![x](tekening.svg)": "5:6 prose.picture",
    "![x](https://elders.example/a){: onload=alert(1) }": "5:6 prose.address",
    f"{'    ' * 20}- diep": "5:1 prose.depth",
    "[" * 4000: "5:1 prose.depth",
}
FINE = [
    "Een zin met **vet**, *schuin* en `<script>alert(1)</script>` in een stukje code.",
    "```\n<script>alert(1)</script>\n```",
    "5 < 6 en 7 > 3 & meer",
    "[mail](mailto:info@vos.example), [bel](tel:+31201234567), [site](https://vos.example/a?b=c#d)",
    "[een ander blad](../over/index.md#kop)",
    "![De werkplaats](werkplaats.jpg)",
    "## Een kop {: #eigen-naam }",
    "{: .gk-lead }\nEen inleiding.",
    "| a | b |\n|:--|--:|\n| 1 | 2 |",
    '<div class="gk-notice" markdown="1">\n\nLet op.\n\n</div>',
    "3. drie\n4. vier",
    "<!-- blok: vragen doorvragen -->",
    "Praat met je {rol:werkplekbegeleider}.",
]


def told(folder: Path, text: str, name: str = "blad.md") -> list[str]:
    """Return place and code of everything that is wrong with a page."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    found = prose.read_folder(folder).diagnostics
    return [f"{it.span.line}:{it.span.column} {it.code}" for it in found]


@pytest.mark.parametrize(("text", "expected"), REFUSED.items(), ids=range(len(REFUSED)))
def test_what_may_become_more_than_words_is_refused_in_its_place(
    tmp_path: Path, text: str, expected: str
) -> None:
    place, _, code = expected.partition(" ")
    found = told(tmp_path, HEAD + text)
    assert [it.partition(" ")[2] for it in found if expected == it] == [code], found
    assert place.partition(":")[0] in {it.partition(":")[0] for it in found}


@pytest.mark.parametrize("text", FINE)
def test_words_links_and_pictures_are_fine(tmp_path: Path, text: str) -> None:
    assert told(tmp_path, HEAD + text) == []


def test_every_mistake_of_every_page_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "een.md").write_text("<b onclick=x>a</b>\n\n<i>b</i>\n", encoding="utf-8")
    assert told(tmp_path, "[x](javascript:1)\n\n[y](javascript:2)\n", "twee.md") == [
        "1:1 prose.html",
        "3:1 prose.html",
        "1:5 prose.address",
        "3:5 prose.address",
    ]


def test_the_message_says_how_to_mend_it(tmp_path: Path) -> None:
    (tmp_path / "blad.md").write_text("<iframe src=x></iframe>\n", encoding="utf-8")
    (found,) = prose.read_folder(tmp_path).diagnostics
    assert "op een bladzijde kan geen `<iframe>` staan" in line(found, "nl")
    assert "a page cannot contain `<iframe>`" in line(found, "en")


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("template: main.html", "2:1 prose.key"),
        ("titel: Blad", "2:1 prose.key"),
        ("title: <script>alert(1)</script>", "2:8 prose.head"),
        ("""description: 'x" onload="y'""", "2:14 prose.head"),
    ],
)
def test_the_top_of_a_page_says_what_the_handbook_asks(
    tmp_path: Path, head: str, expected: str
) -> None:
    assert told(tmp_path, f"---\n{head}\n---\n\nTekst.\n") == [expected]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("spel.html", ["1:1 prose.file"]),
        ("spel.js", ["1:1 prose.file"]),
        ("stijl.css", ["1:1 prose.file"]),
        ("tekening.svg", ["1:1 prose.file"]),
        ("foto.PNG", []),
        (".geheim/blad.md", ["1:1 prose.hidden"]),
        (".geheim.md", ["1:1 prose.hidden"]),
        (".DS_Store", []),
    ],
)
def test_beside_pages_there_are_only_pictures(
    tmp_path: Path, name: str, expected: list[str]
) -> None:
    assert told(tmp_path, "x", name) == expected


@pytest.mark.parametrize(
    ("one", "other"),
    [("Blad.md", "blad.md"), ("caf\u00e9.md", "cafe\u0301.md"), ("A/x.md", "a/x.md")],
)
def test_names_that_are_one_file_on_many_computers_are_refused(
    tmp_path: Path, one: str, other: str
) -> None:
    """As folded names: this machine tells them apart."""
    for name in (one, other):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Dag.\n", encoding="utf-8")
    found = prose.read_folder(tmp_path).diagnostics
    assert found
    assert {it.code for it in found} == {"prose.same-name"}
    (first, second) = sorted((one, other))
    assert (found[-1].values["name"], found[-1].values["first"]) == (second, f"{tmp_path}/{first}")


def test_a_link_to_a_file_elsewhere_is_no_page(tmp_path: Path) -> None:
    secret = tmp_path / "geheim.txt"
    secret.write_text("geheim", encoding="utf-8")
    pages = tmp_path / "nl"
    pages.mkdir()
    for name in ("blad.md", "foto.png"):
        (pages / name).symlink_to(secret)
    found = prose.read_folder(pages)
    assert [it.code for it in found.diagnostics] == ["path.not-a-file"] * 2
    assert found.pages == ()


def test_the_programs_own_pages_keep_the_rule() -> None:
    for language in ("nl", "en"):
        assert prose.read_folder(ROOT / "content" / language).diagnostics == ()


# ---------------------------------------------------------------------- whatever anyone writes

PIECES = st.sampled_from(
    [
        *("<", ">", "</", "/>", "<!--", "-->", "--!>", "<![CDATA[", "]]>", "<?", "&lt;", "&#60;"),
        *("script", "img src=x onerror=alert(1)", "div", "p class=gk-a", "svg/onload=x", "a href="),
        *("[x](", ")", "[x][y]", "[y]:", "javascript:alert(1)", "java\tscript:x", "![x](", "x.png"),
        *("{: ", "{", " }", "onclick=x", "#__config", ".gk-a", "`", "```\n", "\n", "\n\n", "    "),
        *(
            "- ",
            "> ",
            "# ",
            "| a | b |\n|---|---|\n",
            "*",
            "**",
            "__",
            "\\",
            "tekst",
            '"',
            "'",
            "\x00",
        ),
    ]
)


class Active(HTMLParser):
    """What a browser would run, or ask another site for."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in ("script", "svg", "iframe", "style", "object", "embed", "form", "math", "link"):
            self.found.append(tag)
        for name, value in attrs:
            plain = re.sub(r"[\x00-\x20]", "", value or "").lower()
            if name.startswith("on") or plain.startswith(("javascript:", "data:", "//")):
                self.found.append(f"{tag} {name}={value}")


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_page_that_is_not_refused_has_nothing_active(text: str) -> None:
    if markup.refused(text):
        return
    reader = Active()
    reader.feed(Markdown(extensions=list(markup.EXTENSIONS)).convert(text))
    assert reader.found == []


@settings(max_examples=100, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_a_page_that_looks_harmless_is(text: str) -> None:
    if markup._is_plainly_harmless(text) and not markup.DEEP.search(text):
        assert markup._judged(text) == ()
