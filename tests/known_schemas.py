"""Writes down what our schema looks like, so that no opening has to make it anew to compare with.

Run after a change of the store's steps, from the top of the repository; ``python -m tests.test_readme`` does
it too:

    uv run python -m tests.known_schemas
"""

from __future__ import annotations

import json
from pathlib import Path

from interview_tui.store import known_schemas, migrations, schema, whole_schema

HEAD = '''"""The schema of a study by the steps that made it, as digests. Made by tests.known_schemas."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

KNOWN_SCHEMAS: Mapping[str, str] = {
'''

WHOLE = '''"""What all steps together make of an empty database, said at once. Made by tests.known_schemas.

A table that a step widens or makes anew is made once, as it ends: changing one costs more than making ten.
"""

# ruff: noqa: E501, Q003
# fmt: off
from __future__ import annotations

'''


def made() -> dict[str, str]:
    """Return digest of statements -> digest of parts, for every number of steps a study can have had."""
    statements = list(migrations.RECORD)
    schemas = {}
    for _name, added in migrations.STEPS:
        statements += added
        schemas[schema.digest(statements)] = schema.digest(schema.make(statements))
    return schemas


def whole() -> tuple[str, tuple[str, ...]]:
    """Return the digest of the statements of all steps, and those that make the same at once."""
    statements = [*migrations.RECORD, *(sql for _name, added in migrations.STEPS for sql in added)]
    return schema.digest(statements), tuple(schema.at_once(statements))


def write() -> None:
    """Write the modules."""
    steps_digest, statements = whole()
    listed = "".join(f"    {json.dumps(sql, ensure_ascii=False)},\n" for sql in statements)
    text = f'{WHOLE}STEPS_DIGEST = "{steps_digest}"\nSTATEMENTS: tuple[str, ...] = (\n{listed})\n'
    Path(whole_schema.__file__).write_text(text, encoding="utf-8", newline="\n")
    lines = [f'    "{steps}": "{parts}",  # noqa: E501\n' for steps, parts in made().items()]
    text = HEAD + "".join(lines) + "}\n"
    Path(known_schemas.__file__).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    write()
