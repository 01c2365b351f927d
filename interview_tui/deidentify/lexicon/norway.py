"""Norway's municipalities by county and part of the country, for making a place coarser.

As of 1 January 2024, written by hand after Statistics Norway's classifications of municipalities (131) and
counties (104); parts of the country as Statistics Norway names them in tables by region.
"""

from __future__ import annotations

PARTS = {
    "Østlandet": ("Østfold", "Akershus", "Oslo", "Innlandet", "Buskerud", "Vestfold", "Telemark"),
    "Sørlandet": ("Agder",),
    "Vestlandet": ("Rogaland", "Vestland", "Møre og Romsdal"),
    "Midt-Norge": ("Trøndelag",),
    "Nord-Norge": ("Nordland", "Troms", "Finnmark"),
}
"""Counties by part of the country."""

IN_ENGLISH = {
    "Østlandet": "Eastern Norway", "Sørlandet": "Southern Norway", "Vestlandet": "Western Norway",
    "Midt-Norge": "Central Norway", "Nord-Norge": "Northern Norway",
}  # fmt: skip
"""Parts of the country as a text in English names them."""

EARLIER = {
    "Viken": "Østlandet", "Vestfold og Telemark": "Østlandet", "Hedmark": "Østlandet", "Oppland": "Østlandet",
    "Aust-Agder": "Sørlandet", "Vest-Agder": "Sørlandet", "Hordaland": "Vestlandet",
    "Sogn og Fjordane": "Vestlandet", "Sør-Trøndelag": "Midt-Norge", "Nord-Trøndelag": "Midt-Norge",
    "Troms og Finnmark": "Nord-Norge",
}  # fmt: skip
"""Counties that were, by part of the country."""

