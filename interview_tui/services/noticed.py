"""Notices on exports that were broken off, and on the fieldwork: promises, changes to report, the letter."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import _, ngettext
from interview_tui.model.ledger import Standing
from interview_tui.services.noticing import Notice, Weight

if TYPE_CHECKING:
    from interview_tui.services.opening import OpenStudy


def of_exports(study: OpenStudy) -> list[Notice]:
    """Return what may be left of exports that were broken off."""
    if not study.store.has_begun_exports():
        return []
    # Imported only where there is one: every start asks.
    from interview_tui.services import on_record

    return on_record.notices(study)


def of_fieldwork(study: OpenStudy) -> list[Notice]:
    """Return what is to be seen to in the fieldwork; each kind is one notice."""
    return [*_promises(study), *_changes(study), *_letter(study)]


def _promises(study: OpenStudy) -> list[Notice]:
    standings = [line.standing for line in study.fieldwork.overseeing.ledger()]
    said = []
    if broken := standings.count(Standing.BROKEN):
        said.append(ngettext("{n} promise is broken.", "{n} promises are broken.", broken).format(n=broken))
    if risk := standings.count(Standing.AT_RISK):
        said.append(ngettext("{n} promise is at risk.", "{n} promises are at risk.", risk).format(n=risk))
    weight = Weight.NOW if broken else Weight.SOON
    return [Notice(" ".join(said), weight, "ledger")] if said else []


def _changes(study: OpenStudy) -> list[Notice]:
    count = len(study.fieldwork.overseeing.to_report())
    if not count:
        return []
    said = ngettext(
        "{n} thing is not as it was notified: report a change.",
        "{n} things are not as they were notified: report a change.",
        count,
    )
    return [Notice(said.format(n=count), Weight.SOON, "sheet")]


def _letter(study: OpenStudy) -> list[Notice]:
    changed = study.fieldwork.informing.changed()
    if changed is None:
        return []
    sentence = _("The file of letter {version} was changed; is it a new version?")
    return [Notice(sentence.format(version=changed.version), Weight.SOON, "letters")]


def letter_gaps(study: OpenStudy) -> list[Notice]:
    """Say how much the letter in force should say and does not, by the researcher's own answers."""
    informing, version = study.fieldwork.informing, study.study.letter_version
    letter = study.store.letter(version) if version else None
    count = len(informing.missing(letter)) if letter is not None else 0
    if not count:
        return []
    said = ngettext("{n} point is missing in the letter.", "{n} points are missing in the letter.", count)
    return [Notice(said.format(n=count), Weight.SOON, "letters")]
