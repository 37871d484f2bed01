"""Rules on content at their limits: just wrong is reported at its place, just right is not."""

from __future__ import annotations

from importlib import import_module
from pkgutil import iter_modules

import pytest

from gesprekskit import checks
from gesprekskit.checks import KIT_CHECKS, check, check_translated
from gesprekskit.checks.coverage import uncarried
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.loading import Library, load
from tests.conftest import KitFolder

ROLES, THEMES, POSTER = "roles.yml", "themes.yml", "posters/poster-feedback.yml"
CARDS, REPORT = "cards/doorvraagkaarten.yml", "forms/voortgang-verslag.yml"
TABLE, TALK = "sections/afspraken.yml", "conversations/voortgangsgesprek.yml"
STEPS, RULES = "feedback/zeven-stappen.yml", "feedback/vier-regels.yml"


def library(folder: KitFolder) -> Library:
    loaded, found = load(folder.path)
    assert found == []
    return loaded


def found(folder: KitFolder) -> list[tuple[str, str]]:
    """Return place and code of all that the rules find: `file:line:column`."""
    prefix = f"{folder.path}/"
    return [
        (str(diagnostic.span).removeprefix(prefix), diagnostic.code)
        for diagnostic in check(library(folder))
    ]


def only(folder: KitFolder) -> Diagnostic:
    """Return the only diagnostic of the rules."""
    (diagnostic,) = check(library(folder))
    return diagnostic


def test_every_rule_is_in_the_list() -> None:
    listed = {kit_check.rule for kit_check in KIT_CHECKS}
    modules = [
        import_module(f"gesprekskit.checks.{module.name}")
        for module in iter_modules(checks.__path__)
    ]
    rules = {
        value
        for module in modules
        for name, value in vars(module).items()
        if name.startswith("check_") and value.__module__ == module.__name__
    }
    assert len(rules) > 20
    assert rules == listed


def test_the_small_kit_breaks_no_rule(kit_folder: KitFolder) -> None:
    assert found(kit_folder) == []
    assert list(uncarried(library(kit_folder))) == []


def test_of_a_translation_only_its_own_files_are_judged(kit_folder: KitFolder) -> None:
    """Words may be too wide for a column, or for a field; other rules are about the Dutch."""
    kit_folder.change(TABLE, "label: ja\n", "label: uitgevoerd\n")
    kit_folder.change(TABLE, "    type: checklist\n", "    type: checklist\n    width: 3\n")
    kit_folder.change(POSTER, "code: PO-F", "code: KA-D")
    loaded = library(kit_folder)
    assert {diagnostic.code for diagnostic in check(loaded)} == {
        "table.narrow",
        "field.narrow",
        "form.code-twice",
    }
    here, elsewhere = {f"{kit_folder.path}/{TABLE}"}, {f"{kit_folder.path}/{POSTER}"}
    assert [diagnostic.code for diagnostic in check_translated(loaded, here)] == [
        "field.narrow",
        "table.narrow",
    ]
    assert check_translated(loaded, elsewhere) == []


