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
    sa sier seier said says fortalte fortel forteller told tells mente mener meiner thinks ville vil virker
    verkar kom kjem comes came lo ler laughs gråt gret cried ringte ringde rang calls spurte spør asks asked
    nikket nikka skrev skriv wrote ønsker ønskjer wants wanted jobber jobbar works arbeider arbeidde bor bur
    lives sluttet slutta flyttet flytta moved husker hugsar remembers svarte svara answered har hadde has
    had er var is was skal
    will would can could might got went did does kan kunne må måtte fikk fekk gikk gjekk ble vart blei
    blir hjalp hjelpte hjelper kjørte kjører køyrde køyrer henta hentet henter passa passet passer
    sendte sender sende savna savnet savner likte liker likar visste vet veit trodde trudde tror trur
    satt sat sitter sit døde døydde betalte betaler drakk drikker drikk slo slår tok tek tar ga gav gir
    gjev helped helps knew knows looked looks left leaves rang rings sent sends took takes gave gives
    thought missed misses drove drives paid pays died
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

SAYS = _words("sier seier says")
"""After one of these, in a note, whoever said it may be named."""

TITLES = _words("doctor doktor dr frk fru frue frøken herr lord miss mister mr mrs ms pastor prof rev sir")
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
    omsorgssenter sykehjem sjukeheim skole skule barneskole ungdomsskole videregående vidaregåande
    legesenter legekontor hospital sykehus sjukehus bedehus kulturskole kulturskule barnehage dps kontoret
    herad kommune oppvekstsenter kirke kyrkje menighet kyrkjelyd infirmary school clinic labs bakery
    bispedømme fengsel barneverntjeneste bygg transport renhold sag mek verft bakeri kafé kafe hotell
    gjestehus rorbuer handel elektro rør auto frisør il idrettslag skytterlag bondelag sanitetsforening
    college university universitet høgskole høyskole folkehøgskole asylmottak mottak krisesenter
    bofellesskap aldersheim terminal depot surgery church mosque council trust ltd as asa ward
    folkehøgskule høgskule ungdomsskule barneskule bad legevakt primary academy lodge camping
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
