"""What a speaker and a listener can count on in the slides."""

from __future__ import annotations

import re
import zipfile
from xml.dom.minidom import parseString

import pytest

from frankpledge.documents.rendering import TemplateFileError, render
from frankpledge.documents.rendering.files import rezip, unzip
from frankpledge.documents.rendering.pandoc import data_file
from frankpledge.documents.rendering.slides.fitting import Room, height, line_count, shared_out
from frankpledge.documents.rendering.slides.grids import grids
from frankpledge.documents.rendering.slides.model import Line, Run
from frankpledge.documents.rendering.woven import SetTable
from frankpledge.documents.tables import Column, Number, Table
from frankpledge.documents.text import TemplateError

ROOM = Room(52, 118, 856, 364, 22.0)


class Presentation:
    """A .pptx read back."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as archive:
            assert archive.testzip() is None
            self.parts = {name: archive.read(name) for name in archive.namelist()}
        names = [name for name in self.parts if re.fullmatch(r"ppt/slides/slide\d+\.xml", name)]
        self.slides = [self.parts[f"ppt/slides/slide{n}.xml"].decode() for n in range(1, len(names) + 1)]

    def titles(self):
        return [self.title(slide) for slide in self.slides]

    def title(self, slide):
        shape = next(
            s
            for s in parseString(slide).getElementsByTagName("p:sp")
            if 'type="title"' in s.toxml() or "ctrTitle" in s.toxml()
        )
        return words(shape.toxml())

    def note(self, number):
        part = self.parts.get(f"ppt/notesSlides/notesSlide{number}.xml")
        return words(part.decode()) if part else ""


def words(xml):
    return " ".join(text for text in re.findall(r"<a:t>([^<]*)</a:t>", xml))


@pytest.fixture(scope="session")
def shown(report, tmp_path_factory):
    return Presentation(render(report, tmp_path_factory.mktemp("slides"), formats=("pptx",))["pptx"])


def made(sample, tmp_path, body, template=None, **known):
    changed = sample.report(body=body, resolve=known.__getitem__)
    return Presentation(render(changed, tmp_path, formats=("pptx",), template=template)["pptx"])


def test_every_slide_has_a_title_of_its_own(shown):
    assert len(set(shown.titles())) == len(shown.slides)
    assert all(shown.titles())
    assert shown.titles()[:3] == [
        "Ice cream in Ambleshire &lt;2025&gt; &amp; before",
        "What we found (1 of 2)",
        "What we found (2 of 2)",
    ]


def test_the_slides_are_wide_numbered_and_british(shown):
    presentation = shown.parts["ppt/presentation.xml"].decode()
    assert '<p:sldSz cx="12192000" cy="6858000"/>' in presentation
    assert len(re.findall("<p:sldId ", presentation)) == len(shown.slides)
    assert all('type="slidenum"' in slide for slide in shown.slides[1:])
    for slide in shown.slides:
        assert set(re.findall(r' lang="([^"]+)"', slide)) == {"en-GB"}


def test_every_part_is_named_and_every_relation_leads_somewhere(shown):
    types = shown.parts["[Content_Types].xml"].decode()
    defaults = set(re.findall(r'<Default [^>]*Extension="([^"]+)"', types))
    for name, content in shown.parts.items():
        if name.endswith((".xml", ".rels")):
            parseString(content)
        assert f'PartName="/{name}"' in types or name.rsplit(".", 1)[1] in defaults or name == "[Content_Types].xml"
    for part in re.findall(r'PartName="/([^"]+)"', types):
        assert part in shown.parts
    for number in range(1, len(shown.slides) + 1):
        relations = shown.parts[f"ppt/slides/_rels/slide{number}.xml.rels"].decode()
        targets = re.findall(r'Target="\.\./([^"]+)"', relations)
        assert {f"ppt/{target}" for target in targets} <= set(shown.parts)
        used = set(re.findall(r'r:(?:embed|id)="([^"]+)"', shown.slides[number - 1]))
        assert used <= set(re.findall(r' Id="([^"]+)"', relations))


def test_ids_are_unique_and_the_title_is_read_first(shown):
    for slide in shown.slides:
        ids = re.findall(r'<p:cNvPr id="(\d+)"', slide)
        assert len(ids) == len(set(ids))
        assert re.search(r'<p:cNvPr id="2" name="Title 1"', slide)


def test_pictures_have_their_words_and_the_speaker_has_them_too(shown, sample):
    for key in ("by-month", "few-months", "changes", "map-sales", "map-rates"):
        picture = sample.things()[key]
        holding = [n for n, slide in enumerate(shown.slides, 1) if f'descr="{picture.words}"' in slide]
        assert len(holding) == 1
        assert picture.words in shown.note(holding[0])


def test_the_notes_say_where_each_number_comes_from(shown, sample):
    slide = next(n for n, title in enumerate(shown.titles(), 1) if title == "Year by year (1 of 3)")
    number = sample.things()["cones~2017-18@all"]
    assert f"{number.text}: {number.source}; Parlours' tills" in shown.note(slide)


def test_nothing_reaches_over_the_edge_of_a_slide(shown):
    for slide in shown.slides:
        boxes = re.findall(r'<a:off x="(-?\d+)" y="(-?\d+)"/><a:ext cx="(\d+)" cy="(\d+)"/>', slide)
        for left, top, wide, tall in (map(int, box) for box in boxes):
            assert left >= 0
            assert top >= 0
            assert left + wide <= 12_192_000
            assert top + tall <= 6_858_000 - 40 * 12_700  # clear of the footer


def test_a_table_has_a_head_on_each_of_its_slides_and_loses_no_row(shown):
    tables = [slide for slide in shown.slides if "Every borough" in words(slide)]
    assert len(tables) == 2
    assert all('<a:tblPr firstRow="1" firstCol="1">' in slide for slide in tables)
    assert sum(slide.count("<a:tr ") - 1 for slide in tables) == 20
    assert all("Tubs are" in words(slide) for slide in tables)


def test_a_long_table_is_cut_and_says_so(sample, tmp_path):
    table = Table("t", "Long", [Column("A"), Column("B", True)], [[f"Row {n}", Number("1", "k")] for n in range(200)])
    shown = made(sample, tmp_path, "## One\n\n{{t}}", t=table)
    rows = sum(slide.count("<a:tr ") - 1 for slide in shown.slides if "<a:tbl>" in slide)
    assert sum("<a:tbl>" in slide for slide in shown.slides) == 4
    assert f"and {200 - rows} more in the report" in words(shown.slides[4])


def test_a_table_too_wide_for_a_slide_is_parted_by_columns(sample):
    columns = tuple(Column(f"Extraordinary{n}") for n in range(12))
    cells = tuple([{"t": "Str", "c": f"Extraordinary{n}"}] for n in range(12))
    made = grids(SetTable("w", "Wide", columns, (cells,), (), True), "Wide", ROOM, "{count} more")
    assert len(made) == 2
    assert all(one.head[0] == "Extraordinary0" for one in made)
    assert {head for one in made for head in one.head} == {column.heading for column in columns}
    assert all(sum(one.widths) <= ROOM.width + 1 for one in made)


def test_a_paragraph_too_long_for_a_slide_goes_on_on_the_next_and_no_word_is_lost(sample, tmp_path):
    long = " ".join(f"Sentence number {n} is of a usual length and ends here." for n in range(60))
    shown = made(sample, tmp_path, f"## Long\n\n{long}")
    parts = [words(slide) for slide in shown.slides if "Long (" in words(slide)]
    assert len(parts) > 2
    assert all(f"number {n} is" in " ".join(parts) for n in range(60))


def test_words_are_shared_out_so_that_each_slide_holds_its_own():
    lines = [Line((Run(f"Paragraph {n} " + "of words " * (7 * n % 40)),)) for n in range(30)]
    slides = shared_out(lines, ROOM)
    assert [line for slide in slides for line in slide.lines] == lines
    assert all(sum(height(line, ROOM) for line in slide.lines) <= ROOM.height for slide in slides)


def test_a_heading_goes_to_the_next_slide_with_what_it_heads():
    full = [Line((Run("word " * 150),)), Line((Run("Small heading"),), heading=True), Line((Run("word " * 60),))]
    slides = shared_out(full, ROOM)
    assert [len(slide.lines) for slide in slides] == [1, 2]


def test_lines_are_counted_as_they_will_be_broken():
    assert line_count("", 100, 10) == 1
    assert line_count("one two three", 1000, 20) == 1
    assert line_count("wordwordword " * 3, 100, 12) == 3


# -- for slides only, for the report only


BODY = """## Findings