class TestTables:
    """The columns of a table fill its twelve twelfths: not more, and not less."""

    @pytest.mark.parametrize(("width", "total"), [(1, "11"), (3, "13")])
    def test_columns_that_do_not_fill_the_table(
        self, kit_folder: KitFolder, width: int, total: str
    ) -> None:
        kit_folder.change(
            TABLE, "label: Wie\n        width: 2", f"label: Wie\n        width: {width}"
        )
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.severity) == ("table.widths", "error")
        assert diagnostic.values == {"name": "lijst", "total": total, "whole": "12"}
        assert diagnostic.span.line == kit_folder.line_of(TABLE, "columns:")

    def test_a_column_has_room_for_the_word_behind_its_box(self, kit_folder: KitFolder) -> None:
        """In large print a twelfth holds five letters, and a box takes three of them."""
        kit_folder.change(TABLE, "label: ja\n", "label: klaar!!\n")
        assert found(kit_folder) == []
        kit_folder.change(TABLE, "label: klaar!!\n", "label: klaarrrr\n")
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.values["least"]) == ("table.narrow", "3")
        assert diagnostic.span.line == kit_folder.line_of(TABLE, "label: Af?") + 1

    def test_a_word_too_long_for_four_twelfths_asks_for_four(self, kit_folder: KitFolder) -> None:
        kit_folder.change(TABLE, "label: ja\n", f"label: {'x' * 40}\n")
        assert only(kit_folder).values == {"name": "klaar", "width": "2", "least": "4"}

    @pytest.mark.parametrize(("width", "narrow"), [(6, []), (4, ["wie", "wanneer", "klaar"])])
    def test_in_a_part_of_a_line_a_column_is_less_wide(
        self, kit_folder: KitFolder, width: int, narrow: list[str]
    ) -> None:
        kit_folder.change(TABLE, "type: agreements\n", f"type: agreements\n    width: {width}\n")
        diagnostics = check(library(kit_folder))
        assert {diagnostic.code for diagnostic in diagnostics} <= {"table.narrow"}
        assert [diagnostic.values["name"] for diagnostic in diagnostics] == narrow
        assert {diagnostic.values["least"] for diagnostic in diagnostics} <= {"3"}


class TestSources:
    """What a kit says names a source; what a company adds need not."""

    @pytest.mark.parametrize(
        ("file", "start", "count"),
        [
            (STEPS, "    sources: ", 7),
            (RULES, "    sources: ", 4),
            ("questions/doorvragen.yml", "    sources: ", 2),
            ("matrices/basistaken.yml", "sources: ", 1),
            ("sections/kop.yml", "sources: ", 1),
            (REPORT, "sources: ", 1),
            (CARDS, "sources: ", 1),
            (POSTER, "sources: ", 1),
            (TALK, "sources: ", 1),
        ],
    )
    def test_each_kind_that_names_its_sources(
        self, kit_folder: KitFolder, file: str, start: str, count: int
    ) -> None:
        path = kit_folder.path / file
        lines = path.read_text(encoding="utf-8").splitlines()
        path.write_text(
            "".join(f"{line}\n" for line in lines if not line.startswith(start)), encoding="utf-8"
        )
        reported = [(at, code) for at, code in found(kit_folder) if code == "source.none"]
        assert len(reported) == count
        indent = len(start) - len(start.lstrip())
        ids = [
            f"{file}:{number}:{line.index('id: ') + 5}"
            for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
            if line.startswith(f"{' ' * max(indent - 2, 0)}{'- ' if indent else ''}id: ")
        ]
        assert [at for at, _ in reported] == ids

    def test_a_requirement_that_nothing_carries_is_known(self, kit_folder: KitFolder) -> None:
        text = (kit_folder.path / "sources.yml").read_text(encoding="utf-8")
        more = (
            "    requirements:\n      - {id: 000-98, text: Iets.}\n"
            "      - {id: 000-99, text: Iets anders., left_out: Past niet.}\n"
        )
        kit_folder.write("sources.yml", text.replace("    requirements:\n", more, 1))
        assert [requirement.id for requirement in uncarried(library(kit_folder))] == ["000-98"]


class TestPosters:
    """The rules on a poster bracket its steps, in the order of the steps."""

    def test_rules_in_another_order(self, kit_folder: KitFolder) -> None:
        text = (kit_folder.path / RULES).read_text(encoding="utf-8")
        head, *rules = text.split("  - id: ")
        kit_folder.write(RULES, "  - id: ".join([head, rules[1], rules[0], *rules[2:]]))
        diagnostic = only(kit_folder)
        assert diagnostic.code == "poster.rules-without-steps"
        assert diagnostic.values == {"name": "vier-regels", "steps": "zeven-stappen"}
        assert diagnostic.span.line == kit_folder.line_of(POSTER, "  rules: ")

    def test_a_step_in_the_wrong_place(self, kit_folder: KitFolder) -> None:
        kit_folder.change(RULES, "steps: [ik, gedrag]", "steps: [gedrag, ik]")
        assert only(kit_folder).code == "poster.rules-without-steps"

    def test_a_step_that_comes_twice_counts_where_it_comes_last(
        self, kit_folder: KitFolder
    ) -> None:
        kit_folder.change(RULES, "steps: [ik, gedrag]", "steps: [gevolg, ik, gedrag]")
        assert found(kit_folder) == []
        kit_folder.change(
            RULES, "steps: [voorstel, reactie, afspraak]", "steps: [voorstel, afspraak]"
        )
        assert only(kit_folder).code == "poster.rules-without-steps"


