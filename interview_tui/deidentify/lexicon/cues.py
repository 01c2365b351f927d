"""Words that tell what stands beside them: kin, roles, saying, heads of organisations, municipalities.

Written by hand, like the rest; the names of municipalities are public facts.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


BEFORE_PERSON = _words(
    """
    advokat advokaten agent aunt auntie barna barnebarn barnebarnet barnelege barnet barrister behandlar
    behandler bestefar bestekompis bestemor bestemora bestevenn bestevenninne betjent borna boyfriend bro
    bror broren brother brødrene brør called carer caretaker caseworker chef child cleaner client colleague
    consultant coordinator counsellor cousin dad daddy datter datteren daughter dear deputy director
    dirigent dirigenten doctor doktor dotter dottera dr driftsleder driftsleiar driver eksmannen ektemann
    ektemannen eldste elev eleven enke enkja familien far faren farfar farmor fastlege fastlegen father
    fengselsbetjent fetter fetteren fiancé fiancée flatmate foreman formann formannen fosterfar fostermor
    fostermora fru frue gangmaster gift girlfriend gp gran grandad granddad granddaughter grandma grandson
    gruppeleder gruppelederen hallo headteacher hei heiter heitte hello herr het heter hette hi hilsen
    hjelpepleier housekeeper housemate husband husvert husverten informant informanten inspector
    interpreter jobbspesialist jordmor jordmora journalist journalisten kalla kallast kaller kalles kalt
    kamerat kasserer kassereren keyworker kjærasten kjære kjæresten kollega kollegaen kompis kompisen kona
    kone kontaktlærer kontaktperson kontaktpersonen kusina kusine kusinen lad lads lady landlord lecturer
    leder lederen lege legen leiar leiaren lærar lærer læreren lærling lærlingar lærlingen mamma manager
    mann mannen married matron med meister meisteren mentor mester mesteren midwife mister mom mor mora
    moren morfar mormor mother mottaksleder mr mrs ms mum mummy mvh møter møtte nabo naboen naboene named
    namn nan nattevakt nattevakta navn nephew nestleder nestlederen nevø nevøen nickname niece niese niesen
    nurse og onkel ordførar ordføraren ordfører ordføreren pappa partner pasient pastor pleiar pleier
    porter predikanten prest presten prof professor prosjektleder prosjektleiar prosten psychologist
    psykolog psykologen receptionist regards rektor representative resident respondent respondenten
    rettleiar reverend ringde ringer ringte roommate ruskonsulent rådgivar rådgiver rådgiveren
    saksbehandlar saksbehandler samboer samboeren sambuar secretary sis sister sjef sjefen sjukepleiar
    sjåfør sjåføren skriver snakka snakket sokneprest solicitor son sonen spurte spør stepdad stepfather
    stepmother stepmum supervisor surgeon svigerfar svigerinna svigerinne svigerinnen svigermor svigersønn
    svigersønnen svoger svogeren sykepleier syster systera systrene sønn sønnen søster søsteren takk
    tannlege tannlegen tante teamleder teamlederen teammate thanks therapist tillitsvald tillitsvalgt tolk
    tolken treff treffer tremenning tremenningen trenar trener treneren tutor tvilling tvillingane
    tvillingene twins uncle underskriver unga ungane vaktleder vaktsjef vaktsjefen veileder veilederen
    veninne venninna venninne venninnen verge vergen verja verneombud vicar vikar vikarprest widow wife
    with
    """
)
"""After one of these a person may be named, perhaps with a possessive between."""

POSSESSIVE = _words(
    "hans hennes hennar min mi mitt sin si sitt din di her his my their deres vår hos hjå is er var heter"
)

AFTER_PERSON = _words(
    """
    agreed answered arbeidde arbeider arrived asked asks avgjør banka began bestemmer bestemte betaler
    betalte ble blei blir bor bryr brølte bur bytta byttet calls came can comes complained cooked could
    cried did died does drakk drev drikk drikker driv driver drives drove døde døydde eide eier er
    explained fekk fikk flytta flyttet foreslår forklarer forklarte forsvant fortalte fortel forteller
    fulgte følgjer ga gav gave gikk gir gives gjekk gjev got gret gruer gråt had hadde har has helped
    helps henta henter hentet hilser hilste hjalp hjelper hjelpte hugsar husker høres informerer
    innrømmer insisterer insists is jobbar jobber kan kjem kjører kjørte klaga klager klaget klarar
    klarer klarte knew knows kom kommenterer kranglet kremter krever kunne køyrde køyrer laga lager
    laughed laughs leaves left ler ligg ligger likar liker likte lives lo looked looks lost lova lover
    lovet lurer lurte makes meiner melder meldte mener mente mentions might missed misses moved moves må
    måtte møtte nekta nekter nektet nemnde nemner nevner nevnte nikka nikket nods opna orka orker owns
    paid passa passer passet pays plays prata prater påstår quit ran rang reagerer refused refuses
    reiser reiste remembers ringde rings ringte roser roste runs sa said sang sat satt savna savner
    savnet says seier sende sender sends sendte sent shouted showed sier sighs sings sit sitter skal
    skreik skrev skriker skriv skriver slo slutta sluttar sluttet slår smiled smiler smiles smilte
    snakker sover speaks spelar spiller spilte spoke spurte spør stakk starta started startet stayed
    stend stilte stopped styrer styrte sukka svara svarer svarte synes synger syns takes talked talks
    tar teaches tek tells thinks thought tok told took tried tries trodde tror trudde trur tuller unngår
    var vart vegrer veit venta venter verkar vet vil ville virker viser visste viste walked wanted wants
    was went will works would wrote åpnet ønsker ønskjer
    """
)
"""Before one of these, where a sentence begins, a person may be named."""

CLOSE_TO = _words(
    """
    ask asked av by het heter heiter heitte hette hjå hos med reach spurde spurte spør utan uten with
    without
    """
)
"""After one of these, in a note, a word that is in no list is mostly somebody's name."""

