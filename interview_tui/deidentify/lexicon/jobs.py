"""Job titles by group, for making a title coarser.

The wider groups are the major groups of the Norwegian standard classification of occupations (STYRK-08,
Statistics Norway, after ISCO-08), named shortly; the finer ones are ours, for the field of health, welfare
and school. Titles by hand, in Bokmål, Nynorsk and English; what is not here, a study adds itself.
"""

from __future__ import annotations

GROUPS = {
    "leader": (
        ("leder", "leiar", "leader"),
        ("leder", "leiar", "manager"),
        """nav-leder, avdelingsleder, avdelingsleiar, teamleder, teamleiar, kontorsjef, rektor, inspektør,
        daglig leder, dagleg leiar, enhetsleder, einingsleiar, virksomhetsleder, direktør, rådmann,
        kommunedirektør, etatsleder, seksjonsleder, assisterende leder, styrer, barnehagestyrer, fagleder,
        manager, head of department, team leader, head teacher, director, principal""",
    ),
    "adviser": (
        ("rådgiver eller saksbehandler", "rådgivar eller sakshandsamar", "adviser or caseworker"),
        ("akademiker eller høyskoleutdannet", "akademikar eller høgskuleutdanna", "professional"),
        """veileder, rettleiar, saksbehandler, sakshandsamar, rådgiver, rådgivar, fagansvarlig, fagansvarleg,
        jobbspesialist, konsulent, førstekonsulent, seniorrådgiver, markedskontakt, gjeldsrådgiver,
        caseworker, adviser, advisor, counsellor, job specialist""",
    ),
    "social": (
        ("ansatt i sosialt arbeid", "tilsett i sosialt arbeid", "social work professional"),
        ("akademiker eller høyskoleutdannet", "akademikar eller høgskuleutdanna", "professional"),
        """sosionom, barnevernspedagog, vernepleier, vernepleiar, miljøterapeut, barnevernskurator, kurator,
        ruskonsulent, familieterapeut, miljøarbeider, prest, diakon, social worker, priest, youth worker""",
    ),
    "health": (
        ("helsepersonell", "helsepersonell", "health worker"),
        ("akademiker eller høyskoleutdannet", "akademikar eller høgskuleutdanna", "professional"),
        """lege, fastlege, overlege, sykepleier, sjukepleiar, helsesykepleier, jordmor, psykolog,
        fysioterapeut, ergoterapeut, tannlege, psykiater, psykiatrisk sykepleier, helsefagarbeider,
        hjelpepleier, doctor, nurse, psychologist, midwife, dentist, physiotherapist""",
    ),
    "school": (
        ("ansatt i skole eller barnehage", "tilsett i skule eller barnehage", "school or nursery worker"),
        ("akademiker eller høyskoleutdannet", "akademikar eller høgskuleutdanna", "professional"),
        """lærer, lærar, kontaktlærer, spesialpedagog, adjunkt, lektor, barnehagelærer, assistent, pedagog,
        sosiallærer, teacher, nursery teacher, special needs teacher""",
    ),
    "office": (
        ("kontoransatt", "kontortilsett", "office worker"),
        ("kontor- eller serviceyrke", "kontor- eller serviceyrke", "clerical or service worker"),
        """sekretær, resepsjonist, mottaksmedarbeider, kontormedarbeider, arkivar, vekter, vaktmester, kokk,
        renholder, secretary, receptionist, clerk, caretaker, cleaner""",
    ),
    "law": (
        ("ansatt i justissektoren", "tilsett i justissektoren", "justice worker"),
        ("akademiker eller høyskoleutdannet", "akademikar eller høgskuleutdanna", "professional"),
        """politi, politimann, lensmann, advokat, dommer, fengselsbetjent, lawyer, police officer, judge""",
    ),
    "hands": (
        ("håndverker eller fagarbeider", "handverkar eller fagarbeidar", "tradesperson"),
        ("fagarbeider, operatør eller sjåfør", "fagarbeidar, operatør eller sjåfør", "manual worker"),
        """snekker, tømrer, elektriker, rørlegger, mekaniker, sjåfør, bussjåfør, fisker, bonde, gårdbruker,
        maler, frisør, carpenter, electrician, plumber, driver, farmer, fisherman, hairdresser""",
    ),
}
"""Name -> (the finer group, the wider group: each in Bokmål, Nynorsk, English; titles)."""
