"""What an information letter should say, item by item, and which words make it look as if it does.

The items are those of GDPR art. 13, of NESH's guidelines, and of the Norwegian services' advice on requests
that an institution passes on (fieldwork 2.1). Words found are a proposal only; a person answers, and none of
this is legal advice.
"""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from interview_tui.model.letter import ItemAnswer


class Item(StrEnum):
    """One thing that a letter should say."""

    PURPOSE = "purpose"
    PART = "part"
    VOLUNTARY = "voluntary"
    WITHDRAWAL = "withdrawal"
    RECORDING = "recording"
    IDENTITY = "identity"
    RECIPIENTS = "recipients"
    STORAGE = "storage"
    CONTROLLER = "controller"
    BASIS = "basis"
    RIGHTS = "rights"
    COMPLAINT = "complaint"
    DPO = "dpo"
    CONTACT = "contact"
    REFERENCE = "reference"
    TRANSFER = "transfer"
    CONFIDENTIALITY = "confidentiality"
    PASSED_ON = "passed_on"
    UNKNOWN = "unknown"
    NO_EFFECT = "no_effect"


INSTITUTION = (Item.PASSED_ON, Item.UNKNOWN, Item.NO_EFFECT)
"""Items that matter only where an institution passes the request on."""

_WORDS: Mapping[Item, str] = {
    Item.PURPOSE: r"formål|hensikt|studie av|undersøk|purpose|study of|aim of|find out",
    Item.PART: r"varer|minutt|en times?\b|samtale|intervju|minutes|an hour|interview|conversation",
    Item.VOLUNTARY: r"frivillig|voluntar|your own choice|du velger selv",
    Item.WITHDRAWAL: r"trekke (?:deg|seg|samtykke)|withdraw",
    Item.RECORDING: r"opptak|tas opp|record",
    Item.IDENTITY: r"anonym|avidentifi|pseudonym|(?:vet|know) (?:hvem|who)|nevnt? ved navn|"
    r"not (?:be )?named|kode",
    Item.RECIPIENTS: r"veileder|tilgang|databehandler|supervisor|access to the|processor|reads? ",
    Item.STORAGE: r"slett|makuler|oppbevar|lagres|delet|destroy|erased|kept until|stored",
    Item.CONTROLLER: r"behandlingsansvarlig|ansvarlig for (?:prosjekt|studi|behandling)|controller|"
    r"responsible for the (?:project|study|processing)",
    Item.BASIS: r"rettslig grunnlag|rettsgrunnlag|på grunnlag av (?:ditt |et )?samtykke|"
    r"based on your consent|behandlingsgrunnlag|allmenn(?:hetens)? interesse|(?:legal|lawful) basis|"
    r"public interest|artikkel 6|article 6|art\. 6",
    # All four: a letter that names some of them leaves out the others.
    Item.RIGHTS: r"(?=.*(?:innsyn|right (?:of|to) access|right to see|access to (?:your|the) data))"
    r"(?=.*(?:rett(?:e|et|ing)\b|korriger|rectif|correct))(?=.*(?:slett|eras|delet))"
    r".*?(dataportabilitet|ta med|utlever|overført|data portability|portab|take along|receive a copy)",
    Item.COMPLAINT: r"klage|datatilsynet|complain|supervisory authority",
    Item.DPO: r"personvernombud|data protection officer",
    Item.CONTACT: r"telefon|tlf|e-?post|phone|e-?mail|@|contact me|ta kontakt|kontakt meg",
    Item.REFERENCE: r"\bsikt\b|\bnsd\b|meldt til|godkjent av|\brek\b|notified to|ethics committee",
    Item.TRANSFER: r"tredjeland|utenfor eøs|third countr|outside the eea|outside the eu",
    Item.CONFIDENTIALITY: r"taushetsplikt|duty of confidentiality|confidentiality duty|professional secrecy",
    Item.PASSED_ON: r"formidle|videresend|deles? ut av|passed? on|forwarded by|handed out by",
    Item.UNKNOWN: r"vet ikke hvem (?:som )?(?:er|har blitt|blir) (?:spurt|kontaktet|forespurt)|"
    r"(?:not|n't) know who (?:is|was|has been) asked",
    Item.NO_EFFECT: r"(?:ikke|ingen).{0,60}(?:forhold|konsekvens|betydning|følger)|"
    r"(?:no|not).{0,60}(?:effect|consequence|affect|relation)",
}


def proposed(text: str) -> dict[Item, str]:
    """Return the items that a letter seems to speak of, each with the words that make it look so."""
    one_line = " ".join(text.split())
    found = {item: re.search(words, one_line, re.IGNORECASE) for item, words in _WORDS.items()}
    return {item: match[match.lastindex or 0] for item, match in found.items() if match}


def open_items(answers: Mapping[str, ItemAnswer], *, institution: bool) -> list[Item]:
    """Return the items nobody has answered; those on institutions only where one passes the request on."""
    return [item for item in wanted(institution=institution) if item.value not in answers]


def missing(answers: Mapping[str, ItemAnswer], *, institution: bool) -> list[Item]:
    """Return the items that apply and that the letter does not say, by the answers given."""
    return [item for item in wanted(institution=institution) if answers.get(item.value) == "no"]


def wanted(*, institution: bool) -> Iterable[Item]:
    """Return the items that apply."""
    return (item for item in Item if institution or item not in INSTITUTION)
