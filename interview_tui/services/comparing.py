"""What can be compared over the versions of a guide, as it may leave: part of a summary's appendix."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.model.comparison import compared
from interview_tui.services.guide_versions import replaced

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.model.comparison import Compared
    from interview_tui.model.guide import Guide
    from interview_tui.services.told import Told
    from interview_tui.store.store import Store


def comparable(store: Store, told: Sequence[Told], masked: Mapping[str, Guide]) -> tuple[Compared, ...]:
    """Return the table over the interviews that leave, in words that may; empty with one version.

    Args:
        store: The study.
        told: The interviews; pilots among them are not counted.
        masked: Hash of each guide they used -> the guide with identifiers replaced.
    """
    used = [guide for guide in store.guides() if guide.hash() in masked]
    if len(used) < 2:  # noqa: PLR2004 - one version compares with nothing
        return ()
    held = [(one.guide, one.state) for one in told if not one.respondent.pilot]
    shown: dict[str, tuple[str, str, str]] = {}
    versions: dict[str, str] = {}
    for guide in used:
        versions[guide.version] = masked[guide.hash()].version
        for theme, seen in zip(guide.themes, masked[guide.hash()].themes, strict=True):
            for own, other in zip(theme.questions, seen.questions, strict=True):
                shown[own.id] = (other.id, seen.title, other.text)
    rows = []
    for one in compared(held, used, replaced(store.guide_changes())):
        name, theme_title, text = shown[one.question_id]
        before = shown[one.replaces][0] if one.replaces in shown else ""
        called = tuple(versions[version] for version in one.versions)
        rows.append(
            replace(one, question_id=name, theme=theme_title, text=text, versions=called, replaces=before)
        )
    return tuple(rows)
