"""The certificate of a purge: what was deleted in numbers, how, by whom, and how it was checked.

The fields are those of the sample certificate of NIST SP 800-88 Rev. 1, appendix G, as far as they apply to
files. It holds no name, code, place or word of anybody's; the study's title only when no site is named in it,
or somebody said that it may be shown.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING

from interview_tui import __version__, i18n
from interview_tui.export import files, markdown, word
from interview_tui.export.blocks import Heading, Item, Para, Table
from interview_tui.i18n import N_
from interview_tui.services.purging import TICKS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from interview_tui.export.blocks import Block
    from interview_tui.services.purging import Job

_COUNTED = (
    ("respondents", N_("respondents")),
    ("people_interviewed", N_("of the respondents: interviewed")),
    ("people_withdrawn", N_("of the respondents: withdrawn, but not erased")),
    ("people_erased", N_("withdrawn and erased before this, not among the respondents")),
    ("interviews", N_("interviews")),
    ("notes", N_("notes")),
    ("note_changes", N_("changes of notes")),
    ("events", N_("events of interviews")),
    ("consent_events", N_("answers given about consent")),
    ("sites", N_("sites")),
    ("guides", N_("guides")),
    ("letters", N_("information letters")),
    ("decisions", N_("decisions on words that identify")),
    ("files_study", N_("files of the study")),
    ("files_backup", N_("backups")),
    ("files_export", N_("exported files")),
    ("files_key_file", N_("key files")),
)


def blocks(job: Job) -> list[Block]:
    """Return the certificate as the pieces of a document, in the language of the study."""
    says = i18n.speaker(_language(job))
    _ = says.one
    counted = [(_(name), str(job.counts[key])) for key, name in _COUNTED if job.counts.get(key)]
    found: list[Block] = [
        Heading(1, _("Certificate of deletion")),
        *([Item(job.title, _("Study"))] if job.title else []),
        *([Item(job.reference, _("Reference of what was notified"))] if job.reference else []),
        Heading(2, _("What was deleted")),
        Table("deleted", (_("class"), _("number")), tuple(counted)),
        Para(_("Manifest before deletion (SHA-256 over role, name, size and hash of every file):")),
        Para(job.manifest),
        Heading(2, _("How")),
        Item(_("cryptographic erasure: the key slots were overwritten and removed"), _("Method")),
        Item(_("every file was then unlinked; encrypted databases had their first page overwritten")),
        Item(f"interview_tui {__version__}", _("Tool")),
        Item(_("files in a folder on a computer's disk"), _("Medium")),
        Item(i18n.as_read(job.day, _language(job)), _("Date")),
        Item(job.who or _("not given"), _("Done by")),
        Heading(2, _("How it was checked")),
        *(Item(line) for line in checked(job, says)),
        Heading(2, _("What the program cannot reach")),
        Para(_("Ticked by a person who has seen to it; an empty box is still to be seen to.")),
        *(Item(f"{'☑' if name in job.ticks else '☐'} {_(text)}") for name, text in TICKS.items()),
        Heading(2, _("Signature")),
        Para(_("Name and title: ______________________________")),
        Para(_("Date and signature: ______________________________")),
    ]
    return found


def checked(job: Job, says: i18n.Speaker | None = None) -> list[str]:
    """Return how it was checked and what was found, a sentence each; ``says`` decides the language."""
    _, ngettext = says or i18n.Speaker(i18n._, i18n.ngettext)
    lines = [
        _("The passphrase no longer opens anything.") if not job.opens else _("THE STUDY STILL OPENS."),
        _("Every file is gone.")
        if not job.left
        else ngettext(
            "{n} FILE COULD NOT BE DELETED.", "{n} FILES COULD NOT BE DELETED.", len(job.left)
        ).format(n=len(job.left)),
    ]
    if job.search is None:
        lines.append(_("The purge was interrupted and gone on with; pieces of text were not searched for."))
    elif not (count := job.search.count("note")):
        lines.append(_("No notes were left whose words could be searched for."))
    else:
        sentence = ngettext(
            "{n} random piece of the notes was searched for in all that was left: {found} found.",
            "{n} random pieces of the notes were searched for in all that was left: {found} found.",
            count,
        )
        lines.append(sentence.format(n=count, found=len(job.search.hits)))
    return lines


def _title(made: Sequence[Block]) -> str:
    return next((one.text for one in made if isinstance(one, Heading)), "")


def write(job: Job, to: Path) -> list[Path]:
    """Write the certificate as Markdown and as a Word document into a folder; returns the two files.

    Raises:
        UsageProblem: it is no folder.
        NotSaved: the disk did not take it.
    """
    named = i18n.translator(_language(job))(N_("deletion-certificate"))
    name, number = f"{named}-{job.day}", 1
    while any((to / f"{name}{suffix}").exists() for suffix in (".md", ".docx")):
        number += 1
        name = f"{named}-{job.day}-{number}"
    made = blocks(job)
    content = {
        f"{name}.md": markdown.written(made),
        f"{name}.docx": word.written(made, _language(job), _title(made)),
    }
    return files.write_new(to, content, when=_dated(job.day))


def _language(job: Job) -> str:
    """Return the study's language; one that is not known is that in use."""
    return job.language or i18n.language()


def _dated(day: str) -> int:
    """Return noon of the day in UTC, in seconds; what every export says where only months are kept."""
    if len(day) < len("2026-12-31"):
        return files.MTIME
    return int(dt.datetime.fromisoformat(f"{day}T12:00+00:00").timestamp())
