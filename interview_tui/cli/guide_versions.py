"""A changed guide in a running study, and what it means for comparing answers."""

from __future__ import annotations

import sys
from dataclasses import replace
from typing import TYPE_CHECKING

import click

from interview_tui import words
from interview_tui.cli import say
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.words import Command, Option, nearest, short
from interview_tui.errors import UsageProblem
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.guide_change import REWORDINGS, Change, ChangeKind
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from interview_tui.model.comparison import Compared
    from interview_tui.services.guide_versions import Proposal, Table

ANSWERS = {"t": ChangeKind.TYPO, "s": ChangeKind.SAME_MEANING, "n": ChangeKind.NEW_MEANING}
"""What is typed for a kind of change, whatever the language."""


@click.command(
    cls=Command,
    help=N_(
        "Bring the changed guide in FILE into the study in FOLDER. Each change is shown, and what sort of "
        "change it seems to be; on a terminal you confirm it and say why. Interviews under way keep theirs."
    ),
)
@folder_argument()
@click.argument("file", metavar="FILE")
@click.option("--as", "kinds", cls=Option, multiple=True, metavar="ID=KIND",
              help=N_("A rewording is typo, same_meaning or new_meaning; may be repeated."))  # fmt: skip
@click.option("--because", "reasons", cls=Option, multiple=True, metavar="ID=TEXT",
              help=N_("Why this question was changed; may be repeated."))  # fmt: skip
@click.option("--reason", cls=Option, default="", metavar="TEXT",
              help=N_("Why, for every change that has no reason of its own."))  # fmt: skip
@click.option("--plan", cls=Option, is_flag=True, help=N_("Only show what has changed; change nothing."))
@passphrase_option()
@json_option()
@click.pass_obj
def use(  # noqa: PLR0913 - one parameter for each option
    desk: Desk,
    /,
    *,
    folder: Path,
    file: str,
    kinds: tuple[str, ...],
    reasons: tuple[str, ...],
    reason: str,
    plan: bool,
    passphrase_file: Path | None,
    as_json: bool,
) -> None:
    """Compare, ask, and bring in; what can be refused is refused before anything is stored."""
    from interview_tui.services.beginning import read

    new = read(file, desk.paths)
    with desk.study(folder, passphrase_file) as opened:
        versions = opened.guide_versions
        proposal = versions.propose(new)
        decided = _said(proposal, _given(kinds, proposal), _given(reasons, proposal), reason)
        if plan or proposal.nothing:
            _show(proposal, decided, as_json=as_json, done="")
            return
        if not as_json and sys.stdin is not None and sys.stdin.isatty():
            decided = _asked(decided)
        version = versions.bring_in(proposal, decided)
        _show(proposal, decided, as_json=as_json, done=version)


@click.command(
    cls=Command,
    help=N_(
        "Show for each question of the study in FOLDER in how many interviews it could be asked, was asked, "
        "and was answered without being asked. Pilots are not counted."
    ),
)
@folder_argument()
@passphrase_option()
@json_option()
@click.pass_obj
def compare(desk: Desk, /, *, folder: Path, passphrase_file: Path | None, as_json: bool) -> None:
    """Write the table of comparability."""
    with desk.study(folder, passphrase_file) as opened:
        table = opened.guide_versions.comparability()
    if as_json:
        say.data(_as_data(table))
        return
    say.line(words_of(table))
    heads = [_("question"), _("versions"), _("could"), _("asked"), _("unasked"), _("words")]
    say.table([heads, *(_row(one) for one in table.rows)])


def words_of(table: Table) -> str:
    """Return which interviews a table counts, as one sentence, with those that it leaves out."""
    parts = [
        ngettext("{n} interview counts", "{n} interviews count", table.interviews).format(n=table.interviews)
    ]
    left = (
        (table.running, ngettext("{n} under way", "{n} under way", table.running)),
        (table.pilots, ngettext("{n} pilot", "{n} pilots", table.pilots)),
        (table.withdrawn, ngettext("{n} withdrawn", "{n} withdrawn", table.withdrawn)),
    )
    out = [said.format(n=count) for count, said in left if count]
    return "; ".join([*parts, _("left out: {these}").format(these=", ".join(out))] if out else parts)


def _row(one: Compared) -> list[str]:
    text = one.text
    if one.replaces:
        text += " " + _("(replaces {id})").format(id=one.replaces)
    if one.gone:
        text += " " + _("(no longer in the guide)")
    return [one.question_id, ", ".join(one.versions), str(one.could), str(one.asked), str(one.unasked), text]


