"""How Norwegian asks, in Bokmål and Nynorsk."""

from __future__ import annotations

import re

from interview_tui.guidefile.lint.forms import Tongue

WORDS = (
    r"(?:hva|hvordan|hvorfor|hvem|hvilke[nt]?|hvor|hvorledes|hvordan|åssen|kva|korleis|kvifor|kven|kor|kvar)"
)
"""Question words that are nothing else; ``når`` is looked at apart, for it also begins a clause."""

PRONOUN = r"(?:du|dere|dykk|de|dei|han|hun|ho|man|ein|en|vi|me|jeg|eg|noen|nokon|folk)"
"""Subjects that follow the verb at once."""

_LIGHT = r"(?:det|den|dette|denne|disse|desse|noe|noko)"
_BEFORE_WORD = (
    r"(?:(?:på|i|med|av|fra|frå|til|for|om|hos|ved|under|etter|innen|innan|overfor|ovanfor|mot|blant|"
    r"gjennom|over|ut|utover|rundt|omkring|mellom)\s+)*"
)

VERBS = (
    r"(?:er|var|har|hadde|kan|kunne|vil|ville|skal|skulle|må|måtte|bør|burde|blir|ble|blei|vert|vart|får|fikk|"
    r"fekk|finnes|finst|fins|fantes|gjør|gjer|gjorde|går|gikk|gjekk|kommer|kjem|fungerer|fungerte|virker|verkar|"
    r"påvirker|påverkar|opplever|opplevde|oplever|føles|kjennes|kjenner|betyr|tyder|hender|hende|skjer|skjedde|"
    r"tror|trur|trodde|tenker|tenkjer|mener|meiner|mente|synes|syns|synest|syntes|tykkjer|merker|merkar|ser|"
    r"gir|gjev|liker|likar|trives|trivst|hjelper|hjelp|stemmer|stemmar|vet|veit|visste|husker|hugsar|pleier|"
    r"pleidde|bruker|brukar|ønsker|ønskjer|trenger|treng|savner|saknar|handler|handlar|finner|finn|fant|spiller|"
    r"spelar|tar|tek|tok|eksisterer|foreligger|gjelder|gjeld|ligger|ligg|passer|passar|holder|held|jobber|"
    r"jobbar|arbeider|arbeidde|kjente|følte|føler)"
)

_NO_VERB = (
    r"(?!(?:når|hvis|viss|dersom|om|da|då|mens|medan|siden|sidan|fordi|at|som|og|men|så|eller|etter|før|der|her|"
    r"under|over|for|fra|frå|ved|til|mellom|både|enten|bare|berre|slik|sånn|ifølge|alle|andre|fortell|fortel|"
    r"beskriv|forklar|tenk|ta|vis|gi|gje|se|sjå|si|sei|la|prøv|velg|vel|et|eit|ei|den|det)\b)"
)

_TELLING = (
    r"(?:fortelle|fortelje|fortell|beskrive|skildre|forklare|utdype|utdjupe|dele|vise|greie\s+ut|snakke|prate|"
    r"(?:si|seie)\s+(?!at\b|deg\b|ja\b|nei\b)|gå\s+gjennom|reflektere|oppsummere|"
    r"(?:gi|gje)\s+(?:meg|oss|et|eit|noen|nokre|eksemp\w+|døme\w*)|ta\s+(?:meg|oss)|nevne|nemne|"
    r"(?:tenke|tenkje)\s+(?:deg|dykk)\s+(?:tilbake|en|ein|ei|et|eit)\b|(?:tenke|tenkje)\s+tilbake|"
    r"(?:huske|hugse|minnes|minnast|komme\s+på|kome\s+på)\s+(?:en|ein|ei|et|eit|den|det|noen|nokon|nokre|sist|første)\b)"
)
_SOFT = (
    r"(?:(?:først|kort|litt|kanskje|også|òg|da|då|prøve|forsøke|tenke|tenkje|deg|dykk|å|lyst|til|være|vere|så|snill|og|"
    r"begynne|byrje|starte|med|gjerne|nå|no|nærmere|nærare|egne|eigne|dine|ord|eventuelt)\s+)*"
)

NORWEGIAN = Tongue(
    name="no",
    asks=re.compile(rf"{_BEFORE_WORD}{WORDS}\b|når\s+(?!{PRONOUN}\b|{_LIGHT}\b)\w+"),
    anywhere=re.compile(rf"\b{WORDS}\b"),
    verb_first=re.compile(
        rf"(?:ikke\s+|ikkje\s+)?{VERBS}\b(?!\s+med\s+tanke)|"
        rf"{_NO_VERB}\w+(?:r|s|st|te|de|dde|et|a)\s+(?:{PRONOUN}|det)\b"
    ),
    invites=re.compile(
        rf"(?:kan|kunne|vil|ville|har|tør|orker|får|skal|skulle)\s+(?:du|dere|de|dykk|jeg|eg|vi|me)\s+"
        rf"(?:be\s+(?:deg|dere|dykk)\s+(?:om\s+å\s+)?)?{_SOFT}{_TELLING}|"
        r"(?:har|finnes|finst|fins)\s+(?:du|dere|de|dykk|det)\s+(?:et|eit|noen|nokre|nokon)?\s*(?:\w+\s+)?"
        r"(?:eksemp\w+|døme\w*)|"
        r"(?:husker|hugsar|minnes|minnest|minst)\s+(?:du|dere|de|dykk)\s+"
        r"(?:en|ein|ei|et|eit|den|det|første|sist|hva|hvordan|hvem|kva|korleis|kven|da|då|noen|nokon|tilbake)\b|"
        r"(?:kommer|kjem)\s+(?:du|dere|de)\s+på\s+(?:en|ein|ei|et|eit|noen|nokon)\b"
    ),
    tells=re.compile(
        r"(?:fortell|fortel|beskriv|skildre|forklar|tenk|forestill|sett|gi|gje|ta|vis|si|sei|snakk|prat|utdyp|nevn|"
        r"nemn|begynn|byrj|start|se\s+for|sjå\s+for|sjå\s+tilbake|se\s+tilbake|gå|del|velg|vel|trekk|tegn|teikn|la\s+oss|"
        r"kom\s+gjerne|prøv|husk|hugs|reflekter|oppsummer)\b(?!\s+(?:du|dere)\b)"
    ),
    fillers=re.compile(
        r"^(?:(?:og|men|så|altså|jo|ja|nei|ok|okei|vel|da|då|først|helt|til\s+slutt|hvis\s+ja|i\s+så\s+fall)\s+)+"
        r"(?!(?:du|dere|ein|en)\b)"
    ),
    states=re.compile(rf"(?:så\s+|da\s+|då\s+|altså\s+)*(?:{PRONOUN}|det|jeg\s+antar|eg\s+reknar)\s+\w+"),
    adds=re.compile(
        r"\b(?:legge\s+til|leggje\s+til|tilføye|tilføyd|føye\s+til|føre\s+til\s+slutt|"
        r"(?:vi|me|jeg|eg)\s+(?:ikke|ikkje)\s+har\s+(?:snakk\w*|snakka|spurt|vært|vore|tatt|teke|kommet|kome|dekk\w+)|"
        r"(?:har|burde|skulle)\s+(?:jeg|eg|vi|me)\s+(?:ha\s+)?(?:spurt|glemt|gløymt|utelatt)|"
        r"(?:noe|noko)\s+(?:mer|meir|annet|anna)\b.*\b(?:si|seie|dele|fortelle|fortelje|vite|ta\s+opp))\b"
    ),
)
"""The patterns of Norwegian."""
