"""What charts with a scale at the left share: the scale from zero, labels below the plot, names at its right."""

from __future__ import annotations

from collections.abc import Sequence

from frankpledge.documents.charts.scales import printed, ticks
from frankpledge.documents.drawing import BLACK, GREY, LINE_HEIGHT, RULE, WIDTH, Sheet, text_width

PLOT_HEIGHT = 260
APART = 3  # pixels between one name and the next
MOST_LINES = 3  # of a label below the plot
NOT_AVAILABLE = "not available"
Run = list[tuple[int, float]]


class Frame:
    """A plot of `count` places side by side: where each place and each value is, in pixels.

    `above` is what is kept free over the plot, `beside` what is kept free at its right.
    """

    def __init__(self, values: Sequence[float | None], count: int, above: float = 0, beside: float = 12) -> None:
        known = [value for value in values if value is not None]
        self.count = count
        self.ticks = ticks(0, max([*known, 1e-9]) if any(known) else 1)
        self.left = max(text_width(printed(tick)) for tick in self.ticks) + 12
        self.right = WIDTH - beside
        self.top = LINE_HEIGHT + 16 + above
        self.bottom = self.top + PLOT_HEIGHT

    @property
    def slot(self) -> float:
        """Pixels from one place to the next."""
        return (self.right - self.left) / max(self.count, 1)

    def x(self, place: float) -> float:
        return self.left + self.slot * (place + 0.5)

    def y(self, value: float) -> float:
        return self.bottom - (self.bottom - self.top) * min(value, self.ticks[-1]) / self.ticks[-1]

    def draw(self, sheet: Sheet, unit: str) -> None:
        """The scale and its words."""
        sheet.words([(0, LINE_HEIGHT / 2, capital(unit))], fill=GREY)
        sheet.lines([(self.left, self.y(t), self.right, self.y(t)) for t in self.ticks[1:]], stroke=RULE)
        sheet.lines([(self.left, self.bottom, self.right, self.bottom)], stroke=BLACK)
        sheet.words([(self.left - 8, self.y(tick), printed(tick)) for tick in self.ticks], align="right")

    def draw_labels(self, sheet: Sheet, labels: Sequence[str]) -> None:
        """As many of the labels as fit, evenly spaced, the first among them."""
        step, lines = fitting(labels, self.slot)
        shown = list(range(0, len(labels), step))
        sheet.lines([(self.x(n), self.bottom, self.x(n), self.bottom + 5) for n in shown], stroke=BLACK)
        below = self.bottom + 8 + LINE_HEIGHT / 2
        sheet.words([(self.x(n), below, lines[n]) for n in shown], align="center")


def label_height(labels: Sequence[str], slot: float) -> float:
    """Pixels that the labels below a plot need."""
    step, lines = fitting(labels, slot)
    return max((len(lines[n]) for n in range(0, len(labels), step)), default=0) * LINE_HEIGHT + 8


def fitting(labels: Sequence[str], slot: float) -> tuple[int, list[list[str]]]:
    """Every how manieth label is shown, so that none touches the next, and each label's lines."""
    for step in range(1, len(labels) + 1):
        lines = [by_words(label, slot * step - 8) for label in labels]
        shown = lines[::step]
        wide = max((text_width(line) for one in shown for line in one), default=0)
        if wide <= slot * step - 8 and all(len(one) <= MOST_LINES for one in shown):
            return step, lines
    return max(len(labels), 1), [by_words(label, 120) for label in labels]


def by_words(text: str, width: float) -> list[str]:
    """`text` in lines of at most `width` pixels, where its words allow."""
    lines: list[str] = []
    for word in text.split():
        if lines and text_width(f"{lines[-1]} {word}") <= width:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines or [""]


def spread(heights: Sequence[float], room: Sequence[float], top: float, bottom: float) -> list[float]:
    """The middles of labels that want to stand at `heights`, pushed until none touches another; `room` is how tall each
    is. The order from top to bottom is kept."""
    order = sorted(range(len(heights)), key=lambda place: heights[place])
    placed = [0.0] * len(heights)
    edge = top
    for place in order:
        placed[place] = max(heights[place], edge + room[place] / 2)
        edge = placed[place] + room[place] / 2
    edge = bottom
    for place in reversed(order):
        placed[place] = min(placed[place], edge - room[place] / 2)
        edge = placed[place] - room[place] / 2
    return placed


def draw_names(
    sheet: Sheet, left: float, names: Sequence[tuple[float, str]], width: float, edges: tuple[float, float], **style
) -> list[float]:
    """Names (height, text) at the right of a plot, each at its line, none touching another; `edges` are the highest and
    the lowest that they may reach. Returns the middle of each."""
    lines = [by_words(text, width) for _, text in names]
    tall = [len(one) * LINE_HEIGHT + APART for one in lines]
    middles = spread([height for height, _ in names], tall, *edges)
    placed = [
        (left, middle - (len(one) - 1) * LINE_HEIGHT / 2, one) for middle, one in zip(middles, lines, strict=True)
    ]
    sheet.words(placed, **style)
    return middles


def runs(values: Sequence[float | None], starts: Sequence[int] = ()) -> list[Run]:
    """The stretches that a line may join: not across a missing value, nor into a place where counting changed."""
    found: list[Run] = [[]]
    for place, value in enumerate(values):
        if value is None or place in starts:
            found.append([])
        if value is not None:
            found[-1].append((place, value))
    return [run for run in found if run]


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def cell(value: float | None, places: int | None = None) -> str:
    """A value as a table prints it."""
    return NOT_AVAILABLE if value is None else printed(value, places)
