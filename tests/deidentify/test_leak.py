"""The gate finds a planted value whatever its dress, and lets harmless words through."""

from __future__ import annotations

import io
import unicodedata
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from interview_tui.deidentify.candidates import find
from interview_tui.deidentify.leak import UNREADABLE, Forbidden, Leak, scan, shapes
from interview_tui.deidentify.replace import apply, token
from interview_tui.deidentify.views import MOST_BYTES, OVERLAP, PIECE
from interview_tui.model.identifier import IdentifierType, KnownName, Why

NAME = "Kåre Anne Brøvik"
PHONE = "99 88 77 66"


def leaks(data: bytes | str, value: str, name: str = "summary.md") -> bool:
    raw = data.encode() if isinstance(data, str) else data
    return bool(scan(name, raw, [Forbidden(value, "x")]))


def archive(members: dict[str, bytes], *, comment: bytes = b"") -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as out:
        for name, data in members.items():
            out.writestr(name, data)
        out.comment = comment
    return made.getvalue()


@pytest.mark.parametrize(
    "text",
    [
        "så kom Kåre Anne Brøvik.",
        "KÅRE ANNE BRØVIKS bil",
        "kåre  anne\nbrøvik's",
        "kåre-anne_brøvik",
        "KåreAnneBrøvik",
        "Kåre\u00a0Anne\u00a0Brøvik",
        "Kå\u00adre An\u200bne Brø-\nvik",
        unicodedata.normalize("NFD", "Kåre Anne Brøvik"),
        "Kare Anne Brovik",
        "kaare-anne-broevik",
        "K&#229;re Anne Br&oslash;vik",
        "K&amp;#229;re Anne Br&amp;oslash;vik",
        "<w:r><w:t>Kåre An</w:t></w:r><w:r><w:t>ne Brøvik</w:t></w:r>",
        "<p>Kåre</p><p>Anne</p><p>Brøvik</p>",
        "k%C3%A5re%20anne%20br%C3%B8vik",
        "K\\u00e5re Anne Br\\u00f8vik",
        "Kåre\\nAnne Brøvik",
        "Kåre\\_Anne\\_Brøvik",
    ],
)
def test_a_name_in_any_dress_is_found(text: str) -> None:
    assert leaks(text, NAME)


@pytest.mark.parametrize(
    "text",
    ["Tyå O'Bråvik", "tyå obråvik", "@www.tyaobravik.no …", "TyåO’Bråvik", "TYÅ O‘BRÅVIK", "Tyå O′Bråvik"],
)
def test_a_name_with_an_apostrophe_is_found_without_it(text: str) -> None:
    assert leaks(text, "Tyå O'Bråvik")


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "latin-1", "cp1252"]
)
@pytest.mark.parametrize("odd", [b"", b"\xfe"])
def test_a_name_in_any_encoding_is_found(encoding: str, odd: bytes) -> None:
    assert leaks(odd + f"x {NAME} y".encode(encoding), NAME)


@pytest.mark.parametrize(
    "text",
    [
        "99887766",
        "99 88 77 66",
        "998-87-766",
        "9988 7766",
        "+4799887766",
        "004799887766",
        "99\n88.77/66",
        "47 99887766",
    ],
)
def test_a_number_in_any_grouping_is_found(text: str) -> None:
    assert leaks(f"ring {text}!", PHONE)
    assert leaks(f"ring {text}!", "+47 998 87 766")
    assert not leaks(f"ring 1{text}!", "9887766")


@pytest.mark.parametrize(
    ("value", "text", "found"),
    [
        ("Per", "en person per dag, Person", False),
        ("Per", "så sa Per", True),
        ("Per", "PERS bil", True),
        ("Ola", "ola er sola", False),
        ("Hans", "det er hans", False),
        ("Hans", "det er Hans' bil", True),
        ("hans", "det er Hans", True),
        ("Anne", "Annerledes, kanne", False),
        ("Testvik", "Testvikkontoret", True),
        ("Testvik", "testvik-folk", True),
        ("Kontor 1", "kontor 1", True),
        ("Kontor 1", "kontor 11, ett kontor, 1 dag", False),
        ("kari@eksempel.no", "KARI@eksempel.no", True),
        ("kari@eksempel.no", "mailto:kari%40eksempel.no", True),
        ("99887766", "199887766", False),
        ("1234", "1234", True),
        ("1234", "12345", False),
        ("12", "0,12 og 120", False),
        ("…", "… og …", False),
        ("", "noe", False),
    ],
)
def test_whole_words_only(value: str, text: str, found: bool) -> None:
    assert leaks(text, value) is found


