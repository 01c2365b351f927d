"""What tests of exports say and read: a consent, a decision, and the words of what was written."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from interview_tui.model.consent import ConsentEvent, ConsentScope, Decision, Method
from interview_tui.model.identifier import Choice, IdentifierType
from interview_tui.model.identifier import Decision as Decided

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from interview_tui.store.store import Store

    Hold = Callable[..., list[int]]

BASIC = (ConsentScope.PARTICIPATION, ConsentScope.NOTES)
MINUTE = 60_000


def consent(store: Store, code: str, decision: Decision, scopes: Sequence[ConsentScope] = BASIC) -> None:
    found = store.respondent(code)
    assert found is not None
    store.add_consent([ConsentEvent(s, decision, Method.WRITTEN, 1, "", found.id) for s in scopes])


def content(folder: Path) -> str:
    return anyhow("\n".join(path.read_text(encoding="utf-8-sig") for path in sorted(folder.iterdir())))


def anyhow(text: str) -> str:
    """Return a text without the numbers of replacements: they are drawn at random."""
    return re.sub(r"\[([\w-]+) \d+\]", r"[\1 N]", text)


def noted(folder: Path) -> list[str]:
    text = (folder / "notes.csv").read_text(encoding="utf-8-sig")
    return [anyhow(row[-2]) for row in csv.reader(io.StringIO(text, newline=""))][1:]


def decide(store: Store, entity: str, choice: Choice, kind: IdentifierType = IdentifierType.PERSON) -> None:
    store.add_decision(Decided(entity, kind, choice, 1))
