"""Places of work, schools, homes, boats and farms: words that stand beside their names, or end them.

Written by hand, like the rest.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


AT_WORK = _words(
    """
    ansatt ansettelse arbeidar arbeidde arbeide arbeider arbeidet beboer bebuar begynte bestyrer deltid
    driftsleder ekstravakt ekstravakter elev elevar elever employed fast fastansatt folk folka fulltid fyrar
    innlagt job jobb jobba jobbar jobbe jobber jobbet leder leiar lærar lærer lærling løpegutt nattevakt
    opplæring praksis praksisplass present reinhaldar rektor renhold renholder selger skift slutta sluttet
    sommarjobb sommerjobb stilling stillinga student studerer studerte styrar styrer styret sumarjobb teach
    teacher teaches tilsatt tilsett trainee utplassert vaktmeister vaktmester vikar vikariat vikarierer
    volunteers work worked working works yrkesskole
    """
)
"""One of these tells that after the next word of place somebody's work, school or home is named."""

LIVES = _words(
    """
    bodde bor born bosatt budde bur busett flytta flyttar flytter flyttet fødd født kjem kom kommer lived
    lives living moved oppvaksen oppvokst vaks vokste
    """
)
"""The same of where somebody lives or is from."""

WORKPLACES = tuple(
    sorted(
        _words(
            """
            anlegget bakeriet basen biblioteket bruket bryggeriet fabrikk fabrikkane fabrikken gartneriet
            heimen hjemmet internatet kirka kirken kraftverk kyrkja laget legevakta mottak mottaket museet
            museum opplæringa opplæringen pensjonatet sagbruk samvirkelaget sentralen sjukeheimen slakteriet
            smelteverk sykehjemmet teateret teatret terminalen verft verftet verk verket verkstad verkstaden
            verksted verkstedet
            """
        )
    )
)
"""Last parts of what people call the one place of its sort where they live: ``elverket``, ``sagbruket``."""

NO_WORKPLACE = _words(
    """
    anslaget arbeidslaget avslaget bakverk barndomsheimen barndomshjemmet beslaget databasen dataterminalen
    forbruket foreldrehjemmet forslaget fosterheimen fosterhjemmet gjenbruket grunnlaget handverk handverket
    håndverk håndverket innslaget jordbruket kunnskapsbasen kunstverk kunstverket landbruket landslaget
    livsverk livsverket lovverk lovverket mellomlaget misbruket nederlaget nedslaget nettverk nettverket
    oppslaget overslaget pålaget rammeverk rammeverket regelverk regelverket rusbruket selskapslaget
    skogbruket tidsbruket tilslaget underlaget utslaget vennelaget
    """
)
"""They end so and are mostly something else, or stand everywhere."""

ALONE = _words(
    """
    bruket bryggeriet e-verket elverk elverket everket fabrikka fabrikken fyret garnisonen gartneriet gruva
    gruven internatet kraftstasjonen leiren leiret meieriet misjonen mottaket museet mølla saga sagbruket
    sagen skipsverftet slakteriet smelteverket verftet yrkesskolen
    """
)
"""Said of work or school, one of these is the only one of its sort there."""

VAGUE = _words(
    """
    anna annet byen bygda egen eget felles full grenda heile hel hele kommunal kommunalt norsk offentleg
    offentlig privat privaten same samme sentrum statleg statlig town village
    """
)
"""After "works in" one of these names nothing."""

STREETS = ("gata", "gaten", "gate", "veien", "vegen")
"""Last parts of the names of streets."""

WHERE = _words("i på ved hos hjå til fra frå at in from for of to")
"""Between work and what it is called."""

IN_TOWN = _words("i på ved in at on near of")
"""Between a place of work and the town or street it is in."""

OFFICE_OF = tuple(
    sorted(
        _words(
            """
            anlegget avdelinga avdelingen barnehage barnehagen bedehuset fabrikken fengselet fengslet
            folkehøgskolen gymnaset heimen hjemmet huset kafeen kirka kirken klinikken kontoret
            krisesenteret kyrkja legesenteret moskeen mottaket museet opplæringa poliklinikken senteret
            sentralen sjukeheimen sjukehuset skolen skulen stasjonen sykehjemmet sykehuset teamet templet
            tinget verftet verket
            """
        )
    )
)
"""Before a word of place and a town, one of these, or what ends so, is one and no other."""

OFFICE_OF_ENGLISH = _words(
    """
    academy airport base cafe café center centre church clinic club college factory gurdwara hospice
    hospital hostel hotel library mill mosque museum nursery pharmacy prison pub refuge restaurant school
    shelter shipyard station surgery synagogue temple university warehouse yard
    """
)
"""The same in English."""

