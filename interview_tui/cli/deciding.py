"""Deciding what identifies someone, on the terminal: one by one, or a whole list of them at once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from interview_tui import words as called
from interview_tui.cli import candidate_rows, say, wishes
from interview_tui.cli.desk import (
    FILE,
    Desk,
    folder_argument,
    json_option,
    key_passphrase_option,
    passphrase_option,
)
from interview_tui.cli.keys import known_names
from interview_tui.cli.parting import apart, part
from interview_tui.cli.words import Command, Number, OneOf, Option, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.identifier import UNREPLACED, Choice, Decision, IdentifierType, Why

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.cli.wishes import Wish
    from interview_tui.services.opening import OpenStudy
    from interview_tui.services.suspects import CandidateGroup


@click.command(
    cls=Command,
    help=N_(
        "List what may identify someone in the notes of the study in FOLDER, and what was decided. How "
        "somebody speaks stands last: it may be kept as “spoken:”, or the notes written anew."
    ),
)
@folder_argument()
@click.option("--key", "key_file", cls=Option, type=FILE, metavar="KEYFILE",
              help=N_("Look for the names in this key file too."))  # fmt: skip
@click.option(
    "--open",
    "only_open",
    cls=Option,
    is_flag=True,
    help=N_("Only those that wait for a decision, or are to be read."),
)
@passphrase_option()
@key_passphrase_option()
@json_option()
@click.pass_obj
def candidates(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    key_file: Path | None,
    only_open: bool,
    passphrase_file: Path | None,
    key_passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Write one candidate on each line: words, type, why, decision, notes."""
    with desk.study(folder, passphrase_file) as opened:
        names = known_names(key_file, key_passphrase_file, opened)
        groups = found = [*opened.reviewing.candidates(names), *opened.reviewing.speech()]
        words = (one for one in groups if one.why is not Why.SPOKEN)
        steps = {one.entity: opened.reviewing.steps(one.examples[0], one.type) for one in words}
    if only_open:
        groups = [group for group in groups if group.undecided or group.to_read]
    if as_json:
        say.data([candidate_rows.data(group, steps.get(group.entity, ())) for group in groups])
        return
    known = {one.entity: one for one in found}
    say.table(candidate_rows.line(group, known) for group in groups)


@click.command(
    cls=Command,
    help=N_(
        "Decide on WORDS wherever they stand in the study: what they are (then they are replaced), or keep. "
        "With --list, decide on many at once: each line of LIST holds words, what, and text if it needs any, "
        "with tabs between."
    ),
)
@folder_argument()
@click.argument("words", metavar="WORDS", required=False, default="")
@click.option("--as", "what", cls=Option, type=OneOf(wishes.WHAT), metavar="WHAT",
              help=N_("person, place, organisation, email, phone, id_number, address, url, date, age, other; "
                      "or keep, undecided, relation, coarser, same, apart."))  # fmt: skip
@click.option("--with", "text", cls=Option, default="", metavar="TEXT",
              help=N_("For relation: leader, colleague, user, or words of your own. For coarser: the words "
                      "that stand instead. For same: the other words. For apart: the code of "
                      "the respondent in whose notes it is somebody else."))  # fmt: skip
@click.option("--note", "note_id", cls=Option, type=Number(), default=None, metavar="NOTE",
              help=N_("With keep or undecided: in this note alone."))  # fmt: skip
@click.option(
    "--list", "listed", cls=Option, type=FILE, metavar="LIST", help=N_("A file, or - for what comes in.")
)
@click.option("--key", "key_file", cls=Option, type=FILE, metavar="KEYFILE",
              help=N_("Look for the names in this key file too."))  # fmt: skip
@passphrase_option()
@key_passphrase_option()
@click.pass_obj
def decide(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    words: str,
    what: str | None,
    text: str,
    note_id: int | None,
    listed: Path | None,
    key_file: Path | None,
    passphrase_file: Path | None,
    key_passphrase_file: Path | None,
) -> None:
    """Record the decision on the candidate these words are a form of, or mark them as an identifier."""
    wanted = [wishes.one(words, what, text, note_id or 0)] if listed is None else [*wishes.read(listed)]
    with desk.study(folder, passphrase_file) as opened:
        names = known_names(key_file, key_passphrase_file, opened)
        groups = [*opened.reviewing.candidates(names), *opened.reviewing.speech()]
        _check_kept(groups, wanted)
        decisions = [_decision(opened, groups, wish) for wish in wanted]
        # All or none: what cannot be decided is said before anything is.
        for one in decisions:
            opened.reviewing.checked(one)
        for one in decisions:
            opened.reviewing.decide(one.entity, one.type, one.choice, text=one.text, note_id=one.note_id)
        nowhere = _nowhere(opened, groups, wanted)
        if listed is None and what == "undecided":
            groups = [*opened.reviewing.candidates(names), *opened.reviewing.speech()]
    count = len(wanted)
    many = ngettext("{n} decision is kept.", "{n} decisions are kept.", count).format(n=count)
    say.line(_said(wanted[0], groups) if listed is None else many)
    stands = _("{words} stands in no note that can be reviewed now: is it written as it is there?")
    for unseen in nowhere:
        say.warn(stands.format(words=short(unseen)))


