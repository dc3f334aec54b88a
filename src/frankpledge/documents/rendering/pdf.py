"""A report as PDF, compiled by Typst to PDF/UA-1: Typst refuses a picture without words, a file without a title, and a
skipped heading level."""

from __future__ import annotations

import re
from pathlib import Path
from tempfile import TemporaryDirectory

from frankpledge.documents.rendering import glyphs, nodes
from frankpledge.documents.rendering.front import with_ways_back
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.pandoc import write
from frankpledge.documents.rendering.table_shape import shape
from frankpledge.documents.rendering.typesetting import compiled
from frankpledge.documents.rendering.woven import Notice, Printed, SetPicture, SetTable, SourceNumber, Woven

NUMBER_LABEL = re.compile(r"<(figure_\d+)>\]$")
PREAMBLE = Path(__file__).parent / "page.typ"


def pdf(woven: Woven) -> bytes:
    """The finished file."""
    pictures: dict[str, str] = {}
    blocks = woven.fill(lambda thing: _write(thing, pictures))
    body = write(
        with_ways_back(woven, nodes.change(blocks, _typst_only), lambda: nodes.raw("typst", "#back")), "typst"
    ).decode()
    with TemporaryDirectory(prefix="frankpledge-") as folder:
        for name, svg in pictures.items():
            (Path(folder) / name).write_text(svg, encoding="utf-8")
        source = Path(folder) / "report.typ"
        written = f"{_settings(woven)}\n{PREAMBLE.read_text(encoding='utf-8')}\n{body}"
        source.write_text(glyphs.named(written) + written, encoding="utf-8")
        return compiled(source)


def _quoted(text: str) -> str:
    """A Typst string: nothing in it is markup."""
    plain = "".join(letter if letter.isprintable() else " " for letter in text)
    return '"' + plain.replace("\\", "\\\\").replace('"', '\\"') + '"'


def _settings(woven: Woven) -> str:
    report = woven.report
    labels = report.labels
    language, _, region = report.language.partition("-")
    day = report.date
    values = {
        "title": report.title,
        "subtitle": report.subtitle,
        "author": report.author,
        "day": labels.date(day),
        "language": language,
        "label-contents": labels.contents,
        "label-page": labels.page,
        "label-of": labels.of,
        "label-back": labels.back,
    }
    lines = [f"#let report-{name} = {_quoted(value)}" for name, value in values.items()]
    lines.append(f"#let report-region = {_quoted(region) if region else 'none'}")
    lines.append(f"#let report-has-contents = {str(woven.has_contents).lower()}")
    lines.append(f"#let report-date = datetime(year: {day.year}, month: {day.month}, day: {day.day})")
    return "\n".join(lines)


def _write(thing: object, pictures: dict[str, str]) -> list[Node]:
    match thing:
        case Printed():
            # In brackets of its own: at the end of a heading the label would otherwise be the heading's.
            return [_code(f"#[#link(<{thing.target}>)[#{_quoted(thing.text)}]<{thing.id}>]")]
        case SourceNumber():
            number = f"#{_quoted(thing.text)}"
            inner = number if thing.back.behind_picture else f"#link(<{thing.back.id}>)[{number}]"
            return [_code(f"#box[{inner}]<{thing.id}>")]
        case SetTable():
            return _table(thing)
        case SetPicture():
            name = f"{thing.id}.svg"
            pictures[name] = thing.picture.svg
            alt = f"{thing.picture.title}. {thing.picture.words}"
            image = f"image({_quoted(name)}, alt: {_quoted(alt)}, width: 100%)"
            return [nodes.raw("typst", f"#picture({image}, [#{_quoted(thing.caption)}]) <{thing.id}>")]
        case Notice():
            return [nodes.raw("typst", f"#notice[#{_quoted(thing.text)}]")]
    raise TypeError(thing)


def _table(table: SetTable) -> list[Node]:
    """Written out by us: Pandoc's own table has neither a sticky caption nor columns as wide as their words."""
    form = shape(table)
    columns = ", ".join(f"{share * 100:.2f}fr" for share in form.shares)
    sides = ", ".join("right" if column.numeric else "left" for column in table.columns)
    small, sideways = (str(one).lower() for one in (form.small, form.sideways))
    opening = f"#data-table([#{_quoted(table.caption)}], small: {small}, sideways: {sideways}, "
    headings = "".join(f"[#{_quoted(column.heading)}], " for column in table.columns)
    pieces = [_code(f"{opening}columns: ({columns},), align: ({sides},), headings: ({headings}), notes: (")]
    for note in table.notes:
        pieces += [_code("["), *_literal(note), _code("], ")]
    pieces.append(_code("), "))
    for row in table.rows:
        for cell in row:
            pieces += [_code("["), *_literal(cell), _code("], ")]
    return [nodes.paragraph([*pieces, _code(f") <{table.id}>")])]


def _literal(inlines: list[Node]) -> list[Node]:
    """A cell's words as strings: in a cell "- x" or "= x" would begin a list or a heading."""
    return nodes.change(inlines, lambda node: [_code(f"#{_quoted(node['c'])}")] if node["t"] == "Str" else None)


def _typst_only(node: Node) -> list[Node] | None:
    match node["t"]:
        case "HorizontalRule":  # which Pandoc leaves to a template of its own
            return [nodes.raw("typst", "#line(length: 100%)")]
        case "Header":
            return _heading(node)
    return None


def _heading(node: Node) -> list[Node]:
    """The contents repeat a heading, and a label may stand only once: a number's goes behind the heading."""
    labels: list[str] = []

    def unlabelled(inline: Node) -> list[Node] | None:
        if inline["t"] != "RawInline":
            return None
        labels.extend(NUMBER_LABEL.findall(inline["c"][1]))
        return [_code(NUMBER_LABEL.sub("]", inline["c"][1]))]

    level, (identifier, *_), inlines = node["c"]
    heading = nodes.header(level, identifier, nodes.change(inlines, unlabelled))
    return [heading, *(nodes.raw("typst", f"#[#metadata(none)<{label}>]") for label in labels)]


def _code(written: str) -> Node:
    return nodes.raw_inline("typst", written)
