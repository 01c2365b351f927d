"""Opening: making a study, and opening one."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from interview_tui.errors import (
    ReadOnlyPlace,
    ReadOnlyStudy,
    UsageProblem,
    WrongPassphrase,
)
from interview_tui.i18n import _
from interview_tui.paths import StudyPaths
from interview_tui.services import study_folder
from interview_tui.services.afterwards import Afterwards
from interview_tui.services.ends import Ends
from interview_tui.services.passphrases import strength
from interview_tui.wiping import wipe

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.model.study import Study
    from interview_tui.recoverycode import Code
    from interview_tui.sealing import Cost
    from interview_tui.services.consenting import Consenting
    from interview_tui.services.fieldwork import Fieldwork
    from interview_tui.services.guarding import Guarding
    from interview_tui.services.guide_versions import GuideVersions
    from interview_tui.services.interviewing import Interviewing
    from interview_tui.services.recruiting import Recruiting
    from interview_tui.store.store import Store

__all__ = [
    "OpenStudy", "change_passphrase", "check_opens", "create_study", "open_study", "open_with_key",
    "strength",
]  # fmt: skip


class OpenStudy(Ends, Afterwards):
    """One open study and the verbs over it, each made when it is first asked for."""

    def __init__(self, paths: StudyPaths, store: Store, clock: Clock, actor: str = "") -> None:
        self.paths, self.store = paths, store
        self._clock = store.clock if store.by_month else clock
        self._actor = actor

    @property
    def study(self) -> Study:
        """The study as it stands now."""
        return self.store.study()

    @cached_property
    def recruiting(self) -> Recruiting:
        """Sites and respondents."""
        from interview_tui.services.recruiting import Recruiting

        made = Recruiting(self.store)
        made.look = self.look
        return made

    @cached_property
    def fieldwork(self) -> Fieldwork:
        """Study sheet, letters and promises, recruitment, sampling, and where it all stands."""
        from interview_tui.services.fieldwork import Fieldwork

        return Fieldwork(self.store, self.recruiting, self._clock, self._actor, self.look)

    @cached_property
    def consenting(self) -> Consenting:
        """Consent."""
        from interview_tui.services.consenting import Consenting

        made = Consenting(self.store, self._clock, self._actor)
        made.look = self.look
        return made

    @cached_property
    def interviewing(self) -> Interviewing:
        """Interviews."""
        from interview_tui.services.interviewing import Interviewing

        made = Interviewing(self.store, self._clock, self._actor, self._back_up)
        made.attention = self.asks
        return made

    @cached_property
    def guide_versions(self) -> GuideVersions:
        """Bringing in a changed guide."""
        from interview_tui.services.guide_versions import GuideVersions

        return GuideVersions(self.store, self._clock, self._actor)

    def has_key_file(self) -> None:
        """Put on record that names of this study are in a key file; exports ask for it from now on."""
        from interview_tui.services import impersonal

        impersonal.refuse_key(self.study)
        self.store.save_study(replace(self.study, key_file=True))

    def check_passphrase(self, passphrase: str) -> bool:
        """Return whether a passphrase opens this study. NotAStudy, StoreDamaged: the slots are not right."""
        from interview_tui.store import keyslots

        try:
            wipe(keyslots.unlock(self.paths, passphrase))
        except WrongPassphrase:
            return False
        return True

    def recovery_mark(self) -> str | None:
        """Return the mark of the page with the recovery code; None when there is none. Raises as above."""
        from interview_tui.services.recovering import mark_of

        return mark_of(self.paths.folder)

    @cached_property
    def guarding(self) -> Guarding:
        """Backups."""
        from interview_tui.services.guarding import Guarding

        return Guarding(self.store, self.paths, self._clock)

    def _back_up(self) -> None:
        self.guarding.begin()

    def close(self) -> None:
        """Wait for a backup that is being made, close the study, wipe its key, forget what was found."""
        if "guarding" in self.__dict__:
            self.guarding.wait()
        self.store.close()
        # What was found is remembered only there, and nothing was found when it was never loaded.
        found = sys.modules.get("interview_tui.deidentify.candidates")
        if found is not None:
            found.forget()

    def open_again(self, passphrase: str) -> None:
        """Open the study again after ``close``, for everyone who still holds it.

        Raises:
            WrongPassphrase: it stays closed.
            StudyGone: when another study, or an older copy of this one, lies there now.
            NotAStudy, StoreDamaged, StoreBusy, NotSaved: see their classes; it stays closed.
        """
        from interview_tui.store import keyslots

        key = keyslots.unlock(self.paths, passphrase)
        try:
            self.store.open_again(key)
        finally:
            wipe(key)


def create_study(  # noqa: PLR0913 - what a study is made of
    folder: Path,
    guide: Guide,
    passphrase: str,
    *,
    title: str = "",
    fields: Sequence[str] = (),
    recovery: Code | None = None,
    anonymous: bool = False,
    clock: Clock,
    cost: Cost | None = None,
) -> None:
    """Make a study in a folder of its own; nothing half-made is left when it fails.

    Args:
        folder: Where; it is made (0700) unless it is there and empty.
        guide: The guide its interviews are held by.
        passphrase: What opens it.
        title: Of the study; the guide's if empty.
        fields: Names of the background fields of a respondent.
        recovery: The code that opens it too, when the passphrase is forgotten; None for none.
        anonymous: Whether it must hold no personal data: see ``services.impersonal``.
        clock: Times the process trail.
        cost: What one guess at the passphrase costs; ``sealing.STANDARD`` if None.

    Raises:
        UsageProblem: when the passphrase is empty, a field name is no good or the folder cannot be made.
        WouldOverwrite: when something is there already.
        NotSaved: when the disk does not take it.
    """
    if not passphrase:
        raise UsageProblem(_("A study needs a passphrase."), _("Nothing was made."))
    study = _study(guide, title, fields, anonymous=anonymous)
    made = study_folder.make(folder)
    try:
        _fill(StudyPaths(folder), guide, (passphrase, recovery), study, clock=clock, cost=cost)
    except BaseException:
        study_folder.clear(folder, made)
        raise


def _study(guide: Guide, title: str, fields: Sequence[str], *, anonymous: bool) -> Study:
    from interview_tui.model.study import Study
    from interview_tui.services import impersonal
    from interview_tui.services.recruiting import field_names, short

    study = Study(short(title, _("title")) or guide.title, guide.language, anonymous=anonymous)
    return replace(study, fields=field_names(impersonal.fields(study, fields)))


def _fill(  # noqa: PLR0913 - what a study is made of
    paths: StudyPaths,
    guide: Guide,
    ways_in: tuple[str, Code | None],
    study: Study,
    *,
    clock: Clock,
    cost: Cost | None,
) -> None:
    from interview_tui import sealing
    from interview_tui.store import keyslots
    from interview_tui.store.store import Store

    key = sealing.new_key()
    passphrase, recovery = ways_in
    keyslots.write(paths, key, passphrase, cost or sealing.STANDARD, recovery)
    store = Store.create(paths, key, study, guide=guide, clock=clock)
    try:
        store.add_guide(guide)
    finally:
        store.close()
        wipe(key)


def open_study(folder: Path, passphrase: str, *, clock: Clock, actor: str = "") -> OpenStudy:
    """Open a study for this window alone.

    Raises:
        WrongPassphrase, NotAStudy, NewerStudy, StoreDamaged, StoreBusy: nothing was changed.
        ReadOnlyStudy: when the place cannot be written to.
    """
    from interview_tui.store import keyslots
    from interview_tui.store.store import Store

    paths = StudyPaths(folder)
    key = keyslots.unlock(paths, passphrase)
    try:
        store = Store.open(paths, key, clock=clock, actor=actor)
    except ReadOnlyPlace:
        raise ReadOnlyStudy from None
    finally:
        wipe(key)
    return OpenStudy(paths, store, clock, actor)


def change_passphrase(folder: Path, old: str, new: str, *, cost: Cost | None = None) -> None:
    """Let ``new`` open a study in place of ``old``; nothing of the study itself is rewritten.

    Raises:
        WrongPassphrase, NotAStudy, NewerStudy, StoreDamaged: see their classes; nothing was changed.
        NotSaved: when the disk does not take it; the old passphrase still opens the study.
    """
    from interview_tui import sealing
    from interview_tui.store import keyslots

    keyslots.change_passphrase(StudyPaths(folder), old, new, cost or sealing.STANDARD)


def check_opens(folder: Path, passphrase: str) -> None:
    """Raise what ``open_study`` would raise for this passphrase, without opening the study."""
    from interview_tui.store import keyslots

    wipe(keyslots.unlock(StudyPaths(folder), passphrase))


def open_with_key(folder: Path, key: bytes, *, clock: Clock, actor: str = "") -> OpenStudy:
    """Open a study whose data key is at hand, as the sample's is; raises what ``open_study`` raises."""
    from interview_tui.store.store import Store

    paths = StudyPaths(folder)
    return OpenStudy(paths, Store.open(paths, key, clock=clock, actor=actor), clock, actor)
