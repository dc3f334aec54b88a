"""What became of one fetching."""

from dataclasses import dataclass, field


@dataclass
class Gathering:
    """Names of files, and sentences for what did not come: `missing` isn't published, `failed` couldn't be fetched."""

    fetched: list[str] = field(default_factory=list)
    here: list[str] = field(default_factory=list)
    missing: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)

    @property
    def whole(self) -> bool:
        """Whether everything that was asked for is here."""
        return not (self.missing or self.failed)
