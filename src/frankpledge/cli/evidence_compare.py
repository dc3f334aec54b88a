"""frankpledge evidence compare: a period against the same months a year before."""

import argparse
import json
from pathlib import Path

from frankpledge.cli.complaint import Complaint
from frankpledge.cli.opening import area_named, opened, period_written
from frankpledge.cli.printing import FORMATS, print_rows, print_table
from frankpledge.evidence.compare.comparison import Comparison, NothingHeld, Row, compare
from frankpledge.evidence.compare.verdict import Verdict
from frankpledge.evidence.compare.wording import change_text
from frankpledge.evidence.figures.counted import WHY_WITHHELD, WITHHELD
from frankpledge.evidence.figures.question import Question
from frankpledge.evidence.findings import changes
from frankpledge.evidence.measures.model import Measure
from frankpledge.evidence.period import UnclearPeriod, named
from frankpledge.evidence.sources import police_street
from frankpledge.evidence.statistics.change import detectable, target_is_detectable
from frankpledge.evidence.statistics.rounding import half_up

FIELDS = (
    "area_code", "area_name", "measure", "source", "table", "period", "count", "period_before", "count_before",
    "rate_per_1000", "rate_per_1000_before", "change_percent", "change_percent_low", "change_percent_high", "verdict",
    "noticeable_fall_to", "noticeable_rise_to", "p", "p_adjusted", "dispersion", "recorded_by_other_forces", "complete",
    "figure",
)  # fmt: skip


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--warehouse", required=True, type=Path, metavar="FOLDER")
    parser.add_argument("--area", required=True, help="a district, partnership or ward, by name or code")
    parser.add_argument("--period", required=True, help="2024/25, 2024-04 or 2024-04..2025-03")
    parser.add_argument("--baseline", help="the same months of an earlier year, such as 2019/20; else the year before")
    parser.add_argument("--target", type=float, metavar="PERCENT", help="-5 for 5%% fewer: could it be told at all?")
    parser.add_argument("--format", choices=FORMATS, default="table")


def run(arguments: argparse.Namespace) -> int:
    edition = opened(arguments.warehouse)
    area = area_named(edition, arguments.area)
    try:
        baseline = period_written(arguments.baseline) if arguments.baseline else None
        comparison = compare(edition, area, period_written(arguments.period), baseline=baseline)
        aims = _aims(comparison, arguments.target) if arguments.target is not None else []
    except NothingHeld as error:
        raise Complaint(str(error)) from None
    except (UnclearPeriod, ValueError) as error:
        raise Complaint(str(error), code=2) from None
    if arguments.format == "table":
        _print_table(comparison)
        print("\n".join(aims))
    elif arguments.format == "csv":
        print_rows(FIELDS, [[r[field] for field in FIELDS] for r in records(comparison)], "csv")
    else:
        print(json.dumps(document(comparison), indent=1, ensure_ascii=False))
    return 0


def document(c: Comparison) -> dict:
    """A comparison as JSON: what was asked, what was compared, what must be said, and a record a measure."""
    return {
        "area_code": c.area.code,
        "area_name": c.area.name,
        "period": c.asked.full_name,
        "complete": c.complete,
        "compared": c.now.id,
        "compared_with": c.before.id,
        "edition": c.edition.name,
        "notes": list(c.notes),
        "rows": records(c),
    }


def records(c: Comparison) -> list[dict]:
    """A record a measure, those last of which the number of the period is withheld."""
    return [*(record(r, c) for r in c.rows), *(_withheld(m, c) for m in c.withheld)]


