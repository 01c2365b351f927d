"""The words of one heading, item or paragraph: emphasis taken away, what cannot be shown refused."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.guidefile import attributes
from interview_tui.guidefile.faults import Faults, short
from interview_tui.i18n import _
from interview_tui.text import clean_line

if TYPE_CHECKING:
    from markdown_it import MarkdownIt
    from markdown_it.token import Token

    from interview_tui.guidefile.attributes import Attributes, Place

MOST_TEXT = 2000
"""Most characters in a question, probe, hint or paragraph of the opening card."""


class Words:
    """Reads the words inside blocks.

    Args:
        parser: The Markdown parser in use.
        faults: Where faults are gathered.
    """

    def __init__(self, parser: MarkdownIt, faults: Faults) -> None:
        self._parser = parser
        self._faults = faults
        self._last_html = 0

    def plain(self, content: str, line: int, most: int = MOST_TEXT) -> str:
        """Return the words of a block that takes no attributes, as one line.

        Args:
            content: The block's Markdown.
            line: Its first line in the file.
            most: Most characters it may have; longer is a fault.
        """
        offset = attributes.astray(content)
        if offset is not None:
            self._faults.add(
                line + content.count("\n", 0, offset),
                _("attributes in braces belong on a theme or a question; take them out here"),
            )
        return self._shown(content, line, most)

    def attributed(self, content: str, line: int, place: Place, most: int) -> tuple[str, Attributes]:
        """Return the words of a heading or question, as one line, and the attributes at its end."""
        words, inside = attributes.split(content)
        says = attributes.Attributes()
        if inside is not None:
            brace = content.rindex("{")
            says = attributes.read(inside, place, line + content.count("\n", 0, brace), self._faults)
        offset = attributes.astray(words)
        if offset is not None:
            self._faults.add(
                line + words.count("\n", 0, offset),
                _("attributes come last, in one pair of braces: {example}; move or close them").format(
                    example="{#id minutes=5}"
                ),
            )
        return self._shown(words, line, most), says

    def _shown(self, content: str, line: int, most: int) -> str:
        if len(content) > most:
            self._faults.add(
                line,
                _("this is {count} characters long; shorten it to {most} or divide it").format(
                    count=len(content), most=most
                ),
            )
            return content[:most]
        tokens: list[Token] = []
        self._parser.inline.parse(content, self._parser, {}, tokens)
        pieces = []
        for token in tokens:
            pieces.append(self._piece(token, line))
            breaks = 1 if token.type in {"softbreak", "hardbreak"} else 0
            line += breaks + (token.content.count("\n") if token.type == "html_inline" else 0)
        return clean_line("".join(pieces))

    def _piece(self, token: Token, line: int) -> str:
        if token.type in {"softbreak", "hardbreak"}:
            return " "
        if token.type == "image":
            self._faults.add(line, _("an image cannot be shown in a session; take it out"))
            return token.content
        if token.type == "html_inline" and line != self._last_html:
            self._last_html = line
            self._faults.add(
                line,
                _(
                    "{tag} is read as HTML, which cannot be shown; take it out, or write \\< for the sign"
                ).format(tag=short(token.content)),
            )
        return token.content
