"""The table of comparability in an exported summary: counts over what leaves, in words that may leave."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.model.identifier import IdentifierType, KnownName, Why
from interview_tui.model.interview import QuestionState
from tests.services.test_guide_versions import FIRST, talk, use, versions

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.services.guide_versions import GuideVersions
    from interview_tui.services.opening import OpenStudy

__all__ = ["versions"]

SOLVEIG = KnownName("key:1", ("Solveig",), IdentifierType.PERSON, Why.KEY_FILE)
ASKED, UNASKED = QuestionState.ASKED, QuestionState.UNASKED
CHANGED = (
    FIRST.replace("What is pay like?", "Why does Solveig decide the pay?") + "- Where do you live? {#live}\n"
)


def exported(study: OpenStudy, folder: Path, key: list[KnownName] | None = None) -> str:
    assert study.reporting.prepare(key=key).problems == []
    study.reporting.export(folder, key=key)
    return (folder / "summary.md").read_text(encoding="utf-8")


def test_with_one_version_there_is_nothing_to_compare(
    study: OpenStudy, versions: GuideVersions, tmp_path: Path
) -> None:
    talk(study, do=ASKED)
    assert "versions of the guide" not in exported(study, tmp_path / "out")


def test_the_appendix_tells_what_could_be_asked_and_was(
    study: OpenStudy, versions: GuideVersions, tmp_path: Path
) -> None:
    talk(study, do=ASKED, pay=ASKED)
    use(versions, CHANGED)
    talk(study, do=ASKED, live=UNASKED)
    talk(study, pilot=True, do=ASKED, live=ASKED)
    text = exported(study, tmp_path / "out", [SOLVEIG])
    table = text[text.index("## Appendix: versions of the guide") :]
    assert "| What do you do? | 1, 2 | 2 | 2 | 0 |" in table
    assert "| Where do you live? | 2 | 1 | 0 | 1 |" in table
    assert "(in place of: What is pay like?) | 2 | 1 | 0 | 0 |" in table
    assert "What is pay like? (no longer in the guide) | 1 | 1 | 1 | 0 |" in table
    assert "Solveig" not in text
    assert "the pilot showed it" not in text, "reasons do not leave"
