"""Forms with too many pages in; what fits out: the same with fewer rows or lines, tried out."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice

from gesprekskit.artifacts import Planned
from gesprekskit.compose.forms import variants
from gesprekskit.definitions.base import Whole
from gesprekskit.definitions.forms import FormDefinition
from gesprekskit.diagnostics import Diagnostic
from gesprekskit.documents.forms import Form
from gesprekskit.kit import Kit
from gesprekskit.outputs import OUTPUTS
from gesprekskit.pipeline.rendering import Renderer, RenderTask
from gesprekskit.pipeline.reporting import TOO_LONG

AT_MOST = 3
"""For how many forms it is tried out, as each takes seconds. Where more are too long, the cause is
seldom in their rows."""

LEAST = 1
"""The lines or rows that are always left: a question without room for an answer is no help."""

COUNTED = ("rows", "lines")

Counts = tuple[int, ...]
Fits = Callable[[Counts], bool]


@dataclass(frozen=True, slots=True)
class Counted:
    """A field that a form may have with fewer lines or rows: in which section, and how many now."""

    section: str
    key: str
    field: str
    now: int


def what_fits(
    kits: Sequence[Kit], too_long: Mapping[str, Sequence[str]], renderer: Renderer
) -> Iterator[Diagnostic]:
    """Yield, for forms with too many pages, how many lines or rows fit.

    `too_long` has their variants, in any of the languages of a kit. What is told was drawn.
    """
    quiet = replace(renderer, progress=lambda done, total: None)
    for form, names in islice(too_long.items(), AT_MOST):
        trial = Trial(kits, form, names[0], quiet)
        if counts := most_that_fits([field.now for field in trial.fields], trial.fits):
            yield from _told(kits[0], kits[0].forms[form], trial.fields, counts)


@dataclass(frozen=True, slots=True)
class Trial:
    """A form to draw with fewer lines and rows, in all variants and languages."""

    kits: Sequence[Kit]
    form: str
    variant: str
    """One that is too long: it tells soonest that something still is."""
    renderer: Renderer

    @property
    def fields(self) -> tuple[Counted, ...]:
        """Return what can be fewer."""
        return tuple(counted(self.kits[0], self.kits[0].forms[self.form]))

    def fits(self, counts: Counts) -> bool:
        """Return True if the form has no more pages than it may with these counts."""
        tasks = [
            _task(kit, shown)
            for kit in self.kits
            for shown in variants(kit, with_counts(kit.forms[self.form], self.fields, counts))
        ]
        first = [task for task in tasks if task.planned.entry.variant == self.variant]
        rest = [task for task in tasks if task.planned.entry.variant != self.variant]
        return self._within_pages(first) and self._within_pages(rest)

    def _within_pages(self, tasks: Sequence[RenderTask]) -> bool:
        batch = self.renderer.render(tasks)
        problems = (problem for found in batch.problems.values() for problem in found)
        return not batch.failed and not any(problem.code in TOO_LONG for problem in problems)


def counted(kit: Kit, form: FormDefinition) -> Iterator[Counted]:
    """Yield the fields of a form of which it may have fewer lines or rows."""
    for use in form.sections:
        for field in kit.sections[use.section].fields:
            for key in COUNTED if field.id not in use.leave_out else ():
                known = type(field).model_fields.get(key)
                if known and any(isinstance(bounds, Whole) for bounds in known.metadata):
                    now = getattr(use, key).get(field.id, getattr(field, key))
                    yield Counted(use.section, key, field.id, now)


def with_counts(form: FormDefinition, fields: Sequence[Counted], counts: Counts) -> FormDefinition:
    """Return a form with other counts of lines and rows."""
    uses = {use.section: use for use in form.sections}
    for field, count in zip(fields, counts, strict=True):
        if count != field.now:
            use = uses[field.section]
            more = {**getattr(use, field.key), field.field: count}
            uses[field.section] = use.model_copy(update={field.key: more})
    return form.model_copy(update={"sections": tuple(uses.values())})


def most_that_fits(now: Sequence[int], fits: Fits) -> Counts | None:
    """Return counts that fit, with as little less as possible; None if none do.

    The largest count gives first, so that no field ends with much less than the others.
    """
    steps = list(_smaller(now))
    most = 1
    while most < len(steps) and not fits(steps[most - 1]):
        most = min(2 * most, len(steps))
    if not steps or (most == len(steps) and not fits(steps[-1])):
        return None
    least = most // 2
    while least + 1 < most:
        middle = (least + most) // 2
        least, most = (least, middle) if fits(steps[middle - 1]) else (middle, most)
    return _without_needless(steps[most - 1], now, fits)


def _smaller(now: Sequence[int]) -> Iterator[Counts]:
    """Yield ever smaller counts; of equal ones the last gives first, as the excess is there."""
    counts = list(now)
    while counts and max(counts) > LEAST:
        at = max(range(len(counts)), key=lambda index: (counts[index], index))
        counts[at] -= 1
        yield tuple(counts)


def _without_needless(counts: Counts, now: Sequence[int], fits: Fits) -> Counts:
    """Return counts that fit, with what fields gave in vain given back."""
    changed = [at for at, count in enumerate(counts) if count != now[at]]
    for at in changed if len(changed) > 1 else ():
        back = (*counts[:at], now[at], *counts[at + 1 :])
        counts = back if fits(back) else counts
    return counts


def _task(kit: Kit, form: Form) -> RenderTask:
    output = next(row for row in OUTPUTS if row.name == "forms")
    return RenderTask(Planned(output.entry(kit, form), form.node), form, output.render)


def _told(
    kit: Kit, form: FormDefinition, fields: Sequence[Counted], counts: Counts
) -> Iterator[Diagnostic]:
    """Yield a note for each section in which something changes, where that can be written."""
    shorter = [
        (field, count) for field, count in zip(fields, counts, strict=True) if count != field.now
    ]
    said = ", ".join(f"`{field.field}` {field.now} → {count}" for field, count in shorter)
    file = next(file for file, placed in kit.library.placed(FormDefinition) if placed is form)
    for index, use in enumerate(with_counts(form, fields, counts).sections):
        keys = {field.key: None for field, _ in shorter if field.section == use.section}
        if not keys:
            continue
        node = f"form/{form.id}/{use.section}"
        lines = [f"{key}: {{{_mapping(getattr(use, key))}}}" for key in keys]
        span = file.span("sections", index, next(iter(keys)))
        values = {"name": form.code, "shorter": said, "section": use.section}
        own = kit.layers[-1]
        if own.folder and not span.file.startswith(f"{own.folder}/"):
            change = f"- {{type: replace, node: {node}, values: {{{', '.join(lines)}}}}}"
            span = kit.library.span(f"layer/{own.id}#changes")
            yield Diagnostic(span, "print.fits-layer", {**values, "change": change}, "note")
        else:
            change = "`, `".join(lines)
            yield Diagnostic(span, "print.fits", {**values, "change": change}, "note")


def _mapping(counts: Mapping[str, int]) -> str:
    return ", ".join(f"{field}: {count}" for field, count in counts.items())