SHE = _words("ho hu hun han")
"""Before a name as it is said (``ho tam ringde``)."""

WEAK = _words(
    """
    barna borna chef cleaner client director driver elev eleven gran inspector lad lads med og porter
    professor secretary snakka snakket spør til tutor unga ungane with
    """
)
"""After one of these, some of them above, much else stands than people."""

NO_ROLE = _words(
    """
    bro called dear gift hallo hei heiter heitte hello het heter hette hi hilsen kalla kallast kaller kalles
    kalt married med mvh møter møtte named namn navn og regards ringde ringer ringte skriver snakka snakket
    spurte spør takk thanks treff treffer with
    """
)
"""They stand before people and say nothing of what these are."""

SAYS = _words("sier seier says")
"""After one of these, in a note, whoever said it may be named."""

TITLES = _words(
    "doctor doktor dr fam frk fru frue frøken herr lord miss mister mr mrs ms pastor prof rev sir"
)
"""After one of these stands a family name, also one that is a place's."""

HOUSES = tuple(
    sorted(
        _words(
            """
    bakken berget bo gården haugen hagen heimen hjemmet huset kollen lia lund lunden løkka marka myra
    senteret stua toppen tunet vang vangen vollen åsen
            """
        )
    )
)
"""Last parts of the names of schools, homes and wards."""

BEFORE_HOUSE = _words("at from frå fra på til to ved")
"""After one of these such a house may be named."""

OFFICES = tuple(
    sorted(
        _words(
            """
    avdelinga avdelingas avdelingen distriktet fengsel fengselet filialen gjengen kommune kontora kontoret
    kontorets legevakt politiet sjukehuset skolen skulen sykehuset teamet
            """
        )
    )
)
"""What is put behind a place in one word: ``bergenskontoret``."""

AND = _words("og and")
"""Joins two names."""

NO_FAMILY = _words("alle april ask august do even fri june let live long mai mars may read ring see si will")
"""Names that are also words, and after a given name mostly words."""

BEFORE_PLACE = _words(
    """
    i på til frå fra ved nær utenfor utanfor mot via from in to near at of rundt kring bosatt
    busett utafor utanfor bak forbi innom outside past beyond via
    """
)
"""After one of these a place may be named."""

BEFORE_NOUN = BEFORE_PLACE | _words(
    "a an the en ein ei et eit den det de dei no hver kvar every each any ingen inga nok"
)
"""After one of these an ordinary word that is a name too is mostly a word."""

