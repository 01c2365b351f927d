"""What recruitment, letters, promises and the study sheet are called, wherever they are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.i18n import N_, _
from interview_tui.model.checklist import Item
from interview_tui.model.ledger import Standing
from interview_tui.model.letter import AUDIO_DESTROYED, ENDED, GRADED, ItemAnswer, PromiseKind
from interview_tui.model.recruitment import (
    Answer,
    ApproachedBy,
    Channel,
    Dependency,
    KnownTo,
    Pressure,
    Reason,
    RecruitState,
    Relation,
)
from interview_tui.model.sheet import Basis, EndState, Form, YesNo

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

NOT_RECORDED = N_("not noted")

# By kind first: members of different enumerations are equal when they are spelt alike.
_WORDS: Mapping[type[StrEnum], Mapping[StrEnum, str]] = {
    RecruitState: {
        RecruitState.APPROACHED: N_("approached"),
        RecruitState.NO_ANSWER: N_("no answer"),
        RecruitState.DECLINED: N_("said no"),
        RecruitState.AGREED: N_("agreed"),
        RecruitState.CANCELLED: N_("cancelled"),
        RecruitState.WITHDREW: N_("withdrew"),
        RecruitState.INTERVIEWED: N_("interviewed"),
    },
    Reason: {
        Reason.NOT_STATED: N_("no reason given"),
        Reason.TIME: N_("no time"),
        Reason.NO_INTEREST: N_("not interested"),
        Reason.RECOGNISED: N_("worried about being recognised"),
        Reason.RECORDING: N_("does not want a recorder"),
        Reason.CIRCUMSTANCES: N_("own circumstances"),
        Reason.MOVED: N_("has left the place"),
        Reason.CRITERIA: N_("does not fit the criteria"),
        Reason.RESEARCHER: N_("the researcher's own reasons"),
    },
    ApproachedBy: {
        ApproachedBy.NOT_RECORDED: NOT_RECORDED,
        ApproachedBy.GATEKEEPER: N_("the leader of the site"),
        ApproachedBy.RESEARCHER: N_("the researcher"),
        ApproachedBy.OTHER: N_("somebody else"),
    },
    Channel: {
        Channel.NOT_RECORDED: NOT_RECORDED,
        Channel.IN_PERSON: N_("face to face"),
        Channel.MEETING: N_("at a meeting"),
        Channel.PHONE: N_("by telephone"),
        Channel.EMAIL: N_("by e-mail"),
        Channel.LETTER: N_("by letter"),
        Channel.OTHER: N_("in another way"),
    },
    Dependency: {
        Dependency.NOT_RECORDED: NOT_RECORDED,
        Dependency.NONE: N_("none"),
        Dependency.EMPLOYEE: N_("works for whoever asked"),
        Dependency.SERVICE: N_("gets help from whoever asked"),
        Dependency.STUDENT: N_("is taught by whoever asked"),
        Dependency.OTHER: N_("another one"),
    },
    Relation: {
        Relation.NOT_RECORDED: NOT_RECORDED,
        Relation.NONE: N_("did not know each other"),
        Relation.ACQUAINTANCE: N_("knew each other"),
        Relation.COLLEAGUE: N_("worked together"),
        Relation.FORMER_SUPERIOR: N_("the researcher was a superior"),
        Relation.NEAREST_LEADER: N_("the researcher was the nearest leader"),
        Relation.CLIENT: N_("the researcher helped them"),
        Relation.FAMILY: N_("family"),
        Relation.OTHER: N_("something else"),
    },
    KnownTo: {
        KnownTo.NOBODY: N_("nobody but the researcher"),
        KnownTo.LEADER: N_("the leader of the site"),
        KnownTo.COLLEAGUES: N_("colleagues"),
        KnownTo.HOUSEHOLD: N_("people at home"),
        KnownTo.OTHER: N_("others"),
    },
    Answer: {
        Answer.NOT_RECORDED: NOT_RECORDED,
        Answer.YES: N_("yes"),
        Answer.NO: N_("no"),
    },
    Pressure: {
        Pressure.ASKED_BY_GATEKEEPER: N_("was asked by the leader of the site"),
        Pressure.GATEKEEPER_PRESENT: N_("was asked while the leader was there"),
        Pressure.DEPENDENT: N_("depends on whoever asked"),
        Pressure.FORMER_LEADER: N_("the researcher has been their leader"),
    },
    Basis: {
        Basis.NOT_SET: NOT_RECORDED,
        Basis.CONSENT: N_("consent, art. 6(1)(a)"),
        Basis.PUBLIC_INTEREST: N_("a task in the public interest, art. 6(1)(e)"),
        Basis.OTHER: N_("another one"),
        Basis.NO_PERSONAL_DATA: N_("none needed: no personal data"),
    },
    Form: {
        Form.RAW: N_("as it was written"),
        Form.PSEUDONYMISED: N_("with codes for names"),
        Form.ANONYMISED: N_("anonymised"),
    },
    EndState: {
        EndState.NOT_SET: NOT_RECORDED,
        EndState.DESTROY: N_("everything is destroyed"),
        EndState.ANONYMISE: N_("kept when anonymised, the rest destroyed"),
        EndState.ARCHIVE: N_("handed to an archive"),
    },
    YesNo: {
        YesNo.NOT_SET: NOT_RECORDED,
        YesNo.YES: N_("yes"),
        YesNo.NO: N_("no"),
    },
    ItemAnswer: {
        ItemAnswer.YES: N_("yes"),
        ItemAnswer.NO: N_("no"),
        ItemAnswer.NOT_RELEVANT: N_("not relevant"),
    },
    Standing: {
        Standing.BROKEN: N_("broken"),
        Standing.AT_RISK: N_("at risk"),
        Standing.PENDING: N_("not yet due"),
        Standing.KEPT: N_("kept so far"),
    },
    PromiseKind: {
        PromiseKind.LENGTH: N_("length of the talk"),
        PromiseKind.END_DATE: N_("end of the project"),
        PromiseKind.IDENTITY: N_("only the researcher knows who takes part"),
        PromiseKind.DESTRUCTION: N_("recordings are destroyed"),
        PromiseKind.GATEKEEPER: N_("the leader of the site agrees too"),
        PromiseKind.SITE_UNNAMED: N_("sites are not named"),
        PromiseKind.READERS: N_("who else reads"),
        PromiseKind.WITHDRAWAL: N_("withdrawal"),
        PromiseKind.ERASED: N_("what they said is erased when they withdraw"),
        PromiseKind.QUOTES_READ: N_("they read quotes before these are published"),
        PromiseKind.LEADER_UNAWARE: N_("the leader does not get to know who takes part"),
    },
    Item: {
        Item.PURPOSE: N_("what the study is for"),
        Item.PART: N_("what taking part means: a talk, how long, about what"),
        Item.VOLUNTARY: N_("it is voluntary"),
        Item.WITHDRAWAL: N_("how to withdraw, and until when"),
        Item.RECORDING: N_("whether there is a recorder"),
        Item.IDENTITY: N_("how names are kept apart from what is said"),
        Item.RECIPIENTS: N_("who gets to read, and in what form"),
        Item.STORAGE: N_("how long it is kept, and what happens then"),
        Item.CONTROLLER: N_("which institution answers for the data"),
        Item.BASIS: N_("the legal basis"),
        Item.RIGHTS: N_("their rights: to see, correct, erase, take along"),
        Item.COMPLAINT: N_("where to complain"),
        Item.DPO: N_("the data protection officer"),
        Item.CONTACT: N_("how to reach the researcher"),
        Item.REFERENCE: N_("who has assessed the study, with its reference"),
        Item.TRANSFER: N_("whether data leave the EEA"),
        Item.CONFIDENTIALITY: N_("their duty of confidentiality: clients are left out"),
        Item.PASSED_ON: N_("the institution passes the request on"),
        Item.UNKNOWN: N_("the researcher does not know who was asked until they agree"),
        Item.NO_EFFECT: N_("saying no changes nothing between them and the institution"),
    },
}

FACTS = (
    N_("age group"), N_("under 30"), N_("30 to 49"), N_("50 or over"),
    N_("gender"), N_("woman"), N_("man"), N_("other"),
    N_("experience"), N_("under 5 years"), N_("5 years or more"),
    N_("kind of work"), N_("works with people"), N_("leads others"), N_("other work"),
)  # fmt: skip
"""The background fields and values of a study without personal data, as ``model.impersonal`` has them."""

KEPT = {
    "study": N_("the whole study"),
    "recordings": N_("recordings"),
    "notes": N_("notes"),
    "key_file": N_("key file"),
    "consents": N_("signed consents"),
    "backups": N_("backups"),
    "exports": N_("exports"),
}
"""What each class of things that has a deadline is called, by its value; not yet translated."""

_MILESTONES = {
    GRADED: N_("the thesis is passed"),
    ENDED: N_("the project has ended"),
    AUDIO_DESTROYED: N_("the recordings are destroyed"),
}


def word(value: StrEnum) -> str:
    """Return what a value of recruitment, letters, promises or the study sheet is called."""
    return _(_WORDS[type(value)][value])


def milestone(name: str) -> str:
    """Return what a milestone is called; its own name when it is none the program knows."""
    return _(_MILESTONES[name]) if name in _MILESTONES else name


def milestone_name(text: str) -> str:
    """Return the name of the milestone that a person calls so; one of their own is kept as typed.

    What is typed may be the name itself, or what ``milestone`` says in English or in the language in use.
    """
    said = text.casefold().strip().rstrip(".")
    for name, words in _MILESTONES.items():
        if said in {name, words.casefold(), _(words).casefold()}:
            return name
    return text
