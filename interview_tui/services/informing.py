"""Information letters: kept by version and hash, checked against a list, their promises written down."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from interview_tui import ordinary
from interview_tui.errors import UsageProblem
from interview_tui.i18n import _
from interview_tui.model import checklist, promising
from interview_tui.model.consent import RESPONDENT_SCOPES, ConsentEvent, ConsentState, Decision
from interview_tui.model.letter import ItemAnswer, Letter, Promise, PromiseKind
from interview_tui.model.recruitment import ApproachedBy
from interview_tui.services.describing import day_of, line_of
from interview_tui.services.promised_values import promised
from interview_tui.services.recruiting import nothing, short
from interview_tui.text import clean

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from interview_tui.clock import Clock
    from interview_tui.model.checklist import Item
    from interview_tui.store.store import Store

LETTER_LIMIT = 5 * 1024 * 1024
"""Most bytes of a letter; it is kept whole, inside the study."""


def tagged(content: bytes) -> str:
    """Return the hash a letter goes by."""
    return "sha256:" + hashlib.sha256(content).hexdigest()


def read_letter(place: Path) -> bytes:
    """Return a letter's file; UsageProblem when it is too large or cannot be read."""
    try:
        return ordinary.read(place, LETTER_LIMIT)
    except ordinary.TooLarge:
        raise UsageProblem(
            _("{place} is too large to be a letter.").format(place=place.name[:80]),
            _("Nothing was changed."),
            _("Save it as plain text, without pictures."),
        ) from None
    except OSError:
        raise UsageProblem(
            _("{place} cannot be read.").format(place=place.name[:80]),
            _("Nothing was changed."),
            _("Choose a file that is there and that you may read."),
        ) from None


