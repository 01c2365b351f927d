"""What the export screen says: what would leave, who and what stays behind, and what stops it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from interview_tui import words
from interview_tui.i18n import _, ngettext
from interview_tui.model.concern import Concern
from interview_tui.services.stays import speech
from interview_tui.tui import reasons
from interview_tui.tui.widgets.prose import Para
from interview_tui.tui.widgets.text_pane import Row

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from interview_tui.model.summary import Statement, Summary
    from interview_tui.services.contents import Contents
    from interview_tui.services.leavable import ExportReport, Prepared
    from interview_tui.tui.ink import Name

_MOST_KEPT = 60
"""Most kept words that are listed on the first page."""

EXPORTS = "~/interview-exports"
"""Folder the exports of all studies are kept in, unless another is chosen."""


def default_folder(title: str) -> str:
    """Return where an export goes if nothing else is said; the study's title names its folder."""
    from interview_tui.services.beginning import folder_name

    return f"{EXPORTS}/{folder_name(title)}"


def labels(contents: Contents) -> list[str]:
    """Return what is told of who said it, where that is not the code alone."""
    if not contents.linked:
        return [_("unlinked")]
    return [_("with {facts}").format(facts=" + ".join(contents.fields))] if contents.fields else []


def key_needed(key: str) -> str:
    """Return that the key file is needed, and what gives it."""
    return _("The study has a key file, and it was not given: {key} gives it.").format(key=key)


def opened(files: int, key: str, prepared: Prepared) -> list[Para]:
    """Return that the gate is open, and what nobody has decided on or a reason lets out all the same."""
    count = ngettext("{n} file", "{n} files", files).format(n=files)
    spoken = len(prepared.stays.spoken)
    if prepared.disclosure.overridden or prepared.promised.overridden:
        said = _("It leaves for the reason you gave, although something speaks against it: see below.")
        look = _("{key} writes {files}. Look at each page first.").format(key=key, files=count)
        return [Para(f"△ {said} {look}", "warn", 1)]
    if spoken:
        said = ngettext(
            "The words are decided; how somebody speaks in {n} note is not: see below.",
            "The words are decided; how somebody speaks in {n} notes is not: see below.",
            spoken,
        )
        look = _("{key} writes {files}. Look at each page first.").format(key=key, files=count)
        return [Para(f"△ {said.format(n=spoken)} {look}", "warn", 1)]
    sentence = _(
        "Everything is decided. {key} writes {files}. "
        "Look at each page first: the program cannot find everything."
    )
    return [Para("✓ " + sentence.format(key=key, files=count), "good", 1)]


def promise_broken(prepared: Prepared, key_of: Callable[[str], str]) -> str:
    """Return which keys go on where what leaves would break a promise, or goes against a no."""
    found = {one.concern for one in prepared.promised.found if one.breaks}
    said = _("It would break a promise: {key} leaves people out, {why} takes the reason why it leaves.")
    if found <= {Concern.READING_DECLINED, Concern.LEADER_DECLINED}:
        said = _("It goes against a no: {key} leaves people out, {why} takes the reason why it leaves.")
    lines = [said.format(key=key_of("choose_respondents"), why=key_of("let_leave"))]
    if found & {Concern.LEADER_MISSING, Concern.LEADER_DECLINED}:
        leader = _("On the study's screen {key} records the leader's answer.")
        lines.append(leader.format(key=key_of("gatekeeper")))
    return " ".join(lines)


