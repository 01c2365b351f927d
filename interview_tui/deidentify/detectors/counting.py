"""Numbers in words, as parts of patterns: how years, ages and telephone numbers are said."""

from __future__ import annotations

ONES = r"(?:en|ein|én|to|tre|fire|fem|seks|sju|syv|åtte|ni)"
"""One to nine in Norwegian, as the second half of a word too."""

ONES_ENGLISH = r"(?:one|two|three|four|five|six|seven|eight|nine)"

TENS = r"(?:tjue|tretti|førti|femti|seksti|sytti|søtti|åtti|nitti)"

TENS_ENGLISH = r"(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"

OLD_COUNT = rf"{ONES}\s?og\s?(?:tyve|tredve|{TENS})"
"""The old way of counting: \"fem og tjue\", \"åtteogåtti\"."""

TEENS = r"(?:ti|elleve|tolv|tretten|fjorten|femten|seksten|sytten|atten|nitten)"
