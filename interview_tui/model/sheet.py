"""The study sheet: purpose, legal basis, what was notified, who may read what, and how the study ends.

Agreeing to take part is not the legal basis: both are written down, apart (NESH points 15-18).
Reality is compared with what was notified; where they differ, a change is to be reported.
"""

from __future__ import annotations

from dataclasses import asdict, fields
from enum import StrEnum
from typing import TYPE_CHECKING, Any

from interview_tui.model.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping


class Basis(StrEnum):
    """The legal basis of the processing (GDPR art. 6(1)); chosen by a person, never derived from consent."""

    NOT_SET = "not_set"
    CONSENT = "consent"
    PUBLIC_INTEREST = "public_interest"
    OTHER = "other"
    NO_PERSONAL_DATA = "no_personal_data"


class Form(StrEnum):
    """In what form somebody reads the material, the most readable first."""

    RAW = "raw"
    PSEUDONYMISED = "pseudonymised"
    ANONYMISED = "anonymised"


class EndState(StrEnum):
    """What becomes of the material in the end (fieldwork T6). Rules differ, so it is asked, once."""

    NOT_SET = "not_set"
    DESTROY = "destroy"
    ANONYMISE = "anonymise"
    ARCHIVE = "archive"


class YesNo(StrEnum):
    """Yes, no, or not said."""

    NOT_SET = "not_set"
    YES = "yes"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Reader:
    """Somebody who may read, by role (never by name), and in what form."""

    role: str
    form: Form


@dataclass(frozen=True, slots=True)
class Sheet:
    """What is written down about the study. Everything may be empty; days are ``YYYY-MM-DD``.

    ``reference``, ``recording``, ``sites``, ``sample`` (0: not said) and ``end_date`` are what was notified.
    ``upset`` is what the study has decided to do when somebody is upset; it is shown in the room.
    ``end_source`` says where the end state was decided, for example the routine of the institution.
    """

    purpose: str = ""
    basis: Basis = Basis.NOT_SET
    basis_note: str = ""
    controller: str = ""
    dpo: str = ""
    reference: str = ""
    assessed: str = ""
    recording: YesNo = YesNo.NOT_SET
    sites: tuple[str, ...] = ()
    sample: int = 0
    end_date: str = ""
    readers: tuple[Reader, ...] = ()
    end_state: EndState = EndState.NOT_SET
    end_source: str = ""
    upset: str = ""

    def as_data(self) -> dict[str, Any]:
        """Return it as plain data: what ``of`` reads."""
        found = asdict(self)
        found["sites"] = list(self.sites)
        found["readers"] = [{"role": one.role, "form": one.form.value} for one in self.readers]
        for name in ("basis", "recording", "end_state"):
            found[name] = found[name].value
        return found

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> Sheet:
        """Return the sheet of plain data; what is not known to this version is left out.

        Raises:
            ValueError: when something in it is not of its kind.
        """
        known = {one.name for one in fields(cls)}
        given = {name: value for name, value in data.items() if name in known}
        for name, kind in (("basis", Basis), ("recording", YesNo), ("end_state", EndState)):
            if name in given:
                given[name] = kind(given[name])
        if "sites" in given:
            given["sites"] = tuple(given["sites"])
        if "readers" in given:
            given["readers"] = tuple(Reader(one["role"], Form(one["form"])) for one in given["readers"])
        made, empty = cls(**given), cls()
        for one in fields(cls):
            if type(getattr(made, one.name)) is not type(getattr(empty, one.name)):
                raise ValueError(one.name)
        if not all(isinstance(name, str) for name in (*made.sites, *(one.role for one in made.readers))):
            raise ValueError("sites and roles are words")
        return made

    @property
    def may_record(self) -> bool:
        """Whether a recorder may be agreed to: not where "no recording" was notified (fieldwork 2.1)."""
        return self.recording is not YesNo.NO


class Change(StrEnum):
    """Where reality has left what was notified."""

    SITE = "site"
    SITES = "sites"
    RECORDING = "recording"
    LATE = "late"
    SAMPLE = "sample"


@dataclass(frozen=True, slots=True)
class ToReport:
    """One change to report. ``found`` is how many or which; ``notified`` what had been notified."""

    change: Change
    found: str
    notified: str


@dataclass(frozen=True, slots=True)
class Reality:
    """What is so: names of sites with respondents, people in the sample, recordings, interviews' days.

    ``recorded`` counts respondents who agreed to a recorder or were recorded; ``days`` are the local days
    (``YYYY-MM-DD``) on which interviews began.
    """

    sites: Collection[str] = ()
    people: int = 0
    recorded: int = 0
    days: Collection[str] = ()


def to_report(sheet: Sheet, reality: Reality) -> list[ToReport]:
    """Return where reality has left what was notified; what was not notified is not compared."""
    found: list[ToReport] = []
    if sheet.sites:
        notified = {name.casefold() for name in sheet.sites}
        outside = [name for name in reality.sites if name.casefold() not in notified]
        found += [ToReport(Change.SITE, name, "; ".join(sheet.sites)) for name in outside]
        if len(reality.sites) > len(sheet.sites) and not outside:
            found.append(ToReport(Change.SITES, str(len(reality.sites)), str(len(sheet.sites))))
    if sheet.recording is YesNo.NO and reality.recorded:
        found.append(ToReport(Change.RECORDING, str(reality.recorded), "0"))
    late = [day for day in reality.days if sheet.end_date and day > sheet.end_date]
    if late:
        found.append(ToReport(Change.LATE, str(len(late)), sheet.end_date))
    if sheet.sample and reality.people > sheet.sample:
        found.append(ToReport(Change.SAMPLE, str(reality.people), str(sheet.sample)))
    return found
