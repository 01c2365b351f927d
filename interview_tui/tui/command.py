"""What a command is, and the places commands belong to."""

from __future__ import annotations

from interview_tui.i18n import N_
from interview_tui.model.values import dataclass

EVERYWHERE = "everywhere"
SESSION = "session"
HOME = "home"
REVIEW = "review"
CANDIDATES = "candidates"
EXPORT = "export"
AFTER = "after"
STUDIES = "studies"
UNLOCK = "unlock"
NEW_STUDY = "new_study"
CONSENT = "consent"
RECOVERY = "recovery"
RECOVERY_CODE = "recovery_code"
RECOVER = "recover"
GUIDE = "guide"
GUIDE_CHANGES = "guide_changes"
GUIDE_TABLE = "guide_table"
GUIDE_EDIT = "guide_edit"
NAMES = "names"
WITHDRAWAL = "withdrawal"
SHEET = "sheet"
LETTERS = "letters"
LEDGER = "ledger"
PRECONCEPTIONS = "preconceptions"
PICTURES = "pictures"
QUICK = "quick"
APPROACH = "approach"
GRID = "grid"
STATUS = "status"
DEADLINES = "deadlines"
PURGE = "purge"
SEARCH = "search"
QUOTES = "quotes"
SCOPES = (
    EVERYWHERE,
    SESSION,
    HOME,
    REVIEW,
    CANDIDATES,
    EXPORT,
    AFTER,
    STUDIES,
    UNLOCK,
    NEW_STUDY,
    CONSENT,
    RECOVERY,
    RECOVERY_CODE,
    RECOVER,
    GUIDE,
    GUIDE_CHANGES,
    GUIDE_TABLE,
    GUIDE_EDIT,
    NAMES,
    WITHDRAWAL,
    APPROACH,
    GRID,
    SEARCH,
    QUOTES,
    SHEET,
    LETTERS,
    LEDGER,
    PRECONCEPTIONS,
    STATUS,
    DEADLINES,
    PURGE,
    PICTURES,
    QUICK,
)

SCOPE_TITLES = {
    EVERYWHERE: N_("Everywhere"),
    SESSION: N_("In the interview"),
    HOME: N_("Study"),
    REVIEW: N_("Review"),
    CANDIDATES: N_("Identifiers"),
    EXPORT: N_("Export"),
    AFTER: N_("Review, candidates and export"),
    STUDIES: N_("List of studies"),
    UNLOCK: N_("Opening a study"),
    NEW_STUDY: N_("Making a study"),
    CONSENT: N_("Consent"),
    RECOVERY: N_("An interview that was not ended"),
    RECOVERY_CODE: N_("The recovery code"),
    RECOVER: N_("A forgotten passphrase"),
    GUIDE: N_("Guide"),
    GUIDE_CHANGES: N_("A new version of the guide"),
    GUIDE_TABLE: N_("What can be compared"),
    GUIDE_EDIT: N_("Writing a guide"),
    NAMES: N_("Names"),
    WITHDRAWAL: N_("Withdrawal"),
    APPROACH: N_("Recruitment"),
    GRID: N_("Sampling grid"),
    SEARCH: N_("Search"),
    QUOTES: N_("Quotes and claims"),
    SHEET: N_("Study sheet"),
    LETTERS: N_("Letter"),
    LEDGER: N_("Promises"),
    PRECONCEPTIONS: N_("Preconceptions"),
    STATUS: N_("Where the study stands"),
    DEADLINES: N_("Deadlines"),
    PURGE: N_("Deleting the study"),
    PICTURES: N_("Pictures"),
    QUICK: N_("Quick words"),
}


@dataclass(frozen=True, slots=True)
class Command:
    """One command. ``keys`` are Textual key names, the first one is shown; ``line`` puts it on the key line.

    ``kept`` keeps it there, at the end, however many others there is no room for.
    ``id`` is also the name of the screen's action (``action_<id>``) and of the setting that remaps it.
    """

    id: str
    keys: tuple[str, ...]
    title: str
    help: str
    scope: str
    line: bool = False
    kept: bool = False
