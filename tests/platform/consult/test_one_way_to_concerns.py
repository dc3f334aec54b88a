"""Concerns are read through one file, which asks for whom. A query beside it would show what is private to anybody."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from frankpledge.partnership.consult.models import Concern, PrivacyNote

SOURCE = Path(__file__).parents[3] / "src" / "frankpledge"
CONSULT = SOURCE / "partnership" / "consult"
ALLOWED = {CONSULT / "queries" / "visible.py", CONSULT / "models.py"}
MODELS = {model.__name__ for model in (Concern, PrivacyNote)}
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def asked(text: str) -> list[int]:
    """The lines on which a file asks one of the tables, or hands its class to something that does."""
    tree = ast.parse(text)
    names = {name for node in ast.walk(tree) for name in _taken(node)}
    return sorted({node.lineno for node in ast.walk(tree) if _asks(node, names)})


def _taken(node: ast.AST) -> Iterator[str]:
    """What a file calls the models that it imports."""
    if isinstance(node, ast.ImportFrom) and (node.module or "").endswith("consult.models"):
        yield from (name.asname or name.name for name in node.names if name.name in MODELS)


def _asks(node: ast.AST, names: set[str]) -> bool:
    if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
        of = node.value
        return (isinstance(of, ast.Name) and of.id in names) or (isinstance(of, ast.Attribute) and of.attr in MODELS)
    if isinstance(node, ast.Call):
        given = [*node.args, *(word.value for word in node.keywords)]
        return any(isinstance(each, ast.Name) and each.id in names for each in given)
    return isinstance(node, ast.Constant) and node.value in ("consult_concern", "consult.Concern")


def test_nothing_asks_for_concerns_but_what_asks_for_whom():
    files = [path for path in SOURCE.rglob("*.py") if path not in ALLOWED and "migrations" not in path.parts]
    assert len(files) > 500
    assert [f"{path.name}:{line}" for path in files for line in asked(path.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    "query",
    ["Concern.objects.filter(pk=1)", "get_object_or_404(Concern, pk=1)", "models.PrivacyNote._base_manager.all()"],
)
def test_a_query_beside_it_would_be_noticed(query):
    assert asked(f"from frankpledge.partnership.consult.models import Concern\n{query}") == [2]
    assert asked("from frankpledge.partnership.consult.models import Concern\nConcern(title='')") == []


def test_no_other_row_leads_to_them():
    """A partnership's `concerns`, or a person's, would be a way past it."""
    ways = [field for field in Concern._meta.concrete_fields if field.is_relation]
    assert ways and all(field.remote_field.related_name == "+" for field in ways)