def _as_data(table: Table) -> dict[str, object]:
    rows = [
        {
            "question": one.question_id, "theme": one.theme, "text": one.text, "versions": list(one.versions),
            "could": one.could, "asked": one.asked, "unasked": one.unasked, "replaces": one.replaces or None,
            "gone": one.gone,
        }
        for one in table.rows
    ]  # fmt: skip
    return {
        "interviews": table.interviews, "running": table.running, "pilots": table.pilots,
        "withdrawn": table.withdrawn, "questions": rows,
    }  # fmt: skip


def _given(pairs: Sequence[str], proposal: Proposal) -> dict[str, str]:
    """Return ID=TEXT options by id; UsageProblem when the id is of no change."""
    known = {one.key.removesuffix(":move") for one in proposal.changes}
    known |= {one.new_id for one in proposal.changes if one.new_id}
    found = {}
    for pair in pairs:
        name, sign, text = pair.partition("=")
        name = clean_line(name)
        if not sign or name not in known:
            raise UsageProblem(
                _("{name} is not a question that has changed.").format(name=short(name)),
                _("Nothing was changed."),
                nearest(name, sorted(known)),
            )
        found[name] = clean_line(text)
    return found


def _said(
    proposal: Proposal, kinds: Mapping[str, str], reasons: Mapping[str, str], reason: str
) -> list[Change]:
    """Return the proposed changes as the options say they are."""
    decided = []
    for one in proposal.changes:
        names = (one.key.removesuffix(":move"), one.new_id)
        kind = next((kinds[name] for name in names if name in kinds), "") if one.kind in REWORDINGS else ""
        why = next((reasons[name] for name in names if name in reasons), clean_line(reason))
        decided.append(replace(one, kind=_kind(kind) if kind else one.kind, reason=why))
    return decided


def _kind(word: str) -> ChangeKind:
    names = [kind.value for kind in REWORDINGS]
    wanted = word.lower().replace("-", "_")
    if wanted not in names:
        raise UsageProblem(
            _("{value} is not a word that can be used here.").format(value=short(word)),
            "",
            nearest(wanted, names),
        )
    return ChangeKind(wanted)


def _asked(changes: Sequence[Change]) -> list[Change]:
    """Ask about each change on the terminal: what it is, where that is a question, and why."""
    return [_ask(one) for one in changes]


def _ask(one: Change) -> Change:
    say.line(line(one))
    if one.kind in REWORDINGS:
        now = next(key for key, kind in ANSWERS.items() if kind is one.kind)
        prompt = _("T letters and signs, S same meaning, N new meaning [{now}]").format(now=now.upper())
        typed = _typed(prompt).lower()[:1]
        one = replace(one, kind=ANSWERS.get(typed, one.kind))
    while one.kind.needs_reason and not one.reason:
        one = replace(one, reason=_typed(_("why")))
    return one


def _typed(prompt: str) -> str:
    click.echo(f"  {prompt}: ", nl=False)
    typed = sys.stdin.readline()
    if not typed:
        raise UsageProblem(_("The answers stopped here."), _("Nothing was changed."))
    return clean_line(typed)


def line(one: Change) -> str:
    """Return a change as one line: its question, what sort it is, and its words before and after."""
    kind = words.change(one.kind)
    name = one.old_id or one.new_id
    if one.kind in {ChangeKind.ADD, ChangeKind.DROP}:
        return f"{name} · {kind}: {words.quoted(one.after or one.before)}"
    return f"{name} · {kind}: {words.quoted(one.before)} → {words.quoted(one.after)}"


def _show(proposal: Proposal, decided: Sequence[Change], *, as_json: bool, done: str) -> None:
    if as_json:
        changes = [
            {
                "question": one.old_id or one.new_id, "kind": one.kind.value, "before": one.before,
                "after": one.after, "reason": one.reason, "needs_reason": one.kind.needs_reason,
            }
            for one in decided
        ]  # fmt: skip
        say.data(
            {"version": proposal.version, "done": bool(done), "changes": changes, "other": proposal.other}
        )
        return
    if proposal.nothing:
        say.line(_("Nothing has changed from the guide in force."))
        return
    if not done:
        for one in decided:
            say.line(line(one))
        say.line(proposal.besides)
        return
    count = ngettext("{n} change", "{n} changes", len(decided)).format(n=len(decided))
    say.line(_("The guide in force is version {version}: {changes}.").format(version=done, changes=count))