class TestCards:
    @pytest.mark.parametrize(
        "says",
        ["title: Wanneer?", "text: Als het verhaal stopt.", "points: [Wees stil.]"],
    )
    def test_a_side_with_one_thing_says_something(self, kit_folder: KitFolder, says: str) -> None:
        kit_folder.change(
            CARDS, "    front:\n      text: Noem eens een voorbeeld.\n", f"    front: {{{says}}}\n"
        )
        assert found(kit_folder) == []

    @pytest.mark.parametrize("side", ["front", "back"])
    def test_a_side_without_anything(self, kit_folder: KitFolder, side: str) -> None:
        text = (kit_folder.path / CARDS).read_text(encoding="utf-8")
        card = (
            "  - id: leeg\n    theme: doorvragen\n    front: {text: Ja.}\n    back: {text: Nee.}\n"
        )
        said = "{text: Ja.}" if side == "front" else "{text: Nee.}"
        kit_folder.write(CARDS, text.replace("cards:\n", f"cards:\n{card.replace(said, '{}')}", 1))
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.values) == ("deck.empty-side", {"name": "leeg"})
        assert diagnostic.span.line == kit_folder.line_of(CARDS, f"{side}: {{}}")
        assert diagnostic.span.column == 5


class TestNames:
    """Roles have different names, and an article is not part of one."""

    @pytest.mark.parametrize("article", ["Het", "de", "DE"])
    def test_an_article_in_a_name_in_any_case(self, kit_folder: KitFolder, article: str) -> None:
        kit_folder.change(ROLES, "name: leidinggevende\n", f"name: {article} hoofd\n")
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.severity) == ("role.article", "warning")
        assert diagnostic.values == {
            "name": f"{article} hoofd",
            "rest": "hoofd",
            "article": article.lower(),
        }
        assert diagnostic.span.line == kit_folder.line_of(ROLES, f"name: {article} hoofd")

    def test_a_name_of_two_words_without_an_article(self, kit_folder: KitFolder) -> None:
        kit_folder.change(ROLES, "name: leidinggevende\n", "name: eerste monteur\n")
        assert found(kit_folder) == []

    def test_two_roles_of_one_name(self, kit_folder: KitFolder) -> None:
        kit_folder.change(ROLES, "name: leerling\n", "name: Medewerker\n")
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.severity) == ("role.same-name", "warning")
        assert diagnostic.values == {"name": "Medewerker", "one": "medewerker", "other": "leerling"}
        assert diagnostic.span.line == kit_folder.line_of(ROLES, "name: Medewerker")

    def test_what_is_first_is_told_where_something_comes_twice(self, kit_folder: KitFolder) -> None:
        kit_folder.change(THEMES, "    letter: L\n", "    letter: W\n")
        line = kit_folder.line_of(THEMES, "letter: W")
        assert only(kit_folder).values == {
            "name": "W",
            "first": f"{kit_folder.path}/{THEMES}:{line}:13",
        }
        kit_folder.change(
            THEMES, "    letter: W\n    icon: boek\n", "    letter: L\n    icon: moersleutel\n"
        )
        first = kit_folder.line_of(THEMES, "icon: moersleutel")
        assert only(kit_folder).values == {
            "name": "moersleutel",
            "first": f"{kit_folder.path}/{THEMES}:{first}:11",
        }

    def test_a_code_and_an_id_that_are_taken(self, kit_folder: KitFolder) -> None:
        kit_folder.change(POSTER, "code: PO-F", "code: KA-D")
        first = f"{kit_folder.path}/{CARDS}:{kit_folder.line_of(CARDS, 'code: KA-D')}:7"
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.values) == (
            "form.code-twice",
            {"name": "KA-D", "first": first},
        )
        assert diagnostic.span.file == f"{kit_folder.path}/{POSTER}"

    def test_an_id_within_its_parent(self, kit_folder: KitFolder) -> None:
        kit_folder.change(TABLE, "  - id: nagelezen\n", "  - id: lijst\n")
        line = kit_folder.line_of(TABLE, "- id: lijst")
        (diagnostic,) = [
            diagnostic
            for diagnostic in check(library(kit_folder))
            if diagnostic.code == "id.duplicate"
        ]
        assert diagnostic.values == {
            "name": "lijst",
            "first": f"{kit_folder.path}/{TABLE}:{line}:9",
        }
        assert diagnostic.span.line > line


