"""Leading questions: those that hint at the answer, or take something for granted.

Source: Kvale & Brinkmann, InterViews, ch. 7 and 9 (leading questions are for checking an interpretation, and
are then marked as such: ``type=interpreting``); Patton, Qualitative Research & Evaluation Methods, ch. 7,
"neutral questions" and presuppositions; Loftus, on how the wording of a question changes what is remembered.
Fieldwork I11: "put words in their mouths".

What is looked for: a negated question ("synes du ikke at", "don't you think"); a statement to agree with; a
tag ("ikke sant?", "right?"); how much of something bad or good there was ("how bad was"); why something is as
it is said to be; what problems something has caused; what most people think; a judgement before a noun ("the
failed reform").
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from interview_tui.guidefile.lint import norwegian
from interview_tui.guidefile.lint.forms import Form, clauses, form, sentences
from interview_tui.i18n import _
from interview_tui.model.advice import AdviceKind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from interview_tui.guidefile.lint.forms import Tongue

EXAMPLES = (
    ("nb", "Synes du ikke at samarbeidet burde vært bedre?"),
    ("nn", "Er det slik at leiinga ikkje lyttar?"),
    ("en", "How bad was the cooperation?"),
)
"""Language and a question that leads."""

_LOADED_NO = (
    r"(?:ille|dårlig\w*|dårleg\w*|vanskelig\w*|vanskeleg\w*|frustrer\w+|belastende|belastande|tung\w?|slitsom\w*|"
    r"forferdelig\w*|forferdeleg\w*|problematisk\w*|skuff\w+|urettferdig\w*|meningsløs\w*|meiningslaus\w*|farlig\w*|"
    r"farleg\w*|misfornøyd\w*|fornøyd\w*|misnøgd\w*|nøgd\w*|bra|flott|fantastisk\w*|stress\w+|ødeleggende|øydeleggjande|"
    r"krevende|krevjande|utfordrende|utfordrande|lei|redd\w*|stolt\w*|glad\w*|plagsom\w*|sårende|urimelig\w*|urimeleg\w*|"
    r"trist\w*|sint\w*|ensom\w*|einsam\w*|tilfreds\w*)"
)
_CAUSED_NO = (
    r"(?:skapt|skapte|skaper|skapar|ført|førte|fører|gitt|ga|gav|gjeve|forårsak\w+|påført|medført|medførte|resulter\w+|"
    r"gjort|gjorde|brakt|brukt|bidratt)"
)
_JUDGED_NO = (
    r"(?:mislykkede|mislykka|mislukka|katastrofale|håpløse|håplause|elendige|tåpelige|vellykkede|vellukka|fantastiske|"
    r"urettferdige|udugelige|inkompetente|meningsløse|meiningslause|grusomme|forferdelige|idiotiske|dårlige|dårlege)"
)
_NO = (
    rf"^{norwegian.VERBS}\s+(?:(?:{norwegian.PRONOUN}|det|dette|den)\s+)?(?:ikke|ikkje)\b",
    (
        r"\b(?:er|var|stemmer|stemmar)\s+det\s+(?:(?:ikke|ikkje|nok|vel)\s+)?"
        r"(?:(?:slik|sånn|riktig|rett|sant|korrekt|rimelig|rimeleg)\s+)?(?:å\s+(?:si|seie)\s+)?at\b"
    ),
    r"^(?:vil|ville)\s+(?:du|dere|de|dykk)\s+(?:si|seie)\s+(?:deg\s+(?:u?enig|einig)|at)\b",
    r"\b(?:enig|einig|einige|enige)\s+(?:med\s+\w+\s+)?(?:i|om)\b",
    r",?\s+(?:ikke\s+sant|ikkje\s+sant|eller\s+hva|ikke\s+det|ikkje\s+det|er\s+du\s+ikke\s+enig|vel)\s*\?",
    r",\s*(?:sant|eller)\s*\?",
    rf"\b(?:hvor|kor)\s+(?!\w+\s+(?:eller|og)\b)(?:\w+\s+)?{_LOADED_NO}\b(?!\s+eller\b)",
    (
        r"\b(?:hvor|kor)\s+(?:mye|mykje)\b.*\b(?:bedre|verre|betre|skad\w+|hjulpet|hjelpt|ødelagt|øydelagt|forverr\w+|forbedr\w+|"
        r"forbetr\w+)\b"
    ),
    rf"\b(?:hvorfor|kvifor)\b.*\b(?:så|for)\s+{_LOADED_NO}\b",
    r"\b(?:hvorfor|kvifor)\s+\w+\s+(?:\w+\s+)?(?:ikke|ikkje|aldri)\b",
    r"\b(?:hva|kva)\s+(?:er|var)\s+(?:det\s+som\s+er\s+)?(?:galt|gale|feil|problemet)\b",
    (
        rf"\b(?:hvilke|kva|hva\s+slags|kva\s+slags)\s+(?:for\s+)?(?:problem\w*|ulemp\w+|skad\w+|negativ\w+|positiv\w+|"
        rf"forbedring\w*|forbetring\w*|forverring\w*)\b.*\b{_CAUSED_NO}\b"
    ),
    (
        r"\b(?:som\s+kjent|som\s+(?:vi|me|alle)\s+ve\w+|alle\s+ve(?:t|it)|selvfølgelig|sjølvsagt|selvsagt|naturligvis|"
        r"åpenbart|openbert|opplagt|det\s+er\s+jo\s+(?:kjent|klart|kjend))\b"
    ),
    (
        r"^(?:de\s+fleste|dei\s+fleste|alle|forskning\w*|forsking\w*|eksperter|ekspertar|alle\s+andre)\s+(?:\w+\s+){0,5}?"
        r"(?:mener|meiner|sier|seier|synes|synest|viser|viser|er\s+enige|er\s+einige|hevder|hevdar|vet|veit)\b"
    ),
    rf"\b(?:den|det|de|dei|denne|dette|disse|desse|dens|deres)\s+{_JUDGED_NO}\s+\w+",
    (
        r"\b(?:når|hva\s+tid|kva\s+tid)\s+(?:begynte|starta|startet|byrja|oppsto\w*|oppstod)\s+(?:problem\w*|konflikt\w*|"
        r"mistrivsel\w*|vanskene\w*)\b"
    ),
    r"\b(?:du|dere|det|de|dei)\s+\w+\s+(?:vel|sikkert|nok|altså)\b.*\?",
)
_LOADED_EN = (
    r"(?:bad|badly|difficult|hard|awful|terrible|frustrat\w+|stress\w+|painful|upset\w*|disappoint\w+|unfair\w*|great|"
    r"wonderful|satisf\w+|dissatisf\w+|happy|unhappy|angry|anxious|worried|unpleasant|harmful|damaging|horrible|lonely|"
    r"tiring|exhaust\w+|problematic|dangerous|pointless|demanding|challenging|good|proud|scared|afraid|sad|poor|poorly|"
    r"pleased|annoy\w+)"
)
_JUDGED_EN = (
    r"(?:failed|disastrous|terrible|awful|ridiculous|pointless|wonderful|incompetent|unfair|horrible|amazing|useless|"
    r"botched|stupid|brilliant|dreadful|excellent|bad|poor)"
)
_EN = (
    r"^(?:do|does|did|is|are|was|were|have|has|had|would|could|should|will|can|ca|wo)n't\b",
    r"^(?:do|did|is|are|was|were|would|should|have|has|could)\s+(?:you|it|they|he|she|we|there|this|that)\s+not\b",
    r"\bwhy\s+(?:do|does|did|is|are|was|were|have|has|had|would|could|can|wo|ca)(?:n't\b|\s+\w+\s+(?:not|never)\b)",
    (
        r"\b(?:is|was|isn't|wasn't)\s+it\s+(?:not\s+)?(?:true|correct|right|the\s+case|fair\s+to\s+say|safe\s+to\s+say|so)\s+"
        r"(?:to\s+say\s+)?that\b"
    ),
    r"^(?:would|wouldn't)\s+you\s+(?:not\s+)?(?:say|agree)\b",
    r"\bdo\s+you\s+(?:not\s+)?agree\b",
    r",\s*(?:right|correct|yes|no|eh|or|am\s+i\s+right)\s*\?",
    (
        r",\s*(?:is|are|was|were|do|does|did|have|has|had|would|could|should|will|wo|ca|can)(?:n't)?\s+"
        r"(?:it|you|they|there|he|she|we)(?:\s+(?:not|think|say|agree))?\s*\?"
    ),
    rf"\bhow\s+(?:very\s+|really\s+)?{_LOADED_EN}\b(?!\s+or\b)(?!\s+at\b)",
    r"\bhow\s+much\s+(?:\w+\s+){0,6}?(?:better|worse|helped|hurt|harmed|improved|damaged|suffer\w*|worsened)\b",
    rf"\bwhy\b.*\b(?:so|too)\s+{_LOADED_EN}\b",
    r"\bwhat(?:'s|\s+is|\s+was)\s+(?:it\s+that\s+(?:is|was)\s+)?(?:wrong|the\s+problem)\b",
    (
        r"\bwhat\s+(?:kinds?\s+of\s+|sorts?\s+of\s+)?(?:problems?|damage|harm|benefits?|improvements?|negative\s+\w+|"
        r"positive\s+\w+|difficulties)\b.*\b(?:caused?|created?|brought|led|done|made|resulted|inflicted|produced)\b"
    ),
    (
        r"\b(?:surely|obviously|clearly|of\s+course|as\s+(?:we|you)\s+(?:all\s+)?know|everyone\s+knows|everybody\s+knows|"
        r"naturally|needless\s+to\s+say)\b"
    ),
    (
        r"^(?:most\s+(?:people|of\s+us|\w+)|everyone|everybody|experts|research|studies|all\s+your\s+colleagues)\s+"
        r"(?:\w+\s+){0,3}?(?:agree|agrees|think|thinks|feel|feels|say|says|show|shows|believe|believes|find|finds)\b"
    ),
    rf"\b(?:this|that|the|these|those|your|such\s+an?)\s+{_JUDGED_EN}\s+\w+",
    r"\bwhen\s+did\s+(?:the\s+|your\s+|these\s+)?(?:problems?|conflicts?|trouble|difficulties)\b",
    r"\bwhen\s+did\s+you\s+stop\b",
)
_PATTERNS = {
    "no": tuple(re.compile(pattern) for pattern in _NO),
    "en": tuple(re.compile(pattern) for pattern in _EN),
}


def judge(text: str, tongue: Tongue) -> Iterator[tuple[AdviceKind, str]]:
    """Yield advice when the question hints at its answer, with the words that do."""
    told = sentences(text)
    if not any(one.endswith("?") for one in told):
        return
    words = next((found for one in told if (found := _hint(one, tongue))), "")
    if words:
        yield (
            AdviceKind.LEADING,
            _("“{words}” may lead to an answer; ask so that every answer is as easy to give").format(
                words=words
            ),
        )


def _hint(sentence: str, tongue: Tongue) -> str:
    """Return the words that lead, empty when none do."""
    parts = [tongue.fillers.sub("", clause) for clause in clauses(sentence)]
    for pattern in _PATTERNS[tongue.name]:
        for part in (sentence, *parts) if pattern.pattern.startswith("^") else (sentence,):
            found = pattern.search(part)
            if found:
                return found[0].strip(" ,?")
    if sentence.endswith("?") and form(sentence, tongue) is Form.STATES:
        return sentence.rstrip("?")[:60]
    return ""
