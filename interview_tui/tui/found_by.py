"""Other words by which a command, or a letter of the asking, is found in the palette. They are not shown."""

from __future__ import annotations

from interview_tui.i18n import N_, _

FOUND_BY = {
    "edit_last": N_("repair correct edit fix mend rewrite change words wrong mistake error last note"),
    "undo": N_("delete remove erase regret wrong mistake error last note"),
    "kind_last": N_("correct edit change wrong quote observation last note"),
    "back_date": N_("late stamp time change"),
    "flag_last": N_("sensitive name third party last note"),
    "interruption": N_("disturbed telephone phone somebody came in colleague room"),
    "phone": N_("interruption disturbed phone"),
    "person": N_("interruption disturbed colleague visitor room"),
    "room": N_("somebody came in colleague present who where place"),
    "time_about": N_("past then today later time tag about"),
    "craft": N_("letters fault quick tag"),
    "off_record": N_("secret not to be written in confidence"),
    "upset": N_("distress crying cries break"),
    "go_to": N_("find jump question theme"),
    "end_check": N_("finish stop close closing question"),
    "withdraw": N_("finish quit withdraw consent"),
    "leave": N_("quit exit close program"),
    "extend": N_("longer overtime ten minutes"),
    "help": N_("keys shortcuts keyboard"),
    "pictures": N_("timeline over time chart drawing graph grid"),
    "interview_pictures": N_("timeline over time chart drawing graph grid"),
    "quick_words": N_("abbreviation short phrase settings"),
    "approach": N_("recruitment invite invited asked decline declined said no agreed answer log"),
    "study_title": N_("rename name change heading"),
    "keys_and_settings": N_(
        "change keys shortcuts keyboard letters language colours quick words configuration"
    ),
}
"""By the id of a command or the name of a letter; for the catalogues, words with blanks between them."""


def also(name: str) -> str:
    """Return the words in the language in use by which something is found, too; empty if there are none."""
    return _(FOUND_BY[name]) if name in FOUND_BY else ""
