"""The blocks of a guide file: which heading, list or paragraph is what in a guide, and what is refused."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode
from mdit_py_plugins.front_matter import front_matter_plugin

from interview_tui.guidefile import frontmatter
from interview_tui.guidefile.attributes import Place
from interview_tui.guidefile.drafts import GuideDraft, QuestionDraft, ThemeDraft
from interview_tui.guidefile.inline import MOST_TEXT, Words
from interview_tui.i18n import N_, _
from interview_tui.model.guide import Probe
from interview_tui.text import FIELD_LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

    from interview_tui.guidefile.faults import Faults

LISTS = ("bullet_list", "ordered_list")
THEME_LEVEL = 2

REFUSED = {
    "html_block": N_("HTML cannot be shown in a session; take it out"),
    "table": N_("a table cannot be shown in a session; write it as a list"),
    "fence": N_("a code block cannot be shown in a session; take away the lines of ``` or ~~~"),
    "code_block": N_("lines indented by four or more are read as code; take the indentation away"),
    "blockquote": N_("a block quote has no place in a guide; take the > away"),
    "hr": N_("a line of dashes or stars has no place in a guide; take it out"),
    "heading": N_("a heading cannot stand inside a list; start it at the margin"),
    "paragraph": N_("an item is one paragraph; make this a nested item, or a hint above the questions"),
}

ALMOST = (
    (re.compile(r"#{2,6}[^\s#]"), N_("a heading needs a blank after the #; put one in")),
    (re.compile(r"-[^\W\d_]"), N_("a question needs a blank after the -; put one in")),
    (re.compile(r"[•◦▪·●○]\s*\w"), N_("this sign does not make a list; write - instead")),
)
"""Lines that nearly are something else, and how to make them so."""


class Blocks:
    """Reads one file's lines into a draft.

    Args:
        lines: The lines of the file, cleaned.
        faults: Where faults are gathered.
    """

    def __init__(self, lines: Sequence[str], faults: Faults) -> None:
        self._above = next((number for number, line in enumerate(lines) if line.strip()), 0)
        self._lines = list(lines[self._above :])
        self._faults = faults
        parser = MarkdownIt("commonmark").use(front_matter_plugin).enable("table")
        self._parser = parser.disable(["reference", "inline", "text_join"])
        self._words = Words(self._parser, faults)
        self._draft = GuideDraft(frontmatter.Front())
        self._headed = False

    def read(self) -> GuideDraft:
        """Return what the file says; whatever cannot be used has become a fault."""
        tree = self._tree()
        if self._lines[0].startswith("---") and not _has_front(tree):
            self._unclosed_front()
            tree = self._tree()
        for node in tree.children:
            if node.type == "front_matter":
                first, after = node.map or (0, 0)
                self._front(self._lines[first + 1 : after - 1], self._above + first + 2)
            elif node.type == "heading":
                self._heading(node)
            elif node.type == "paragraph":
                self._paragraph(node)
            elif node.type in LISTS:
                for item in node.children:
                    self._item(item)
            else:
                self._refuse(node)
        self._check_front()
        return self._draft

    def _tree(self) -> SyntaxTreeNode:
        return SyntaxTreeNode(self._parser.parse("\n".join(self._lines) + "\n"))

    def _line(self, node: SyntaxTreeNode) -> int:
        return (node.map[0] if node.map else 0) + 1 + self._above

    def _refuse(self, node: SyntaxTreeNode) -> None:
        self._faults.add(self._line(node), _(REFUSED.get(node.type, REFUSED["html_block"])))

    # Front matter

    def _front(self, lines: Sequence[str], first: int) -> None:
        self._draft.front = frontmatter.read(lines, first, self._faults)
        self._headed = True

    def _unclosed_front(self) -> None:
        end = 1
        while end < len(self._lines) and re.match(r"\w[\w ]*:", self._lines[end]):
            end += 1
        self._faults.add(
            self._above + 1,
            _("what starts with --- here does not end; write --- on a line of its own below the last key"),
        )
        self._front(self._lines[1:end], self._above + 2)
        self._lines[:end] = [""] * end

    def _check_front(self) -> None:
        front, headed = self._draft.front, self._headed
        if not headed:
            self._faults.add(
                1,
                _("there is no front matter; begin the file with the lines ---, title: …, language: en, ---"),
            )
            return
        if "title" not in front.at and not self._draft.title:
            self._faults.add(self._above + 1, _("the title is missing; write title: and a title below ---"))
        if "language" not in front.at:
            self._faults.add(
                self._above + 1, _("the language is missing; write language: nb, nn, en or another below ---")
            )

    # Headings and paragraphs

    def _heading(self, node: SyntaxTreeNode) -> None:
        line, level = self._line(node), int(node.tag[1:])
        if not node.markup.startswith("#"):
            self._faults.add(line, _("write ## before a heading, and take the line below it away"))
        if level == 1 and not self._draft.themes and not self._draft.title:
            self._draft.title = self._words.plain(_content(node), line, FIELD_LIMIT)
            return
        if level > THEME_LEVEL:
            self._faults.add(
                line,
                _("{marks} is not used in a guide; write ## for a theme, or - for a question").format(
                    marks="#" * level
                ),
            )
            return
        if level == 1:
            self._faults.add(line, _("a theme is written with ##, and # only once, for the title; add a #"))
        title, says = self._words.attributed(_content(node), line, Place.THEME, FIELD_LIMIT)
        if not title:
            self._faults.add(line, _("the theme has no title; write one after ##"))
        self._draft.themes.append(ThemeDraft(title, line, says))

    def _paragraph(self, node: SyntaxTreeNode) -> None:
        content, line = _content(node), self._line(node)
        for number, words in enumerate(content.split("\n"), line):
            for pattern, mend in ALMOST:
                if pattern.match(words):
                    self._faults.add(number, _(mend))
        words = self._words.plain(content, line)
        if words:
            home = self._draft.themes[-1].hints if self._draft.themes else self._draft.opening
            home.append(words)

    # Questions and probes

    def _item(self, item: SyntaxTreeNode) -> None:
        line = self._line(item)
        if not self._draft.themes:
            self._faults.add(
                line,
                _("a question outside a theme; write ## and a title above it (an opening card has no lists)"),
            )
            return
        theme = self._draft.themes[-1]
        indent = _indent(self._lines[line - 1 - self._above])
        if theme.margin is None:
            theme.margin = indent
        elif indent > theme.margin:
            self._faults.add(
                line,
                _("this item is indented, but too little for a probe; indent it by four, or not at all"),
            )
        question = self._question(item)
        if question is not None:
            theme.questions.append(question)

    def _question(self, item: SyntaxTreeNode) -> QuestionDraft | None:
        line = self._line(item)
        first, rest = self._first(item)
        if first is None:
            return None
        text, says = self._words.attributed(_content(first), line, Place.QUESTION, MOST_TEXT)
        if not text:
            self._faults.add(line, _("the question has no words; write them before the braces"))
        question = QuestionDraft(text, line, says)
        for node in rest:
            if node.type in LISTS:
                question.probes += [Probe(words) for each in node.children if (words := self._probe(each))]
            else:
                self._refuse(node)
        return question

    def _probe(self, item: SyntaxTreeNode) -> str:
        first, rest = self._first(item)
        for node in rest:
            if node.type in LISTS:
                self._faults.add(
                    self._line(node),
                    _("a probe has no list below it; move this one level out, to be a probe of its own"),
                )
            else:
                self._refuse(node)
        return self._words.plain(_content(first), self._line(first)) if first else ""

    def _first(self, item: SyntaxTreeNode) -> tuple[SyntaxTreeNode | None, list[SyntaxTreeNode]]:
        """Return the paragraph an item begins with, if it does, and what follows it."""
        children = item.children
        if children and children[0].type == "paragraph":
            return children[0], children[1:]
        if not children:
            self._faults.add(self._line(item), _("an item without words; write a question, or take it out"))
        elif children[0].type in LISTS:
            self._faults.add(
                self._line(item), _("a list inside a list needs words first; write the question")
            )
        else:
            self._refuse(children[0])
        return None, []


def _has_front(tree: SyntaxTreeNode) -> bool:
    return bool(tree.children) and tree.children[0].type == "front_matter"


def _content(node: SyntaxTreeNode) -> str:
    return node.children[0].content if node.children else ""


def _indent(line: str) -> int:
    line = line.expandtabs(4)
    return len(line) - len(line.lstrip())