_COUNTIES = {
    "Østfold": """Halden, Moss, Sarpsborg, Fredrikstad, Hvaler, Råde, Våler, Skiptvet, Indre Østfold,
        Rakkestad, Marker, Aremark""",
    "Akershus": """Bærum, Asker, Lillestrøm, Nordre Follo, Ullensaker, Nesodden, Frogn, Vestby, Ås, Enebakk,
        Lørenskog, Rælingen, Aurskog-Høland, Nes, Gjerdrum, Nittedal, Lunner, Jevnaker, Nannestad, Eidsvoll,
        Hurdal""",
    "Oslo": "Oslo",
    "Innlandet": """Kongsvinger, Hamar, Lillehammer, Gjøvik, Ringsaker, Løten, Stange, Nord-Odal, Sør-Odal,
        Eidskog, Grue, Åsnes, Våler, Elverum, Trysil, Åmot, Stor-Elvdal, Rendalen, Engerdal, Tolga, Tynset,
        Alvdal, Folldal, Os, Dovre, Lesja, Skjåk, Lom, Vågå, Nord-Fron, Sel, Sør-Fron, Ringebu, Øyer,
        Gausdal, Østre Toten, Vestre Toten, Gran, Søndre Land, Nordre Land, Sør-Aurdal, Etnedal,
        Nord-Aurdal, Vestre Slidre, Øystre Slidre, Vang""",
    "Buskerud": """Drammen, Kongsberg, Ringerike, Hole, Lier, Øvre Eiker, Modum, Krødsherad, Flå, Nesbyen,
        Gol, Hemsedal, Ål, Hol, Sigdal, Flesberg, Rollag, Nore og Uvdal""",
    "Vestfold": "Horten, Holmestrand, Tønsberg, Sandefjord, Larvik, Færder",
    "Telemark": """Porsgrunn, Skien, Notodden, Siljan, Bamble, Kragerø, Drangedal, Nome, Midt-Telemark,
        Seljord, Hjartdal, Tinn, Kviteseid, Nissedal, Fyresdal, Tokke, Vinje""",
    "Agder": """Risør, Grimstad, Arendal, Kristiansand, Lindesnes, Farsund, Flekkefjord, Gjerstad, Vegårshei,
        Tvedestrand, Froland, Lillesand, Birkenes, Åmli, Iveland, Evje og Hornnes, Bygland, Valle, Bykle,
        Vennesla, Åseral, Lyngdal, Hægebostad, Kvinesdal, Sirdal""",
    "Rogaland": """Eigersund, Stavanger, Haugesund, Sandnes, Sokndal, Lund, Bjerkreim, Hå, Klepp, Time,
        Gjesdal, Sola, Randaberg, Strand, Hjelmeland, Suldal, Sauda, Kvitsøy, Bokn, Tysvær, Karmøy, Utsira,
        Vindafjord""",
    "Vestland": """Bergen, Kinn, Etne, Sveio, Bømlo, Stord, Fitjar, Tysnes, Kvinnherad, Ullensvang,
        Eidfjord, Ulvik, Voss, Kvam, Samnanger, Bjørnafjorden, Austevoll, Øygarden, Askøy, Vaksdal,
        Modalen, Osterøy, Alver, Austrheim, Fedje, Masfjorden, Gulen, Solund, Hyllestad, Høyanger, Vik,
        Sogndal, Aurland, Lærdal, Årdal, Luster, Askvoll, Fjaler, Sunnfjord, Bremanger, Stad, Gloppen,
        Stryn""",
    "Møre og Romsdal": """Kristiansund, Molde, Ålesund, Vanylven, Sande, Herøy, Ulstein, Hareid, Ørsta,
        Stranda, Sykkylven, Sula, Giske, Vestnes, Rauma, Aukra, Averøy, Gjemnes, Tingvoll, Sunndal,
        Surnadal, Smøla, Aure, Volda, Fjord, Hustadvika, Haram""",
    "Trøndelag": """Trondheim, Steinkjer, Namsos, Frøya, Osen, Oppdal, Rennebu, Røros, Holtålen,
        Midtre Gauldal, Melhus, Skaun, Malvik, Selbu, Tydal, Meråker, Stjørdal, Frosta, Levanger, Verdal,
        Snåsa, Lierne, Røyrvik, Namsskogan, Grong, Høylandet, Overhalla, Flatanger, Leka, Inderøy,
        Indre Fosen, Heim, Hitra, Ørland, Åfjord, Orkland, Nærøysund, Rindal""",
    "Nordland": """Bodø, Narvik, Bindal, Sømna, Brønnøy, Vega, Vevelstad, Herøy, Alstahaug, Leirfjord,
        Vefsn, Grane, Hattfjelldal, Dønna, Nesna, Hemnes, Rana, Lurøy, Træna, Rødøy, Meløy, Gildeskål,
        Beiarn, Saltdal, Fauske, Sørfold, Steigen, Lødingen, Evenes, Røst, Værøy, Flakstad, Vestvågøy,
        Vågan, Hadsel, Bø, Øksnes, Sortland, Andøy, Moskenes, Hamarøy""",
    "Troms": """Tromsø, Harstad, Kvæfjord, Tjeldsund, Ibestad, Gratangen, Lavangen, Bardu, Salangen, Målselv,
        Sørreisa, Dyrøy, Senja, Balsfjord, Karlsøy, Lyngen, Storfjord, Kåfjord, Skjervøy, Nordreisa,
        Kvænangen""",
    "Finnmark": """Alta, Hammerfest, Sør-Varanger, Vadsø, Karasjok, Kautokeino, Loppa, Hasvik, Måsøy,
        Nordkapp, Porsanger, Lebesby, Gamvik, Tana, Berlevåg, Båtsfjord, Vardø, Nesseby""",
}

MUNICIPALITIES = {
    county: tuple(" ".join(name.split()) for name in names.split(",")) for county, names in _COUNTIES.items()
}
"""Municipalities by county."""

PART_OF = {county: part for part, counties in PARTS.items() for county in counties} | EARLIER
"""Part of the country by county, those that were among them."""
