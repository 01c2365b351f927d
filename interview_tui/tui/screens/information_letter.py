"""The information letter: what it promises, what it should say, and putting a new version in force."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple

from interview_tui import words_field, words_ledger
from interview_tui.i18n import _, ngettext
from interview_tui.model import checklist
from interview_tui.model.checklist import INSTITUTION, Item
from interview_tui.model.letter import ItemAnswer, Letter, Promise, PromiseKind
from interview_tui.tui import commands
from interview_tui.tui.screens.lined import LinedScreen
from interview_tui.tui.screens.new_letter import NewLetter
from interview_tui.tui.screens.promised_day import PromisedDay
from interview_tui.tui.screens.reader_forms import ReaderForms
from interview_tui.tui.widgets.key_line import KeyLine
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.table import Column, Row, Table
from interview_tui.tui.widgets.tall_table import TallTable

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from interview_tui.services.opening import OpenStudy
    from interview_tui.tui.ink import Name

_VALUED = {
    PromiseKind.LENGTH, PromiseKind.END_DATE, PromiseKind.DESTRUCTION, PromiseKind.READERS,
    PromiseKind.WITHDRAWAL,
}  # fmt: skip
_BEFORE = frozenset({"new_letter", "leave_letters"})
"""The commands of this screen that do something while no letter is kept."""
_SIGNS = {ItemAnswer.YES: "✓", ItemAnswer.NO: "✗", ItemAnswer.NOT_RELEVANT: "–"}


class Held(NamedTuple):
    """The letter in force with all that is known of it; ``letter`` is None when none is kept."""

    version: str
    letter: Letter | None
    changed: bool
    promises: Sequence[Promise]
    proposals: Sequence[Promise]
    answers: Mapping[str, ItemAnswer]
    found: Mapping[Item, str]
    institution: bool

    @property
    def lines(self) -> list[Promise | Item]:
        """What the screen has a line for, in order."""
        return [*self.promises, *self.proposals, *checklist.wanted(institution=self.institution)]


class LettersScreen(NewLetter, PromisedDay, ReaderForms, LinedScreen):
    """Shows the letter in force; promises are taken and items answered with one key each."""

    SCOPES: ClassVar[tuple[str, ...]] = (commands.LETTERS,)
    TABLE: ClassVar[type[Table]] = TallTable

    def read(self, study: OpenStudy) -> Held:
        """Return the letter in force and what is known of it."""
        informing, version = study.fieldwork.informing, study.study.letter_version
        letter = next((one for one in informing.letters() if one.version == version), None)
        if letter is None:
            return Held(version, None, changed=False, promises=(), proposals=(), answers={}, found={},
                        institution=False)  # fmt: skip
        return Held(
            version, letter, informing.changed() is not None, informing.promises(letter),
            informing.proposals(letter), informing.answers(letter), checklist.proposed(letter.text),
            informing.through_institution(),
        )  # fmt: skip

    def head(self, held: Held) -> tuple[str, Sequence[str]]:
        """Return which letter it is, and what is open."""
        if held.letter is None:
            if not held.version:
                return _("Letter"), [_("none is kept yet")]
            return _("Letter {version}").format(version=held.version), [_("its text is not kept here")]
        left = sum(item.value not in held.answers for item in checklist.wanted(institution=held.institution))
        promises = len(held.promises)
        facts = [
            ngettext("{n} promise", "{n} promises", promises).format(n=promises),
            ngettext("{n} point open", "{n} points open", left).format(n=left),
        ]
        if gaps := len(checklist.missing(held.answers, institution=held.institution)):
            facts.append(ngettext("{n} point missing", "{n} points missing", gaps).format(n=gaps))
        if held.changed:
            facts.insert(0, _("its file was changed"))
        return _("Letter {version}").format(version=held.version), facts

    def columns(self, held: Held) -> Sequence[Column]:
        """Return the two columns."""
        del held
        return [Column("", 20), Column(_("what the letter promises, and what it should say"), 200)]

    def rows(self, held: Held) -> Sequence[Row]:
        """Return a row for each promise, each proposal and each item of the checklist."""
        if held.letter is None:
            return [Row(("·", _("No letter is kept yet. {key} takes it in from its file.").format(
                key=self.keys["new_letter"])), ("dim", "text"))]  # fmt: skip
        return [self._row(held, one) for one in held.lines]

    def _row(self, held: Held, one: Promise | Item) -> Row:
        if isinstance(one, Promise):
            if one.id:
                return Row((_("promise"), words_ledger.promised(one)), ("good", "text"))
            return Row((_("promise? {key}").format(key=self.keys["take_line"]), words_ledger.promised(one)),
                       ("warn", "text"))  # fmt: skip
        answer = held.answers.get(one.value)
        if answer is None:
            said = _("says so?") if one in held.found else _("does it say?")
            return Row((said, words_field.word(one)), ("warn", "text"))
        looks: tuple[Name, Name] = ("warn", "text") if answer is ItemAnswer.NO else ("dim", "dim")
        return Row((f"{_SIGNS[answer]} {words_field.word(answer)}", words_field.word(one)), looks)

    def below(self, held: Held, place: int) -> Sequence[Para]:
        """Return the words of the letter behind a line, and what can be done with it."""
        if held.letter is None or place >= len(held.lines):
            said = _(
                "{key} asks for the file. What people are told is kept here from then on, word for word."
            )
            return [Para(said.format(key=self.keys["new_letter"]), "dim", 1)]
        one = held.lines[place]
        if isinstance(one, Promise):
            words = [Para(one.words, "quote", 1, most=2)] if one.words else []
            hint = _("{take} writes it down.")
            if one.id and one.kind in _VALUED:
                hint = _("{take} changes it, {away} takes it off, {more} writes down another.")
            elif one.id:
                hint = _("{away} takes it off, {more} writes down another.")
            elif _is_open(one):
                hint = _("The letter names no form. {take} lets you choose it, and writes it down.")
            names = {"take": "take_line", "away": "not_promised", "more": "add_promise"}
            keys = {word: self.keys[name] for word, name in names.items()}
            return [Para(words_ledger.promised(one), "text", 1), *words, Para(hint.format(**keys), "dim", 1)]
        paras = [Para(words_field.word(one), "text", 1)]
        if one in held.found:
            paras.append(Para(_("Found in the letter: {words}").format(words=held.found[one]), "quote", 1))
        if one in INSTITUTION:
            paras.append(Para(_("Matters where an institution passes the request on, as here."), "dim", 1))
        said = _("You answer; this is no legal advice. {key} takes in a new version of the letter.")
        paras.append(Para(said.format(key=self.keys["new_letter"]), "dim", 1))
        return paras

    @property
    def _line(self) -> Any:
        held: Held | None = self.held
        if held is None or held.letter is None or self.place >= len(held.lines):
            return None
        return held.lines[self.place]

    def show(self, held: Held) -> None:
        """Show what was read; before there is a letter, only the keys that do something then."""
        super().show(held)
        self.query_one(KeyLine).only(None if held.letter else _BEFORE)

    # -- promises ------------------------------------------------------------------------------------------

    def action_take_line(self) -> None:
        """Take a proposal, change a promise, or ask for the answer to an item."""
        line = self._line
        if isinstance(line, Item):
            self._ask_answer(line)
        elif isinstance(line, Promise) and line.id and line.kind in _VALUED:
            self._ask_value(line)
        elif isinstance(line, Promise) and line.id:
            said = _("There is nothing in this one to change; {key} takes it off.")
            self.say(said.format(key=self.keys["not_promised"]))
        elif isinstance(line, Promise) and _is_open(line):
            self.choose_forms(line.value, lambda value: self._write(line, value))
        elif isinstance(line, Promise):
            self.work(lambda: self.promise(line, line.value), self.promised)
            # It joins the promises above; the next proposal is one line further down.
            self.query_one(Table).action_move(1)

    def _ask_value(self, line: Promise, typed: str | None = None) -> None:
        """Ask for what is promised; ``typed`` is what was typed before, and not written down yet."""
        from interview_tui.tui.screens.ask_short import AskShort

        def given(value: str | None) -> None:
            if value is not None:
                self.ask_latest(line, value)

        hint, now = _(words_ledger.HINTS[line.kind]), words_ledger.value(line) if typed is None else typed
        asked = AskShort(words_field.word(line.kind), text=now, hint=hint)
        if line.kind is PromiseKind.READERS:
            from interview_tui.services.promised_values import promised

            self.ask_readers(
                asked, lambda value: promised(line.kind, value), lambda value: self._write(line, value)
            )
            return
        if line.kind is PromiseKind.DESTRUCTION:
            # A day alone is a promise to destroy, too: it is looked at with the day.
            self.app.push_screen(asked, given)
        else:
            self.ask_for(asked, lambda value: self.promise(line, value), self.promised)

    def _write(self, line: Promise, value: str) -> None:
        self.work(lambda: self.promise(line, value), self.promised)

    def promise(self, line: Promise, value: str, latest: str = "") -> Promise:
        """Write a promise down; called on the writer's thread."""
        informing, letter = self.study.fieldwork.informing, self.held.letter
        return informing.promise(letter, line.kind, value, latest=latest or line.latest, words=line.words)

    def promised(self, promise: Promise) -> None:
        """Say that a promise is written down; offer what follows from it."""
        self.say(_("Written down: {promise}").format(promise=words_field.word(promise.kind)))
        self.reload()
        self.offer_deadline(promise)

    def action_add_promise(self) -> None:
        """Write down a promise of a kind that is chosen."""
        from interview_tui.tui.screens.picker import Choice, Picker

        if self.held is None or self.held.letter is None:
            return
        choices = [Choice(kind.value, words_field.word(kind)) for kind in PromiseKind]

        def chosen(kind: str | None) -> None:
            if kind is None:
                return
            line = Promise(self.held.letter.id, PromiseKind(kind))
            if line.kind in _VALUED:
                self._ask_value(line)
            else:
                self.work(lambda: self.promise(line, ""), self.promised)

        self.app.push_screen(Picker(_("What does the letter promise?"), choices), chosen)

    def action_not_promised(self) -> None:
        """Take a promise off: the letter does not make it after all."""
        line = self._line
        if isinstance(line, Promise) and line.id:
            informing, letter = self.study.fieldwork.informing, self.held.letter
            self.do(lambda: informing.unpromise(letter, line.kind))

    # -- the checklist -------------------------------------------------------------------------------------

    def action_item_yes(self) -> None:
        """The letter says this."""
        self._answer(ItemAnswer.YES)

    def action_item_no(self) -> None:
        """The letter does not say this."""
        self._answer(ItemAnswer.NO)

    def action_item_not_relevant(self) -> None:
        """This has nothing to do with the study."""
        self._answer(ItemAnswer.NOT_RELEVANT)

    def _ask_answer(self, item: Item) -> None:
        """Ask what the letter says; an answer that stands is chosen, so that Enter alone changes nothing."""
        from interview_tui.tui.screens.picker import Choice, Picker

        answers = [ItemAnswer.YES, ItemAnswer.NO, ItemAnswer.NOT_RELEVANT]
        now = self.held.answers.get(item.value)
        choices = [Choice(one.value, words_field.word(one), lead=_SIGNS[one]) for one in answers]

        def chosen(value: str | None) -> None:
            if value is not None:
                self._answer(ItemAnswer(value))

        start = answers.index(now) if now else None
        title = _("{item} – does the letter say so?").format(item=words_field.word(item))
        self.app.push_screen(Picker(title, choices, start=start), chosen)

    def _answer(self, answer: ItemAnswer) -> None:
        line = self._line
        if not isinstance(line, Item):
            self.say(_("This key answers a point further down: whether the letter says it."))
            return
        informing, letter = self.study.fieldwork.informing, self.held.letter
        before, said = self.held.answers.get(line.value), ""
        if before not in {None, answer}:
            said = _("Changed from {before} to {after}: {item}").format(
                before=words_field.word(before), after=words_field.word(answer), item=words_field.word(line)
            )
        self.do(lambda: informing.answer(letter, line, answer), said)
        self.query_one(Table).action_move(1)

    def action_leave_letters(self) -> None:
        """Go back."""
        self.dismiss(None)


def _is_open(promise: Promise) -> bool:
    """Return whether the letter leaves open in what form somebody reads."""
    return promise.kind is PromiseKind.READERS and ":" not in promise.value
