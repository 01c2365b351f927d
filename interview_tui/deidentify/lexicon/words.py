"""Small closed word lists in Norwegian and English that keep the detectors quiet or make them look twice.

Everything is case-folded. Written by hand from grammar and general knowledge, nothing copied.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORDINARY = _words(
    """
    alf alle amber an april ask aud august baker bakke bakken bekk bekken bent berg bill bird bjerk bjørn
    bo bob brekke brown brun bush bye chase cook cross dag dal dale dawn day dean do drew east eid eide ek
    eli else eng enge even faith fet field finn fisher foss fossen fox frank fred fri frisk gard gene gerd
    glad grace gran grant green grind gro grå guy hagen hall hans haug hauge haugen hav hazel heather helga
    helge hill holly holm holt hope hov hvit høy ivar ivy jack jade jan jo joy june kai king kirke kveld
    lang li lie lien lilje lily lin line lise liv live long lund lykke løv mai mari mark mars max may mild
    miles mo moen moss my myr nes ness nick noble north odd ola olive os page par pat peace pearl per petra
    pål ray read rice rich ring roar rob rose ruby rune rød saga sand sander sandy short signe siv sjø ski
    skog sky skye smart sol sommer south stein sten sterk stern stone storm strand strøm styrk sue summer
    sund svart svein swift tom tone tor trygg tveit ulv ung vang vera vik viken vilde vinter vold voll vår
    ward west white will winter wise wolf wood woods young ørn øst å ås åsen
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
    aetat agency and as asa avdeling avdelinga avdelingen barnevern bedrift bo by bydel center central
    centre city council department district distrikt east enhet fengsel for foundation fra fylke group
    gruppe hospital hovedkontor inc institutt kommune kommunen kontor kontora kontoret kontorets lag local
    lokal ltd med nav nedre nord nordre north nye office omsorg place region regional school senter senteret
    sentral sentralen sentrum service services site skole skolen social sosial sosialkontor sosialkontoret
    south statlig sted stedet stiftelse stiftelsen syd sykehus søndre sør team the trygd trygdekontor
    trygdekontoret unit universitet university vest vestre west øst østre øvre
    """
)
"""Words in names of sites and organisations that identify nothing alone."""

FUNCTION = _words(
    """
    a about after again ai aldri all alle allerede alltid also alt although altså always am an and andre
    another any are as asked asks at av bak bare be because been before begge behind being blant ble bli
    blir both bra bruker but by både call called came can come could da dagen de deg dei dem den denne der
    dere deres deretter derfor derimot dersom dessuten det dette di did din disse ditt do does doing done
    dra du during dårlig each eg egentlig ein eit either eller ellers else en end enda endelig enn er et
    etter ettersom even eventuelt every everyone feels felt few fikk first flere folk for fordi forrige
    fortalte forteller fra from frå få får føler før først gets gikk gives gjelder gjennom gjorde gjør go
    god godt goes good got gå går ha had hadde han har has have he hello hennar henne hennes her here hers
    him his hit hjelp hjå ho hos how however hun hva hvem hver hverandre hvert hvilke hvilken hvilket hvis
    hvor hvordan hvorfor i if ifølge igjen ikke ikkje imens in ingen ingenting inn innen instead into is
    it its ja jeg jo jobber just kan kanskje kjenner kjente knows kollega kom kommer korleis kva kven
    kvifor la last later laughs left ler less let like liker likes likevel litt lo looks lå man mange many
    maybe me med meets meg meir mellom men mener mens mente mentions mer mest met mi might min mine mitt
    more most mot much must my mye må mått måtte møter møtt møtte near need nei neither neste nesten never
    new next no nobody noe noen nok none nor not nothing now nå når of off often og også ok okay old om on
    once one only opp oppe or other others our ours out over perhaps på really right ring ringer ringte
    rundt sa said sammen samt samtidig sat satt saw says se seems seg seier ser she should si sidan siden
    sier sin since sine sist siste sitt sjef sjefen sjøl skal skulle slik slutt slutta snakka snakker
    snakket snart so som some someone sometimes spurt spurte spør stadig still stod such synes syntes så
    sånn ta talks tar tenker tenkte than thanks that the their them then there these they thinks this
    those though thought thus tidligere til tilbake to today together tok told too tried trodde tror tross
    uansett under until up upon us used ut uten utenom var ved vel veldig verken very vet vi vil vilje
    ville virker virket visst visste viste vite vår våre vårt være vært wants was we well went were what
    when where whether which while who whom whose why will with without would wrote yes yesterday yet you
    your yours åpenbart
    """
) - _words("eli even else hans jo will")
"""Words that begin sentences; with a capital they are still no name."""

STOP = _words(
    """
    aap adhd aetat afp arena as asa bht bmi bnp bup corona covid ct cv de dem deres desember dna dps dr eeg
    ekg eu europa europe eøs facebook fact februar fn fredag fru frøken gdpr google gosys gps herr hms hr ia
    id ikt imdi instagram internet internett internettet ip iq it januar jul juli kontor kristi ks kvp lar
    linkedin ltd lørdag mandag microsoft mottak mr mrs ms mva nav nei norden nordic noreg norge norway
    november npu nsd ok oktober onsdag outlook pc pcb pcr pdf post ppt pr prof pst ptsd påske rek rna rop
    scandinavia sikt skandinavia skype sms stortinget søndag teams tirsdag torsdag trygdeetaten tv udi ui
    uio uk usa wc who windows word zoom
    """
)
"""Words that are written with a capital without naming anyone, in both languages."""

STOP_ENGLISH = _words(
    """
    african american april arabic asian august bible british catholic chinese christian christmas danish
    december easter eid english european excel february finnish french friday german god gp hiv i'd i'll
    i'm i've irish italian january jewish july june kurdish march may monday muslim nhs norwegian november
    october peer peers persian polish protestant ramadan russian sami saturday scottish september somali
    spanish sunday swedish thursday tuesday turkish ukrainian urdu wednesday welsh
    """
)
"""More of them in English."""

ENDS_IN_S = _words(
    """
    adams agnes alexis amos anders andreas andrews bates boris brooks charles chris collins columbus
    curtis davis denis dennis doris douglas edwards elias ellis elvis enes evans francis frans gates
    gladys hans harris hawkins hughes idris ines iris james jenkins jens jesus joas johannes jonas jones
    klas klaus lars laurits lewis lis lois louis lucas lukas mads mathias matias mats matthews mattias
    mons morris moses moss myers nicholas nicolas niels nikolas nils os otis owens paris parsons perkins
    phillips phyllis rasmus reynolds richards robbins roberts rogers røros sanders silas simmons stephens
    stevens texas thomas tobias tomas travis vilnius voss wales williams yates zacharias ås
    """
)
"""Names whose own last letter is s: nothing is taken off them as a genitive."""

HEADS = tuple(
    sorted(
        _words(
            """
    ansatt ansatte avdeling avdelinga avdelingen distriktet familien filialen folk folka folkene gruppa
    gruppen gutten jenta klinikken kommune kommunen kontor kontora kontorene kontoret kontorets lederen
    miljøet møtet området prosjektet regionen saka saken senteret sentrum sjefen sjukehuset skolen
    sykehuset teamet typen
    """
        )
    )
)
"""What is put behind a name in one word: ``Bergenkontoret``."""

ABBREVIATIONS = _words(
    """
    adr avd bl.a bla ca dr dvs e.g eks el etc evt f.eks f.o.m fam feks fr hhv hr i.e ift iht inkl jf jfr jr
    kap kl kt m.a m.fl m.m mht mr mrs ms mv nr o.l o.s.v osv p.g.a pga pkt prof resp s.k sb sk sr st str
    d.e d.v.s f.o.m m.v o.a o.fl t.d t.o.m tlf vs
    mnd stk tel vha
    """
)
"""Words whose full stop does not end a sentence."""

NUMBERED = _words("bnr cpr dnr duf fnr gnr iban kontonr kvm mob nok orgnr pnr prodnr reg vg")
"""Short words beside numbers; no names, however strange their letters."""


def ordinary(word: str) -> bool:
    """Return whether a case-folded word needs a capital to count as a name: ordinary or very short."""
    return len(word) < 3 or word in ORDINARY  # noqa: PLR2004 - two letters are never enough