def ways_on(prepared: Prepared, key_of: Callable[[str], str], *, key_wanted: bool) -> list[str]:
    """Return which keys go on while the gate is shut."""
    lines = []
    small, broken = len(prepared.disclosure.problems), len(prepared.promised.problems)
    if small:
        choose = _(
            "{key} chooses what is told of who said it, {why} takes the reason why it leaves all the same."
        )
        lines.append(choose.format(key=key_of("export_labels"), why=key_of("let_leave")))
    if broken:
        lines.append(promise_broken(prepared, key_of))
    anew = any(line.startswith(_("the reason given")) for line in prepared.problems)
    if anew:
        lines.append(_("{key} takes the reason anew.").format(key=key_of("let_leave")))
    if len(prepared.problems) - small - broken - anew > key_wanted:
        decide = _("{key} goes to what is undecided, {read} to what nobody has read through.")
        lines.append(decide.format(key=key_of("open_candidates"), read=key_of("read_notes")))
    return lines


def problems(prepared: Prepared, key: str) -> list[str]:
    """Return why nothing can leave; the line about the key file says the key that gives it here."""
    there = _("the study has a key file: give it with --key")
    return [key_needed(key) if line == there else line for line in prepared.problems]


class Page(NamedTuple):
    """What the first page tells besides what was prepared."""

    stops: Sequence[str]
    files: Sequence[str]
    written: ExportReport | None
    quotes_key: str
    decide_key: str
    adds_up: Sequence[str]
    capitals: Sequence[int]
    unmade: Sequence[str] = ()


def overview(prepared: Prepared, page: Page) -> list[Row]:
    """Return the first page: what was written, what stops it, who is in it, what stays, what is replaced."""
    rows = _first(prepared, page)
    summary = prepared.summary
    if summary is not None:
        rows += _block(_("Who is included"), [_who(summary)])
        rows += _block(_("What can be read together"), _together(summary, prepared))
        rows += _block(_("What adds up about one person: is it too much?"), page.adds_up)
    if prepared.left_out:
        rows += _block(_("Who is left out, and why"), prepared.left_out)
    if summary is not None:
        if summary.withdrawn:
            count = summary.withdrawn
            sentence = ngettext("{n} respondent has withdrawn", "{n} respondents have withdrawn", count)
            rows[-1:] = [Row(sentence.format(n=count), "text", 3), Row()]
        rows += _counted(summary.statement, page.quotes_key)
        rows += _replaced(prepared, page.decide_key)
        rows += _block(_("What the program cannot see"), _capitals(page.capitals))
        rows += _block(_("Files"), page.files)
    return rows


def _first(prepared: Prepared, page: Page) -> list[Row]:
    """Return what was written, what stops it, and what is to be thought of; each only where there is any."""
    rows: list[Row] = []
    if page.written is not None:
        rows += _block(
            _("Written to {folder}").format(folder=page.written.folder), page.written.files, "good"
        )
        rows += _block(_("The folder's name"), page.written.named, "warn")
    rows += _block(_("What stands in the way"), page.stops)
    rows += _block(_("What was promised"), prepared.promised.told)
    rows += _block(_("Words that are left out"), prepared.unquoted)
    rows += _block(_("How somebody speaks"), _speech(prepared, page.decide_key))
    rows += _block(_("What would make the smallest group larger"), prepared.disclosure.mends)
    return [*rows, *_block(_("What to think of"), [*page.unmade, *prepared.disclosure.warnings])]


def capitals(prepared: Prepared) -> list[int]:
    """Return the notes that begin with a capital letter as they leave, by their numbers."""
    return sorted(number for _code, number, text in prepared.texts() if text[:1].isupper())


def _capitals(notes: Sequence[int]) -> list[str]:
    if not notes:
        return []
    sentence = ngettext(
        "{n} note begins with a capital letter. A name in that place is not found: read it. It is {notes}.",
        "{n} notes begin with a capital letter. A name in that place is not found: read them. They are "
        "{notes}.",
        len(notes),
    )
    return [sentence.format(n=len(notes), notes=words.note_numbers(notes))]


def _speech(prepared: Prepared, key: str) -> list[str]:
    """Return which notes tell how somebody speaks, undecided, and where that is decided."""
    way = _("{key} shows it in the row marked △: write it anew there, or keep it.")
    return [f"{line}. {way.format(key=key)}" for line in speech(prepared.stays.spoken)]


