"""What a study is called: changed at any time. The audit keeps that it was done, never the title."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.services.recruiting import short

if TYPE_CHECKING:
    from interview_tui.model.study import Study
    from interview_tui.services.opening import OpenStudy


def retitle(study: OpenStudy, title: str) -> Study:
    """Give a study another title; the folder, and what was exported, keep the names they have.

    Args:
        study: The study.
        title: What it is called from now on.

    Raises:
        UsageProblem: the title is empty or too long; nothing was changed.
    """
    line = short(title, _("title"))
    if not line:
        raise UsageProblem(_("A study needs a title."), _("Nothing was changed."))
    about = study.study
    if line != about.title:
        study.recruiting.look(line)
        study.store.save_study(replace(about, title=line))
    return study.study
