"""Where the commands are, and what they run on."""

import importlib.util
import os
import platform
import sys
from importlib import metadata
from pathlib import Path

HERE = Path(__file__).parent
REAL = HERE.parents[1] / "shared" / "data"  # the folder of real open data beside the project, if it is there
LAST = "2025-12"  # the last month of the invented files and of the real ones
FRANKPLEDGE = str(Path(sys.executable).parent / "frankpledge")


def script(name: str, *arguments: object) -> list[str]:
    """The command that runs a script of this folder."""
    return [sys.executable, str(HERE / name), *map(str, arguments)]


def read_command(*paths: object, warehouse: Path, prefer: str = "") -> list[str]:
    preference = ["--prefer", prefer] if prefer else []
    return [FRANKPLEDGE, "evidence", "read", *map(str, paths), "--warehouse", str(warehouse), *preference]


def has(library: str) -> bool:
    return importlib.util.find_spec(library) is not None


def described() -> str:
    versions = [f"{n} {metadata.version(n)}" for n in ("duckdb", "pandas", "pyarrow") if has(n)]
    model = next((line for line in _lines("/proc/cpuinfo") if line.startswith("model name")), platform.machine())
    memory = next((line for line in _lines("/proc/meminfo") if line.startswith("MemTotal")), "0 kB").split()[-2]
    return (
        f"{os.cpu_count()} cores ({model.rpartition(': ')[2]}), {int(memory) / 1024**2:.0f} GB, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}, {', '.join(versions)}"
    )


def _lines(path: str) -> list[str]:
    return Path(path).read_text().splitlines() if Path(path).exists() else []
