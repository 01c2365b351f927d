"""Deciding on the command line: by relation, coarser, the same, here, a whole list; quotes, the log."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from tests.cli.conftest import Terminal

    Hold = Callable[..., list[dict[str, Any]]]

KEY_ENV = {"INTERVIEW_TUI_KEY_PASSPHRASE": "seks blå elger i skogen"}


def stands(terminal: Terminal, folder: Path) -> dict[str, tuple[str | None, str]]:
    return {one["forms"][0]: (one["decision"], one["text"]) for one in terminal.json("candidates", folder)}


def test_each_choice_on_one_line(terminal: Terminal, folder: Path, held: Hold) -> None:
    first, _second = held("så kom Torhild inn", "så ba Thorhild og Granholt om det, fra Bergen")
    run = terminal.line
    assert run("decide", folder, "Torhild", "--as", "relation", "--with", "leader").endswith(
        "[leader]: Torhild"
    )
    assert "the same as Torhild" in run("decide", folder, "Thorhild", "--as", "same", "--with", "Torhild")
    run("decide", folder, "Bergen", "--as", "coarser", "--with", "Vestlandet")
    assert "in note" in run("decide", folder, "Granholt", "--as", "keep", "--note", str(first["id"] + 1))
    told = stands(terminal, folder)
    assert told["Torhild"][0] == "relation"
    assert told["Thorhild"] == ("same", "word:torhild")
    assert told["Bergen"] == ("generalise", "Vestlandet")
    run("decide", folder, "Bergen", "--as", "undecided")
    assert stands(terminal, folder)["Bergen"] == (None, "")
    elsewhere = ("decide", folder, "Bergen", "--as", "keep", "--note", str(first["id"]))
    refused = terminal.run(*elsewhere, code=2).stderr
    assert f"Bergen does not stand in note {first['id']}.\nNothing was decided." in refused
    assert stands(terminal, folder)["Bergen"] == (None, "")
    terminal.run("decide", folder, "Bergen", "--as", "coarser", code=2)
    terminal.run("decide", folder, "Nobody", "--as", "keep", code=2)
    terminal.run("decide", folder, code=2)


def test_what_is_kept_in_one_note_is_listed_and_taken_back_there_alone(
    terminal: Terminal, folder: Path, held: Hold
) -> None:
    first, second = held("så kom Torhild inn", "så ba Torhild om det")
    terminal.line("decide", folder, "Torhild", "--as", "person")
    back = ("decide", folder, "Torhild", "--as", "undecided")
    refused = terminal.run(*back, "--note", str(first["id"]), code=2)
    assert f"Nothing was decided on Torhild for note {first['id']} alone." in refused.stderr
    assert refused.stdout == ""
    terminal.line("decide", folder, "Torhild", "--as", "keep", "--note", str(first["id"]))
    both = f"in {first['id']}, {second['id']}"
    line = terminal.line("candidates", folder)
    assert line.startswith("replaced")
    assert line.endswith(f"{both}; kept in {first['id']}")
    assert terminal.json("candidates", folder)[0]["kept_in"] == [first["id"]]
    said = terminal.line(*back, "--note", str(first["id"]))
    assert said == f"No longer kept in note {first['id']} alone, and there as everywhere: Torhild"
    assert terminal.line("candidates", folder).endswith(both)
    assert terminal.line(*back) == "Waits for a decision again: Torhild"
    assert terminal.run("candidates", folder, "--open").stdout.startswith("UNDECIDED")
    for note in (first, second):
        terminal.line("decide", folder, "Torhild", "--as", "keep", "--note", str(note["id"]))
    assert "kept in each note by itself" in terminal.line(*back)
    assert terminal.run("candidates", folder, "--open").stdout == ""
    assert terminal.line(*back, "--note", str(first["id"])) == "Waits for a decision again: Torhild"


def test_words_that_stand_in_no_note_are_told(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    held("alle visste hvem rødruss var, og Torhild også")
    for words in ("nonsuch", "Nonsuch Granholt"):
        run = terminal.run("decide", folder, words, "--as", "person")
        assert run.stdout == f"Replaced from now on, as person: {words}\n"
        assert f"{words} stands in no note that can be reviewed now" in run.stderr
    listed = tmp_path / "list.txt"
    listed.write_text("rødrus\tother\nrødruss\tother\nTorhild\tperson\n", encoding="utf-8")
    told = terminal.run("decide", folder, "--list", listed).stderr.splitlines()
    assert [line.split(" stands in no note")[0] for line in told] == ["rødrus"]
    for words in ("rødruss", "Torhild"):
        assert terminal.run("decide", folder, words, "--as", "person").stderr == ""
    assert "nothing looks for it now" in terminal.line("decide", folder, "rødruss", "--as", "undecided")


def test_what_is_certain_is_replaced_also_when_no_longer_decided(
    terminal: Terminal, folder: Path, held: Hold
) -> None:
    held("så skrev hun til kari@eksempel.no")
    terminal.line("decide", folder, "kari@eksempel.no", "--as", "coarser", "--with", "en e-post")
    said = terminal.line("decide", folder, "kari@eksempel.no", "--as", "undecided")
    assert "replaced all the same" in said
    assert terminal.line("candidates", folder).startswith("replaced")


def test_how_somebody_speaks_is_listed_and_kept_as_a_whole(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    first, second = held("it ain't for us", "innit, he said")
    line = terminal.line("candidates", folder)
    assert line.startswith("TO READ")
    assert f"in {first['id']}, {second['id']}" in line
    assert terminal.line("candidates", folder, "--open") == line
    said = terminal.run("decide", folder, "spoken:", "--as", "person", code=2).stderr
    assert "Nothing stands for a way of speaking" in said
    terminal.run("decide", folder, "innit", "--as", "keep", code=2)
    terminal.run("sign", folder, f"{first['id']}-{second['id']}")
    report = terminal.json("export", folder, "--to", tmp_path / "one")
    assert report["speech_undecided"] == [first["id"], second["id"]]
    told = terminal.run("export", folder, "--to", tmp_path / "two").stderr
    assert f"nobody has decided whether it may leave: notes {first['id']}, {second['id']}" in told
    gate = (tmp_path / "two" / "gate-report.md").read_text("utf-8")
    assert "left so without a decision: 2" in gate.replace("*", "")
    terminal.run("decide", folder, "spoken:", "--as", "keep")
    assert terminal.json("export", folder, "--to", tmp_path / "three")["speech_undecided"] == []


def test_a_name_is_parted_in_what_one_respondent_says(
    terminal: Terminal, folder: Path, held: Hold, code: str
) -> None:
    held("så kom Torhild inn", "så ba Granholt om det")
    apart = ("decide", folder, "Torhild", "--as", "apart", "--with", code)
    assert terminal.line(*apart) == f"Somebody else from now on, in what {code} says: Torhild"
    (row,) = [one for one in terminal.json("candidates", folder) if one["forms"] == ["Torhild"]]
    assert (row["apart"], row["decision"]) == (code, "replace")
    assert f"Torhild ({code})" in terminal.run("candidates", folder).stdout
    assert "says nothing that is written like that" in terminal.run(*apart, code=2).stderr
    terminal.line("decide", folder, f"Torhild ({code})", "--as", "undecided")
    assert stands(terminal, folder)["Torhild"] == (None, "")
    terminal.run("decide", folder, "Torhild", "--as", "apart", "--with", "R00", code=2)


def test_a_list_decides_on_many_or_on_none(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    held("så kom Torhild inn", "så ba vi Granholt om det")
    listed = tmp_path / "list.txt"
    listed.write_text("Torhild\tperson\nGranholt\tnonsense\n", encoding="utf-8")
    terminal.run("decide", folder, "--list", listed, code=2)
    assert stands(terminal, folder)["Torhild"] == (None, "")
    for impossible in ("Petronella\tkeep", "Granholt\tapart\tR99", "Granholt\tcoarser\t…"):
        listed.write_text(f"Torhild\tperson\n{impossible}\n", encoding="utf-8")
        terminal.run("decide", folder, "--list", listed, code=2)
        assert stands(terminal, folder)["Torhild"] == (None, "")
    listed.write_text("Torhild\trelation\tkollega, statlig\n\nGranholt\tkeep\n", encoding="utf-8")
    assert terminal.line("decide", folder, "--list", listed) == "2 decisions are kept."
    assert stands(terminal, folder)["Torhild"] == ("relation", "kollega, statlig")


def test_what_the_gate_would_stop_cannot_be_kept_alone_or_in_a_list(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    first, _second = held("så skrev hun til kari@eksempel.no", "så ba vi Granholt om det")
    listed = tmp_path / "list.txt"
    listed.write_text("Granholt\tkeep\nkari@eksempel.no\tkeep\n", encoding="utf-8")
    here = ("--note", str(first["id"]))
    one = ("decide", folder, "kari@eksempel.no", "--as", "keep")
    for words in (one, (*one, *here), ("decide", folder, "--list", listed)):
        told = terminal.run(*words, code=2).stderr
        assert "kari@eksempel.no cannot be kept: as it is, it never leaves. Nothing was decided" in told
        assert "--as email replaces it" in told
    assert stands(terminal, folder)["Granholt"] == (None, "")


def test_ladders_are_shown_and_changed(terminal: Terminal, folder: Path) -> None:
    assert terminal.line("ladder", "show", folder, "Bergen").endswith("Vestland → Western Norway")
    assert terminal.line("ladder", "set", folder, "other", "vaktleder", "leder") == "vaktleder: leder"
    assert terminal.json("ladder", "show", folder) == [
        {"type": "other", "value": "vaktleder", "steps": ["leder"]}
    ]


def test_quotes_are_listed_and_a_text_is_checked(
    terminal: Terminal, folder: Path, held: Hold, tmp_path: Path
) -> None:
    (note,) = held('"vi ses bare i gangen, aldri rundt et bord')
    (told,) = terminal.json("quote", "list", folder)
    assert (told["note"], told["verbatim"], told["held"]) == (note["id"], True, "")
    assert (told["claims"], told["uses"], told["repeated"]) == ([], 0, False)
    number = note["id"]
    assert terminal.line("quote", "claim", folder, number, "thin") == f"Note {number} supports 1 claim."
    assert "supports 2 claims" in terminal.run("quote", "claim", folder, number, "rooms").stderr
    assert "△ supports 2 claims" in terminal.line("quote", "list", folder)
    assert terminal.json("quote", "claims", folder)[0] == {"claim": "rooms", "notes": [number], "alike": []}
    terminal.run("quote", "claim", folder, number, "thin", "--off")
    text = tmp_path / "thesis.md"
    text.write_text("«vi ses bare i gangen (…) et bord»\n", encoding="utf-8")
    terminal.run("quote", "check", folder, text)
    text.write_text("«vi møtes bare i gangen, aldri rundt et bord»\n", encoding="utf-8")
    result = terminal.run("quote", "check", folder, text, code=12)
    assert f"line 1: note {note['id']}" in result.stderr
    assert "1 word ALTERED" in result.stderr
    assert "gangen" not in result.output


def test_the_log_is_in_the_key_file(terminal: Terminal, folder: Path, held: Hold, tmp_path: Path) -> None:
    place = tmp_path / "names.keyfile"
    terminal.run("key", "new", place, "--study", folder, env=KEY_ENV)
    terminal.run("key", "add", place, "--name", "Kari Eksempel", env=KEY_ENV)
    held("så kom Kari inn")
    assert terminal.json("key", "log", place, env=KEY_ENV) == []
    terminal.run("export", folder, "--to", tmp_path / "out", "--key", place, env=KEY_ENV)
    (row,) = terminal.json("key", "log", place, env=KEY_ENV)
    assert (row["original"], row["rule"], row["kind"], row["sort"]) == ("Kari", "certain", "person", "direct")
    assert row["replacement"].startswith("[person ")
