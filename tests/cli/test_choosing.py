"""Options that choose: together they give what fits all of them, or the one that does nothing."""

from __future__ import annotations

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gesprekskit import catalogue, pipeline
from gesprekskit.artifacts import CatalogueEntry
from gesprekskit.cli import run
from gesprekskit.cli.choosing import Choice
from gesprekskit.diagnostics import Refusal
from tests.conftest import SMALL_KIT

KITS, _ = pipeline.load_kits(SMALL_KIT)
ENTRIES = [
    entry
    for kit in KITS
    for entry in pipeline.entries(kit)
    if entry.kind != "picture"  # made for the handbook only
]
VALUES = {
    "conversations": tuple(KITS[0].conversations),
    "roles": tuple(KITS[0].roles),
    "kinds": tuple(kind.name for kind in catalogue.KINDS.values() if kind.offered),
    "languages": ("nl", "en"),
    "formats": tuple(row.name for row in catalogue.FORMATS.values() if row.offered),
    "variants": tuple(catalogue.VARIANTS),
}


def has(entry: CatalogueEntry, option: str, value: str) -> bool:
    """Return True if an entry is what one value asks for."""
    if option == "roles":
        return entry.kind != "pack" and value in entry.roles
    attribute = {"conversations": "conversation", "languages": "language"}.get(option, option[:-1])
    return bool(getattr(entry, attribute) == value)


def agrees(given: dict[str, tuple[str, ...]]) -> bool:
    """Return True if a choice was granted, having compared it with every single entry."""
    fitting = [
        entry
        for entry in ENTRIES
        if all(any(has(entry, key, it) for it in values) for key, values in given.items() if values)
    ]
    idle = [
        value
        for key, values in given.items()
        for value in values
        if not any(has(entry, key, value) for entry in fitting)
    ]
    choice = Choice(**given)
    told: Refusal | None = None
    try:
        choice.refuse_idle(ENTRIES)
    except Refusal as refusal:
        told = refusal
    if told:
        named = told.values["name"].split()[1]
        assert named in idle or (told.code == "choice.nothing" and not fitting)
        return False
    assert not idle
    assert [entry for entry in ENTRIES if choice.takes(entry)] == fitting
    assert fitting
    return True


def test_without_options_everything_is_chosen() -> None:
    Choice().refuse_idle(iter(()))
    assert all(Choice().takes(entry) for entry in ENTRIES)


def test_every_combination_of_single_options() -> None:
    options = ("roles", "kinds", "formats", "variants")
    granted = [
        agrees({key: (value,) for key, value in zip(options, chosen, strict=True) if value})
        for chosen in product(*(("", *VALUES[key]) for key in options))
    ]
    assert 100 < sum(granted) < len(granted) / 2


@settings(max_examples=300, derandomize=True, deadline=None)
@given(
    st.fixed_dictionaries(
        {key: st.lists(st.sampled_from(values), max_size=2) for key, values in VALUES.items()}
    )
)
def test_several_values_of_every_option(chosen: dict[str, list[str]]) -> None:
    agrees({key: tuple(values) for key, values in chosen.items()})


REFUSED = [
    (
        "--role medewerker --kind pack",
        "--role: fout: bij de andere keuzes past niets, ook niet met `--role medewerker`"
        " [choice.nothing]\n"
        "  tip: laat er een weg; een pakket is voor een heel gesprek, dus niet van één rol\n",
    ),
    (
        "--format zip --variant large-print",
        "--format: fout: `--format zip` past bij niets van wat je verder kiest [choice.idle]\n"
        "  tip: laat het weg, of kies uit: `pdf`\n",
    ),
    (
        "--kind form --kind cards --variant fillable",
        "--kind: fout: `--kind cards` past bij niets van wat je verder kiest [choice.idle]\n",
    ),
    (
        "--role baas",
        "--role: fout: `baas` bestaat niet in deze kit [choice.unknown]\n"
        "  tip: kies uit: `medewerker`, ",
    ),
    (
        "--role medewerkers",
        "--role: fout: `medewerkers` bestaat niet in deze kit [choice.unknown]\n"
        "  tip: bedoel je `medewerker`?\n",
    ),
    (
        "--in de",
        "--in: fout: `de` bestaat niet in deze kit [choice.unknown]\n  tip: kies uit: `nl`, `en`\n",
    ),
    ("--signs", "--signs: fout: in deze kit heeft geen bedrijf iets veranderd"),
    ("--variant grote-letters", "large-print"),
]


@pytest.mark.parametrize(("options", "said"), REFUSED, ids=[options for options, _ in REFUSED])
def test_print_refuses_what_does_nothing(
    options: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    output = tmp_path / "print"
    assert run(["print", str(SMALL_KIT), "-o", str(output), *options.split()]) == 2
    assert said in capsys.readouterr().err
    assert not output.exists()


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("check --coverage --json", "--coverage: error: `--coverage` does nothing beside `--json`"),
        ("changes --all --accept x", "--accept: error: `--accept` does nothing beside `--all`"),
    ],
)
def test_options_that_do_not_go_together_are_refused(
    command: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name, *options = command.split()
    assert run(["--language", "en", name, str(SMALL_KIT), *options]) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert shown.err.startswith(said)
    assert "leave one of them out" in shown.err
