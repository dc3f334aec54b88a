"""An analysis as a report and the site show it: its map, its charts and its lists."""

from dataclasses import replace

from frankpledge.documents.maps import Shape, Step, choropleth, legend
from frankpledge.documents.maps.choropleth import TALLEST
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Number, Table
from frankpledge.evidence.analyses.result import Layer, Listing, Result
from frankpledge.evidence.sentence import Printed
from frankpledge.reports.charts import analyses as charts


def table(listing: Listing) -> Table:
    """A list as a table."""
    columns = [Column(heading, i in listing.numeric) for i, heading in enumerate(listing.headings)]
    rows = [[Number(c.text, c.figure) if isinstance(c, Printed) else c for c in row] for row in listing.rows]
    return Table(listing.key, listing.caption, columns, rows, row_headers=False)


def pictures(result: Result, tallest: float = TALLEST) -> list[Picture]:
    """The maps first, none higher than `tallest` pixels, then the charts of the analysis."""
    return [
        *(_map(layer, tallest) for layer in result.layers),
        *charts.CHARTS.get(result.key, lambda result: [])(result),
    ]


def classes(layer: Layer) -> tuple[Step, ...]:
    """The classes and shades of a layer's map."""
    steps = legend(p.value for p in layer.places if p.value is not None)
    return tuple(replace(step, words=layer.said) for step in steps) if layer.said else steps


def _map(layer: Layer, tallest: float) -> Picture:
    return choropleth(
        f"map-{layer.key}",
        layer.title,
        layer.words,
        [Shape(p.code, p.name, p.geometry) for p in layer.places],
        {p.code: p.value for p in layer.places if p.value is not None},
        unit=layer.unit,
        places=(lambda value: layer.said) if layer.said else 0,
        no_figure={p.code: p.reason for p in layer.places if p.value is None},
        marks={p.code: p.mark for p in layer.places if p.mark},
        outline=layer.outline,
        tallest=tallest,
        no_figure_words=layer.none,
    )
