"""Organisations that most people know by name: shops, agencies, hospitals, unions, clubs, papers, services.

By hand, from general knowledge: what a note calls them. They name a place of work or of treatment, nobody.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORGANISATIONS = _words(
    """
    adecco adresseavisen aftenposten ahus aldi aleris amazon amnesty arbeidstilsynet arriva asda atb atos
    attendo avinor b&q bama barclays barnardo's barnardos bastøy bauhaus bergensavisen biltema bilxtra
    blakstad borregaard braathens bravida bredtveit bufdir bufetat bunnpris byggmakker byggmax cafcass
    capita caritas caverion coop cqc currys dagbladet debenhams dedicare deliveroo deloitte dhl
    diakonhjemmet dikemark dnb dnv dwp easyjet elkem elkjøp equinor espira europris fagforbundet
    fellesforbundet felleskjøpet fjord1 fjordkraft flytoget fontenehuset frelsesarmeen frelsesarmeens fretex
    fylkesmannen fylkesnemnda g4s gassco gaustad gjensidige glimt gmb greggs hafslund handelsbanken
    haukeland helfo helgelandssykehuset helsedirektoratet hmrc hsbc hurtigruta hurtigruten husbanken hvl
    hydro høyesterett ikea imdi jobzone jysk kiwi klassekampen kolumbus kongsberggruppen kpmg
    kriminalomsorgen kværner lerøy lidl lloyds lovisenberg lånekassa lånekassen læringsverkstedet manpower
    mattilsynet maxbo mcdonalds mekonomen mencap meny morrisons mowi nammo nando's nandos narvesen nationen
    natwest negotia nettbuss nhh nho nhs nito nmbu nokas nordea nordlandssykehuset norgesgruppen norlandia
    norled nortura nrk nsb nspcc ntnu obos ofsted orkla oslomet ous peppes plantasjen postnord primark
    prorus pwc påtalemyndigheten radiumhospitalet rambøll ravneberget rcn rema rikshospitalet rosenborg
    rspca ruter ryanair sainsbury's sainsburys salmar samaritans santander securitas serco sintef
    sivilombudet skandiabanken skanska skatteetaten skeid skeidar skyss sodexo sparebank sparebanken
    stagecoach starbucks statkraft statoil statsforvaltaren statsforvalteren stendi storebrand strømsgodset
    sunnaas sunnmørsposten sweco sykepleierforbundet tekna telenor telia tesco tibber torghatten trandum
    trasoppklinikken trygderetten tv2 tyrili uber udi uib uio uit ullersmo ullevål unibuss unicare unio
    unison unn usdaw usn utdanningsdirektoratet utdanningsforbundet veidekke vinmonopolet volvat vålerenga
    widerøe woolworths yara åna
    """
)
"""They hardly mean anything else, and have no capital in a note typed in a hurry."""

ALSO_WORDS = _words(
    """
    aker apple argos bi boots bring circle clas costa delta egon esso extra first fo halifax inn joker
    kondomeriet lo lyn matkroken next nille nordlys normal nærbutikken obs parat posten power princess prix
    rio rusta shell shelter spar start statnett sus tine une viking virke vy ys
    """
)
"""They are words too: one names an organisation after a word of place (``jobba på joker``)."""
