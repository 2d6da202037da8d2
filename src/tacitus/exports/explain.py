"""Why a sentence reads as it does: the tree, the senses chosen and rejected, each role and the path to it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from rich.console import Console
from rich.markup import escape
from rich.tree import Tree

from tacitus.records import Document, Dropped, Passed, Reading, Record, Role


def print_explanation(
    console: Console, reading: Reading, dropped: Sequence[Dropped] = (), passed: Sequence[Passed] = ()
) -> None:
    """Print sentence trees, then mentions, statements and each record with the reasons for its values.

    Below stand the words that could tell an event and do not, with what speaks against each of their senses.
    """
    document = reading.document
    for sentence in document.sentences:
        console.print(_tree(document, document.root(sentence)))
    _print_mentions(console, reading)
    _print_statements(console, reading)
    _print_opinions(console, reading)
    if not reading.records:
        console.print("[dim]no political event read[/]")
    for record in reading.records:
        _print_record(console, reading, record, {item.token: item.senses for item in passed})
    for item in dropped:
        _print_dropped(console, document, item)


def _tree(document: Document, root: int) -> Tree:
    tree = Tree(_word(document, root))
    stack = [(root, tree)]
    while stack:
        index, branch = stack.pop()
        children = [(child, branch.add(_word(document, child))) for child in document.children(index)]
        stack.extend(children)
    return tree


def _word(document: Document, index: int) -> str:
    token = document.tokens[index]
    return f"[bold]{escape(token.form)}[/] [dim]{escape(token.lemma)} {token.upos} {escape(token.rel)}[/]"


def _print_mentions(console: Console, reading: Reading) -> None:
    for mention in reading.mentions:
        code = " ".join(part for part in (mention.code, mention.sector, *mention.other_sectors) if part) or "?"
        text = escape(reading.document.text(mention.span))
        console.print(f"actor  [bold]{text}[/] {code} [dim]{escape('; '.join(mention.why))}[/]", highlight=False)


def _print_statements(console: Console, reading: Reading) -> None:
    for statement in reading.statements:
        source = " … ".join(reading.document.text(span) for span in statement.source) or "(nobody named)"
        cue = " … ".join(reading.document.text(span) for span in statement.cue)
        content = " … ".join(reading.document.text(span) for span in statement.content)
        console.print(
            f"says   [cyan]{escape(source)}[/] | {escape(cue)} | [dim]{escape(content)}[/] "
            f"{statement.act}, {statement.polarity}, {statement.certainty}, {statement.reality}, {statement.quotation} "
            f"[dim]{escape('; '.join(statement.why))}[/]",
            highlight=False,
        )


def _print_dropped(console: Console, document: Document, item: Dropped) -> None:
    kind = f" as {item.kind}" if item.kind else ""
    word = escape(document.tokens[item.token].form)
    console.print(f"\n[bold]no event[/] at [bold]{word}[/]{kind}: {escape(item.reason)}", highlight=False)
    for reason in item.why:
        console.print(f"  [dim]{escape(reason)}[/]", highlight=False)


def _print_opinions(console: Console, reading: Reading) -> None:
    for opinion in reading.opinions:
        words = ", ".join(f"{item.what} {reading.report.text[item.begin : item.end]!r}" for item in opinion.words)
        console.print(f"judges [magenta]{opinion.score:.2f}[/] [dim]{escape(words)}[/]", highlight=False)


def _print_record(console: Console, reading: Reading, record: Record, passed: Mapping[int, tuple[str, ...]]) -> None:
    event, told = record.event, record.attribution
    words = " ".join(reading.document.tokens[index].form for index in event.predicate)
    kind = "/".join((event.type, *event.mode))
    extra = " ".join((*event.auxiliary, *event.context))
    console.print(f"\n[bold]{kind}[/] at [bold]{escape(words)}[/] {extra} — {told.status}", highlight=False)
    for name, roles in (("actor", event.actors), ("recipient", event.recipients)):
        for role in roles:
            console.print(f"  {name}: {escape(_role(reading, role))} [dim]{escape(role.path)}[/]", highlight=False)
    for title, reasons in (("event", event.why), ("according to", told.why), ("when, where, how many", record.why)):
        for reason in reasons:
            console.print(f"  [dim]{title}: {escape(reason)}[/]", highlight=False)
    for reason in passed.get(event.predicate[0], ()):
        if reason not in event.why:
            console.print(f"  [dim]event: {escape(reason)}[/]", highlight=False)


def _role(reading: Reading, role: Role) -> str:
    if role.begin is None or role.end is None:
        return f"not named ({' '.join(part for part in (role.code, role.sector) if part) or '?'})"
    return reading.report.text[role.begin : role.end]