def test_names_of_files_are_looked_at_and_not_repeated() -> None:
    (leak,) = scan("R12-kare-anne-brovik.md", b"", [Forbidden(NAME, "key file, entry 1")])
    assert leak == Leak("", "key file, entry 1", in_name=True)
    assert scan("kare.md", b"x", [Forbidden("Kåre", "k")])[0].in_name
    assert "brovik" not in repr(scan("brovik.md", NAME.encode(), [Forbidden("Brøvik", "k")]))


def test_leaks_say_what_and_where_but_never_the_value() -> None:
    found = scan(
        "a.md",
        f"{NAME} {PHONE} {NAME}".encode(),
        [Forbidden(NAME, "one"), Forbidden(PHONE, "two"), Forbidden("Ingen", "three")],
    )
    assert found == [Leak("a.md", "one"), Leak("a.md", "two")]


def test_archives_are_looked_through_at_every_level() -> None:
    inner = archive({"word/document.xml": f"<w:t>{NAME}</w:t>".encode("utf-16")})
    assert leaks(archive({"a/b.docx": inner}), NAME)
    assert leaks(archive({f"{NAME}.txt": b""}), NAME)
    assert leaks(archive({"a": b""}, comment=NAME.encode()), NAME)
    assert leaks(b"x\n" + NAME.encode() + b"\n" + archive({"a": b"b"}), NAME)
    assert not leaks(archive({"a": b"harmless " * 999}), NAME)


def claims_to_be_large(data: bytes) -> bytes:
    """Return an archive whose one member would unpack to more than the gate reads."""
    at = data.index(b"PK\x01\x02") + 24
    return data[:at] + (MOST_BYTES + 1).to_bytes(4, "little") + data[at + 4 :]


def test_what_cannot_be_looked_through_is_a_leak() -> None:
    whole = archive({"a": bytes(range(256)) * 50})
    broken = whole[:60] + b"\xff" * 40 + whole[100:]
    deep = b"harmless"
    for _ in range(8):
        deep = archive({"a": deep})
    for data in (
        broken,
        deep,
        b"\x1f\x8b\x08\x00rest",
        b"%PDF-1.7",
        claims_to_be_large(archive({"a": b"\0" * 1000})),
    ):
        assert scan("x.bin", data, [Forbidden(NAME, "x")]) == [Leak("x.bin", UNREADABLE)]
        assert shapes(data) == [UNREADABLE]


def filler(length: int) -> str:
    return ("vi snakka om møter og kaffe i dag\n" * (length // 33 + 1))[:length]


@pytest.mark.parametrize("where", [PIECE - OVERLAP, PIECE - 9, PIECE, PIECE + OVERLAP - 5, 2 * PIECE])
@pytest.mark.parametrize("packed", [False, True])
def test_what_lies_across_the_pieces_of_a_large_file_is_found(where: int, *, packed: bool) -> None:
    def made(said: str) -> bytes:
        data = f"{filler(where)} {said} {filler(2 * PIECE)}".encode()
        return archive({"a.txt": data}) if packed else data

    assert leaks(made("<t>Kåre An-\nne</t><t> Brøvik</t>"), NAME)
    assert not leaks(made("Kåre Anne Brøvikstad"), NAME)
    assert shapes(made("151086 95088")) == ["a national identity number"]


def test_many_names_and_numbers_are_looked_for_as_surely_as_few() -> None:
    many = [Forbidden(f"Xq{at:04}zv Brøvik", "x") for at in range(300)]
    many += [Forbidden(f"9{at:07}", "y") for at in range(300)]
    for text, label in (
        ("KÅRE ANNE BRØVIKS bil", "z"), ("kaare-anne-broevik", "z"), ("xq0123zvbrøvikkontoret", "x"),
        ("ring 90 00 02 99 nå", "y"), ("+47 900.00.299", "y"), ("47 90000299", "y"),
    ):  # fmt: skip
        assert [each.label for each in scan("a", text.encode(), [*many, Forbidden(NAME, "z")])] == [label]
    for text in ("Xq0123zvx Brøvik", "190000299", "900002990", "9 og 0000299"):
        assert not scan("a", text.encode(), many), text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("made 2026-01-05", "an exact date"),
        ("den 5.1.2026", "an exact date"),
        ("kl. 14.30", "a clock time"),
        ("at 14:30", "a clock time"),
        ("kari@eksempel.no", "an e-mail address"),
        ("15108695088", "a national identity number"),
        ("151086 95088", "a national identity number"),
        ("/home/kari/x", "a path on this machine"),
        ("C:\\Users\\kari", "a path on this machine"),
        ("file:///x", "a path on this machine"),
    ],
)
def test_shapes_that_must_not_leave(text: str, expected: str) -> None:
    assert shapes(text.encode()) == [expected]
    assert shapes(archive({"a": text.encode()})) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "0:12:31",
        "12 min",
        "2026-01",
        "januar 2026",
        "15108695077",
        "and/or",
        "http://x/home",
        "3/4 of 10:1",
        "1.2.3",
    ],
)
def test_shapes_that_may_leave(text: str) -> None:
    assert shapes(text.encode()) == []


