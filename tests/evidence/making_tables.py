"""The two tables that the first partnerships printed, and the forms that a table can be sent in."""

from making_sheets import Made, Shown, ods, xlsx

DISTRICT, WIDER = "E07000131", "E23000021"

TWO_YEARS = """\
Performance Measure	Year 2019/20	Year 2018/19
Total Crime	4631	4689
Burglary- Residential	324	334
Burglary – Business & community	189	150
Theft from Motor Vehicle	513	415
Theft of Motor Vehicle	123	104
Violence with injury	349	337
Domestic Violence with injury	93	108
Criminal Damage	458	484
Shoplifting	351	512
Hate Crime	53	49
ASB reported (Police Data)	537	687
"""
WITH_CHANGES = """\
PERFORMANCE MEASURE	2015/16 Recorded Offences H&B	2016/17 Recorded Offences H&B	Year on Year % change H&B	\
Year on Year % Change LLR	2 year trend H&B	2 year trend LLR
TOTAL CRIME	4746	5433	+14.5%	+13%	↑	↑
DOMESTIC BURGLARY	296	354	+19.6%	+1.7%	↑	↑
THEFT FROM MOTOR VEHICLE	561	673	+20%	+7%	↑	↑
THEFT OF MOTOR VEHICLE	164	193	+17.7%	+4.1%	↑	↑
VIOLENCE WITH INJURY	337	459	+36.2%	+32%	↑	↑
DOMESTIC VIOLENCE WITH INJURY	121	182	+50.4%	+49.8%	↑	↑
CRIMINAL DAMAGE	694	716	+3.2%	+1.1%	↑	↑
SHOPLIFTING	505	485	-4%	+9.1%	↑	↑
ASB REPORTED (POLICE DATA)	1324	1382	+4.4%	+10.4%	↓	↓
"""


def grid(text: str) -> list[list[str]]:
    return [line.split("\t") for line in text.rstrip("\n").split("\n")]


def as_numbers(rows: list[list[str]]) -> list[list]:
    """The cells as a spreadsheet keeps them: counts as numbers, percentages as shares with a format."""
    return [[_as_number(cell) for cell in row] for row in rows]


def _as_number(cell: str) -> object:
    if cell.isdigit():
        return int(cell)
    if cell.endswith("%"):
        decimals = len(cell.rstrip("%").partition(".")[2])
        code = "0." + "0" * decimals + "%" if decimals else "0%"
        return Shown(round(float(cell.rstrip("%")) / 100, 6), f"+{code};-{code}", cell)
    return cell


FORMS = {
    "pasted": lambda rows: "\n".join("\t".join(r) for r in rows).encode(),
    "csv": lambda rows: "\n".join(",".join(f'"{c}"' for c in r) for r in rows).encode("utf-8-sig"),
    "semicolons": lambda rows: "\r\n".join(";".join(r) for r in rows).encode("utf-16"),
    "markdown": lambda rows: "\n".join("| " + " | ".join(r) + " |" for r in rows).encode(),
    "xlsx": lambda rows: xlsx(Made(as_numbers(rows))),
    "xlsx of words": lambda rows: xlsx(Made(rows)),
    "ods": lambda rows: ods(Made(as_numbers(rows))),
}
