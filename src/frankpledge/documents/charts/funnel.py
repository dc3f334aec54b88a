"""A funnel plot: the rates of places of different size, and how far chance alone would spread them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from frankpledge.documents.charts.frame import capital, draw_names
from frankpledge.documents.charts.names import beside
from frankpledge.documents.charts.scales import printed, ticks
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, RULE, WHITE, WIDTH, Sheet, text_width
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

PLOT_HEIGHT = 320
NAME_WIDTH = 86
LEVEL = "#6b6b6b"


@dataclass(frozen=True)
class Limits:
    """What chance alone would leave a place of this exposure between, 95 and 99.8 times in a hundred."""

    exposure: float
    low95: float
    high95: float
    low998: float
    high998: float


def funnel_chart(
    key: str,
    title: str,
    words: str,
    points: Sequence[tuple[str, float, float]],
    *,
    average: float,
    limits: Sequence[Limits],
    area: str,
    outside: Mapping[str, str] | None = None,
    unit: str = "per 1,000 residents",
    exposure_unit: str = "residents",
    within: str = "within the limits",
) -> Picture:
    """`points` are (name, exposure, rate); `limits` at rising exposures, drawn as curves; rates and limits in `unit`.

    `area` is the name of the place that the report is about. `outside` says, by name, in what way a place lies outside
    ("above the 99.8% limit"): those are labelled, and said in the table. Raises ValueError for no point, or an `area`
    or an `outside` that no point is named.
    """
    outside = outside or {}
    _check(key, points, {area, *outside})
    plot = _Plot(points, limits, average)
    sheet = Sheet(plot.bottom + 2 * LINE_HEIGHT + 18)
    plot.draw_axes(sheet, unit, exposure_unit)
    plot.draw_curves(sheet, limits, average)
    _draw_points(sheet, plot, points, average, area, outside)
    ranked = sorted(points, key=lambda point: (-point[2], point[0]))
    rows = [
        (name, printed(exposure, 0), printed(rate, 1), outside.get(name, within)) for name, exposure, rate in ranked
    ]
    columns = (
        Column("Place"),
        Column(capital(exposure_unit), numeric=True),
        Column(capital(unit), numeric=True),
        Column("Against the limits"),
    )
    return sheet.picture(key, title, words, Table(f"{key}_data", title, columns, rows))


def _check(key: str, points: Sequence[tuple[str, float, float]], named: set[str]) -> None:
    unknown = named - {name for name, _, _ in points}
    if not points or unknown:
        raise ValueError(f"Chart {key!r} has no point named {', '.join(sorted(unknown)) or 'anything'}.")


class _Plot:
    """Exposure and rate to pixels, both from zero."""

    def __init__(self, points, limits: Sequence[Limits], average: float) -> None:
        exposures = [exposure for _, exposure, _ in points]
        highest = max(rate for _, _, rate in points)
        # The curves open without end at the left: the plot is as high as the places need, the widest limit in view.
        widest = max((one.high998 for one in limits if one.exposure >= min(exposures)), default=0)
        self.y_ticks = ticks(0, max(highest * 1.08, min(widest, highest * 1.6), average * 1.2, 1e-9))
        self.x_ticks = ticks(0, max(exposures) * 1.02, 6)
        self.left = max(text_width(printed(tick)) for tick in self.y_ticks) + 12
        self.right = WIDTH - NAME_WIDTH - 14
        self.top = LINE_HEIGHT + 16
        self.bottom = self.top + PLOT_HEIGHT

    def x(self, exposure: float) -> float:
        return self.left + (self.right - self.left) * exposure / self.x_ticks[-1]

    def y(self, rate: float) -> float:
        return self.bottom - (self.bottom - self.top) * rate / self.y_ticks[-1]

    def draw_axes(self, sheet: Sheet, unit: str, exposure_unit: str) -> None:
        sheet.words([(0, LINE_HEIGHT / 2, capital(unit))], fill=GREY)
        sheet.lines([(self.left, self.y(t), self.right, self.y(t)) for t in self.y_ticks[1:]], stroke=RULE)
        sheet.lines([(self.left, self.bottom, self.right, self.bottom)], stroke=BLACK)
        sheet.lines([(self.x(t), self.bottom, self.x(t), self.bottom + 5) for t in self.x_ticks], stroke=BLACK)
        sheet.words([(self.left - 8, self.y(tick), printed(tick)) for tick in self.y_ticks], align="right")
        below = self.bottom + 8 + LINE_HEIGHT / 2
        sheet.words([(self.x(tick), below, printed(tick)) for tick in self.x_ticks], align="center")
        sheet.words([(self.right, below + LINE_HEIGHT, capital(exposure_unit))], align="right", fill=GREY)

    def draw_curves(self, sheet: Sheet, limits: Sequence[Limits], average: float) -> None:
        """Told apart by dash, and named at their right ends."""
        sheet.lines([(self.left, self.y(average), self.right, self.y(average))], stroke=LEVEL, strokeWidth=2)
        labelled = [(self.y(average), "average")]
        for at, dash, name in (("95", [5, 4], "95% limit"), ("998", [], "99.8% limit")):
            for side in ("low", "high"):
                values = [(one.exposure, getattr(one, side + at)) for one in limits]
                curve = clipped(values, self.x_ticks[-1], self.y_ticks[-1])
                look = {"strokeDash": dash} if dash else {}
                sheet.path([(self.x(a), self.y(b)) for a, b in curve], stroke=LEVEL, strokeWidth=1.5, **look)
                labelled += [(self.y(curve[-1][1]), name)] if curve else []
        edges = (self.top - 10, self.bottom + 10)
        draw_names(sheet, self.right + 8, labelled, NAME_WIDTH, edges, fill=GREY)


def clipped(points: Sequence[tuple[float, float]], right: float, top: float) -> list[tuple[float, float]]:
    """A curve as far as it lies in the plot, cut where it crosses the top or the right edge."""
    kept: list[tuple[float, float]] = []
    for one, other in zip(points, points[1:], strict=False):
        shares = [0.0, 1.0]
        for start, end, edge in ((one[0], other[0], right), (one[1], other[1], top)):
            if (start > edge) != (end > edge):
                shares[0 if start > edge else 1] = (edge - start) / (end - start)
            elif start > edge:
                shares = []
                break
        ends = [(one[0] + share * (other[0] - one[0]), one[1] + share * (other[1] - one[1])) for share in shares]
        kept += [end for end in ends if not kept or kept[-1] != end]
    return kept


def _draw_points(sheet: Sheet, plot: _Plot, points, average: float, area: str, outside: Mapping[str, str]) -> None:
    """The area as a filled diamond, places outside as triangles that point their way, the others as rings."""
    at = {name: (plot.x(exposure), plot.y(rate)) for name, exposure, rate in points}
    usual = [place for name, place in at.items() if name != area and name not in outside]
    odd = {name: rate for name, _, rate in points if name != area and name in outside}
    high = [at[name] for name, rate in odd.items() if rate >= average]
    low = [at[name] for name, rate in odd.items() if rate < average]
    sheet.points(usual, fill=WHITE, stroke=GREY, strokeWidth=1.5, size=45)
    sheet.points(high, shape="triangle-up", fill=GREY, stroke=WHITE, strokeWidth=1, size=90)
    sheet.points(low, shape="triangle-down", fill=GREY, stroke=WHITE, strokeWidth=1, size=90)
    sheet.points([at[area]], shape="diamond", fill=INK, stroke=WHITE, strokeWidth=1.5, size=220)
    labels = [(area, at[area], True), *((name, at[name], False) for name in outside if name != area)]
    box = (plot.left + 2, plot.top - 14, plot.right - 2, plot.bottom - 2)
    for bold in (True, False):
        placed = [one for one in beside(labels, list(at.values()), box) if one.bold is bold]
        sheet.lines([one.leader for one in placed if one.leader], stroke=GREY)
        look = {"fontWeight": "bold"} if bold else {}
        sheet.words([(one.x, one.y, one.text) for one in placed], halo=True, **look)