::: report
A long explanation.
:::

::: slides
- The short of it: {{n}}
:::
"""


def test_each_medium_has_its_own_parts_and_the_others_none(sample, tmp_path):
    report = sample.report(body=BODY, resolve={"n": Number("7", "k")}.__getitem__)
    made = render(report, tmp_path, formats=("html", "pptx"))
    page, slides = made["html"].read_text(), " ".join(map(words, Presentation(made["pptx"]).slides))
    assert "A long explanation." in page
    assert "The short of it" not in page
    assert "The short of it: " in slides
    assert "A long explanation." not in slides
    assert ":::" not in page + slides


@pytest.mark.parametrize(
    ("body", "problem"),
    [
        ("One.\n\n::: slides\nTwo.", "part for slides that begins on line 3 never ends"),
        ("::: slide\nTwo.\n:::", "Line 1 is for 'slide'"),
        ("::: slides\n::: report\n:::", "Line 2 begins a part within the part for slides"),
        ("Two.\n:::", "Line 2 ends a part that was never begun"),
    ],
)
def test_a_part_that_is_not_right_is_told_with_its_line(sample, tmp_path, body, problem):
    with pytest.raises(TemplateError, match=problem):
        render(sample.report(body=body), tmp_path, formats=("html",))


def test_a_wrong_name_keeps_its_line_behind_a_part_left_out(sample, tmp_path):
    with pytest.raises(TemplateError, match=r"\{\{gone\}\} \(line 5\)"):
        render(
            sample.report(body="::: slides\nA.\n:::\n\n{{gone}}", resolve={}.__getitem__), tmp_path, formats=("html",)
        )


# -- a council's own slides


@pytest.fixture
def council(tmp_path):
    """Pandoc's presentation in purple Georgia, with slides of its own, in the old shape."""
    parts = unzip(data_file("reference.pptx"))
    theme = parts["ppt/theme/theme1.xml"].decode().replace('latin typeface="Calibri"', 'latin typeface="Georgia"')
    parts["ppt/theme/theme1.xml"] = theme.replace("1F497D", "5B2C83").encode()
    path = tmp_path / "council.pptx"
    path.write_bytes(rezip(parts))
    return path


