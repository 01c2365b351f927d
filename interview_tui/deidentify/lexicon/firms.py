"""Organisations that most people know by name: shops, agencies, hospitals, unions, clubs, papers, services.

By hand, from general knowledge: what a note calls them. They name a place of work or of treatment, nobody.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


ORGANISATIONS = _words(
    """
    adecco adresseavisen aftenposten ahus aldi amazon amnesty arbeidstilsynet arriva asda atb atos b&q
    barclays barnardo's barnardos bastøy bergensavisen biltema blakstad braathens bredtveit bufdir bufetat
    bunnpris byggmakker cafcass capita caritas coop cqc currys dagbladet debenhams deliveroo diakonhjemmet
    dikemark dnb dwp easyjet elkem elkjøp equinor europris fagforbundet fellesforbundet felleskjøpet fjord1
    flytoget fontenehuset frelsesarmeen frelsesarmeens fylkesmannen fylkesnemnda g4s gaustad gjensidige
    glimt gmb greggs hafslund haukeland helfo helgelandssykehuset helsedirektoratet hmrc hsbc hurtigruta
    hurtigruten husbanken hvl hydro høyesterett ikea imdi jysk kiwi klassekampen kolumbus kongsberggruppen
    kriminalomsorgen kværner lerøy lidl lloyds lovisenberg lånekassa lånekassen manpower mattilsynet maxbo
    mcdonalds mencap meny morrisons mowi nammo nando's nandos narvesen nationen natwest negotia nhh nho nhs
    nito nmbu nokas nordea nordlandssykehuset norled nortura nrk nsb nspcc ntnu ofsted orkla oslomet ous
    peppes plantasjen primark prorus påtalemyndigheten radiumhospitalet ravneberget rcn rema rikshospitalet
    rosenborg rspca ruter ryanair sainsbury's sainsburys salmar samaritans santander securitas serco
    sivilombudet skandiabanken skatteetaten skeid skyss sodexo sparebank sparebanken stagecoach starbucks
    statkraft statoil statsforvaltaren statsforvalteren storebrand strømsgodset sunnaas sunnmørsposten
    sykepleierforbundet tekna telenor telia tesco trandum trasoppklinikken trygderetten tv2 tyrili uber udi
    uib uio uit ullersmo ullevål unio unison unn usdaw usn utdanningsdirektoratet utdanningsforbundet
    vinmonopolet vålerenga widerøe woolworths yara åna
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
