"""The end of a summary: how it was pseudonymised, in counts, and the guide as appendix."""

from __future__ import annotations

from typing import TYPE_CHECKING

from interview_tui.export import words
from interview_tui.export.blocks import Block, Heading, Item, Para, Table
from interview_tui.i18n import N_
from interview_tui.words_field import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from interview_tui.export.words import Translate
    from interview_tui.model.comparison import Compared
    from interview_tui.model.guide import Guide
    from interview_tui.model.summary import Summary


def statement(t: Translate, summary: Summary) -> Iterator[Block]:
    """Yield what was done to make the summary, in counts."""
    done = summary.statement
    yield Heading(2, t(N_("How this summary was pseudonymised")))
    yield from signs(t, summary)
    yield Para(t(N_(
        "Known names, words the interviewer pointed out and clear patterns were replaced at once; a person "
        "decided on the rest. No search finds everything. Every note here was signed by a person. The text "
        "is pseudonymised: someone who knows the respondents could still recognise them."
    )))  # fmt: skip
    types = {kind.value: word for kind, word in words.TYPES.items()}
    yield from _counts(t, N_("Replacements made"), types, done.replacements)
    yield from _counts(t, N_("Different identifiers replaced"), types, done.entities)
    yield Item(str(done.kept), t(N_("Suggested identifiers that a person decided to keep")))
    yield from _counts(t, N_("Notes held back"), words.REASONS, done.withheld)
    yield Item(str(done.cleared), t(N_("Flagged notes cleared for this summary, one by one")))
    yield Item(str(done.notes), t(N_("Notes in this summary")))
    if done.spoken:
        yield Item(str(done.spoken), t(N_("Notes that tell how somebody speaks, left so without a decision")))
    used = N_("yes") if done.key_file_used else N_("no, the study has none")
    yield Item(t(used), t(N_("Checked against the names in the key file")))
    if done.overdue:
        gone = ", ".join(t(KEPT[kept]) for kept in done.overdue)
        yield Item(gone, t(N_("Should have been deleted by then, and is not said to be")))
    yield from _risk(t, summary)


def signs(t: Translate, summary: Summary) -> Iterator[Block]:
    """Yield what the brackets in the notes mean, of those that stand there."""
    done = summary.statement
    said = {
        N_("Names and other identifiers were replaced by typed tokens in brackets; a name has the same token "
           "in all files of the study, and people who share a name share its token unless they "
           "were told apart."):
            done.replacements and summary.linked,
        N_("Names and other identifiers were replaced by typed tokens in brackets; the same token can stand "
           "for different people or things."): done.replacements and not summary.linked,
        N_("Other words in [ ] inside a quote are not the speaker's own: somebody changed them afterwards."):
            done.changed,
        N_("(…) in a quote: words were left out there."): done.cut,
        N_("(…) alone between quotation marks: what stood there was left out, since the speaker has not "
           "agreed to be quoted like this."): done.unquoted,
    }  # fmt: skip
    yield from (Para(t(sentence)) for sentence, stands in said.items() if stands)


def _risk(t: Translate, summary: Summary) -> Iterator[Block]:
    """Yield what is left of the risk that somebody is recognised by facts about them (fieldwork 2.6)."""
    done = summary.statement
    if not (done.threshold or done.differs or done.smallest or done.joined):
        return
    if not summary.linked:
        yield from _few(t, summary)
    elif done.smallest:
        yield from _smallest(t, summary)
    if done.joined:
        yield from _joined(t, summary)
    if done.override:
        yield Item(done.override, t(N_("Why it left all the same")))


def _joined(t: Translate, summary: Summary) -> Iterator[Block]:
    """Yield what whoever also holds an export in the other form can tell; by months, without codes."""
    said = N_(
        "Words of people in this summary also left without codes, in {months}. Whoever holds both sees who "
        "said each note that is the same in both, and reads there what is left out here because it may not "
        "stand under a code."
    )
    if not summary.linked:
        said = N_(
            "Words of people in this summary also left with codes, in {months}. Whoever holds both sees who "
            "said each note that is the same in both, and reads here what was left out there because it may "
            "not stand under a code."
        )
    yield Para(t(said).format(months=", ".join(summary.statement.joined)))


def _few(t: Translate, summary: Summary) -> Iterator[Block]:
    done = summary.statement
    if done.threshold:
        yield Para(t(N_(
            "It is from fewer than {threshold} respondents: people who know who took part can tell who "
            "said it."
        )).format(threshold=done.threshold))  # fmt: skip
    if done.differs:
        yield Para(t(N_(
            "It differs by few respondents from an earlier one without codes: held together, the two tell "
            "what these few said."
        )))  # fmt: skip


def _smallest(t: Translate, summary: Summary) -> Iterator[Block]:
    done = summary.statement
    yield Para(t(N_(
        "Facts about the respondents leave with their words. The smallest group of respondents who are alike "
        "in them is given here; a group below {threshold} can be recognised by people who know who took part."
    )).format(threshold=done.threshold))  # fmt: skip
    yield from (Item(str(k), name) for name, k in done.smallest.items())


def _counts(t: Translate, label: str, names: Mapping[str, str], counts: Mapping[str, int]) -> Iterator[Item]:
    yield Item(str(sum(counts.values())), t(label))
    yield from (Item(str(counts[name]), t(word), 1) for name, word in names.items() if counts.get(name))


def comparison(t: Translate, rows: Sequence[Compared]) -> Iterator[Block]:
    """Yield the table of comparability, in counts; nothing where every interview had the same guide."""
    if not rows:
        return
    yield Heading(2, t(N_("Appendix: versions of the guide")))
    yield Para(t(N_(
        "In how many of the conversations above each question could be asked, because their guide had it; in "
        "how many it was asked, wholly or partly; and in how many it was answered without being asked. "
        "Where it got another meaning, it counts as another question."
    )))  # fmt: skip
    heads = (N_("Question"), N_("Versions"), N_("Could be asked"), N_("Asked"), N_("Answered unasked"))
    texts = {one.question_id: one.text for one in rows}
    cells = []
    for one in rows:
        text = one.text
        if one.replaces:
            was = texts.get(one.replaces, one.replaces)
            text = t(N_("{question} (in place of: {earlier})")).format(question=text, earlier=was)
        if one.gone:
            text = t(N_("{question} (no longer in the guide)")).format(question=text)
        cells.append((text, ", ".join(one.versions), str(one.could), str(one.asked), str(one.unasked)))
    yield Table("comparison", tuple(t(head) for head in heads), tuple(cells))


def guide_facts(t: Translate, guide: Guide) -> Iterator[Block]:
    """Yield what a guide says before its first theme, apart from its title."""
    if guide.version:
        yield Item(guide.version, t(N_("Version")))
    yield Item(t(N_("{n} minutes")).format(n=guide.planned_minutes), t(N_("Planned length")))
    if guide.research_question:
        yield Item(guide.research_question, t(N_("Research question")))
    for asked in guide.research_questions:
        yield Item(asked.text, t(N_("Research question {id}")).format(id=asked.id))
    yield from map(Para, guide.opening)


def appendix(t: Translate, guide: Guide) -> Iterator[Block]:
    """Yield a guide, whole."""
    yield Heading(2, t(N_("Appendix: the guide")))
    yield Item(guide.title, t(N_("Title")))
    yield from guide_facts(t, guide)
    for theme in guide.themes:
        yield Heading(3, theme.title)
        yield from map(Para, theme.hints)
        for question in theme.questions:
            yield Item(question.text)
            yield from (Item(probe.text, depth=1) for probe in question.probes)