def _check_kept(groups: Sequence[CandidateGroup], wanted: Sequence[Wish]) -> None:
    """Raise UsageProblem, before anything is decided, where the gate would stop what shall be kept."""
    from interview_tui.services.suspects import not_kept

    for wish in wanted:
        group = _matching(groups, wish.words) if wish.what == "keep" else None
        if group is not None and (said := not_kept(group, f"--as {group.type.value}")):
            raise UsageProblem(said)


def _decision(opened: OpenStudy, groups: Sequence[CandidateGroup], wish: Wish) -> Decision:
    """Return the decision that is wished for; UsageProblem where there is none."""
    reviewing, group = opened.reviewing, _matching(groups, wish.words)
    if wish.what == wishes.APART:
        return part(opened, group, wish.words, wish.text)
    if group is not None and wish.note_id:
        _check_note(group, wish)
    choice, type_ = wishes.CHOICES.get(wish.what, Choice.REPLACE), IdentifierType.PERSON
    if group is not None and group.why is Why.SPOKEN and choice not in UNREPLACED:
        raise UsageProblem(
            _("Nothing stands for a way of speaking: write the note anew in the review, or keep it."),
            _("Nothing was decided."),
        )
    if wish.what in wishes.TYPES:
        type_ = IdentifierType(wish.what)
    elif group is not None:
        type_ = group.type
    if group is None and choice in UNREPLACED:
        raise UsageProblem(
            _("No candidate is written like that."), "", _("See them with: interview-tui candidates FOLDER")
        )
    entity = group.entity if group is not None else reviewing.entity_of(wish.words)
    text = wish.text
    if choice is Choice.SAME:
        other = _matching(groups, wish.text)
        if other is None:
            raise UsageProblem(
                _("No candidate is written like that."),
                "",
                _("See them with: interview-tui candidates FOLDER"),
            )
        text, type_ = other.entity, other.type
    return Decision(entity, type_, choice, 0, text=text, note_id=wish.note_id)


def _check_note(group: CandidateGroup, wish: Wish) -> None:
    """Raise UsageProblem where the words do not stand in the note, or nothing can be taken back there."""
    words, note = short(wish.words), wish.note_id
    if note not in group.note_ids:
        raise UsageProblem(
            _("{words} does not stand in note {note}.").format(words=words, note=note),
            _("Nothing was decided."),
            _("See where it stands with: interview-tui candidates FOLDER"),
        )
    if wish.what == "undecided" and note not in group.kept_in:
        raise UsageProblem(
            _("Nothing was decided on {words} for note {note} alone.").format(words=words, note=note),
            _("It is as it was."),
            _("Without --note, what was decided for the whole study is taken back."),
        )


def _nowhere(opened: OpenStudy, groups: Sequence[CandidateGroup], wanted: Sequence[Wish]) -> list[str]:
    """Return words that were decided on and stand in no note, once they are looked for: misspelt perhaps."""
    import re

    new = [
        wish.words for wish in wanted if wish.what != wishes.APART and _matching(groups, wish.words) is None
    ]
    if not new:
        return []
    found = [one for one in opened.reviewing.candidates() if one.note_ids]
    entities, forms = {one.entity for one in found}, "\n".join(each for one in found for each in one.examples)

    def seen(words: str) -> bool:
        # What a longer name holds whole stands there too.
        whole = rf"(?<!\w){re.escape(short(words))}(?!\w)"
        return opened.reviewing.entity_of(words) in entities or bool(re.search(whole, forms, re.IGNORECASE))

    return [words for words in new if not seen(words)]


def _said(wish: Wish, groups: Sequence[CandidateGroup]) -> str:
    words = short(wish.words)
    match wish.what:
        case "apart":
            return apart(words, wish.text)
        case "keep":
            said = _("Kept in note {note} alone: {words}") if wish.note_id else _("Kept as it is: {words}")
            return said.format(note=wish.note_id, words=words)
        case "undecided":
            return candidate_rows.taken_back(_matching(groups, wish.words), wish.note_id, words)
        case "relation" | "coarser":
            return _("Replaced from now on, by {text}: {words}").format(
                text=f"[{short(wish.text)}]", words=words
            )
        case "same":
            return _("From now on the same as {text}: {words}").format(text=short(wish.text), words=words)
        case _:
            type_ = called.identifier(IdentifierType(wish.what))
            return _("Replaced from now on, as {type}: {words}").format(type=type_, words=words)


def _matching(groups: Sequence[CandidateGroup], words: str) -> CandidateGroup | None:
    wanted = short(words).removeprefix("#").casefold()
    for group in groups:
        # What tells how somebody speaks are words of everybody: only the name of the whole row means it.
        forms = () if group.why is Why.SPOKEN else group.examples
        behind = f" ({group.whose})" if group.whose else ""
        if wanted in {group.entity.casefold(), *(f"{each}{behind}".casefold() for each in forms)}:
            return group
    return None
