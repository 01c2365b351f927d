"""What is said of a withdrawal: before it, and of what was done and found. Never a word of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import N_, _, as_read, ngettext
from interview_tui.model.withdrawal import ANY_TIME, Stage
from interview_tui.services import owned

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from interview_tui.services.owned import Exported
    from interview_tui.services.spans import Search
    from interview_tui.services.withdrawing import Plan, Report

STAGES = {
    Stage.BEFORE: N_("before the interview"),
    Stage.DURING: N_("during the interview"),
    Stage.AFTER: N_("after the interview"),
    Stage.PAST_CUTOFF: N_("after the last day that was promised"),
}

OUT_OF_REACH = (
    N_("copies that the system's own backup or a synchronised folder has made"),
    N_("what an SSD or memory stick has not yet written over"),
    N_("exports that were copied on, printed or sent"),
    N_("the recorder, and anything on paper"),
)
"""Where this program cannot look."""


def before(plan: Plan) -> list[str]:
    """Return what there is, what was promised, and what hangs on it, a sentence each."""
    lines = [_there_is(plan), promised(plan), *([erasure_promised()] if plan.erasure else [])]
    if plan.stage is Stage.PAST_CUTOFF:
        lines.append(
            _(
                "That day is past. What they said may be part of results already, so it stays, unless you "
                "choose to erase it. What is to come they can still take back: being contacted again, "
                "having it read through, archiving."
            )
        )
    if plan.backups:
        lines.append(_backups(plan))
    if exports := owned.asked_back(plan.exports):
        there = sum(one.there for one in exports)
        lines.append(
            ngettext(
                "{n} file exported earlier may hold their words; still in its place: {there}.",
                "{n} files exported earlier may hold their words; still in their place: {there}.",
                len(exports),
            ).format(n=len(exports), there=there)
        )
    return lines


def _there_is(plan: Plan) -> str:
    if plan.stage is Stage.BEFORE:
        return _("{code} has not been interviewed.").format(code=plan.code)
    sentence = _("{code} has been interviewed: {interviews}, {notes}.")
    if plan.stage is Stage.DURING:
        sentence = _("The interview with {code} is not finished: {interviews}, {notes} so far.")
    return sentence.format(
        code=plan.code, interviews=words.interviews(plan.interviews), notes=words.notes(plan.notes)
    )


def _backups(plan: Plan) -> str:
    n = len(plan.backups)
    if plan.notes:
        sentence = ngettext(
            "{n} backup of the study holds their words too.",
            "{n} backups of the study hold their words too.",
            n,
        )
    else:
        sentence = ngettext(
            "{n} backup of the study may hold their code.", "{n} backups of the study may hold their code.", n
        )
    return sentence.format(n=n)


def promised(plan: Plan) -> str:
    """Return what this person was promised about withdrawing."""
    if plan.terms.text == ANY_TIME:
        return _("They were promised that they can withdraw at any time.")
    if plan.cutoff:
        return _("They were promised that they can withdraw until {day}.").format(day=as_read(plan.cutoff))
    if plan.terms.event:
        return _("They were promised that they can withdraw until: {event}. It has not come yet.").format(
            event=plan.terms.event
        )
    return _("What they were promised about withdrawing is not on record, so no limit is held against them.")


def erasure_promised() -> str:
    """Return that keeping what was said would break the letter."""
    return _("The letter promised them that what they said is erased.")


def after(report: Report) -> list[str]:
    """Return what was done, what remains, and what the search found, a sentence each."""
    return [*_done(report), *_key(report), *_copies(report), *_recall(report), *_searched(report)]


def alarms(report: Report) -> set[str]:
    """Return those of the sentences that say that something is left."""
    return {*_holding(report), *_found(report)}


def _holding(report: Report) -> list[str]:
    left = () if report.words_kept else report.backups_left
    words_gone = report.erased.get("notes") or report.erased.get("drafts")
    still = _("Still holds their words: {path}") if words_gone else _("May still hold their code: {path}")
    return [still.format(path=path) for path in left]


def _found(report: Report) -> list[str]:
    hits = report.search.hits if report.search is not None else []
    return [_("FOUND: {what} in {where}").format(what=_(_KINDS[kind]), where=where) for where, kind in hits]


def _counted(of: Callable[[str, int], int]) -> list[tuple[str, str]]:
    """Return table and its rows in words, of what can be erased."""
    interviews, notes, changes = of("interviews", 0), of("notes", 0), of("note_changes", 0)
    drafts, events = of("drafts", 0), of("events", 0)
    decisions, tokens, claims = of("decisions", 0), of("tokens", 0), of("quote_claims", 0)
    return [
        ("interviews", words.interviews(interviews)),
        ("notes", words.notes(notes)),
        ("note_changes", ngettext("{n} change of notes", "{n} changes of notes", changes).format(n=changes)),
        ("drafts", ngettext("{n} half-written line", "{n} half-written lines", drafts).format(n=drafts)),
        ("events", ngettext("{n} event or mark", "{n} events and marks", events).format(n=events)),
        (
            "decisions",
            ngettext(
                "{n} decision on a word that identifies", "{n} decisions on words that identify", decisions
            ).format(n=decisions),
        ),
        (
            "tokens",
            ngettext("{n} replacement", "{n} replacements", tokens).format(n=tokens),
        ),
        (
            "quote_claims",
            ngettext(
                "{n} use of a quote under a claim; the claim rests on fewer now",
                "{n} uses of quotes under claims; the claims rest on fewer now",
                claims,
            ).format(n=claims),
        ),
    ]


def _done(report: Report) -> list[str]:
    lines = [_("The interview that was open is closed.")] if report.closed else []
    if report.words_kept and report.scopes:
        scopes = ", ".join(words.scope(scope) for scope in report.scopes)
        lines.append(_("Taken back: {scopes}. What was said is kept.").format(scopes=scopes))
    elif report.words_kept:
        lines.append(_("Nothing was left to take back. What was said is kept."))
    else:
        parts = [said for name, said in _counted(report.erased.get) if report.erased.get(name)]
        lines.append(
            _("Erased: {what}.").format(what=", ".join(parts) or _("all that was on record about them"))
        )
    if report.erased.get("respondents"):
        lines.append(
            _(
                "What stays, without the code: what was decided on consent, ending with this, and one more "
                "in the count of withdrawals ({stage})."
            ).format(stage=_(STAGES[report.stage]))
        )
    return lines


def _key(report: Report) -> list[str]:
    if report.key_problem is not None:
        return [str(report.key_problem), _key_remains()]
    if report.key_entries is not None:
        count = report.key_entries
        if not count:
            return [_("Nothing about them was in the key file.")]
        sentence = ngettext(
            "{n} entry was taken out of the key file.", "{n} entries were taken out of the key file.", count
        )
        return [sentence.format(n=count)]
    return [_key_remains()] if report.key_file and report.erased.get("respondents") else []


def _key_remains() -> str:
    return _(
        "The key file was not given. If name and contacts are in it, they still are: take them out under "
        "Names on the study's screen, or with interview-tui key remove KEYFILE --code CODE"
    )


def _copies(report: Report) -> list[str]:
    lines = []
    if report.backups_deleted:
        count = report.backups_deleted
        lines.append(ngettext("{n} backup was deleted.", "{n} backups were deleted.", count).format(n=count))
    lines += _holding(report)
    if report.backups_deleted and not report.backups_left:
        lines.append(_("Make a new backup of the study as it is now."))
    if report.backups_left and not report.words_kept:
        lines.append(_("Delete these backups, and make a new one of the study as it is now."))
    lines += [gone_astray(path) for path in report.backups_lost]
    if report.exports_deleted:
        count = len(report.exports_deleted)
        sentence = ngettext("{n} exported file was deleted.", "{n} exported files were deleted.", count)
        lines.append(sentence.format(n=count))
    return lines


def gone_astray(path: Path) -> str:
    """Return what is said of a backup that is on record and no longer where it was made."""
    return _(
        "This backup is no longer where it was made: {path}. If it was moved, it still holds everything: "
        "delete it where it is now."
    ).format(path=path)


def _recall(report: Report) -> list[str]:
    exports, gone = owned.asked_back(report.exports), set(report.exports_deleted)
    if not exports:
        return []
    lines = [
        _(
            "These files were exported earlier. Get back every copy that was passed on; the number "
            "(SHA-256) tells which file it is:"
        )
    ]
    for one in exports:
        where = _where(one, deleted=one.path in gone)
        lines.append(f"  {where} · {one.sha256[:16]}" if one.sha256 else f"  {where}")
    return lines


def _where(one: Exported, *, deleted: bool) -> str:
    if deleted:
        state = _("deleted here")
    elif not one.placed:
        state = _("its folder was not noted")
    elif not one.there:
        state = _("not there; it may never have been written") if one.begun else _("no longer there")
    else:
        state = _("still there") if one.same else _("still there, changed since")
    return f"{one.path} ({state})"


def _searched(report: Report) -> list[str]:
    search = report.search
    if search is None:
        return []
    files = ngettext("{n} file", "{n} files", search.files).format(n=search.files)
    pages = ngettext("{n} decrypted page", "{n} decrypted pages", search.images).format(n=search.images)
    lines = [
        _("Searched for afterwards, in every byte of {files} and {pages}: {what}.").format(
            files=files, pages=pages, what=_sought(search)
        )
    ]
    lines += _found(report) if search.hits else [_("Found: nothing.")]
    lines += [_("Could not be searched: {where}").format(where=where) for where in search.unread]
    if n := search.elsewhere:
        sentence = ngettext(
            "Not searched for: {n} piece that also stands in what is kept, such as the guide.",
            "Not searched for: {n} pieces that also stand in what is kept, such as the guide.",
            n,
        )
        lines.append(sentence.format(n=n))
    if n := search.short:
        sentence = ngettext(
            "Not searched for: {n} note too short to tell from other words.",
            "Not searched for: {n} notes too short to tell from other words.",
            n,
        )
        lines.append(sentence.format(n=n))
    places = "; ".join(_(place) for place in OUT_OF_REACH)
    lines.append(_("Out of this program's reach, for you to see to: {places}.").format(places=places))
    return lines


_KINDS = {"note": N_("words of theirs"), "code": N_("the code"), "name": N_("the name")}


def _sought(search: Search) -> str:
    pieces, names = search.count("note"), search.count("name")
    parts = []
    if pieces:
        sentence = ngettext("{n} piece of what was written", "{n} pieces of what was written", pieces)
        parts.append(sentence.format(n=pieces))
    parts += [_("the code")] if search.count("code") else []
    parts += [ngettext("{n} name", "{n} names", names).format(n=names)] if names else []
    return ", ".join(parts) or _("nothing that can be told from chance")