def record(row: Row, c: Comparison) -> dict:
    """One measure, flat; numbers unrounded but for the rates and percentages that are printed."""
    change = row.change if row.comparable else None
    return {
        "area_code": c.area.code,
        "area_name": c.area.name,
        "measure": row.measure.id,
        "source": row.source,
        "table": row.title,
        "period": c.now.id,
        "count": row.after,
        "period_before": c.before.id,
        "count_before": row.before,
        "rate_per_1000": _rounded(row.rate),
        "rate_per_1000_before": _rounded(row.rate_before),
        "change_percent": _rounded(row.percent),
        "change_percent_low": _rounded(change.low if change else None),
        "change_percent_high": _rounded(change.high if change else None),
        "verdict": str(row.verdict),
        "noticeable_fall_to": row.noticeable.fall_to if change else None,
        "noticeable_rise_to": row.noticeable.rise_to if change else None,
        "p": change.p if change else None,
        "p_adjusted": row.adjusted_p if change else None,
        "dispersion": row.dispersion if change else None,
        "recorded_by_other_forces": row.by_others,
        "complete": c.complete,
        "figure": row.figures["change"],
    }


def _withheld(measure: Measure, c: Comparison) -> dict:
    """The record of a measure whose count is held and not shown: it has no number."""
    known = {
        "area_code": c.area.code,
        "area_name": c.area.name,
        "measure": measure.id,
        "period": c.now.id,
        "period_before": c.before.id,
        "verdict": WITHHELD,
        "complete": c.complete,
        "figure": Question(measure, "count", c.area, c.now, c.edition.name).id,
    }
    return {field: known.get(field) for field in FIELDS}


def _aims(c: Comparison, target: float) -> list[str]:
    """Whether a target for the next such period could be told from the usual ups and downs, measure by measure."""
    lines = [f"A target of {target:+g}% on {c.now.phrase}, if it were met exactly:"]
    for r in c.rows:
        least = detectable(r.after, r.dispersion or 1.0)
        needed = least.fall if target < 0 else least.rise
        could = target_is_detectable(r.after, target, r.dispersion or 1.0)
        change = f"{'a fall' if target < 0 else 'a rise'} of {half_up(needed)}%" if needed else "no change of that kind"
        lines.append(f"  {r.measure.title}: {'would show' if could else 'could not be told'} ({change} is the least)")
    return lines


def _rounded(value) -> float | None:
    return None if value is None else float(half_up(value, 1))


def _print_table(c: Comparison) -> None:
    print(f"{c.area.name} ({c.area.code}): {c.now.full_name}, against {c.before.full_name}")
    for note in c.notes:
        print(f"! {note}.")
    if c.elsewhere:
        names = ", ".join(m.inline for m in c.elsewhere)
        print(f"! Held for part of {c.now.phrase} only, or for more than it, and so not compared: {names}.")
    rows = [
        (
            r.measure.title,
            _before(r),
            f"{r.after:,}",
            "–" if r.rate is None else f"{half_up(r.rate, 1)}",
            change_text(r),
            str(r.verdict),
            f"{'–' if r.noticeable.fall_to is None else f'{r.noticeable.fall_to:,}'} or {r.noticeable.rise_to:,}"
            if r.noticeable and r.comparable
            else "–",
        )
        for r in c.rows
    ]
    headings = ("measure", c.before.name, c.now.name, "per 1,000", "change", "verdict", "noticed from about")
    print_table(headings, rows)
    for r in c.rows:
        for b in r.breaks:
            print(f"! {r.measure.title}: counted differently from {named(b.month)}. {b.what} ({b.source})")
    if c.withheld:
        print(f"! {changes.withheld(c.withheld)}")
    elif any(r.verdict is Verdict.WITHHELD for r in c.rows):
        print(f"! Withheld: {WHY_WITHHELD}.")
    # The two have every published category between them, each once.
    each_once = [r for r in c.rows if r.measure.id in ("total-crime", "anti-social-behaviour")]
    if others := sum(r.by_others for r in each_once if r.source == police_street.SOURCE):
        print(f"Recorded here by other forces and not in the counts: {others:,}.")
    print(
        f"Per 1,000 {changes.bases(r.measure for r in c.rows)} at the Census of 2021. Noticed from about: the fall or "
        "rise that would probably stand out."
    )
    print("Anti-social behaviour is not crime and is never in total crime. Ask any number where it came from:")
    print(f"  frankpledge evidence explain --warehouse … {records(c)[0]['figure']}")


def _before(row: Row) -> str:
    if row.verdict is Verdict.WITHHELD:
        return WITHHELD
    return "–" if row.before is None else f"{row.before:,}"
