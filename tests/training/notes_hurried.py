"""More sentences with gaps, typed by somebody who listens: nicknames, kin, schools, places of work.

``{g}`` a given name, ``{w}`` one that is a word too, ``{f}`` a family name, ``{p}`` both, ``{i}`` an initial,
``{l}`` a place, ``{o}`` an organisation, ``{s}`` a school, home or workplace, ``{c}`` an office named after a
place in one word.
"""

from __future__ import annotations

BOKMAAL = """
{g} og {w} deler kontor, {w} røyker
{w} sa at det var greit
snakka med {w} om turnusen
søstera {w} bor i {l}
det er {w} jeg skal snakke med neste gang
han {g} på lageret var sur
{c} får alltid pengene
ringte {g} {i} igjen, ikke svar
{g} {i} har vondt i ryggen
alle må innom {g} {i} først
skolen, altså {s}, følger ikke opp
barnehagen heter {s}
jobba først på {s} så på {o}
kollegaen {g} dro henne med
innlagt på {s} tre runder
var på {s} i seks uker
fikk plass på {s} i {l}
hun går på {s}, tredje året
går i femte på {s}
elev a går på {s}, elev b på {s}
lærling hos {o} i {l}
kom til {l} med {o}
søkte jobb i {o}, {o} og {o}
møtte {g} utafor {o}
de sov i bilen ved {o}
svar fra {o} kom aldri
saken ligger hos {o}
kjenner du {g} på {o}?
ikke hun på {l} men hun på {l}
hun fra {l} sa nei
via {l} og {l}
søstera er i {l} og broren i {l}
faren, {g}, ble sendt til {l}
mannen {g} kjørte henne fram og tilbake fra {l}
mora {g} satt i gangen hele tida
bestemora {g} henter ungene på {s}
sønnen {g} på fire tegna på arket
dattera {w} er tolv
eksmannen {g} skylder penger
husvert {g} kasta dem ut
naboen, {g}, en pensjonert los
sjefen, {g}, er verre enn de andre
psykologen, {g} et eller annet, slutta
fastlegen {f}, så en som het {g}
vaktsjefen het {g} eller {g} som vi sier
kalles {g}, egentlig {g}
skal ikke hete {g} i teksten
{g} er redd for at kusina skal kjenne ham igjen
klubben het {o} men det er lenge siden
spilte for {o} og seinere {o}
nevøen {g} døde i {l}
svigerinna mi {g} er fra {l}
tante {g} og onkel {g} tok seg av ham
svogeren {g} var om bord
gruppeleder {g} har lovet fast
rektor {g} vil ikke høre
lærer i norsk, {g}, har sjuende
prest på {l}, {g} et eller annet
fengselsbetjent {g} er grei
tillitsvalgt {g} svarte samme kveld
journalisten {g} ringte igjen
advokaten heter {g}
rådgiver {f} på {c} tok saken
"hei {g}, dette ordner seg"
{g} glapp det ut av en til slutt
på papiret {g}, i praksis {g}
{g} sa at {g} sa at det ikke blir noe av
er det {g} eller {w} som bestemmer
gjengen er {g}, {g}, {w} og en til
bursdagen til {g} var i helga
rommet til {w} står tomt
uten {g} hadde det ikke gått
bare {g} visste om det
til og med {g} var enig
verken {g} eller {g} kom
både {g} og {w} vil lese først
for {g} er det verre
den eldste, {g}, flytta til {l}
pasienten {g} ble flytta til {s}
tidligere på {s}, nå på {s}
hun styrer {s} sammen med {g}
fagforeninga, {o}, ville ikke hjelpe
båten heter {s}
bor i {l} men jobber i {l}
buss fra {l} hver morgen
{w} er snill
{w} ler av det
{w}, {g} og jeg
hun liker best {w}
"""

BOKMAAL_NONE = """
mars og april var verst, mai litt bedre
de ler av rose og ros
steinen ligger i veien, berget er bratt
hun ville live litt opp i stua
fra før var det ingen plan
på papiret og i praksis er to ting
til og med sjefen var enig
både de unge og de gamle vil lese først
ingen av dem kom
på skolen, i barnehagen og hjemme
kontoret får alltid pengene
sa det tre ganger til den ene
det var sommer og sol og ingen på jobb
jeg så bort men skrev det likevel
hunden sov i bilen utafor butikken
alle må innom resepsjonen først
klubben ligger nede, laget er oppløst
det gikk i ball da sjefen slutta
fagforeninga ville ikke hjelpe
vaktsjefen bestemmer hvem som får ferie
opptaket er lavt, bytt batteri
spør om pensjon, spør om romjula
skogen, fjellet, elva, det er det de vil ha
tro, håp og pengemangel
"""

