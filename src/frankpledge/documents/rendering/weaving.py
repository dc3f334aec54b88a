"""Puts what the names stand for into the parsed template: one tree, the same for every format, with slots for what each
format writes in its own way (a number, a table, a picture, a row of the Sources)."""

from __future__ import annotations

from dataclasses import replace

from frankpledge.documents.pictures import Picture
from frankpledge.documents.rendering import nodes
from frankpledge.documents.rendering.cleaning import clean, number_headings
from frankpledge.documents.rendering.media import REPORT, only_for
from frankpledge.documents.rendering.names import END, SOURCES, START, TOKEN, Names, hide
from frankpledge.documents.rendering.nodes import Node
from frankpledge.documents.rendering.pandoc import read_markdown
from frankpledge.documents.rendering.woven import Notice, Printed, SetPicture, SetTable, SourceNumber, Woven
from frankpledge.documents.tables import Cell, Column, Number, Prose, Table
from frankpledge.documents.text import Report, TemplateError, Thing


def weave(report: Report, medium: str = REPORT) -> Woven:
    """Parse once, then replace names from top to bottom, so that numbers run in the order in which they're read.

    `medium` says which of the parts marked as for slides or for the report only are kept.
    """
    hidden, names = hide(only_for(medium, report.body), report.resolve)
    weaver = _Weaver(report, names, clean(read_markdown(hidden)))
    return weaver.woven


def weave_again(woven: Woven, medium: str) -> Woven:
    """The same report for another medium: what its names stand for is asked only where it isn't known yet."""
    report, known = woven.report, woven.things
    again = weave(replace(report, resolve=lambda name: known[name] if name in known else report.resolve(name)), medium)
    return replace(again, report=report)


