"""Notes to learn from that nobody wrote about anybody: sentences with gaps, filled with shuffled names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tests.training import notes_hurried as more
from tests.training.corpus import Text
from tests.training.notes_english import ENGLISH, ENGLISH_NONE

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from tests.training.augment import Names

_GAP = re.compile(r"\{([gwfploisc])\}")
_LABEL = {"g": 1, "w": 1, "f": 1, "p": 1, "i": 1, "l": 2, "o": 3, "s": 3, "c": 3}

_BOKMAAL = """
Snakket med {p} i dag, avdelingsleder ved {o}.
{g} virker oppgitt over turnusen.
kollegaen {g} tar seg alltid av de vanskelige sakene
hun bor i {l} sammen med {g} og to barn
{g} sier at det ikke er noe å gjøre ved det
{g} mente at {g} burde ha sagt fra
sjefen heter {p} og er fra {l}
sjefen hans, {g}, svarer ikke på e-post
leder {p} ville ikke være med
før var det {p} som styrte, nå er det {g}
{f} var her i går og {f} kommer igjen neste uke
ifølge {f} er det ingen plan
{g}s mor ringte, hun ville vite mer
{g} sin bil sto utenfor
informanten ({g}) gråt litt
respondenten flyttet fra {l} til {l} etter skilsmissen
han jobbet på {o} før han begynte her
hun var ansatt i {o} i mange år
kontoret i {l} ble lagt ned
møtet var på {l}, i nærheten av butikken
de reiser til {l} hver sommer
vokste opp på {l}, kom hit som voksen
tolken het {g} {f}
dr {f} skrev henne ut altfor tidlig
fastlegen, {f}, har sluttet
lærer {f} og rektor {f} er uenige
saksbehandler {g} {f} ga avslag
spør {g} om dette neste gang
husk å ringe {g}
{g}, {g} og {g} deler kontor
{p} og {p} har jobbet sammen lenge
mannen hennes ({g}) er syk
kona, {g}, jobber på {o}
sønnen {g} går på skole i {l}
datteren {g} er seks
eldste dattera heter {g}
broren {g} kom hjem fra {l}
naboen {g} hjalp til med flyttingen
det var {g} som fant på det
takk til {g} for hjelpen
til stede: {p}, {p}
{g} {i}. på lønn vet mer om dette
jeg heter {g}, sier hun og ler
kalles bare {g}
på {o} var det annerledes
{o} har ansvaret nå
ble henvist til {o} i {l}
{o} svarer aldri på henvendelser
bor hos {g} på {l} for tida
den nye, {g} tror jeg, er fra {l}
alle kjenner {g} her
{g} igjen. samme historie
{g}: vi får se
R: det må du spørre {g} om
hun og {g} snakker ikke lenger
ikke nevn {g} i rapporten
{g} er gift med {g} fra {l}
ny leder: {p}
avtale med {p} på fredag
mora til {g} er død
etter at {g} ble syk har alt stått stille
{g} hadde permisjon hele høsten
kontaktpersonen på {o} heter {g}
jobben på {o} var tung
hun drev {o} sammen med {g}
ny kollega fra {l}, {g} et eller annet
{g} = {g} {f}, samme person
{g} er {g} {f}, sier hun selv
{g} kom for sent
{g} ville ikke ha opptak
{g} vil trekke seg
{g} skal ringe tirsdag
{g} har fri, {g} vikarierer
{g} stelte mora si i mange år
{f} har vært der siden starten
{f} sin plan ble ikke fulgt
trener for laget er {g}
ny saksbehandler er {g} {f}
hjemme med {g}, liten ennå
gift med {g}, tre unger
vertsfamilie: {f}
to på vakt: {g} og {f}
({g}?) var visst med på det møtet
informant: {g}, kvinne
navn: {g} {f}
intervju med {g} {f}, {o}
sted: {o}, {l}
fra {l} via {l}
opprinnelig fra {l}
pendler mellom {l} og {l}
oppvokst i {l}, studerte i {l}
ansatt i {o}, før det {o}
hun går til {o} for å prate
rektor ved {o} heter {f}
sjåfør i {o}
båten ligger i {l}
gården ligger på {l}
jeg spurte {g} om {g}
{g} sa til {g} at {f} visste det
den andre, {g}, nikket
{g} (leder), {g} (nestleder)
kontakt: {g}
tolk: {g}
hilsen {g}
mvh {g} {f}
"{g} sier alltid det", ler
{g} – lærling
{g} i resepsjonen
{g} på lager
{g} fra {o}
søster {g}, bror {g}
lege {f} og sykepleier {g}
prest {f}
fru {f} og herr {f}
naboene {f} klaget
han {g} på butikken
hun {g} som vasker
han derre {g}
Møtte {g} på gangen.
Det var {f} som sa det først.
Hos {o} er det ingen som svarer.
Sjefen på {o} heter {p}.
I {l} er det bare to igjen.
"""
_BOKMAAL_NONE = """
hun har fri annenhver helg
sjefen kommer innom på fredager
mannen jobber på sjøen
vi går tur etter middag
ferja går tre ganger om dagen
barna er store nå
lønna er for lav, sier de
opptaker av, ville ikke
ny plan fra mandag, ingen spurte oss
systemet er tregt og logger ut hele tida
pasientene venter i gangen
gjengen på lageret holder sammen
fikk kake i pausen
brev fra kommunen lå på bordet
elevene bråker mest før lunsj
styret gikk av i vår
huset er til salgs
han viser bilder på telefonen
hunden ligger under bordet
snø i lufta, kort prat
kjeller og loft er fulle av papirer
lydfila ble ødelagt
prisene stiger, kunder blir borte
melkekvota er for liten
stillingen er lyst ut to ganger
vaktlista henger på døra
hvem skal vaske draktene?
dugnad på lørdag, ingen kom
traktoren sto i tunet
kaffe, vafler, lang stillhet
oppsigelse ligger i skuffen
møtene var lange, ingen visste hvem som bestemte
hun ler, ser ut av vinduet
turnusen er verst i helgene og om natta
vi ses bare i gangen, aldri rundt et bord
lite tid til hver bruker, mye papirarbeid
han mener at ledelsen ikke lytter
før hadde vi faste kontaktpersoner
nytt datasystem, ingen opplæring
opplever seg alene med ansvaret
bra samarbeid med legen og fysioterapeuten
pause fordi telefonen ringte
hun vil helst slutte, men har lån på huset
sier at det handler om tillit
mange nye brukere siden sommeren
viktig: spørre om vaktplanen neste gang
lederen sier ja, de ansatte sier nei
Dagen begynner med rapport.
Kaffe og småprat først.
Ble avbrutt to ganger.
HMS og GDPR ble nevnt, men ikke forklart.
Barna er det viktigste, sier han.
Sosialt arbeid er blitt saksbehandling.
Alt går på tid og penger.
Legen kommer ikke før i morgen.
Mor og far er begge pensjonister.
sol og snø utenfor, stille i gangen
det ligger en stein i veien for den delen
hver dag er en ny dag her
de bor langt fra hverandre
livet gikk videre, på godt og vondt
vi trenger fred og ro til å jobbe
en vik, noen naust og en gammel vei
bjørn og ulv er et tema i bygda
gården ble solgt, men skogen er igjen
"""
_NYNORSK = """
Snakka med {p} i dag, leiar ved {o}.
{g} verkar sliten, seier lite
ho bur i {l} med {g} og ungane
{g} seier at det ikkje er noko å gjere med
sjefen heiter {p}, kjem frå {l}
eg møtte {g} på butikken
kollegaen {g} tek dei tunge sakene
{f} var her i går, og {f} kjem att
{g} si mor ringde i går
mannen hennar, {g}, er frå {l}
kona hans heiter {g} og arbeider på {o}
dotter {g} er sju år
sonen {g} går på skule i {l}
bror hennar, {g}, tok over garden
naboen {g} hjelpte til
dei flytta frå {l} til {l} då ho var lita
kontoret i {l} vart lagt ned
han arbeidde på {o} heile livet
ho var tilsett i {o} i mange år
doktor {f} ville ikkje høyre
lærar {f} og rektor {f} er usamde
sakshandsamar {p} gav avslag
spør {g} om dette seinare
{g} og {g} deler kontor
det var {g} som fann på det
alle kjenner {g} her
{g} igjen, same historia
{o} svarar aldri
vart vist til {o} i {l}
ho og {g} snakkar ikkje saman lenger
ikkje nemn {g} i rapporten
etter at {g} vart sjuk har alt stått stille
ny leiar: {p}
veks opp på {l}, kom hit som vaksen
{g} = {g} {f}, same person
{g} kom for seint
{g} vil ikkje ha opptak
{g} skal ringje tysdag
{f} har vore der sidan starten
ny leiar er {g} {f}
heime med {g}, lita enno
gift med {g}, tre ungar
namn: {g} {f}
opphavleg frå {l}
pendlar mellom {l} og {l}
tilsett i {o}, før det {o}
garden ligg på {l}
{g} sa til {g} at {f} visste det
han {g} på butikken
ho {g} som vaskar
tolk: {g}
helsing {g}
barnelege {f} berre tre dagar
{g} frå {o}
{g} sin kompis {g}
far til {g}
systera {g} bur i {l}
med {g} og {g} på fjellet
Møtte {g} i gangen.
På {l} er det berre to att.
Hjå {o} er det ingen som svarar.
{g} {f} var ordførar då.
"""
_NYNORSK_NONE = """
ferja går tre gonger om dagen
borna er store no
løna er for låg, seier dei
opptakar av, ville ikkje
sjefen kjem innom på fredagar
kyrne ute, sauene på fjellet
huset er til sals
elevane bråkar mest før lunsj
hunden ligg under bordet
traktoren stod i tunet
kaffi, lefse, lang stilla
vaktlista heng på døra
han viser bilete på telefonen
dugnad på laurdag, ingen kom
møta var lange, ingen visste kven som bestemte
ho ler, ser ut av vindauget
det er verst i helgane og om natta
me sest berre i gangen, aldri rundt eit bord
lite tid til kvar brukar, mykje papirarbeid
han meiner at leiinga ikkje lyttar
nytt datasystem, inga opplæring
ho vil helst slutte, men har lån på huset
viktig: spørje om vaktplanen neste gong
Dagen byrjar med rapport.
Vart avbroten to gonger.
Alt går på tid og pengar.
livet på garden er stritt
dei bur langt frå kvarandre
sol og snø ute, stilt i gangen
"""


def _lines(*texts: str) -> list[str]:
    return [line for text in texts for line in text.split("\n")[1:-1]]


_OFFICES = ("kontoret", "skontoret", "-kontoret", "avdelinga", "avdelingen", "teamet")


class Notes:
    """Makes notes of a few lines each.

    Args:
        names: What goes into the gaps.
        random: Decides; the same seed makes the same notes.
    """

    def __init__(self, names: Names, random: Random) -> None:
        self._names, self._random = names, random
        self._lines = [
            ("nb", _lines(_BOKMAAL, more.BOKMAAL), _lines(_BOKMAAL_NONE, more.BOKMAAL_NONE)),
            ("nn", _lines(_NYNORSK, more.NYNORSK), _lines(_NYNORSK_NONE, more.NYNORSK_NONE)),
            ("en", _lines(ENGLISH, more.ENGLISH), _lines(ENGLISH_NONE, more.ENGLISH_NONE)),
        ]

    def one(self) -> Text:
        """Return a note."""
        random = self._random
        language, filled, plain = random.choice(self._lines)
        text, named = "", []
        for _number in range(random.randint(1, 7)):
            line = random.choice(filled if random.random() < 0.65 else plain)
            text += random.choice(("", "", "", "- ", "* ", "R: ")) if text.endswith("\n") or not text else ""
            at = 0
            for gap in _GAP.finditer(line):
                text += line[at : gap.start()]
                said = self._said(gap.group(1), language)
                named.append((len(text), len(text) + len(said), _LABEL[gap.group(1)]))
                text += said
                at = gap.end()
            text += line[at:] + random.choice((". ", ". ", "\n", "\n", " ", ", "))
        return Text(text, language, tuple(named))

    def _said(self, gap: str, language: str) -> str:
        names = self._names
        makers: dict[str, Callable[[], str]] = {
            "g": names.one_given,
            "w": names.one_ordinary,
            "f": names.one_family,
            "p": lambda: f"{names.one_given()} {names.one_family()}",
            "i": lambda: names.one_family()[0],
            "l": names.one_place,
            "s": lambda: names.one_institution(language),
            "c": lambda: names.one_place() + self._random.choice(_OFFICES),
            "o": names.one_organisation,
        }
        return makers[gap]()