NYNORSK = """
{g} og {w} deler kontor
{w} seier at det gjekk bra
snakka med {w} om turnusen
systera {w} bur i {l}
han {g} på samvirkelaget veit alt
{c} sa ingenting
{g} {i} ringde
dotter mi {g} les i {l}
sonen {g} {g} kjem innom med ved
ho {g} i kassa spør alltid korleis det går
mannen {g} køyrde etter frå {l}
ektemannen {g} sat på trappa
sat i stova til {g} og {g}
far til {w} er lensmann
bror til {g} òg
lærlingen, {g}, kjem frå {l}
meisteren heiter {g} {f}
vart innlagd på {s} i haust
var på {s} i to år
borna heiter {g} og {w}
barnehagen, {s}, har stengt
skulen heiter {s}
rektor {g} ved {s} vil ha ro
læraren {g} såg det og gjorde ingenting
går på {s} i {l}
han er på {s} no
arbeidde på {s} til det vart lagt ned
sende dei frå {c} til {c}
saka mot {o} er ikkje ferdig
har søkt overføring til {o}
driftsleiar {g} er frå {l}
prosjektleiar {g} i {o} vil lese fyrst
kontaktperson {g} {i}. på {s}
jordmora {g} gret
trenar {g} hentar han
venninna {g} frå {l}
verja hans, {g}, var med
systrene {f} driv kafeen
{g} steikjer, {g} serverer
alle skuldar på {g}
ho er redd han {g}
høyrde ho snakke med {g} på banken
tante {g} let alle kome
oppvaksen hjå {g} og {g} på {l}
kom frå {l} via {l}
var i {l} med {o}
spela fotball for {o}
fekk slag ved {l}
ho held kurs i {l}, {l} og {l}
utanom {g} visste ingen om det
både {g} og {w} vil lese fyrst
korkje {g} eller {g} kom
det var {g} frå nav som skjøna det
peikar: der budde {g}, der budde {w}
skriv namnet rett: {g}
den gamle læraren, frøken {f}, slo
doktor {f} i {l} sluttar
ho er dagleg leiar i {o}
båten heiter {s}
bur på {l}, arbeider i {l}
garden heiter {l}
{w} er snill
{w} drikk
{g} bannar men er rettvis
{w} styrer alt
"""

NYNORSK_NONE = """
mars og april var verst, mai litt betre
steinen ligg i vegen, berget er bratt
på skulen, i barnehagen og heime
kontoret får alltid pengane
dei såg ingenting og gjorde ingenting
kvar laurdag er det nokon som ringjer
me sat i stova og drakk kaffi
korkje dei unge eller dei gamle kom
båten ligg ved kaia, fisken er dyr
ho heldt genseren ned over hendene
regnet pøste ned, me prata om vêret
skjema for alt, skjema for skjema
det er mørkt når ho går og mørkt når ho kjem
faren slo, mora teia
tida går annleis her
læraren seier at elevane er slitne
han vil ikkje ha heimehjelp frå kommunen
kyrne fyrst, så intervju
"""

ENGLISH = """
{g} and {w} share a desk
{w} says it was fine
talked to {w} about the rota
sister {w} lives in {l}
told me {w} and {g} share one bed
twins, {w} and {w}
everybody told {g} things
{g} should be writing this
the youngest there was {g}
nickname {w}, real name {g}
he goes by {w}
they call him {g}
supervisor is called {w}
manager at {s} since the spring
has been at {s} for two years
at {s} three times a week
kids at {s}
caretaker at {s}
sectioned and moved to {s} near {l}
diagnosed at {s}
woke up in {s}
worked at {o} thirty years like his father
drives for {o} and {o}
agency called {o} takes a cut
account in his cousin {g}'s name
in {g}'s office
the one at {g}'s
his mum {g} came too
her ex, {g}, has the kids in {l}
the little one, {g}, doesnt sleep
husband {g} away on rigs out of {l}
wife {g} left
brother {g} got the house
dad, {g}, doesnt care
uncle {g} paid for school
auntie {g} in {l}
nan, {w}, sat in the corner
partner {g} went part time
flatmate {g} found him
foster carer {g} fought it
mentor {g} is great
headteacher {g} {f} sat in
ms {f} teaches year 4
landlord is a mr {f}
dr {f} knows nobody
consultant {f} believed her
{f} always stays
the union rep, think its {g}, came in halfway
the church secretary {w} gave us a room
head housekeeper {g} keeps their passports
job coach {g} comes tuesdays
driver is always {w}
ask {w}, he got the rise
ring {g} tomorrow
check with {w}
{w} won the argument
{w} has been off since then
thats from {g}, not from me
a text from {g}: they know
arrived from {l} via {l}
weekends in {l}
moved to {l} after the bomb
father back in {l}
farm up past {l}
takes the train to {l}
is a teacher now in {l}
depot at {l}
grew up in {l}, came to {l}
met at {s}
the lads at {o} got nothing
neither {g} nor {w} wants to be quoted
even {w} agreed
without {g} it would not work
{w} and i talked outside
{w} knows
{w} never tells though
quote from {g} {i}
"""

ENGLISH_NONE = """
march was hard, april worse, may a bit better
ruby red door, jade green walls, ivy on the stone
hope is all they have, he joked
a rose by the window and a jack on the table
the youngest there was told to wait
everybody told me things
the agency takes a cut
ask the one who got the rise
even the boss agreed
without the union it would not work
without a car you are stuck
at the centre three times a week
kids at school, husband away
the weekends are worst
the rep came in halfway
the landlord owns half the street
grant money ran out, the bill came
faith, grace and a bit of luck
will they pay? they will not
the lads got nothing
she knew the drill and drew the plan
"""