class TestGuide:
    """A matrix of tasks has someone who guides: the role itself, or one that stands for it."""

    def test_a_role_that_stands_for_it_will_do(self, kit_folder: KitFolder) -> None:
        text = (kit_folder.path / ROLES).read_text(encoding="utf-8")
        kit_folder.write(
            ROLES,
            text.replace("  - id: werkplekbegeleider\n", "  - id: gids\n").replace(
                "  - id: medewerker\n", "  - id: medewerker\n    stands_for: [werkplekbegeleider]\n"
            ),
        )
        assert "field.no-guide" not in {code for _, code in found(kit_folder)}
        kit_folder.change(ROLES, "    stands_for: [werkplekbegeleider]\n", "")
        (diagnostic,) = [
            diagnostic
            for diagnostic in check(library(kit_folder))
            if diagnostic.code == "field.no-guide"
        ]
        assert diagnostic.values == {"name": "taken", "role": "werkplekbegeleider"}


class TestConversations:
    """The minutes of the phases lie between the least and the most: 34 here."""

    @pytest.mark.parametrize(
        ("least", "most", "code"),
        [
            (25, 25, None),
            (26, 30, "conversation.minutes"),
            (20, 24, "conversation.minutes"),
            (31, 30, "conversation.duration"),
        ],
    )
    def test_minutes(self, kit_folder: KitFolder, least: int, most: int, code: str | None) -> None:
        kit_folder.change(TALK, "  least: 20\n  most: 30\n", f"  least: {least}\n  most: {most}\n")
        diagnostics = check(library(kit_folder))
        assert [diagnostic.code for diagnostic in diagnostics] == ([code] if code else [])
        for diagnostic in diagnostics:
            bounds = {"least": str(least), "most": str(most)}
            total = {"total": "25"} if code == "conversation.minutes" else {}
            assert diagnostic.values == {**bounds, **total}
            key = "phases:" if total else "  least:"
            assert diagnostic.span.line == kit_folder.line_of(TALK, key)

    def test_a_phase_before_its_place(self, kit_folder: KitFolder) -> None:
        text = (kit_folder.path / TALK).read_text(encoding="utf-8")
        kit_folder.write(TALK, text.replace("  - id: afsluiting\n", "  - id: kern\n", 1))
        diagnostic = next(
            diagnostic for diagnostic in check(library(kit_folder)) if "phase" in diagnostic.code
        )
        assert diagnostic.code == "conversation.phase-order"
        assert diagnostic.values == {"name": "kern", "before": "afspraken"}


