"""The catalogues: takes the sentences out of the source, keeps the translations, compiles them.

Run after a change of any sentence, from the top of the repository:

    uv run --group i18n python -m tests.catalogue

New sentences come into the ``.po`` file with an empty translation, those that are gone leave it. Translate
what is listed, run it again, commit both files. No date, name or line number is written: the same source and
the same translations give the same bytes.
"""

from __future__ import annotations

import string
import struct
import sys
from dataclasses import dataclass, field
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[1]
LOCALE = ROOT / "interview_tui" / "locale"
LANGUAGES = {"nb": "nplurals=2; plural=(n != 1);"}
"""Every language but the source's own, with its rule for plurals."""

KEYWORDS: dict[str, tuple[int, ...] | None] = {"_": None, "N_": None, "ngettext": (1, 2)}


@dataclass
class Sentence:
    """One sentence: in English, for many if it counts something, where it stands, and its translations."""

    single: str
    plural: str = ""
    files: set[str] = field(default_factory=set)
    said: tuple[str, ...] = ()

    @property
    def forms(self) -> int:
        """How many translations it needs."""
        return 2 if self.plural else 1

    @property
    def missing(self) -> bool:
        return len(self.said) != self.forms or not all(self.said)

    def faults(self) -> list[str]:
        """Return what is wrong with the translations that are there."""
        if self.missing:
            return []
        wanted = placeholders(self.single) | placeholders(self.plural)
        found = []
        for text in self.said:
            if placeholders(text) - wanted or (not self.plural and placeholders(text) != wanted):
                found.append(f"{self.single!r}: other placeholders in {text!r}")
            if edges(text) != edges(self.single):
                found.append(f"{self.single!r}: other blanks at the ends in {text!r}")
        if self.plural and placeholders(self.said[-1]) != placeholders(self.plural):
            found.append(f"{self.plural!r}: other placeholders in {self.said[-1]!r}")
        return found


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _text, name, _format, _conversion in string.Formatter().parse(text) if name is not None}


def edges(text: str) -> tuple[str, str]:
    """Return the blanks before and after."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def extracted() -> dict[str, Sentence]:
    """Return every sentence of the source, without translations."""
    found: dict[str, Sentence] = {}
    package = ROOT / "interview_tui"
    for file, _line, message, _comments, _context in extract_from_dir(
        package, [("**.py", "python")], keywords=KEYWORDS, strip_comment_tags=True
    ):
        single, plural = (message, "") if isinstance(message, str) else (message[0], message[1])
        sentence = found.setdefault(single, Sentence(single, plural))
        sentence.plural = sentence.plural or plural
        sentence.files.add(f"interview_tui/{Path(file).as_posix()}")
    return found


def po_file(language: str) -> Path:
    """Return where the translations are written."""
    return LOCALE / language / "LC_MESSAGES" / "interview_tui.po"


def read(language: str) -> Catalog:
    """Return the translations there are; an empty catalogue when there is no file."""
    path = po_file(language)
    if not path.exists():
        return Catalog(language)
    with path.open("rb") as stream:
        return read_po(stream, locale=language)


def translated(language: str) -> list[Sentence]:
    """Return every sentence of the source with the translations there are, in order of the alphabet."""
    catalogue, found = read(language), extracted()
    for sentence in found.values():
        message = catalogue.get(sentence.single)
        if message is not None and bool(sentence.plural) == isinstance(message.id, list | tuple):
            said = message.string if isinstance(message.string, list | tuple) else (message.string,)
            sentence.said = tuple(text or "" for text in said)
    return sorted(found.values(), key=lambda sentence: sentence.single)


def header(language: str) -> str:
    """Return what stands before the first sentence of a catalogue."""
    return (
        f"Language: {language}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {LANGUAGES[language]}\n"
    )


def quoted(word: str, text: str) -> str:
    """Return one entry of a ``.po`` file, a line of it for each line of the text."""
    lines = [
        '"' + line.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t") + '"'
        for line in text.splitlines(keepends=True)
    ]
    return f"{word} " + "\n".join(lines if len(lines) == 1 else ['""', *lines]) + "\n"


def written(language: str, sentences: list[Sentence]) -> str:
    """Return the ``.po`` file."""
    blocks = [quoted("msgid", "") + quoted("msgstr", header(language))]
    for one in sentences:
        said = (*one.said, *[""] * one.forms)[: one.forms]
        block = "".join(f"#: {name}\n" for name in sorted(one.files)) + quoted("msgid", one.single)
        if one.plural:
            block += quoted("msgid_plural", one.plural)
            block += "".join(quoted(f"msgstr[{at}]", text) for at, text in enumerate(said))
        else:
            block += quoted("msgstr", said[0])
        blocks.append(block)
    return "\n".join(blocks)


def compiled(language: str, sentences: list[Sentence]) -> bytes:
    """Return the ``.mo`` file: what is not translated is left out, and so shown in English."""
    entries = {b"": header(language).encode()}
    for one in sentences:
        if not one.missing:
            name = f"{one.single}\0{one.plural}" if one.plural else one.single
            entries[name.encode()] = "\0".join(one.said).encode()
    names = sorted(entries)
    index, texts = [], b""
    start = 28 + 16 * len(names)
    for table in (names, [entries[name] for name in names]):
        for text in table:
            index.append(struct.pack("<II", len(text), start + len(texts)))
            texts += text + b"\0"
    head = struct.pack("<7I", 0x950412DE, 0, len(names), 28, 28 + 8 * len(names), 0, start)
    return head + b"".join(index) + texts


def main() -> int:
    """Bring every catalogue up to date; 1 when something is left to translate or to mend."""
    left = 0
    for language in LANGUAGES:
        sentences = translated(language)
        path = po_file(language)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(written(language, sentences), encoding="utf-8", newline="\n")
        path.with_suffix(".mo").write_bytes(compiled(language, sentences))
        todo = [one for one in sentences if one.missing]
        wrong = [fault for one in sentences for fault in one.faults()]
        print(f"{language}: {len(sentences)} sentences, {len(todo)} to translate, {len(wrong)} to mend")
        for line in [*(repr(one.single) for one in todo), *wrong]:
            print("  " + line)
        left += len(todo) + len(wrong)
    return int(left > 0)


if __name__ == "__main__":
    sys.exit(main())
