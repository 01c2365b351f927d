"""Makes the sample study: a new encrypted store, filled in one transaction from the frozen records.

Everything here is quick enough to be done between the command and the first picture: no Markdown is read, no
key is derived, and nothing heavy is imported.
"""

from __future__ import annotations

import hashlib
import json
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from interview_tui.demo import nav7, rows
from interview_tui.demo.letter import LETTER
from interview_tui.demo.sample import Sample, begin, remove, temporary
from interview_tui.paths import StudyPaths

if TYPE_CHECKING:
    from interview_tui.clock import Clock

__all__ = ["LANGUAGES", "Sample", "begin", "build", "remove", "temporary"]

LANGUAGES = ("nb", "en")
_KEY_BYTES = 32


def frozen(language: str) -> dict[str, Any]:
    """Return the frozen sample in a language (``nb`` or ``en``; anything else means ``en``)."""
    code = "nb" if language == "nb" else "en"
    content: dict[str, Any] = json.loads((_HERE / f"nav7_{code}.json").read_text(encoding="utf-8"))
    content["decisions"] = json.loads((_HERE / "decisions.json").read_text(encoding="utf-8"))[code]
    return content


_HERE = Path(__file__).parent


def build(  # noqa: PLR0913 - each says one thing about the sample
    root: Path,
    *,
    language: str,
    clock: Clock,
    notes: int = 0,
    is_temporary: bool = False,
    key: bytes = b"",
) -> Sample:
    """Make the sample study in ``root / "study"`` and return it; the database is closed again.

    Args:
        root: Holds the study folder and later the key file; made when it is not there.
        language: ``nb`` or ``en``.
        clock: The running interview began 41 minutes before its present moment, the others months before.
        notes: How many notes the running interview has; 0 means those that were written for it.
        is_temporary: Whether ``remove`` shall take ``root`` away.
        key: The data key to use; a random one if empty.

    Raises:
        WouldOverwrite: when there is a study in that place.
        NotSaved: when the disk does not take it.
    """
    from interview_tui.store import bulk

    code = "nb" if language == "nb" else "en"
    content, now, key = frozen(code), clock.now(), key or new_key()
    tables = rows.tables(content, code, now, letter_hash(code), notes)
    bulk.make(
        StudyPaths(root / "study"), key, _study(code), tables,
        guide_hash=content["guide_hash"], at=now.wall_ms,
    )  # fmt: skip
    return Sample(root, key, code, temporary=is_temporary)


def _study(code: str) -> dict[str, object]:
    return {
        "title": nav7.TITLE[code], "language": code, "fields": json.dumps(nav7.FIELDS[code]),
        "letter_version": nav7.LETTER_VERSION, "letter_hash": letter_hash(code),
        "key_file": 1, "sample": 1,
    }  # fmt: skip


def new_key() -> bytes:
    """Return a random data key."""
    return os.urandom(_KEY_BYTES)


def letter_hash(language: str) -> str:
    """Return the tagged hash of the sample's information letter."""
    return "sha256:" + hashlib.sha256(LETTER[language].encode()).hexdigest()
