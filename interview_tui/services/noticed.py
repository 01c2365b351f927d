"""Notices on the fieldwork: broken promises, changes to report, a letter whose file was changed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words_ledger
from interview_tui.i18n import _, ngettext
from interview_tui.model.ledger import Standing
from interview_tui.services.noticing import Notice, Weight

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy


def of_fieldwork(study: OpenStudy) -> list[Notice]:
    """Return what is to be seen to in the fieldwork; each kind is one notice."""
    return [*_promises(study), *_changes(study), *_letter(study)]


def _promises(study: OpenStudy) -> list[Notice]:
    standings = [line.standing for line in study.fieldwork.overseeing.ledger()]
    found = []
    if broken := standings.count(Standing.BROKEN):
        said = ngettext("{n} promise is broken.", "{n} promises are broken.", broken).format(n=broken)
        found.append(Notice(said, Weight.NOW, "ledger"))
    if risk := standings.count(Standing.AT_RISK):
        said = ngettext("{n} promise is at risk.", "{n} promises are at risk.", risk).format(n=risk)
        found.append(Notice(said, Weight.SOON, "ledger"))
    return found


def _changes(study: OpenStudy) -> list[Notice]:
    report = study.fieldwork.describing.to_report()
    if not report:
        return []
    said = _("Report a change: {change}").format(change=words_ledger.change(report[0]))
    if more := len(report) - 1:
        said += " " + ngettext("And {n} more.", "And {n} more.", more).format(n=more)
    return [Notice(said, Weight.SOON, "sheet")]


def _letter(study: OpenStudy) -> list[Notice]:
    changed = study.fieldwork.informing.changed()
    if changed is None:
        return []
    sentence = _("The file of letter {version} was changed after it was put on record; is it a new version?")
    return [Notice(sentence.format(version=changed.version), Weight.SOON, "letters")]
