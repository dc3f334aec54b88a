"""Values written into a query, which DuckDB takes without a look at each."""

import duckdb
import pytest

from frankpledge.evidence.sources.dataset import literals


@pytest.mark.parametrize("values, rows", [(["a", "it's"], 2), (["it's", "no'"], 1), (["'a'"], 0), ([], 0)])
def test_a_row_is_found_where_its_text_is_among_the_values_and_none_where_there_are_no_values(values, rows):
    sql = f"SELECT count(*) FROM (VALUES ('a'), ('it''s'), (NULL)) t(text) WHERE text IN ({literals(values)})"
    assert duckdb.sql(sql).fetchone() == (rows,)
