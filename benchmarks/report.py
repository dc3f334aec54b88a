"""What a run found: a line for everything measured, and every target with its ratio, met or not."""

from dataclasses import asdict, dataclass, field

from measuring import Cost, Load


@dataclass(frozen=True)
class Target:
    """What was hoped for: `measured` is to be at most `limit`."""

    name: str
    measured: float
    limit: float
    unit: str = ""  # none: a ratio

    @property
    def met(self) -> bool:
        return self.measured <= self.limit

    def __str__(self) -> str:
        if self.unit:
            found, most = (f"{n:,.2f}".rstrip("0").rstrip(".") + f" {self.unit}" for n in (self.measured, self.limit))
        else:
            found, most = (f"{r:.2f}×" if r > 0.9 else f"1/{1 / r:.1f}" for r in (self.measured, self.limit))
        return f"{'met    ' if self.met else 'not met'}  {self.name}: {found}, wanted at most {most}"


@dataclass
class Report:
    """Filled by each part of the run and printed as it goes."""

    load: Load = field(default_factory=Load)
    costs: dict[str, dict[str, Cost]] = field(default_factory=dict)
    targets: list[Target] = field(default_factory=list)
    checks: dict[str, bool] = field(default_factory=dict)  # what must be true of the answers
    notes: list[str] = field(default_factory=list)

    def table(self, title: str, costs: dict[str, Cost]) -> None:
        self.costs[title] = costs
        print(f"\n{title}\n{'':58}{'wall s':>9}{'CPU s':>9}{'peak MB':>9}")
        for name, c in costs.items():
            print(f"  {name:56}{c.wall:9.2f}{c.cpu:9.2f}{c.memory:9.0f}", flush=True)

    def target(self, name: str, measured: float, limit: float, unit: str = "") -> None:
        self.targets.append(Target(name, measured, limit, unit))
        print(f"  {self.targets[-1]}", flush=True)

    def check(self, what: str, true: bool) -> None:
        self.checks[what] = true
        print(f"  {'equal' if true else 'DIFFERENT'}: {what}", flush=True)

    def note(self, text: str) -> None:
        self.notes.append(text)
        print(f"  {text}", flush=True)

    @property
    def equal(self) -> bool:
        return all(self.checks.values())

    def document(self) -> dict:
        """As JSON."""
        return {
            "highest_load": self.load.highest,
            "reliable": self.load.reliable,
            "checks": self.checks,
            "costs": {title: {n: asdict(c) for n, c in costs.items()} for title, costs in self.costs.items()},
            "targets": [{**asdict(t), "met": t.met} for t in self.targets],
            "notes": self.notes,
        }
