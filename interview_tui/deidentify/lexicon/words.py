"""Small closed word lists in Norwegian and English that keep the detectors quiet or make them look twice.

Everything is case-folded. Written by hand from grammar and general knowledge, nothing copied.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDINARY = _words(
    """
    alf alle an ask aud bakke bakken bekk bekken berg bill bird bjerk bjørn bo brekke brown brun bush bye dag dal
    dale dean do drew eid eide ek eli else eng enge even faith fet field finn foss fossen fox frank fred fri frisk
    gard gerd glad grace grant green grind gro gran grå hagen hall hans haug haugen hauge hav helga helge hill holm
    holt hope hvit hov høy ivy jan jack jo joy kai king kirke kveld lang li lie lien lin line lise liv live lily long
    lund løv mari mark mars may mai mild miles mo moen moss my myr nes ness noble odd ola os page par pat per
    peace ray read rice ring roar rob rose rune rød sand sander signe siv sjø ski skog sky sol sommer stein sten
    stone storm strand strøm sue sund summer svart svein tom tone tor trygg tveit ulv ung vang vik viken vinter
    vold voll vår ward west white will winter wolf wood woods young ørn øst å ås åsen
    april august chase cook cross day east eide fisher june baker north short smart south stern sterk swift wise
    """
)
"""Names that are also words: alone they count as a name only with a capital."""

PARTICLES = _words("af al and av bin da das de del den der di dos du ibn la le of og the ter van von zu")
"""Small words inside names; never a name of their own."""

TITLES = _words(
    "dame doktor dr fru frøken herr lord madam miss mr mrs ms prof professor sir lege sjef leder rådgiver"
)
"""Titles before a name; not a part of it that is looked for alone."""

GENERIC = _words(
    """
    aetat agency avdeling avdelinga avdelingen barnevern bedrift bo by bydel center central centre city council
    department distrikt district east enhet fengsel foundation fylke group gruppe hospital hovedkontor institutt
    kommune kommunen kontor kontora kontoret kontorets lag local lokal nav north nord nordre nye office omsorg øst
    østre regional region school senter senteret sentral sentralen sentrum service services skole skolen social
    sosial sosialkontor sosialkontoret south statlig stiftelse stiftelsen sykehus syd søndre sør team the trygd
    trygdekontor trygdekontoret universitet university unit vest vestre west øvre nedre as asa ltd inc fra med
    and for
    """
)
"""Words in names of sites and organisations that identify nothing alone."""

FUNCTION = _words(
    """
    ai aldri alle allerede alltid alt altså andre at av bak bare begge blant ble bli blir bra bruker både da dagen
    de deg dei dem den denne der dere deres derfor deretter derimot dersom dessuten det dette dette di din disse
    ditt dra du dårlig eg egentlig ein eit eller ellers en enda endelig enn er et etter ettersom eventuelt fikk
    flere folk for fordi forrige forteller fortalte fra frå før først få får føler gjelder gjennom gjør gjorde god
    godt gå går gikk ha hadde hadde han har hennar hennes henne hit hjelp hjå ho hos hun hva hvem hver hverandre
    hvert hvilke hvilken hvilket hvis hvor hvordan hvorfor i ifølge igjen ikke ikkje imens ingen ingenting inn
    innen ja jeg jo jobber kan kanskje kjenner kjente kollega kom kommer korleis kva kven kvifor la ler liker
    likevel litt lo lå man mange me med meg mellom men mener meir mens mente mer mest mi min mine mitt mot mye må
    måtte mått nei nesten neste noe noen nok når nå no og også om opp oppe over på rundt sa sammen samt samtidig
    sat satt se seg ring ringer ringte ser si siden sidan sier seier sin sine sist siste sitt sjef sjefen sjøl skal skulle slik slutt
    slutta snakka snakker snakket snart som spør spurte spurt stadig stod synes syntes så sånn ta tar tenker tenkte
    til tilbake tidligere tross trodde tror tok under uansett uten ut utenom var ved vel veldig verken vet vi vil
    vilje ville virker virket viste visste visst vite være vært vår våre vårt åpenbart
    a about after again all also although always am an and another any are as asked asks at be because been before
    behind being both but by call called came can come could did do does doing done during each either else end even
    every everyone feels felt few first for from gets gives go goes good got had has have he hello her here hers
    him his how however i if in instead into is it its just knows last later laughs left less let like likes
    looks many maybe me mentions met meets might mine more most much must my near need neither never new next no nobody
    none nor not nothing now of off often ok okay old on once one only or other others our ours out over
    perhaps really right said saw says seems she should since so some someone sometimes still such talks than
    thanks that the their them then there these they thinks this those though thought thus to today together told
    too tried under until up upon us used very wants was we well went were what when where whether which while who
    whom whose why will with without would wrote yes yesterday yet you your yours
    """
) - _words("eli even else hans jo will")
"""Words that begin sentences; with a capital they are still no name."""

STOP = _words(
    """
    aap aetat afp bup corona covid dps eu eøs facebook fact fn gdpr google hms hr ia id ikt imdi instagram it jul
    kvp kontor ks kristi lar linkedin ltd microsoft nav nei nsd norden norge noreg npu ok outlook pc pdf post ppt
    pst påske rek rop sikt skype sms stortinget teams trygdeetaten tv udi uk ui uio usa who windows word zoom
    norway europe europa nordic scandinavia skandinavia internett internet internettet arena gosys
    mandag tirsdag onsdag torsdag fredag lørdag søndag januar februar juli oktober november desember
    mr mrs ms dr prof fru herr frøken deres dem de ip bht ptsd adhd as asa wc
    """
)
"""Words that are written with a capital without naming anyone, in both languages."""

STOP_ENGLISH = _words(
    """
    i'd i'll i'm i've monday tuesday wednesday thursday friday saturday sunday january february march april may
    june july august september october november december english norwegian swedish danish finnish german french
    spanish italian polish russian ukrainian arabic somali turkish kurdish persian urdu chinese american british
    european african asian irish scottish welsh sami christmas easter eid ramadan god bible christian muslim jewish
    catholic protestant excel nhs gp hiv
    """
)
"""More of them in English."""

ENDS_IN_S = _words(
    """
    agnes alexis amos anders andreas boris charles chris columbus curtis dennis denis doris douglas
    elias enes francis frans gladys hans harris idris ines iris james jens jesus joas johannes jonas
    klas klaus lars laurits lewis louis lois lukas lucas lis mads mathias mattias matias mats mons moss moses
    nicholas nicolas niels nikolas nils otis paris phyllis rasmus silas thomas tobias tomas travis wales
    texas voss os ås røros vilnius zacharias elvis ellis davis evans jones
    williams roberts richards edwards hughes phillips adams brooks rogers stevens andrews matthews hawkins jenkins
    perkins simmons sanders stephens collins morris parsons reynolds myers robbins owens bates yates gates
    """
)
"""Names whose own last letter is s: nothing is taken off them as a genitive."""

HEADS = (
    "ansatt", "ansatte", "avdeling", "avdelinga", "avdelingen", "distriktet", "familien", "filialen", "folk",
    "folka", "folkene", "gruppa", "gruppen", "gutten", "jenta", "klinikken", "kommune", "kommunen", "kontor",
    "kontora", "kontoret", "kontorets", "kontorene", "lederen", "miljøet", "møtet", "området", "prosjektet",
    "regionen", "saken", "saka", "sentrum", "senteret", "sjefen", "skolen", "sykehuset", "sjukehuset", "teamet",
    "typen",
)  # fmt: skip
"""What is put behind a name in one word: ``Bergenkontoret``."""

ABBREVIATIONS = _words(
    """
    adr avd bl.a bla ca dr dvs e.g eks el etc evt f.eks feks fr f.o.m hhv hr i.e iht ift inkl jf jfr jr kap kl kt
    m.a m.fl m.m mht mr mrs ms mv nr o.l o.s.v osv p.g.a pga pkt prof resp s.k sb sk sr st str t.d t.o.m tlf vs
    """
)
"""Words whose full stop does not end a sentence."""


def ordinary(word: str) -> bool:
    """Return whether a case-folded word needs a capital to count as a name: an ordinary or very short word."""
    return len(word) < 3 or word in ORDINARY  # noqa: PLR2004 - two letters are never enough
