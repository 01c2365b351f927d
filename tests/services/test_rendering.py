"""Every file that goes out is searched, those about the export too; names are told of the sample alone."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from interview_tui.deidentify.leak import Forbidden
from interview_tui.errors import GateClosed
from interview_tui.export import account, expect, gate
from interview_tui.export.spool import Spool
from interview_tui.model.summary import Expected, Summary
from interview_tui.services import blank, rendering
from interview_tui.services.going import Going

if TYPE_CHECKING:
    from interview_tui.export.held import Held

SUMMARY = replace(
    blank._summary("en", no_basis=False),
    namespace="0" * 32,
    expected=(Expected(1, (("that Haukeland decides", 0),), "", 0),),
)
ONLY_IN = {
    gate.NAME: "names nobody and holds no note",
    expect.NAME: "must_not_contain",
    account.NAME: "that Haukeland decides",
}
"""Words of one file alone, as if they were a name."""


def let_out(summary: Summary, *names: str) -> Held:
    forbidden = [Forbidden(name, "a name from the key file") for name in names]
    return rendering.let_out(summary, ("md",), forbidden, Spool(), Going(), expect=True)


@pytest.mark.parametrize("name", ONLY_IN)
def test_a_name_in_a_file_about_the_export_shuts_the_gate(name: str) -> None:
    assert name in let_out(SUMMARY)
    with pytest.raises(GateClosed) as shut:
        let_out(SUMMARY, ONLY_IN[name])
    assert [line.split(":")[0] for line in shut.value.reasons] == [name]


def test_the_own_account_is_searched_before_anything_is_written() -> None:
    forbidden = [Forbidden(ONLY_IN[account.NAME], "a name from the key file")]
    (line,) = rendering.leaks(SUMMARY, ("md",), forbidden, Spool(), Going())
    assert line.startswith(account.NAME)


@pytest.mark.parametrize("sample", [True, False])
def test_names_that_were_replaced_are_told_of_the_sample_alone(sample: bool) -> None:
    content = let_out(replace(SUMMARY, sample=sample), "Haukelandsstranda")
    told = json.loads(content[expect.NAME])
    assert told["must_not_contain"] == (["Haukelandsstranda"] if sample else [])