LETTERS = st.text("abcdeghijklmnoprstuvyæøåäöéšž", min_size=4, max_size=9).filter(
    lambda word: not word.endswith("s")
)


@st.composite
def dressed(draw: st.DrawFn) -> tuple[str, str]:
    """A name of two words, and the same name in some case, composition, spacing and ending."""
    first, last = draw(LETTERS).title(), draw(LETTERS).title()
    written = first + draw(st.sampled_from([" ", "  ", "\n", "\u00a0", "-", "_", " \r\n ", ""])) + last
    written = draw(st.sampled_from([written, written.lower(), written.upper(), written.swapcase()]))
    if draw(st.booleans()):
        written = unicodedata.normalize("NFD", written)
    return f"{first} {last}", written + draw(st.sampled_from(["", "s", "'s", "'", ".", "S"]))


def test_ids_made_by_hashing_are_no_numbers_of_anybody() -> None:
    made = "5F1A1987-12ab-5678-9abc-010190123456"
    assert not leaks(f'<Code guid="{made.upper()}"/>', "1987")
    assert not leaks(b"x", "1987", name=f"sources/{made}.txt")
    for other in (made.replace("-5678-", "-4678-"), made[:-1], f"{made}1"):
        assert leaks(f"<Code guid='{other}'/>", "1987")
    assert leaks(f"{made} 1987", "1987")
    digest = ("ab1987cd" * 8)[:64]
    assert not leaks(f"| notes.csv | 12 | {digest} |", "1987")
    assert leaks(f"| {digest[:-1]} 1987 |", "1987")
    assert leaks("| " + "1987 " * 16 + "|", "1987")


@given(dressed())
def test_a_planted_name_is_found_in_any_case_form_spacing_and_ending(pair: tuple[str, str]) -> None:
    name, planted = pair
    assert leaks(f"før {planted} etter", name)


@given(
    st.text("0123456789", min_size=5, max_size=12),
    st.lists(st.sampled_from(["", " ", "-", ".", "\n"]), min_size=12, max_size=12),
)
def test_a_planted_number_is_found_in_any_grouping(digits: str, gaps: list[str]) -> None:
    planted = "".join(digit + gap for digit, gap in zip(digits, gaps, strict=False)).strip(" -.\n")
    assert leaks(f"nr {planted} ut", digits)


@given(dressed())
def test_what_is_found_and_replaced_passes_the_gate(pair: tuple[str, str]) -> None:
    name, planted = pair
    text = f"så kom {planted} inn, sa #{name.split()[0]}"
    known = (KnownName("key:1", (name,), IdentifierType.PERSON, Why.KEY_FILE),)
    out = apply(text, [(each.start, each.end, token(each.type, 1, "nb")) for each in find(text, known, "nb")])
    assert scan("x.md", out.encode(), [Forbidden(value, value) for value in (name, *name.split())]) == []