class _Weaver:
    def __init__(self, report: Report, names: Names, parsed: list[Node]) -> None:
        self.names, self.report, self.woven = names, report, Woven(report)
        self.woven.things = {name: thing for name, thing in names.found if thing is not None}
        self.whole: dict[int, list[Node]] = {}  # a Prose as its blocks
        self.runs: dict[int, list[Node]] = {}  # a Prose as one run of inlines
        self.targets: dict[str, Printed] = {}  # source key → where it's first cited
        self.counts = {"table": 0, "figure": 0}
        self.behind_picture = False
        body = self._blocks(self._take_prose(parsed))
        blocks, self.woven.headings = number_headings(self._with_sources(body))
        self.woven.blocks = blocks + ([nodes.slot(Notice(report.notice))] if report.notice else [])

    def _take_prose(self, parsed: list[Node]) -> list[Node]:
        """The template's blocks; what stands between markers at the end is kept aside."""
        body: list[Node] = []
        into = body
        for block in parsed:
            first = block["c"][0]["c"] if block["t"] == "Para" and block["c"][0]["t"] == "Str" else ""
            if not (isinstance(first, str) and first[:1] in (START, END)):
                into.append(block)
                continue
            position, _, rest = first[1:].partition(END)
            if first[0] == END:
                into = body
            elif END in first:
                self.runs[int(position)] = [*nodes.text(rest), *block["c"][1:]]
            else:
                into = self.whole.setdefault(int(position), [])
        return body

    def _blocks(self, blocks: list[Node]) -> list[Node]:
        return nodes.change(blocks, self._rule)

    def _rule(self, node: Node) -> list[Node] | None:
        match node["t"]:
            case "Para" | "Plain":
                return self._paragraph(node)
            case "Str":
                return self._string(node["c"])
            case "Code" | "CodeBlock":
                return [{"t": node["t"], "c": [node["c"][0], TOKEN.sub(self._as_typed, node["c"][1])]}]
            case "Link" if TOKEN.search(node["c"][2][0]):
                label, target = node["c"][1], TOKEN.sub(self._as_typed, node["c"][2][0])
                return [nodes.link(self._blocks(label), target)]
        return None

    def _as_typed(self, match) -> str:
        return "{{" + self.names.found[int(match.group(1))][0] + "}}"

    def _paragraph(self, node: Node) -> list[Node] | None:
        """None for a sentence; for names alone, the tables, pictures and paragraphs that they stand for."""
        inlines = [one for one in node["c"] if one["t"] not in ("Space", "SoftBreak", "LineBreak")]
        if not inlines or not all(one["t"] == "Str" and TOKEN.sub("", one["c"]) == "" for one in inlines):
            return None
        positions = [int(number) for one in inlines for number in TOKEN.findall(one["c"])]
        things = [self.names.found[position][1] for position in positions]
        if any(isinstance(thing, (Number, str)) for thing in things) and not any(map(_needs_room, things)):
            return None
        return [block for position in positions for block in self._alone(position, node["t"])]

    def _alone(self, position: int, kind: str) -> list[Node]:
        name, thing = self.names.found[position]
        match thing:
            case None:
                return [nodes.slot(SOURCES)]
            case Table():
                return [nodes.slot(self._table(name, thing))]
            case Picture():
                return [nodes.slot(self._picture(name, thing))]
            case Prose():
                return self._blocks(self.whole.get(self.names.numbered[thing.markdown], []))
        return [{"t": kind, "c": self._inline(name, thing)}]

    def _string(self, string: str) -> list[Node] | None:
        """A word with tokens in it ("(⟨3⟩%),") as its parts."""
        pieces = TOKEN.split(string)
        if len(pieces) == 1:
            return None
        inlines: list[Node] = []
        for position, piece in enumerate(pieces):
            if position % 2 == 0:
                inlines += [{"t": "Str", "c": piece}] if piece else []
            else:
                inlines += self._inline_at(int(piece))
        return inlines

    def _inline_at(self, position: int) -> list[Node]:
        name, thing = self.names.found[position]
        if not isinstance(thing, (str, Number, Prose)):
            kind = "the appendix" if thing is None else f"a {type(thing).__name__.lower()}"
            raise TemplateError(
                f"{{{{{name}}}}} ({self.names.lines[position]}) is {kind}: it needs a paragraph of its own."
            )
        return self._inline(name, thing)

    def _inline(self, name: str, thing: Thing) -> list[Node]:
        match thing:
            case Number():
                return [nodes.slot(self._print(name, thing))]
            case Prose():
                return self._blocks(self.runs.get(self.names.numbered[thing.markdown], []))
        return nodes.text(thing)

    def _print(self, name: str, number: Number) -> Printed:
        first = self.targets.get(number.source)
        target = first.target if first else f"source_{len(self.targets) + 1}"
        place = f"figure_{len(self.woven.numbers) + 1}"
        printed = Printed(place, name, number.text, number.source, target, self.behind_picture)
        # A row leads back to where the reader can see the number in every format, if there is such a place.
        if first is None or (first.behind_picture and not self.behind_picture):
            self.targets[number.source] = printed
        self.woven.numbers.append(printed)
        return printed

    def _table(self, name: str, table: Table, caption: str = "") -> SetTable:
        if not caption:
            self.counts["table"] += 1
            caption = f"{self.report.labels.table} {self.counts['table']}: {table.caption}"
            place = f"table_{self.counts['table']}"
        else:
            place = f"data_{self.counts['figure']}"
        rows = tuple(tuple(self._cell(name, cell) for cell in row) for row in table.rows)
        notes = tuple(self._cell(name, note) for note in table.notes)
        return SetTable(place, caption, tuple(table.columns), rows, notes, table.row_headers)

    def _cell(self, name: str, cell: Cell) -> list[Node]:
        return self._inline(name, cell)

    def _picture(self, name: str, picture: Picture) -> SetPicture:
        self.counts["figure"] += 1
        caption = f"{self.report.labels.figure} {self.counts['figure']}: {picture.title}"
        place = f"picture_{self.counts['figure']}"
        self.behind_picture = True
        table = self._table(name, picture.table, picture.table.caption) if picture.table else None
        self.behind_picture = False
        return SetPicture(place, caption, picture, table)

    def _with_sources(self, body: list[Node]) -> list[Node]:
        """The appendix where it was asked for; at the end if it wasn't, for a link must lead somewhere."""
        appendix = self._appendix()
        asked = False

        def rule(node: Node) -> list[Node] | None:
            nonlocal asked
            if node["t"] == "Slot" and node["c"] == SOURCES:
                # One place only: its rows are what every number's link leads to.
                first, asked = not asked, True
                return appendix if first else []
            return None

        placed = nodes.change(body, rule)
        if asked or not self.targets:
            return placed
        lowest = min((node["c"][0] for node in placed if node["t"] == "Header"), default=1)
        return [*placed, nodes.header(lowest, "", nodes.text(self.report.labels.sources)), *appendix]

    def _appendix(self) -> list[Node]:
        labels = self.report.labels
        if not self.targets:
            return [nodes.paragraph(nodes.text(labels.no_sources))]
        self.counts["table"] += 1
        rows = []
        for key, first in self.targets.items():
            number = nodes.slot(SourceNumber(first.target, first.target.removeprefix("source_"), first))
            rows.append(([number], *(nodes.text(part) for part in self.report.source_row(key))))
        columns = (Column(labels.source_number), *(Column(heading) for heading in self.report.source_headings))
        caption = f"{labels.table} {self.counts['table']}: {labels.source_caption}"
        place = f"table_{self.counts['table']}"
        return [nodes.slot(SetTable(place, caption, columns, tuple(rows), (), True, small=True, sources=True))]


def _needs_room(thing: Thing | None) -> bool:
    return thing is None or isinstance(thing, (Table, Picture))
