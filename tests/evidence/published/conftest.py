"""Reading a published table in any form."""

from collections.abc import Callable

import duckdb
import pytest
from making_tables import DISTRICT, FORMS, WIDER

from frankpledge.evidence.reading.problems import Refused
from frankpledge.evidence.reading.published.about import About
from frankpledge.evidence.reading.published.read import Understood, read


@pytest.fixture(params=FORMS, ids=list(FORMS))
def form(request) -> Callable[[list[list[str]]], bytes]:
    """The same table in each form that it can be sent in."""
    return FORMS[request.param]


@pytest.fixture
def about() -> About:
    return About("Annual review 2020, table 1", "Harborough CSP", DISTRICT, "open", {"H&B": DISTRICT, "LLR": WIDER})


@pytest.fixture
def reading(about, tmp_path) -> Callable[..., Understood]:
    """Read a table: a text, or the bytes of a file."""

    def make(content: str | bytes, as_said: About = about, **more) -> Understood:
        content = content.encode() if isinstance(content, str) else content
        with duckdb.connect() as connection:
            return read(connection, content, "table", as_said, tmp_path / "scratch", **more)

    return make


@pytest.fixture
def refusal(reading) -> Callable[..., str]:
    """Why a table is refused."""

    def why(*arguments, **more) -> str:
        with pytest.raises(Refused) as refused:
            reading(*arguments, **more)
        return str(refused.value)

    return why
