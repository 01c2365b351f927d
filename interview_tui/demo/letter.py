"""The sample's information letter, version v1: what the respondents of NAV-7 were promised."""

from __future__ import annotations

LETTER = {
    "nb": """\
Forespørsel om å delta i en studie av arbeidet før og etter reformen

Samtalen varer omtrent en time og tas opp hvis du sier ja til det. Opptaket slettes når oppgaven er bestått.
Bare jeg vet hvem du er. Kontoret blir ikke nevnt ved navn. Veileder ser bare anonymisert tekst.
Både du og lederen på kontoret må samtykke skriftlig. Du kan trekke deg når som helst, uten å si hvorfor;
da slettes det du har fortalt. Du velger selv om du kan siteres ordrett, om jeg kan kontakte deg igjen,
og om anonymisert materiale kan tas vare på. Prosjektet skal være ferdig innen et år.
""",
    "en": """\
An invitation to take part in a study of the work before and after the reform

The conversation takes about an hour and is recorded if you agree to that. The recording is destroyed when the
thesis is passed. Only I know who you are. The office is not named. My supervisor sees anonymised text only.
Both you and the leader of the office must consent in writing. You may withdraw at any time without saying
why; what you have told is then erased. You decide yourself whether you may be quoted word for word,
whether I may contact you again, and whether anonymised material may be kept.
The project is to end within a year.
""",
}

PROMISES = {
    "nb": (
        ("length", "60", "Samtalen varer omtrent en time og tas opp hvis du sier ja til det."),
        ("identity", "", "Bare jeg vet hvem du er."),
        ("destruction", "graded", "Opptaket slettes når oppgaven er bestått."),
        ("gatekeeper", "", "Både du og lederen på kontoret må samtykke skriftlig."),
        ("site_unnamed", "", "Kontoret blir ikke nevnt ved navn."),
        ("readers", "veileder: anonymised", "Veileder ser bare anonymisert tekst."),
        (
            "withdrawal",
            "any_time",
            "Du kan trekke deg når som helst, uten å si hvorfor; da slettes det du har fortalt.",
        ),
    ),
    "en": (
        ("length", "60", "The conversation takes about an hour and is recorded if you agree to that."),
        ("identity", "", "Only I know who you are."),
        ("destruction", "graded", "The recording is destroyed when the thesis is passed."),
        ("gatekeeper", "", "Both you and the leader of the office must consent in writing."),
        ("site_unnamed", "", "The office is not named."),
        ("readers", "supervisor: anonymised", "My supervisor sees anonymised text only."),
        (
            "withdrawal",
            "any_time",
            "You may withdraw at any time without saying why; what you have told is then erased.",
        ),
    ),
}
"""What the letter promises, as it was written down: kind, value, sentence.

The researcher took “about an hour” strictly, as an hour at most.
"""

END_WORDS = {
    "nb": "Prosjektet skal være ferdig innen et år.",
    "en": "The project is to end within a year.",
}
"""The sentence about the end of the project; the day itself was written down by hand."""
