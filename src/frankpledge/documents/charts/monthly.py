"""One series by month: a line with dots from zero, broken where a month is missing."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.documents.charts import captions
from frankpledge.documents.charts.frame import cell
from frankpledge.documents.charts.months import in_words, labelled, ordinal
from frankpledge.documents.charts.scales import printed, ticks
from frankpledge.documents.drawing import BLACK, GREY, INK, LINE_HEIGHT, RULE, TEXT, WIDTH, Sheet, text_width
from frankpledge.documents.pictures import Picture
from frankpledge.documents.tables import Column, Table

Span = tuple[str, str, float, str]
PLOT_HEIGHT = 260
LABEL_WIDTH = 46  # of "Apr / 2023", with air
LEVEL = "#8c8c8c"


def monthly_chart(
    key: str,
    title: str,
    words: str,
    points: Sequence[tuple[str, float | None]],
    *,
    unit: str = "a month",
    spans: Sequence[Span] = (),
    breaks: Sequence[tuple[str, str]] = (),
) -> Picture:
    """`points` are (YYYY-MM, value); None, or a month left out, is a gap: never zero, never bridged.

    `spans` are (first month, last month, mean, label): a level line over those months. `breaks` are (month, label): a
    dashed vertical before that month, across which the line isn't joined.
    """
    plot = _Plot(points, spans, breaks, unit)
    sheet = Sheet(plot.bottom + 2 * LINE_HEIGHT + 8)
    plot.draw_axes(sheet)
    plot.draw_breaks(sheet)
    plot.draw_spans(sheet)
    plot.draw_series(sheet)
    rows = [(" ".join(in_words(ordinal(month))), cell(value)) for month, value in points]
    columns = (Column("Month"), Column(_axis_words(unit), numeric=True))
    return sheet.picture(key, title, words, Table(f"{key}_data", title, columns, rows))


class _Plot:
    """Where everything is, in pixels."""

    def __init__(self, points, spans: Sequence[Span], breaks: Sequence[tuple[str, str]], unit: str) -> None:
        self.values = {ordinal(month): value for month, value in points}
        self.spans, self.breaks, self.unit = spans, breaks, unit
        self.first, self.last = min(self.values), max(self.values)
        known = [value for value in self.values.values() if value is not None] + [mean for _, _, mean, _ in spans]
        self.ticks = ticks(0, max([*known, 1e-9]) or 1)
        self.left = max(text_width(printed(tick)) for tick in self.ticks) + 12
        self.right = WIDTH - 12
        self._place_labels()

    def _place_labels(self) -> None:
        """From the top: the axis's words, the spans' labels, the breaks' labels, the plot."""
        middles = [((self.x(ordinal(a) - 0.5) + self.x(ordinal(b) + 0.5)) / 2, label) for a, b, _, label in self.spans]
        room = min((self.x(ordinal(b) + 0.5) - self.x(ordinal(a) - 0.5) for a, b, _, _ in self.spans), default=0)
        self.span_labels = captions.stack(middles, self.left, self.right, max(room, 120), centred=True)
        starts = [(self.x(ordinal(month) - 0.5) + 5, label) for month, label in self.breaks]
        self.break_labels = captions.stack(starts, self.left, self.right, 240, centred=False)
        self.break_floor = LINE_HEIGHT + 8 + captions.height(self.span_labels) + captions.height(self.break_labels)
        self.top = self.break_floor + 8
        self.bottom = self.top + PLOT_HEIGHT

    def x(self, month: float) -> float:
        return self.left + (self.right - self.left) * (month - self.first + 0.5) / (self.last - self.first + 1)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * value / self.ticks[-1]

    def draw_axes(self, sheet: Sheet) -> None:
        sheet.words([(0, LINE_HEIGHT / 2, _axis_words(self.unit))], fill=GREY)
        sheet.lines([(self.left, self.y(t), self.right, self.y(t)) for t in self.ticks[1:]], stroke=RULE)
        sheet.lines([(self.left, self.bottom, self.right, self.bottom)], stroke=BLACK)
        sheet.words([(self.left - 8, self.y(tick), printed(tick)) for tick in self.ticks], align="right")
        named = labelled(self.first, self.last, int((self.right - self.left) / LABEL_WIDTH))
        sheet.lines([(self.x(m), self.bottom, self.x(m), self.bottom + 5) for m in named], stroke=BLACK)
        below = self.bottom + 8 + LINE_HEIGHT / 2
        sheet.words([(self.x(month), below, in_words(month)) for month in named], align="center")

    def draw_series(self, sheet: Sheet) -> None:
        for run in self._runs():
            if len(run) > 1:
                sheet.path([(self.x(month), self.y(value)) for month, value in run], stroke=INK, strokeWidth=2)
        known = [(month, value) for month, value in self.values.items() if value is not None]
        size = 36 if self.last - self.first < 60 else 16
        sheet.points([(self.x(month), self.y(value)) for month, value in known], fill=INK, size=size)

    def _runs(self) -> list[list[tuple[int, float]]]:
        """The stretches of months that a line may join."""
        starts = {ordinal(month) for month, _ in self.breaks}
        runs: list[list[tuple[int, float]]] = [[]]
        for month in range(self.first, self.last + 1):
            value = self.values.get(month)
            if value is None or month in starts:
                runs.append([])
            if value is not None:
                runs[-1].append((month, value))
        return [run for run in runs if run]

    def draw_spans(self, sheet: Sheet) -> None:
        """Under the series, never over it: a level line that cut it would look like a missing month."""
        for first, last, mean, _ in self.spans:
            ends = [(self.x(ordinal(first) - 0.4), self.y(mean), self.x(ordinal(last) + 0.4), self.y(mean))]
            sheet.lines(ends, stroke=LEVEL, strokeWidth=4)
        base = LINE_HEIGHT + 8 + captions.height(self.span_labels)
        self._print(sheet, self.span_labels, base, fill=GREY, fontWeight="bold")

    def draw_breaks(self, sheet: Sheet) -> None:
        base = self.break_floor
        tops = [
            (one.anchor - 5, base - one.top * LINE_HEIGHT, one.anchor - 5, self.bottom) for one in self.break_labels
        ]
        sheet.lines(tops, stroke=BLACK, strokeWidth=1.5, strokeDash=[5, 4])
        self._print(sheet, self.break_labels, base, fill=BLACK)

    def _print(self, sheet: Sheet, labels: Sequence[captions.Placed], base: float, **style) -> None:
        placed = [(one.x, base - (one.top - 0.5) * LINE_HEIGHT, one.lines) for one in labels]
        sheet.words(placed, halo=True, fontSize=TEXT, **style)


def _axis_words(unit: str) -> str:
    """ "a month" alone is half a sentence: "Number a month"."""
    return f"Number {unit}" if unit.split(" ")[0] in ("a", "an", "each", "per") else unit[:1].upper() + unit[1:]
