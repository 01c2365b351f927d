"""Who takes part in NAV-7: the sites, the respondents, their consents and when the interviews were held.

It mirrors fieldwork appendix A. Everything in it is invented; codes are as random as the program's own.
"""

from __future__ import annotations

from interview_tui.demo.sample import RUNNING_CODE
from interview_tui.model.values import dataclass

TITLE = {"nb": "NAV-7: før og etter reformen", "en": "NAV-7: before and after the reform"}
SITES = {"O1": "Kontor Fjordvik", "O2": "Kontor Granli", "O3": "Kontor Steinsvik"}
GATEKEEPERS = ("O1", "O2")
"""Sites whose leader has consented; nobody asked the leader of O3."""

FIELDS = {"nb": ("avdeling", "erfaring"), "en": ("dept", "years")}
WORDS = {
    "nb": {"reception": "mottak", "follow-up": "oppfølging", "short": "kort", "long": "lang"},
    "en": {"reception": "reception", "follow-up": "follow-up", "short": "short", "long": "long"},
}
SKIPPED_BECAUSE = {"nb": "kjente temaet fra før", "en": "knew the topic"}
"""Why R7 was not asked to say in own words what the study is about."""

INTERVIEWER = {"nb": "Intervjuer", "en": "Interviewer"}
LETTER_VERSION = "v1"
RUNNING = "R7"
RUNNING_MS = 2_467_000
"""The interview that is going on has lasted 41 minutes and 7 seconds when the sample opens."""


@dataclass(frozen=True, slots=True)
class Person:
    """A respondent of appendix A.

    ``days_ago`` and ``hour`` (UTC) say when the interview was, ``minutes`` how long it took; ``quotes`` and
    ``attributed`` whether quotes were granted, and with a name to them; ``name`` stands in the key file only.
    """

    label: str
    code: str
    site: str
    name: str
    phone: str
    dept: str = ""
    years: str = ""
    days_ago: int = 0
    hour: int = 9
    minutes: int = 0
    quotes: bool = True
    attributed: bool = False
    recontact: bool = True
    archive: bool = False
    cancelled: bool = False
    relation: str = "none"
    """What the researcher was to them before, as ``model.recruitment.Relation``."""

    @property
    def email(self) -> str:
        """An address that can belong to nobody (RFC 2606), of no word that a note could hold."""
        first, _, last = self.name.lower().replace("ø", "o").replace("å", "a").partition(" ")
        return f"{first}.{last}@privatpost.invalid"


PEOPLE = (
    Person("R0", "R64", "O1", "Inger Utkastnes", "99 99 90 00", days_ago=121, cancelled=True),
    Person(
        "R1",
        "R83",
        "O1",
        "Tuva Eksempeldal",
        "99 99 90 01",
        "follow-up",
        "short",
        119,
        8,
        62,
        relation="former_superior",
    ),
    Person(
        "R2",
        "R26",
        "O1",
        "Oda Prøvestad",
        "99 99 90 02",
        "follow-up",
        "short",
        118,
        11,
        75,
        quotes=False,
        relation="former_superior",
    ),
    Person(
        "R3", "R58", "O1", "Guro Testvik", "99 99 90 03", "follow-up", "short", 114, 9, 88, attributed=True
    ),
    Person(
        "R4",
        "R31",
        "O1",
        "Testperson Alfa",
        "99 99 90 04",
        "reception",
        "short",
        112,
        13,
        60,
        recontact=False,
    ),
    Person("R5", "R92", "O2", "Ellen Mønsterås", "99 99 90 05", "follow-up", "long", 63, 9, 70, archive=True),
    Person("R6", "R15", "O2", "Siri Skissemo", "99 99 90 06", "follow-up", "long", 61, 12, 90, archive=True),
    Person(
        "R7",
        RUNNING_CODE,
        "O3",
        "Unni Kladdeby",
        "99 99 90 07",
        "reception",
        quotes=False,
        relation="nearest_leader",
    ),
)
"""Everybody asked, in the order they were asked; R0 cancelled, R7's interview is going on."""

NOTIFIED_SITES = ("O1", "O2")
NOTIFIED_SAMPLE = 6
END_AFTER_DAYS = 223
"""Days from the running interview to the end of the project that was promised and notified."""
ASKED_BEFORE_DAYS = 14
READ_AFTER_DAYS = 3
"""Days from an interview until its notes had been read through."""

PURPOSE = {
    "nb": "Å forstå hvordan sosialt arbeid ble endret av reformen, sett av dem som gjør det.",
    "en": "To understand how the reform changed social work, as seen by those who do it.",
}
CONTROLLER = {"nb": "Eksempelhøgskolen", "en": "The Example College"}
DPO = {"nb": "personvernombud@eksempel.invalid", "en": "dpo@example.invalid"}
END_SOURCE = {"nb": "rutinen ved Eksempelhøgskolen", "en": "the routine of the Example College"}
SUPERVISOR = {"nb": "veileder", "en": "supervisor"}

EXPECTED = {
    "nb": (
        "Sosialt arbeid har fått mindre plass etter reformen.",
        "De som sitter i mottak, bruker utdanningen sin minst.",
        "Ledere ser bedre samarbeid enn rådgiverne gjør.",
    ),
    "en": (
        "Social work has had less room since the reform.",
        "Those in reception use their training least.",
        "Co-operation looks better from above than from the desk.",
    ),
}
"""What the researcher expected to find, by language."""

CRITERIA = {
    "nb": (
        ("Sosialfaglig utdanning; har arbeidet på sosialkontoret før reformen og på det nye etter.", ""),
        ("Som før, og lang erfaring fra det nye kontoret.", "én avlyste, og utvalget måtte utvides"),
        ("Som før, og minst to fra mottak.", "avdelingen viste seg å ha mer å si enn ventet"),
    ),
    "en": (
        (
            "Trained in social work; worked at the welfare office before the reform and the new one after.",
            "",
        ),
        (
            "As before, and long experience at the new office.",
            "one cancelled, and the sample had to be widened",
        ),
        (
            "As before, and at least two from reception.",
            "the department turned out to matter more than expected",
        ),
    ),
}
"""What people were chosen by, version by version, with the reason of each change."""