class TestForms:
    @pytest.mark.parametrize(
        ("old", "new", "code", "values"),
        [
            (
                "rows: {lijst: 4}",
                "rows: {lijst: 21}",
                "schema.whole-number",
                None,
            ),
            (
                "rows: {lijst: 4}",
                "rows: {lijst: 0}",
                "form.count",
                {"name": "lijst", "count": "0"},
            ),
            (
                "rows: {lijst: 4}",
                "rows: {lijstje: 4}",
                "form.unknown-field",
                {"name": "lijstje", "section": "afspraken", "near": "lijst"},
            ),
            ("rows: {lijst: 4}", "lines: {lijst: 4}", "form.no-lines", {"name": "lijst"}),
            (
                "lines: {opmerking: 2}",
                "rows: {opmerking: 2}",
                "form.no-rows",
                {"name": "opmerking"},
            ),
            (
                "leave_out: [hoe-vaak]",
                "leave_out: [hoe-vaak, wie]",
                "form.unknown-field",
                {"name": "wie", "section": "vervolg"},
            ),
        ],
    )
    def test_counts_and_omissions(
        self,
        kit_folder: KitFolder,
        old: str,
        new: str,
        code: str,
        values: dict[str, str] | None,
    ) -> None:
        kit_folder.change(REPORT, old, new)
        loaded, wrong = load(kit_folder.path)
        (diagnostic,) = [*wrong, *check(loaded)]
        assert diagnostic.code == code
        assert diagnostic.span.line == kit_folder.line_of(REPORT, new)
        assert (values or {}).items() <= diagnostic.values.items()

    def test_an_option_of_a_field_can_be_left_out(self, kit_folder: KitFolder) -> None:
        """Its address is known, though it is no field."""
        kit_folder.change(REPORT, "leave_out: [hoe-vaak]", "leave_out: [hoe-vaak, kopie-voor]")
        assert found(kit_folder) == []

    @pytest.mark.parametrize(
        ("judgement", "opening", "code"),
        [
            ("none", "[geen-beoordeling, vul-alles-in]", None),
            ("none", "[vul-alles-in]", "form.judgement-line-missing"),
            ("limited", "[geen-beoordeling, vul-alles-in]", None),
            ("limited", "[vul-alles-in]", None),
            ("full", "[vul-alles-in]", None),
            ("full", "[geen-beoordeling, vul-alles-in]", "form.judgement-line-false"),
        ],
    )
    def test_a_form_says_whether_it_is_a_judgement(
        self, kit_folder: KitFolder, judgement: str, opening: str, code: str | None
    ) -> None:
        kit_folder.change(TALK, "judgement: none", f"judgement: {judgement}")
        kit_folder.change(REPORT, "[geen-beoordeling, vul-alles-in]", opening)
        here = [
            (at, text) for at, text in found(kit_folder) if at.startswith(REPORT) and "line" in text
        ]
        line = kit_folder.line_of(REPORT, "opening:")
        assert here == ([(f"{REPORT}:{line}:1", code)] if code else [])

    def test_may_be_skipped_is_explained_only_where_something_may(
        self, kit_folder: KitFolder
    ) -> None:
        """Omitted fields do not count."""
        form = "forms/afsprakenlijst.yml"
        kit_folder.change(form, "closing:", "opening: [vul-alles-in]\nclosing:")
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.severity) == ("form.optional-line-false", "warning")
        assert diagnostic.values == {"name": "vul-alles-in"}
        kit_folder.change(TABLE, "type: agreements\n", "type: agreements\n    optional: true\n")
        assert found(kit_folder) == []

    def test_a_section_that_no_form_uses(self, kit_folder: KitFolder) -> None:
        kit_folder.write(
            "sections/los.yml",
            "id: los\ntitle: Los\nsources: [L1]\n"
            "fields: [{id: t, type: explanation, text: Lees.}]\n",
        )
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.severity) == ("section.unused", "warning")
        assert diagnostic.values == {"name": "los"}


