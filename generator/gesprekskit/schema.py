"""Writes the JSON Schemas with which an editor completes, explains and underlines."""

from __future__ import annotations

import json
from pathlib import Path

from gesprekskit.artifacts import Artifact
from gesprekskit.definitions import DEFINITIONS, LAYER_DEFINITIONS, TRANSLATIONS
from gesprekskit.writing import write_file


def schemas() -> tuple[Artifact, ...]:
    """Return a schema for every kind of file, named after the kind."""
    return tuple(
        Artifact(f"{kind.name}.json", _written(kind.name, kind.model.model_json_schema()))
        for kind in (*DEFINITIONS, *LAYER_DEFINITIONS[:3], TRANSLATIONS[0])
    )


def write_schemas(folder: Path) -> int:
    """Write the schemas into a folder; return how many. Raises OutputError."""
    written = schemas()
    for artifact in written:
        write_file(artifact.content, folder / artifact.path)
    return len(written)


def _written(name: str, schema: dict[str, object]) -> bytes:
    whole = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$comment": "written by `gesprekskit schema`",
        **schema,
        "title": name,
    }
    return (json.dumps(whole, ensure_ascii=False, indent=1) + "\n").encode()
