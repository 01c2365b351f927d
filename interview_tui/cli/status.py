"""How far a study has come: everything at a glance, then one line for each respondent."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

import click

from interview_tui import words_ledger
from interview_tui.cli import say
from interview_tui.cli.deadline import as_data as deadline_data
from interview_tui.cli.desk import Desk, folder_argument, json_option, passphrase_option
from interview_tui.cli.guarding import backup_data, backup_line
from interview_tui.cli.ledger import as_data as promise_data
from interview_tui.cli.words import Command, Option
from interview_tui.i18n import N_, _, ngettext
from interview_tui.model.consent import NO, RESPONDENT_SCOPES, Decision
from interview_tui.model.interview import Phase
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from pathlib import Path

    from interview_tui.model.consent import Given
    from interview_tui.model.recruitment import RecruitState
    from interview_tui.services.interviewing import Unfinished
    from interview_tui.services.overseeing import Status
    from interview_tui.services.recruiting import RespondentRow

PHASES = {
    Phase.RUNNING: N_("interview under way"),
    Phase.PAUSED: N_("interview paused"),
    Phase.ENDED: N_("conversation over"),
    Phase.CLOSED: N_("interview closed"),
}
"""How each phase is said."""


@click.command(
    cls=Command,
    help=N_("Show where the fieldwork of the study in FOLDER stands, and one line for each respondent."),
)
@folder_argument()
@click.option("--drafts", cls=Option, is_flag=True,
              help=N_("Write out the half-written lines of interviews that were cut off."))  # fmt: skip
@passphrase_option()
@json_option()
@click.pass_obj
def status(desk: Desk, /, *, folder: Path, drafts: bool, passphrase_file: Path | None, as_json: bool) -> None:
    """Write the title, the counts, what should be seen to, and one line for each respondent."""
    from interview_tui.services import status_left, status_words
    from interview_tui.services.cut_off import as_data, cut_off
    from interview_tui.services.noticed import letter_gaps
    from interview_tui.services.noticing import notices

    gc.disable()  # for one answer: most of what is read is shown, and looking for rubbish costs a third
    with desk.study(folder, passphrase_file) as opened:
        found = opened.fieldwork.overseeing.status()
        told, mark = [*notices(opened), *letter_gaps(opened)], opened.recovery_mark()
        backup, open_still = opened.guarding.standing(), cut_off(opened.interviewing.unfinished())
        left = status_left.left(opened, found)
    if as_json:
        more = {
            "recovery_page": mark,
            "backup": backup_data(backup),
            "notices": [one.sentence for one in told],
            "cut_off": [as_data(item, words=drafts) for item in open_still],
        }
        say.data({**_as_data(found), **status_left.as_data(left), **more})
        return
    count = ngettext("{n} respondent", "{n} respondents", len(found.rows)).format(n=len(found.rows))
    facts = [count] if mark is not None else [count, _("no recovery code")]
    say.line(f"{found.study.title}: {'; '.join(facts)}")
    next_step, *rest = status_words.lines(found)
    told_of = [(one.title, one.text) for one in (*status_left.lines(left), *rest)]
    say.table([f"  {title}", text] for title, text in [*told_of, (_("backups"), backup_line(backup))] if text)
    for one in told:
        say.line(f"  ! {one.sentence}")
    for item in open_still:
        _say_cut_off(item, words=drafts)
    say.line(_("Next: {step}").format(step=next_step.text))
    seen: dict[int, str] = {}
    say.table(_as_line(row, seen) for row in found.rows)


def _say_cut_off(item: Unfinished, *, words: bool) -> None:
    from interview_tui.services.cut_off import facts, half_written, headline

    say.line(f"  ! {' '.join((headline(item), *facts(item), half_written(item)))}")
    if words and item.draft:
        say.line("    " + clean_line(item.draft))


def _as_data(found: Status) -> dict[str, object]:
    study = found.study
    seen: dict[int, dict[str, object]] = {}
    return {
        "title": study.title,
        "language": study.language,
        "fields": list(study.fields),
        "letter_version": study.letter_version,
        "key_file": study.key_file,
        "sites": found.sites,
        "pilots": found.pilots,
        "recruits": {state.value if state else "not_asked": n for state, n in found.recruits.items()},
        "interviews": {"held": found.held, "under_way": found.under_way, "to_come": len(found.coming)},
        "consents": [
            {"scope": scope.value, "decision": decision.value, "letter": version, "n": count}
            for (scope, decision, version), count in sorted(found.consents.items())
        ],
        "promises": [promise_data(line) for line in found.ledger],
        "deadlines": [deadline_data(one, found.today) for one in found.deadlines],
        "to_report": [words_ledger.change(one) for one in found.report],
        "flagged": [
            {
                "code": one.code,
                "pressures": [sign.value for sign in one.pressures],
                "leader_missing": one.leader_missing,
                "leader_declined": one.leader_declined,
                "comprehension_skipped": one.comprehension_skipped,
                "old_letter": one.old_letter,
            }
            for one in found.flagged
        ],
        "next": found.step.value,
        "respondents": [_row_data(row, found.states[row.respondent.id], seen) for row in found.rows],
    }


def _as_line(row: RespondentRow, seen: dict[int, str]) -> list[str]:
    if row.respondent.cancelled:
        stands = _("cancelled")
    elif row.phase is None:
        stands = _("no interview yet")
    else:
        stands = _(PHASES[row.phase])
    count = ngettext("{n} note", "{n} notes", row.notes).format(n=row.notes)
    return [row.respondent.code, row.site, _consent(row, seen), stands, count if row.phase else ""]


def _consent(row: RespondentRow, seen: dict[int, str]) -> str:
    # What many said alike is one object, so it is put in words once.
    if id(row.consent) not in seen:
        given = [scope.value for scope in RESPONDENT_SCOPES if row.consent.may(scope)]
        seen[id(row.consent)] = ", ".join(given) if given else _("no consent")
    if row.consent.withdrawn:
        return _("withdrawn")
    said = seen[id(row.consent)]
    if row.gatekeeper is Decision.GRANTED:
        return said
    return f"{said}; " + (_("the leader said no") if row.gatekeeper in NO else _("the site has not agreed"))


def _consent_data(given: Given) -> dict[str, object]:
    decided = {scope.value: given.decision(scope) for scope in RESPONDENT_SCOPES}
    return {
        "consent": {name: decision.value for name, decision in decided.items() if decision is not None},
        "withdrawn": given.withdrawn,
        "may_start": given.may_start,
    }


def _row_data(
    row: RespondentRow, state: RecruitState | None, seen: dict[int, dict[str, object]]
) -> dict[str, object]:
    # What many said alike is one object, so it is put together once.
    if id(row.consent) not in seen:
        seen[id(row.consent)] = _consent_data(row.consent)
    return {
        "code": row.respondent.code,
        "site": row.site,
        "fields": dict(row.respondent.fields),
        "cancelled": row.respondent.cancelled,
        "pilot": row.respondent.pilot,
        "recruitment": state.value if state else None,
        **seen[id(row.consent)],
        "gatekeeper": row.gatekeeper.value if row.gatekeeper else None,
        "interview": row.interview_id,
        "phase": row.phase.value if row.phase else None,
        "notes": row.notes,
    }
