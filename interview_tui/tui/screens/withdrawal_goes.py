"""What a withdrawal takes, for the last question, and which of its keys still do something after."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.consent import ConsentScope
from interview_tui.model.withdrawal import Stage
from interview_tui.services import owned, withdrawal_words

if TYPE_CHECKING:
    from interview_tui.services.withdrawing import Plan, Report


def goes(plan: Plan | None, what: ConsentScope, *, backups: bool, exports: bool, name: bool) -> str:
    """Return in a few words what is erased when the last question is answered with yes.

    Args:
        plan: What there is.
        what: Everything (taking part), the notes or the recorder marks.
        backups: Whether the backups go too.
        exports: Whether the exported files go too.
        name: Whether the name goes out of the key file.
    """
    if what is ConsentScope.AUDIO or plan is None:
        return _("Erase the recorder marks")
    if what is ConsentScope.NOTES:
        return _("Erase {what}").format(what=words.notes(plan.notes))
    parts, n = [_("all that is on record about them")], len(plan.backups)
    if plan.interviews:
        parts = [words.interviews(plan.interviews), *([words.notes(plan.notes)] if plan.notes else [])]
    if backups and n:
        parts.append(ngettext("{n} backup", "{n} backups", n).format(n=n))
    if exports and plan.exports:
        parts.append(_("the exported files"))
    if name:
        parts.append(_("the name in the key file"))
    return _("Erase {what}").format(what=", ".join(parts))


def can_go(plan: Plan | None) -> list[ConsentScope]:
    """Return what can be chosen to go: everything, and of the notes and the recorder marks what there is."""
    found = [ConsentScope.PARTICIPATION]
    if plan is not None and plan.notes:
        found.append(ConsentScope.NOTES)
    if plan is not None and plan.interviews:
        found.append(ConsentScope.AUDIO)
    return found


def what_goes(what: ConsentScope, code: str) -> tuple[str, str]:
    """Return in a sentence each what is erased and what stays: of everything, the notes or the marks."""
    if what is ConsentScope.AUDIO:
        return (
            _("Goes: the recorder marks alone."),
            _("Stays: the notes and all else. The recording itself is for you to delete."),
        )
    if what is ConsentScope.NOTES:
        return (
            _("Goes: what was written down, in all its wordings."),
            _("Stays: that the interview was held, with its times and marks, and the other consents."),
        )
    return (
        _("Goes: {code} with all that was said, written down and decided.").format(code=code),
        _("Stays, without the code: what was decided on consent, ending with this; and one more in a count."),
    )


def keeping(stage: Stage) -> str:
    """Return what letting stand what was said means at this stage."""
    if stage is Stage.DURING:
        return _("stop the interview; what was said so far stays")
    return _("take back only what is to come; what was said stays")


def outcome(report: Report) -> str:
    """Return in two words what came of it."""
    if report.words_kept:
        return _("withdrawn, what was said stays")
    if ConsentScope.PARTICIPATION in report.scopes:
        return _("withdrawn and erased")
    return _("erased in part")


def told_after(report: Report, code: str) -> list[str]:
    """Return what was done and found, a sentence each; where a name may be left, by what it is found."""
    told = withdrawal_words.after(report)
    if report.key_file and report.key_entries is None and report.erased.get("respondents"):
        said = _("In the key file look for {code}: note it now. Names marks it as no longer in the study.")
        told.insert(1, said.format(code=code))
    return told


def left_to_do(report: Report) -> tuple[str, ...]:
    """Return the commands that still do something once a report is there."""
    found = ["leave_withdrawal"]
    if report.backups_left and not report.words_kept:
        found.append("withdraw_backups")
    if any(one.path not in report.exports_deleted for one in owned.deletable(report.exports)):
        found.append("withdraw_exports")
    return tuple(found)