class Informing:
    """The verbs on letters, their checklists and promises."""

    def __init__(self, store: Store, clock: Clock, actor: str = "") -> None:
        self._store, self._clock, self._actor = store, clock, actor
        self.look: Callable[..., None] = nothing
        """Called with words that are about to be stored; it may ask first."""

    # -- letters -------------------------------------------------------------------------------------------

    def put(
        self, version: str, content: bytes, *, place: str = "", language: str = "", reconsent: bool = False
    ) -> Letter:
        """Put a letter in force: from now on consent is given to it. The same letter again changes nothing.

        Args:
            version: What it is called, such as ``v2``.
            content: The file, byte for byte.
            place: Where the file lies, so that a later change of it is noticed.
            language: Of the letter; the study's if empty.
            reconsent: Whether those who said yes to an earlier letter are asked again: their yes counts as no
                until they answer. Otherwise it stays, marked as given to an old version.

        Raises:
            UsageProblem: when the version has no name, or is on record with another text.
        """
        name = self.called(version, content)
        study, before = self._store.study(), self._store.letter(name)
        if before is not None:
            return self._again(before)
        self.look(_text(content))
        letter = Letter(
            name, tagged(content), short(language, _("language")) or study.language, content, _text(content),
            place, reconsent, self._clock.now().wall_ms,
        )  # fmt: skip
        kept = self._store.add_letter(letter)
        if reconsent:
            self._ask_again(kept)
        return kept

    def called(self, version: str, content: bytes) -> str:
        """Return what a letter with this content is to be called; raises what ``put`` raises of a version."""
        name = short(version, _("version"))
        if not name:
            raise UsageProblem(_("The letter needs a version, such as 1 or 2026-01."))
        study, before = self._store.study(), self._store.letter(name)
        known = before.hash if before else study.letter_hash if study.letter_version == name else ""
        if known not in ("", tagged(content)):
            raise UsageProblem(
                _("Letter version {version} is on record with another text.").format(version=name),
                _("Nothing was changed."),
                _("Give the changed letter a version of its own."),
            )
        return name

    def _again(self, letter: Letter) -> Letter:
        study = self._store.study()
        if study.letter_version != letter.version:
            self._store.save_study(replace(study, letter_version=letter.version, letter_hash=letter.hash))
        return letter

    def _ask_again(self, letter: Letter) -> None:
        """Let every yes to another version count as no until there is an answer to this one (C2)."""
        people: dict[int, list[ConsentEvent]] = {}
        for event in self._store.consent_events():
            if event.respondent_id is not None:
                people.setdefault(event.respondent_id, []).append(event)
        asked = []
        for events in people.values():
            state = ConsentState.of(events)
            granted = [scope for scope in RESPONDENT_SCOPES if state.decision(scope) is Decision.GRANTED]
            for event in (state.latest[scope] for scope in granted):
                again = replace(event, decision=Decision.SUPERSEDED, at=letter.at, id=0, supersedes=event.id)
                asked.append(
                    replace(
                        again, letter_version=letter.version, letter_hash=letter.hash, recorded_by=self._actor
                    )
                )
        if asked:
            self._store.add_consent(asked)

    def letters(self) -> list[Letter]:
        """Return every letter whose text is kept, oldest first."""
        return self._store.letters()

    def find(self, version: str = "") -> Letter:
        """Return a letter by version, the one in force if empty; UsageProblem when its text is not kept."""
        name = short(version, _("version")) or self._store.study().letter_version
        letter = self._store.letter(name) if name else None
        if letter is not None:
            return letter
        if not name:
            raise UsageProblem(
                _("No information letter is on record yet."),
                "",
                _("Put one in force first: interview-tui letter set FOLDER VERSION FILE"),
            )
        raise UsageProblem(
            _("The text of letter version {version} is not kept in the study.").format(version=name),
            "",
            _("Give its file: interview-tui letter set FOLDER {version} FILE").format(version=name),
        )

    def changed(self) -> Letter | None:
        """Return the letter in force when its file was changed after it was put on record; else None (C4).

        A file that is no longer at its place says nothing: the text is kept in the study.
        """
        letter = self._store.letter(self._store.study().letter_version)
        if letter is None or not letter.place:
            return None
        try:
            content = read_letter(Path(letter.place))
        except UsageProblem:
            return None
        return letter if tagged(content) != letter.hash else None

    # -- the checklist -------------------------------------------------------------------------------------

    def answers(self, letter: Letter) -> Mapping[str, ItemAnswer]:
        """Return what was answered, by item."""
        return self._store.item_answers(letter.id)

    def answer(self, letter: Letter, item: Item, answer: ItemAnswer) -> None:
        """Answer an item of the checklist."""
        self._store.answer_item(letter.id, item.value, answer, self._clock.now().wall_ms)

    def through_institution(self) -> bool:
        """Return whether an institution passes the request on: a leader decided for a site, or asked."""
        asked = self._store.approaches().values()
        return any(one.approached_by is ApproachedBy.GATEKEEPER for one in asked) or any(
            event.site_id is not None for event in self._store.consent_events()
        )

    def open_items(self, letter: Letter) -> list[Item]:
        """Return the items that apply and that nobody has answered."""
        return checklist.open_items(self.answers(letter), institution=self.through_institution())

    # -- promises ------------------------------------------------------------------------------------------

    def promises(self, letter: Letter) -> list[Promise]:
        """Return the promises written down for a letter."""
        return [one for one in self._store.promises() if one.letter_id == letter.id]

    def missing(self, letter: Letter) -> list[Item]:
        """Return what the letter should say and does not, by the answers given."""
        answers = self.answers(letter)
        if ItemAnswer.NO not in answers.values():
            return []
        return checklist.missing(answers, institution=self.through_institution())

    def proposals(self, letter: Letter) -> list[Promise]:
        """Return what the letter seems to promise and nobody has written down yet."""
        known = {one.kind for one in self.promises(letter)}
        return [one for one in promising.proposals(letter.text) if one.kind not in known]

    def promise(
        self, letter: Letter, kind: PromiseKind, value: str = "", *, latest: str = "", words: str = ""
    ) -> Promise:
        """Write down a promise, in place of one of the same kind; UsageProblem when its value is no good."""
        last = day_of(latest)
        by_day = kind is PromiseKind.DESTRUCTION and bool(last) and not line_of(value)
        kept_value = "" if by_day else promised(kind, value)
        made = Promise(letter.id, kind, kept_value, last, line_of(words), self._clock.now().wall_ms)
        if made.latest and kind is not PromiseKind.DESTRUCTION:
            raise UsageProblem(_("Only a promise to destroy has a latest day."), _("Nothing was changed."))
        before = [one for one in self.promises(letter) if one.kind is kind]
        kept = self._store.add_promise(made)
        for one in before:
            self._store.remove_promise(one.id, made.at)
        return kept

    def unpromise(self, letter: Letter, kind: PromiseKind) -> None:
        """Say that a letter does not promise this after all; UsageProblem when it is not written down."""
        found = [one for one in self.promises(letter) if one.kind is kind]
        if not found:
            raise UsageProblem(_("That promise is not written down."), _("Nothing was changed."))
        for one in found:
            self._store.remove_promise(one.id, self._clock.now().wall_ms)


def _text(content: bytes) -> str:
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""
    return "" if "\x00" in text else clean(text)
