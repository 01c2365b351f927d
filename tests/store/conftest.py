"""A store with one interview running, and text that has broken other programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from interview_tui.model.interview import Interview

if TYPE_CHECKING:
    from interview_tui.clock import Clock
    from interview_tui.model.guide import Guide
    from interview_tui.store.store import Store


@pytest.fixture
def interview(store: Store, guide: Guide, clock: Clock) -> Interview:
    """One respondent at one site, with an interview that has just begun."""
    site = store.add_site("Eksempelkontoret")
    respondent = store.add_respondent("R47", site.id, {"role": "adviser"})
    now = clock.now()
    begun = Interview(0, respondent.id, store.add_guide(guide), now.wall_ms, 60, "Testperson Alfa")
    return store.start_interview(begun, now)


@pytest.fixture(
    params=[
        "æøå ÆØÅ — «sitat»",
        "[/x] [@click=app.quit]x[/] $who {name} %s",
        "👩‍👩‍👧‍👦 🇳🇴 👍🏽",
        "e\u0301 \u0301 lone combining mark, \u200bzero width",
        "'; DROP TABLE notes; --",
        '=cmd|"/c calc"!A1',
        "\x1b[31mred\x1b[0m \x9b31m \u202eevil\u202c",
        "lines\nand\ttabs\r\n",
        "x" * 20_000,
        "\U0010ffff\uffff\u0085\u2028",
        "a\x00b",
        "",
    ],
    ids=[
        "norwegian",
        "markup",
        "emoji",
        "combining",
        "sql",
        "formula",
        "escape",
        "lines",
        "long",
        "edges",
        "nul",
        "empty",
    ],
)
def hostile(request: pytest.FixtureRequest) -> str:
    """Text stored whole, whatever it is: cleaning is for the doors, not for the store."""
    text: str = request.param
    return text
