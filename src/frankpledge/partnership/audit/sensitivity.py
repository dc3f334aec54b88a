"""What every model says of its fields: plain, personal, special or criminal (UK GDPR articles 9 and 10).

    class Data:
        plain = {"id", "since", "until", "person"}
        personal = {"job", "token"}
        secret = {"token"}                    # of these, what is never shown or handed out
    across = {"text"}                     # what may tell of several partnerships at once: none of them hands it out
        about = "person"                      # the way from a row to the person it is about; "pk" of the person itself
        vault = True                          # nothing outside the vault has a foreign key to it; seldom said
        regime = "general"                    # or "law enforcement": DPA 2018, Part 3
        kept = Kept(years=7, after="until")   # audit/kept.py

From this come retention, erasure, subject access, the data register and what the demonstration may hold.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.db.models import Model

from frankpledge.partnership.audit.kept import Kept

LEVELS = ("plain", "personal", "special", "criminal")
REGIMES = ("general", "law enforcement")
OURS = "frankpledge."


@dataclass(frozen=True)
class Declared:
    """One model's declaration: field → level, the regime it is processed under, and how long it is kept."""

    model: type[Model]
    levels: dict[str, str]
    regime: str
    kept: Kept
    about: str = ""
    secret: frozenset[str] = field(default_factory=frozenset)
    across: frozenset[str] = field(default_factory=frozenset)

    @property
    def highest(self) -> str:
        """The most sensitive level of any field."""
        return max(self.levels.values(), key=LEVELS.index, default=LEVELS[0])


def models() -> Iterator[type[Model]]:
    """Our own models; those of libraries are described in `agencies/libraries.py` by hand."""
    return (model for model in apps.get_models() if model.__module__.startswith(OURS))


def declared(model: type[Model]) -> Declared | None:
    data = getattr(model, "Data", None)
    return read(model, data) if data is not None else None


def read(model: type[Model], data: type) -> Declared:
    """What a class like those above says of a model."""
    levels = {name: level for level in LEVELS for name in getattr(data, level, ())}
    return Declared(
        model,
        levels,
        getattr(data, "regime", "general"),
        getattr(data, "kept", None),
        getattr(data, "about", ""),
        frozenset(getattr(data, "secret", ())),
        frozenset(getattr(data, "across", ())),
    )


def every() -> list[Declared]:
    """The declarations of all our models, by the name of the model."""
    found = [said for model in models() if (said := declared(model)) is not None]
    return sorted(found, key=lambda said: said.model._meta.label)


def faults(model: type[Model]) -> list[str]:
    """What is missing or wrong in a model's declaration, in sentences."""
    said = declared(model)
    if said is None:
        return ["has no class Data that says how sensitive its fields are"]
    fields = {field.name for field in model._meta.get_fields() if field.concrete}
    counted = [name for level in LEVELS for name in getattr(model.Data, level, ())]
    found = [f"does not say how sensitive “{name}” is" for name in sorted(fields - set(said.levels))]
    found += [f"declares “{name}”, which is no field of it" for name in sorted(set(said.levels) - fields)]
    found += [f"declares “{name}” twice" for name in sorted({n for n in counted if counted.count(n) > 1})]
    found += [f"calls “{name}” secret, which is no field of it" for name in sorted(said.secret - fields)]
    found += [f"says of “{name}” that it tells of several, which is no field of it" for name in said.across - fields]
    found += _faults_of_time(said)
    if said.about and not _leads(model, said.about):
        found.append(f"names “{said.about}” as the way to whom it is about, which leads nowhere")
    if said.regime not in REGIMES:
        found.append(f"names the regime “{said.regime}”, and there are: {', '.join(REGIMES)}")
    return found


def in_vault(model: type[Model]) -> bool:
    """Whether a model says that it holds what nothing else may be joined to."""
    return bool(getattr(getattr(model, "Data", None), "vault", False))


def _faults_of_time(said: Declared) -> list[str]:
    if not isinstance(said.kept, Kept):
        return ["does not say how long it is kept, with Kept(years=…, after=“…”) or ALWAYS of audit/kept.py"]
    if fault := said.kept.fault():
        return [fault]
    named = [*said.kept.fields, *([said.kept.each] if said.kept.each else [])]
    if not isinstance(said.kept.then, str):
        named += said.kept.then
    return [f"counts its time from “{name}”, which is no field" for name in named if not _leads(said.model, name)]


def _leads(model: type[Model], path: str) -> bool:
    """Whether a way like “membership__person” leads from a model to a field."""
    for step in path.split("__"):
        if step == "pk":
            return True
        try:
            found = model._meta.get_field(step)
        except FieldDoesNotExist:
            return False
        model = found.related_model or model
    return True