class TestReferences:
    def test_a_list_names_a_thing_once(self, kit_folder: KitFolder) -> None:
        kit_folder.change(
            POSTER, "roles: [medewerker, leerling, ", "roles: [medewerker, leerling, medewerker, "
        )
        line = kit_folder.line_of(POSTER, "roles:")
        diagnostic = only(kit_folder)
        assert (diagnostic.code, diagnostic.span.line, diagnostic.span.column) == (
            "ref.twice",
            line,
            31,
        )
        assert diagnostic.values == {
            "name": "medewerker",
            "first": f"{kit_folder.path}/{POSTER}:{line}:9",
        }

    def test_a_name_is_no_place_for_a_slot(self, kit_folder: KitFolder) -> None:
        kit_folder.change(ROLES, "name: leerling\n", "name: 'leerling {role:medewerker}'\n")
        diagnostic = next(
            diagnostic
            for diagnostic in check(library(kit_folder))
            if diagnostic.code == "text.no-slot"
        )
        assert diagnostic.values == {"name": "{role:medewerker}"}
        assert diagnostic.span.line == kit_folder.line_of(ROLES, "name: 'leerling")

    def test_what_there_is_instead_is_told(self, kit_folder: KitFolder) -> None:
        kit_folder.change(POSTER, "  steps: zeven-stappen", "  steps: zes-stappen")
        diagnostic = only(kit_folder)
        assert diagnostic.code == "ref.unknown"
        assert diagnostic.values == {
            "name": "zes-stappen",
            "what": "feedback",
            "known": "`vier-regels`, `zeven-stappen`",
            "near": "zeven-stappen",
        }

    def test_a_slot_may_name_a_role_that_another_stands_for(self, kit_folder: KitFolder) -> None:
        kit_folder.change(ROLES, "  - id: leerling\n", "  - id: leerling\n    stands_for: [chef]\n")
        kit_folder.change(
            POSTER,
            "lead: Zeg wat je zag en vraag hoe de ander het ziet.",
            "lead: 'Vraag het {role:chef.the}.'",
        )
        assert found(kit_folder) == []


class TestQuestions:
    @pytest.mark.parametrize(
        ("form", "text", "code"),
        [
            ("uitnodiging", "Noem eens een voorbeeld.", None),
            ("aanvulzin", "Ik ben trots op", None),
            ("uitnodiging", "Noem je een voorbeeld?", "question.mark-too-many"),
            ("aanvulzin", "Ben ik trots?", "question.mark-too-many"),
            ("open", "Wat gebeurde er?", None),
            ("open", "Wat gebeurde er", "question.no-mark"),
            ("open", "Wat gebeurde er? En toen?", "question.several"),
            ("uitnodiging", "Noem? Eens?", "question.several"),
        ],
    )
    def test_a_question_asks_one_thing(
        self, kit_folder: KitFolder, form: str, text: str, code: str | None
    ) -> None:
        bank = "questions/doorvragen.yml"
        kit_folder.change(
            bank,
            "text: Noem eens een voorbeeld.\n    form: uitnodiging",
            f"text: {text}\n    form: {form}",
        )
        diagnostics = check(library(kit_folder))
        assert [diagnostic.code for diagnostic in diagnostics] == ([code] if code else [])
        assert [diagnostic.values for diagnostic in diagnostics] == (
            [{"form": form}] if code else []
        )


def test_rules_on_words_are_judged_in_every_language() -> None:
    assert {kit_check.rule.__name__ for kit_check in KIT_CHECKS if kit_check.texts} == {
        *("check_articles", "check_namesakes", "check_one_question"),
        *("check_quotes", "check_room", "check_room_in_columns", "check_slot_like", "check_slots"),
    }


def test_bounds_and_openings_are_told_where_they_are_written(kit_folder: KitFolder) -> None:
    kit_folder.change(TALK, "  least: 20\n", "  least: 90\n")
    line = kit_folder.line_of(TALK, "least: 90")
    form = "forms/checklist-eerste-dag-en-week.yml"
    kit_folder.change(form, "opening: [", "opening: [vul-alles-in, ")
    opening = kit_folder.line_of(form, "opening:")
    told = found(kit_folder)
    assert (f"{TALK}:{line}:10", "conversation.duration") in told
    assert (f"{form}:{opening}:1", "form.optional-line-false") in told