ORGANISATION_HEADS = _words(
    """
    academy aktivitetssenter aldersheim apotek as asa asylmottak auto bad bakeri bakery barnehage barnehus
    barneskole barneskule barnevern barneverntjeneste bataljon bedehus bispedømme bofellesskap bokhandel
    bondelag bruk buss bygg camping church clinic college council dagsenter depot dps eiendom eigedom
    elektro entreprenør familiekontor familiesenter fengsel fisheries fisk folkehøgskole folkehøgskule
    frisør fritidsklubb frivilligsentral gartneri gjestehus gruppen handel helsestasjon herad hospital hotel
    hotell høgskole høgskule høyskole idrettslag il industri industripark infirmary inn kafe kafeteria kafé
    kirke klinikk kommune kontoret krisesenter kro kulturskole kulturskule kyrkje kyrkjelyd labs laks
    legekontor legesenter legevakt library lodge logistics logistikk ltd maskin meieri mek menighet mosque
    motors mottak museum nursery omsorg omsorgssenter oppvekstsenter primary pub regnskap rehabilitering
    renhold rorbuer rør sag sanitetsforening school sfo shelter sjukeheim sjukehus sjømat skole
    skolefritidsordning skule skytterlag slakteri surgery sykehjem sykehus tannklinikk terminal theatre
    transport trust ungdomshus ungdomsskole ungdomsskule universitet university verft verkstad verksted
    vidaregåande videregående ward
    """
)
"""With the word before it, one of these names an organisation."""

MUNICIPALITIES = _words(
    """
    agdenes alstahaug alta alvdal alver andøy aremark arendal asker askim askvoll askøy audnedal aukra aure
    aurland austevoll austrheim averøy balsfjord bamble bardu beiarn bergen berlevåg bindal birkenes
    bjerkreim bjørnafjorden bodø bokn bremanger brønnøy bygland bykle bærum bømlo båtsfjord dovre drammen
    drangedal dyrøy dønna eidfjord eidskog eidsvoll eigersund elverum enebakk engerdal etne etnedal evenes
    evje farsund fauske fedje fitjar fjaler fjord flakstad flatanger flekkefjord flesberg flå folldal
    fredrikstad frogn froland frosta frøya fyresdal færder gamvik gausdal gildeskål giske gjemnes gjerdrum
    gjerstad gjesdal gjøvik gloppen gol gran grane gratangen grimstad grong grue gulen hadsel halden hamar
    hamarøy hammerfest harstad hareid hasvik hattfjelldal haugesund heim hemnes hemsedal herøy hitra
    hjartdal hjelmeland holmestrand holtålen horten hurdal hustadvika hvaler hyllestad hægebostad høyanger
    høylandet ibestad inderøy indre iveland jevnaker karasjok karlsøy karmøy kautokeino klepp kongsberg
    kongsvinger kragerø kristiansand kristiansund krødsherad kvam kvinesdal kvinnherad kviteseid kvitsøy
    kvæfjord kvænangen kåfjord larvik lebesby leirfjord leka lesja levanger lierne lillehammer lillesand
    lillestrøm lindesnes loppa lunner lurøy luster lyngdal lyngen lærdal lødingen lørenskog løten malvik
    marker masfjorden melhus meløy meråker midtre modalen modum molde moskenes moss målselv måsøy namsos
    namsskogan narvik nesna nesbyen nesodden nesseby nissedal nittedal nordkapp norddal nordreisa notodden
    nærøysund oppdal orkland osen oslo osterøy overhalla porsanger porsgrunn rakkestad rana randaberg rauma
    rendalen rennebu rindal ringebu ringerike ringsaker risør rollag ryfylke rælingen rødøy røros røst
    røyrvik salangen saltdal samnanger sandefjord sandnes sarpsborg sauda sauherad selbu seljord senja
    sigdal siljan sirdal skaun skiptvet skjervøy skjåk skien smøla snåsa sogndal sokndal solund sortland
    stavanger steigen steinkjer stjørdal stord stranda stryn sula suldal sunndal sunnfjord surnadal sveio
    sykkylven sømna søndre sørfold sørreisa tana tingvoll tinn tjeldsund tokke tolga tromsø trondheim trysil
    tvedestrand tydal tynset tysnes tysvær tønsberg tjøme ullensaker ullensvang ulstein ulvik utsira vadsø
    vaksdal vang vanylven vardø vefsn vega vegårshei vennesla verdal verran vestby vestnes vestre vestvågøy
    vevelstad vindafjord vinje volda voss vågan vågsøy våler værøy åfjord ål ålesund åmli åmot årdal åseral
    åsnes øksnes ørland ørsta østfold vestfold telemark agder rogaland vestland innlandet viken troms
    finnmark nordland trøndelag buskerud akershus øyer øygarden øyfjord øvre nannestad lillesand mandal
    bærum
    """
) - _words("indre midtre nordre søndre vestre øvre fjord heim grane grue gran gol moss stranda")
"""Municipalities and counties of Norway, present and former; those that are mostly other words left out."""