THINGS = _words(
    """
    avdelinga avdelingen barnehage barnehagen barneskolen bedrifta bedriften boat bofellesskapet butikken
    båten campus company farm ferga ferge ferja ferjen ferry firma firmaet fiskebåten foreningen
    forretningen gard garden gardsbruket gruppa gård gården hotellet huset hytta kafe kafeen kafé kaféen
    klubben kroa laget linja mottaket mølla nabogarden nabogården organisasjonen plattforma plattformen
    project prosjekt prosjektet pub puben restaurant restauranten rigg riggen salongen ship sjarken
    sjukeheimen skip skipet skolen skule skulen skuta skøyta småbruk småbruket stiftelsen studio stølen
    sykehjemmet tiltaket trawler tråler tråleren verkstedet vessel
    """
)
"""What has a name of its own after it: ``på båten havbris``, ``garden nerli``."""

CALLED = _words("heter heiter het heitte hette kalles kallast called named is er egentlig eigentleg")
"""Between such a thing and its name."""

TOPOGRAPHY = tuple(
    sorted(
        _words(
            """
            botn bø dal eid eidet elv elva fjell fjord foss hamn haug havn heim holm holmen hovden høgda
            jord kleiv kollen land li lia lien mark mo moen myr nes neset nesset rud rød set seter sjø skog
            skogen stad strand stø støl sund sundet tjern torp tun tveit vang vann vatn vik vika viken voll
            vollen våg vågen ås åsen øy øya øyra
            """
        )
    )
)
"""Last parts of the names of farms, hamlets and parts of towns, without an article before them."""

SIDES = _words(
    """
    austre indre inste midtre nedre nordre søndre søre vestre ytre østre øvre øystre
    """
)
"""One of these and a name are a farm or part of a town: ``nedre eikeland``."""

NO_TOPOGRAPHY = _words(
    """
    aldersheim avvik badestrand bakland barndomsheim barnehjem barskog beitemark bondeland bygdeby
    drikkevann dypvann fastland feriested ferskvann forstad fosterheim fosterland fødeland fødestad
    gamleheim granskog heimland heimstad hjemland hjemstad hovedstad hovudstad innland innmark isvann
    kaldtvann lauvskog løvskog mellomland naboland nabostad opphavsland opprinnelsesland saltvann sandstrand
    sjukeheim sjøvann skandal småstad solskinn storstad u-land uland urskog utland utmark varmtvann
    vaskevann
    """
)
"""They end so and name no place."""

ROLES = tuple(
    sorted(
        _words(
            """
            advokat advokaten agent ansvarleg ansvarlig arbeider arbeideren assistent assistenten behandlar
            behandler behandleren bestyrer bestyreren betjent broder bror broren datter dattera datteren
            direktør direktøren dotter dottera far faren forelder forkvinne formann formannen forvalter
            føraren fører føreren guide hjelp hjelpa ingeniør ingeniøren innehaver inspektør kjæreste
            kjæresten kollega kollegaen kompis kompisen konsulent konsulenten koordinator koordinatoren
            leder lederen lege legen leiar leiaren lærar læraren lærer læreren lærling mann mannen
            medarbeider mester mesteren mor mora moren nabo naboen ombud ombudet onkel pasient pedagog
            pedagogen pleiar pleiaren pleier pleieren prest presten redaktør redaktøren rektor representant
            representanten rådgivar rådgiver sekretær sekretæren sjef sjefen sjåfør sjåføren skipper
            syster systera sønn sønnen søster søstera søsteren tante terapeut terapeuten trener
            treneren vakt vakta vakten veileder veilederen venn vennen venninna venninne venninnen verge
            verten veterinær veterinæren
            """
        )
    )
)
"""Last parts of what somebody is to others: ``storesøster``, ``miljøterapeut``, ``butikksjef``."""

MORE_ROLES = _words(
    """
    avløser beboer bebuar biskop bonde bonden brukar bruker chief coach deltaker diakon diakonen eier eieren
    eigar eigaren eks eksen ekskjæreste ekskona ekskone elektriker fam frisør fylkesordfører gründer
    headmaster host imam imamen innsatt innsatte kantor kaptein kapteinen kokk kokken lensmann lensmannen
    logoped logopeden owner pilot psykiater psykiateren rabbi radiolog regissør rådmann rådmannen rørlegger
    skipper skipperen snekker snekkeren sorenskriver søskenbarn søskenbarnet veterinær veterinæren warden
    """
)
"""Roles that are no last part of others."""
