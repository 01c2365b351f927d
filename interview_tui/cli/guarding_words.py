"""What verify and rescue have found, as sentences: each check, each loss. Never a word of a note."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui import words
from interview_tui.i18n import N_, _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from interview_tui.model.soundness import Check, Rescued

TITLES = {
    "keys": N_("key slots"),
    "pages": N_("pages of the file"),
    "opens": N_("opens"),
    "cipher": N_("encryption"),
    "integrity": N_("database"),
    "references": N_("references"),
    "audit": N_("process audit"),
    "guides": N_("guides"),
    "letters": N_("information letters"),
    "rows": N_("every row"),
}
"""What each check is about."""

_GOOD = {
    "keys": N_("they are in order, and the passphrase opens them"),
    "pages": N_("all {n} are as they were written"),
    "opens": N_("as a study of this program"),
    "cipher": N_("every page has its seal"),
    "integrity": N_("in order"),
    "references": N_("every row finds what it belongs to"),
    "audit": N_("an unbroken chain, entries: {n}"),
    "guides": N_("{n}, each as it was when it was used"),
    "letters": N_("{n} with their fingerprints"),
    "rows": N_("all {n} can be read"),
}

_BAD = {
    "keys": N_("they are damaged: take them from a backup with rescue and --keys-from"),
    "pages": N_("{bad} of {n} damaged or missing: {faults}"),
    "opens": N_("it does not open as a study"),
    "cipher": N_("{bad} pages without their seal"),
    "integrity": N_("SQLite finds {bad} faults in it"),
    "references": N_("{bad} rows belong to nothing: {faults}"),
    "guides": N_("{bad} are not as they were: {faults}"),
    "letters": N_("{bad} without the right fingerprint: {faults}"),
    "rows": N_("{bad} cannot be read as they were written: {faults}"),
}

_SHOWN = 12

_TABLES = {
    "study": N_("study"),
    "guides": N_("guides"),
    "sites": N_("sites"),
    "respondents": N_("respondents"),
    "consent_events": N_("answers on consent"),
    "interviews": N_("interviews"),
    "events": N_("events"),
    "notes": N_("notes"),
    "note_changes": N_("changes of notes"),
    "drafts": N_("half-written lines"),
    "decisions": N_("decisions on identifiers"),
    "audit": N_("audit entries"),
}


def check_line(check: Check) -> list[str]:
    """Return a check as the cells of a line: ok or not, what about, what was found."""
    mark = {True: _("ok"), False: _("WRONG"), None: "-"}[check.ok]
    return [mark, _(TITLES[check.name]), _found(check)]


def _found(check: Check) -> str:
    if check.ok is None:
        return _("cannot be looked at")
    if check.ok:
        return _(_GOOD[check.name]).format(n=check.looked_at)
    if check.name == "audit":
        return _audit(check)
    bad = check.faulty or 1
    return _(_BAD[check.name]).format(n=check.looked_at, bad=bad, faults=some(check.faults) or "?")


def _audit(check: Check) -> str:
    first = check.faults[0] if check.faults else "?"
    if first.startswith("-"):
        return _("entry {number} is missing; it is the first that is").format(number=first[1:])
    return _("entry {number} is not as it was written; it is the first that is not").format(number=first)


def some(names: Sequence[str]) -> str:
    """Return the first of many names, and that there are more."""
    return ", ".join(names[:_SHOWN]) + (", …" if len(names) > _SHOWN else "")


def rescued_lines(report: Rescued) -> Iterator[str]:
    """Yield what was and was not saved, a sentence each; the good first."""
    saved = report.saved
    yield _("Saved: {notes} in {interviews}.").format(
        notes=words.notes(saved["notes"]), interviews=words.interviews(saved["interviews"])
    )
    rest = [f"{_(title)} {saved[name]}" for name, title in _TABLES.items() if name not in {"notes", "study"}]
    yield _("Also: {counts}.").format(counts=", ".join(rest))
    if report.whole:
        yield _("Nothing was lost.")
        return
    yield from _losses(report)
    yield from _made(report)
    yield from _shut(report)
    if report.concerned:
        yield _("Look through the interviews of: {codes}").format(codes=", ".join(report.concerned))


def _losses(report: Rescued) -> Iterator[str]:
    bad = report.unreadable + report.older
    if bad:
        yield ngettext(
            "{n} page of {all} was damaged or missing.", "{n} pages of {all} were damaged or missing.", bad
        ).format(n=bad, all=report.pages)
    if report.cut:
        yield _("Words that end too early, marked with […]: notes {numbers}").format(
            numbers=some(_texts(report.cut))
        )
    if report.doubtful:
        yield _("From damaged places, so that some letters may be wrong: notes {numbers}").format(
            numbers=some(_texts(report.doubtful))
        )
    for table, ranges in report.missing.items():
        yield _("Not found (lost, or erased earlier): {what} {numbers}").format(
            what=_(_TABLES[table]) if table in _TABLES else table, numbers=some([span(one) for one in ranges])
        )
    for table, count in sorted(report.unfit.items()):
        if count > 0:
            yield _("Found but not readable as what they are: {what}: {n}").format(
                what=_(_TABLES[table]) if table in _TABLES else table, n=count
            )
    if report.nameless:
        yield _("Rows of which nobody can tell what they are: {n}").format(n=report.nameless)
    if report.audit_broken:
        yield _(
            "The process audit is not whole from entry {number} on. Its old entries are kept as they were "
            "found, sealed by a new one."
        ).format(number=report.audit_broken)


def _made(report: Rescued) -> Iterator[str]:
    made = [f"{_(_TABLES.get(name, name))} {count}" for name, count in sorted(report.made.items()) if count]
    if made:
        yield _("Made to stand for what is lost, and named so: {counts}").format(counts=", ".join(made))
    if report.made["study"]:
        yield _(
            "The study's own row was lost: look at its title, its background fields and its key file. "
            "Replacements get new numbers."
        )
    if report.made["guides"]:
        yield _("A guide was lost: questions have their short names instead of their words.")


def _shut(report: Rescued) -> Iterator[str]:
    if report.held:
        yield _(
            "Flagged, because marks on them may be lost; read them before you clear them: notes {numbers}"
        ).format(numbers=some(_texts(report.held)))
    if report.consent_shut:
        yield _(
            "A no or a withdrawal may be among what was lost: every yes is set to not asked. "
            "Record consent anew from the papers."
        )


def _texts(numbers: Iterable[int]) -> list[str]:
    return [str(number) for number in sorted(set(numbers))]


def span(ends: tuple[int, int]) -> str:
    """Return a range of numbers."""
    first, last = ends
    return str(first) if first == last else f"{first}–{last}"