def _block(title: str, lines: Sequence[str], look: Name = "text") -> list[Row]:
    """Return a heading with its lines; nothing where there is none."""
    return [Row(title, "head", 1), *(Row(line, look, 3) for line in lines), Row()] if lines else []


def _counted(done: Statement, quotes_key: str) -> list[Row]:
    stay = sum(done.withheld.values())
    leave = ngettext("{n} note leaves", "{n} notes leave", done.notes).format(n=done.notes)
    lines = [leave]
    if done.cleared:
        lines.append(_("{n} of them cleared one by one").format(n=done.cleared))
    lines.append(ngettext("{n} stays behind", "{n} stay behind", stay).format(n=stay))
    lines += [f"   {count} · {reasons.stays(reason)}" for reason, count in done.withheld.items()]
    lines.append(_("{key} lists every quote, and why it stays behind where it does.").format(key=quotes_key))
    return _block(_("Notes"), lines)


def _replaced(prepared: Prepared, key: str) -> list[Row]:
    """Return what stands in the files instead, as it reads there, and the words that were kept."""
    line, stays = _("{count} × {mark}, {different} different"), prepared.stays
    instead = [
        line.format(count=count, mark=mark, different=different)
        for mark, (count, different) in stays.marks.items()
    ]
    kept = [
        f"{one.text} · {words.identifier(one.type)} · {words.note_numbers(one.notes) or _('the guide')}"
        for one in stays.kept[:_MOST_KEPT]
    ]
    if len(stays.kept) > _MOST_KEPT:
        more = _("and {n} more: {key} lists them all").format(n=len(stays.kept) - _MOST_KEPT, key=key)
        kept.append(more)
    return [
        *_block(_("Replaced"), instead or [_("nothing")]),
        *_block(_("Kept: these words leave as they are"), kept),
    ]


def _who(summary: Summary) -> str:
    if summary.linked:
        return " ".join(summary.codes)
    count = ngettext("{n} respondent, not told apart", "{n} respondents, not told apart", summary.count)
    return count.format(n=summary.count)


def _together(summary: Summary, prepared: Prepared) -> list[str]:
    """Return how much one code gathers: the most that can be known of one person by reading it all."""
    if not summary.linked:
        return _unlinked_together(summary, prepared)
    most = max(
        (sum(len(question.notes) for theme in one.themes for question in theme.questions), one.code)
        for one in summary.respondents
    )
    found = prepared.disclosure
    sentence = ngettext(
        "what stands under one code: at most {n} note, of {code}",
        "what stands under one code: at most {n} notes, of {code}",
        most[0],
    ).format(n=most[0], code=most[1])
    if found.joined.named:
        both = _("who said what in the unlinked export of {export}, by whoever also holds that one")
        return [sentence, both.format(export=found.joined.named)]
    if found.earlier:
        return [sentence]
    alone = ngettext(
        "{together}; unlinked, it cannot be gathered",
        "{together}; unlinked, they cannot be gathered",
        most[0],
    )
    return [alone.format(together=sentence)]


def _unlinked_together(summary: Summary, prepared: Prepared) -> list[str]:
    if summary.count == 1:
        return [_("everything: all of it is from one person")]
    lines, found = [], prepared.disclosure
    if summary.statement.threshold:
        few = _("all of it is from {n} people: whoever knows who took part can tell who said it")
        lines.append(few.format(n=summary.count))
    if found.differs:
        lines.append(_("what few said, by whoever also holds an earlier export without them, or with them"))
    if found.joined.named:
        both = _("who said what, by whoever also holds the export with codes of {export}")
        lines.append(both.format(export=found.joined.named))
    elif found.earlier:
        may = _("an earlier export may hold the same notes with codes: its form is not on record")
        lines.append(may if lines else _("nothing by itself; but {may}").format(may=may))
    return lines or [_("nothing: it is not told apart who said what")]
