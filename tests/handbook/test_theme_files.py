"""The quick theme gives MkDocs the same files that it would find itself."""

from __future__ import annotations

from mkdocs.config import load_config
from mkdocs.structure.files import Files
from mkdocs.theme import Theme

from gesprekskit.handbook.theme_files import COMPILED, QuickTheme
from tests.conftest import ROOT


def test_mkdocs_finds_the_same_files_in_the_same_order() -> None:
    config = load_config(str(ROOT / "mkdocs.yml"))
    found = []
    for theme in (config.theme, QuickTheme.of(config.theme)):
        files = Files([])
        files.add_files_from_theme(theme.get_env(), config)
        found.append([(file.src_uri, file.abs_src_path) for file in files])
    slow, quick = found
    assert quick == slow
    assert any(name.startswith("assets/stylesheets/") for name, _ in quick)


def test_it_is_the_same_theme() -> None:
    theme = Theme("material", language="nl", static_templates=["own.html"])
    quick = QuickTheme.of(theme)
    assert dict(quick) == dict(theme)
    assert (quick.name, quick.dirs, quick.custom_dir) == (theme.name, theme.dirs, theme.custom_dir)
    assert quick.static_templates == theme.static_templates


def test_a_template_is_compiled_once() -> None:
    theme = QuickTheme.of(Theme("material"))
    name = "partials/tabs.html"
    code = [theme.get_env().get_template(name).root_render_func.__code__ for _ in range(2)]
    assert theme.get_env().bytecode_cache is COMPILED
    assert code[0] is code[1]


def test_icons_are_found_though_not_listed() -> None:
    environment = QuickTheme.of(Theme("material")).get_env()
    assert not any(name.startswith(".icons/") for name in environment.list_templates())
    assert "<svg" in environment.get_template(".icons/material/magnify.svg").render()