def test_a_councils_slides_give_their_look_and_lose_their_own_words(sample, council, tmp_path):
    shown = made(sample, tmp_path, "# A\n\n## B\n\nText.", template=council)
    assert "Georgia" in shown.parts["ppt/theme/theme1.xml"].decode()
    assert "Arial" not in shown.parts["ppt/theme/theme1.xml"].decode().split("<a:font ")[0]
    assert 'cx="9144000"' in shown.parts["ppt/presentation.xml"].decode()
    assert shown.titles() == ["Ice cream in Ambleshire &lt;2025&gt; &amp; before", "A", "B", "Sources"]


def test_a_template_that_never_had_notes_still_gives_the_speaker_the_sources(sample, council, tmp_path):
    parts = {name: content for name, content in unzip(council.read_bytes()).items() if "notes" not in name}
    for name, pattern in (
        ("[Content_Types].xml", rb'<Override [^>]*PartName="/ppt/notes[^>]*/>'),
        ("ppt/_rels/presentation.xml.rels", rb'<Relationship [^>]*Target="notesMasters[^>]*/>'),
        ("ppt/presentation.xml", rb"<p:notesMasterIdLst>.*?</p:notesMasterIdLst>"),
    ):
        parts[name] = re.sub(pattern, b"", parts[name])
    council.write_bytes(rezip(parts))
    shown = made(sample, tmp_path, "## B\n\nSold {{n}}.", template=council, n=Number("7", "k"))
    assert "7: k; Parlours' tills" in shown.note(2)
    assert shown.parts["ppt/presentation.xml"].decode().count("<p:notesMasterId ") == 1


def test_a_title_too_long_for_its_box_is_set_smaller(sample, tmp_path):
    long = "A heading that goes on for far longer than anybody would print it on a slide of their own accord " * 2
    slide = made(sample, tmp_path, f"## {long}\n\nText.\n\n## Short\n\nText.").slides
    assert re.search(r'type="title".*? sz="(\d+)"', slide[1]).group(1) in ("2200", "1800")
    assert ' sz="' not in slide[2].split("</p:sp>")[0]


def test_a_presentation_without_the_layouts_is_refused_in_words(sample, council, tmp_path):
    parts = unzip(council.read_bytes())
    for name in [name for name in parts if "slideLayouts/slideLayout" in name and "rels" not in name]:
        parts[name] = re.sub(rb' type="(obj|tx)"', b"", parts[name])
    council.write_bytes(rezip(parts))
    with pytest.raises(TemplateFileError, match="no layout for a title with words"):
        made(sample, tmp_path, "Text.", template=council)
