"""What a withdrawal takes, for the last question, and which of its keys still do something after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.consent import ConsentScope

if TYPE_CHECKING:
    from interview_tui.services.withdrawing import Plan, Report


def goes(plan: Plan | None, what: ConsentScope, *, backups: bool, exports: bool, name: bool) -> str:
    """Return in a few words what is erased when the last question is answered with yes.

    Args:
        plan: What there is.
        what: Everything (taking part), the notes or the recorder marks.
        backups: Whether our backups go too.
        exports: Whether the exported files go too.
        name: Whether the name goes out of the key file.
    """
    if what is ConsentScope.AUDIO or plan is None:
        return _("Erase the recorder marks")
    if what is ConsentScope.NOTES:
        return _("Erase {what}").format(what=words.notes(plan.notes))
    parts, n = [words.interviews(plan.interviews), words.notes(plan.notes)], len(plan.backups)
    if backups and n:
        parts.append(ngettext("{n} backup", "{n} backups", n).format(n=n))
    if exports and plan.exports:
        parts.append(_("the exported files"))
    if name:
        parts.append(_("the name in the key file"))
    return _("Erase {what}").format(what=", ".join(parts))


def left_to_do(report: Report) -> tuple[str, ...]:
    """Return the commands that still do something once a report is there."""
    found = ["leave_withdrawal"]
    if report.backups_left and not report.words_kept:
        found.append("withdraw_backups")
    if any(one.same and one.path not in report.exports_deleted for one in report.exports):
        found.append("withdraw_exports")
    return tuple(found)
