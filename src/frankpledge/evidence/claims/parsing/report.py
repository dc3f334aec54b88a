"""A report as the rules see it: its texts, their sentences, and its tables."""

from dataclasses import dataclass
from functools import cached_property

from frankpledge.evidence.claims.document import Block, Document, Kind, Table
from frankpledge.evidence.claims.parsing.labels import Labels
from frankpledge.evidence.claims.parsing.parsed import Parsed
from frankpledge.evidence.claims.parsing.sentences import Sentence, joined, sentences
from frankpledge.evidence.claims.parsing.statements import Statement, statements
from frankpledge.evidence.claims.parsing.tables import Grid, Row, grid

_NARRATIVE = 6  # words from which a cell is read as text, not only as a cell
_PAGE = 5000  # characters
_LONGEST = 1500  # characters of a sentence


@dataclass(frozen=True)
class Report:
    """`sentences`: of all texts in order, cells that tell something among them; headings too."""

    document: Document

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """The texts in order; a cell with a sentence in it is a text of kind CELL."""
        found: list[Block] = []
        for part in self.document.parts:
            if isinstance(part, Block):
                found.append(part)
                continue
            for row in part.rows:
                for cell in row:
                    if not cell.covered and len(cell.text.split()) >= _NARRATIVE:
                        found.append(Block(Kind.CELL, cell.text, cell.place))
        return tuple(found)

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """None that is longer than a page: that is a list of digits or of names, and nobody's sentence."""
        return tuple(s for block in self.blocks for s in sentences(block) if len(s.text) <= _PAGE)

    @cached_property
    def prose(self) -> tuple[Sentence, ...]:
        """The sentences that are no headings."""
        return tuple(s for s in self.sentences if s.block.kind != Kind.HEADING)

    @cached_property
    def claims(self) -> tuple[Parsed, ...]:
        """The sentences of the prose with their numbers; none so long that it is a list of digits."""
        return tuple(Parsed(s) for s in joined(self.prose) if len(s.text) <= _LONGEST)

    @cached_property
    def statements(self) -> tuple[Statement, ...]:
        """What the clauses say became of each measure, in order."""
        return tuple(s for parsed in self.claims for s in statements(parsed))

    @cached_property
    def tables(self) -> tuple[Table, ...]:
        return tuple(self.document.tables)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """The tables that have headings above rows of numbers."""
        return tuple(found for found in map(grid, self.tables) if found)

    @cached_property
    def rows(self) -> dict[str, list[tuple[Grid, Row]]]:
        """The rows of tables by the measure that they are."""
        found: dict[str, list[tuple[Grid, Row]]] = {}
        for one in self.grids:
            for row in one.rows:
                if row.measure:
                    found.setdefault(row.measure, []).append((one, row))
        return found

    @cached_property
    def _rows_under(self) -> dict[tuple[str, str], list[tuple[Grid, Row]]]:
        found: dict[tuple[str, str], list[tuple[Grid, Row]]] = {}
        for measure, rows in self.rows.items():
            for one, row in rows:
                found.setdefault((measure, one.table.place.heading), []).append((one, row))
        return found

    def rows_under(self, measure: str, heading: str) -> list[tuple[Grid, Row]]:
        """The rows of a measure in the tables under a heading."""
        return self._rows_under.get((measure, heading), [])

    @cached_property
    def labels(self) -> Labels:
        return Labels(self.grids)
