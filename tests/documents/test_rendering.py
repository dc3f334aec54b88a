"""Four formats of one report: each opens, says the same, and is what a screen reader needs."""

from __future__ import annotations

import re
import xml.dom.minidom
from html.parser import HTMLParser

import pytest

from frankpledge.documents.pictures import Picture
from frankpledge.documents.rendering import contents, html_body, numbers, render
from frankpledge.documents.rendering.seal import unsealed

PICTURES = ("by-month", "few-months", "changes", "map-sales", "map-rates")


class Elements(HTMLParser):
    """Start tags, checked to be closed in their order."""

    VOID = frozenset({"meta", "br", "hr", "img", "col", "link", "input"})

    def __init__(self, text):
        super().__init__()
        self.found, self.open = [], []
        self.feed(text)
        assert self.open == []

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))
        if tag not in self.VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))

    def handle_endtag(self, tag):
        assert self.open.pop() == tag


def test_all_four_are_written_and_nothing_else(rendered):
    folder = rendered["html"].parent
    assert sorted(path.name for path in folder.iterdir()) == [
        f"assessment.{form}" for form in ("docx", "html", "odt", "pdf")
    ]


def test_a_format_that_there_is_not_is_refused(report, tmp_path):
    with pytest.raises(ValueError, match="No such format: rtf"):
        render(report, tmp_path, formats=("rtf",))


# -- every number leads to its source


def test_web_links_lead_somewhere_and_ids_are_unique(html):
    elements = Elements(html).found
    ids = [attributes["id"] for _, attributes in elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = {attributes["href"][1:] for tag, attributes in elements if tag == "a" and attributes["href"][0] == "#"}
    assert targets <= set(ids)
    named = {one for _, attributes in elements for one in attributes.get("aria-labelledby", "").split()}
    assert named <= set(ids)


def test_each_number_is_a_figure_with_an_id_and_a_link_in_the_page(html, report):
    for one in numbers(report):
        assert f'<span id="{one.id}" class="figure"><a href="#{one.target}">' in html


def test_each_number_is_a_word_bookmark_that_links_to_a_bookmark(word, report):
    bookmarks = re.findall(r'w:name="([^"]+)"', "".join(re.findall(r"<w:bookmarkStart[^>]*>", word)))
    assert len(bookmarks) == len(set(bookmarks))
    assert all(re.fullmatch(r"[A-Za-z]\w{0,39}", name) for name in bookmarks)
    printed = [one for one in numbers(report) if not one.behind_picture]
    seals = [seal for name in bookmarks if (seal := unsealed(name))]
    assert [(seal.number, seal.of) for seal in seals] == [(n, len(printed)) for n in range(1, len(printed) + 1)]
    assert all(seal.holds(one.text) for seal, one in zip(seals, printed, strict=True))
    assert set(re.findall(r'w:anchor="([^"]+)"', word)) <= set(bookmarks)
    assert {one.target for one in printed} <= set(bookmarks)


def test_a_number_can_be_read_back_from_word_by_its_bookmark(word, report):
    document = xml.dom.minidom.parseString(word)
    marks = [(node, unsealed(node.getAttribute("w:name"))) for node in document.getElementsByTagName("w:bookmarkStart")]
    sealed = [(node, seal) for node, seal in marks if seal]
    assert len(sealed) == len([one for one in numbers(report) if not one.behind_picture])
    for node, seal in sealed:
        texts = node.nextSibling.getElementsByTagName("w:t")
        assert seal.holds("".join(text.firstChild.data for text in texts))


def test_each_number_links_to_a_bookmark_in_odt(odt, report):
    marks = set(re.findall(r'<text:bookmark-start text:name="([^"]+)"', odt))
    assert {one.id for one in numbers(report)} <= marks
    assert {target.lstrip("#") for target in re.findall(r'xlink:href="(#[^"]+)"', odt)} <= marks


def test_each_number_links_to_a_destination_in_the_pdf(pdf, report):
    links = [note.get_object() for page in pdf.pages for note in page.get("/Annots", [])]
    inner = [link for link in links if "/Dest" in link or link.get("/A", {}).get("/S") == "/GoTo"]
    assert len(inner) > len(numbers(report))


# -- words for pictures


def words_of(sample):
    return {key: thing for key, thing in sample.things().items() if isinstance(thing, Picture)}


def test_words_of_each_picture_are_in_every_format(sample, html, word, odt, pdf):
    structure = "".join(_alternatives(pdf.trailer["/Root"]["/StructTreeRoot"]))
    pictures = words_of(sample)
    assert set(pictures) == set(PICTURES)
    for picture in pictures.values():
        assert picture.words in html
        assert f'descr="{picture.words}"' in word
        assert f"<svg:desc>{picture.words}</svg:desc>" in odt
        assert picture.words in structure


def _alternatives(node, seen=None):
    """Every /Alt below a structure element."""
    seen = set() if seen is None else seen
    node = node.get_object() if hasattr(node, "get_object") else node
    if id(node) in seen:
        return
    seen.add(id(node))
    if isinstance(node, list):
        for one in node:
            yield from _alternatives(one, seen)
    elif isinstance(node, dict):
        if "/Alt" in node:
            yield str(node["/Alt"])
        if "/K" in node:
            yield from _alternatives(node["/K"], seen)


# -- the web page


def test_the_page_has_one_h1_a_language_a_title_and_ways_in(html):
    assert html.count("<h1") == 1
    assert '<html lang="en-GB">' in html
    assert "<title>Ice cream in Ambleshire &lt;2025&gt; &amp; before</title>" in html
    assert '<a class="skip" href="#report">' in html
    assert "http://" not in re.sub(r'xmlns="http://www.w3.org/2000/svg"', "", html)


def test_table_headings_say_what_they_head(html):
    heads = [attributes for tag, attributes in Elements(html).found if tag == "th"]
    assert heads
    assert all(attributes.get("scope") in ("col", "row") for attributes in heads)
    assert html.count("<caption>") == html.count("<table") - 1  # all but the one typed in Markdown


def test_the_fragment_has_headings_from_h2_and_no_style_attributes(report):
    fragment = html_body(report)
    assert "<h1" not in fragment
    assert 'style="' not in fragment
    assert "<script" not in fragment
    for level, identifier, _ in contents(report):
        assert f'<h{level + 1} id="{identifier}"' in fragment


def test_markup_in_values_stays_text_in_every_format(html, word, odt, pdf_texts):
    said = "<b>&</b> *stars* _lines_ $5 #1 @home [box] ^up^ ~down~ `tick` \\slash {brace}"
    escaped = said.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    for text in (html, word, odt):
        plain = re.sub(r"<text:s/>", " ", re.sub(r"</?(w|text):[^>]*>", "", text))
        assert plain.count(escaped) >= 3  # a sentence, a caption, a cell
    printed = " ".join("".join(pdf_texts).replace("\u200b", "").split())
    assert "*stars* _lines_ $5 #1 @home [box] ^up^ ~down~" in printed


def awkward_bodies(sample):
    """Reports that a template's author can write without noticing anything odd about them."""
    number = sample.Number("5", "k")
    table = sample.Table(
        "t",
        "Cells that look like markup",
        [sample.Column("A"), sample.Column("B", numeric=True)],
        [["- x", number], ["= y", sample.Number("", "z")], ["+ // c /* d */", "1. one"], ["#x <lab> @ref", "/ a: b"]],
        notes=["- note"],
    )
    known = {"n": number, "t": table, "p": sample.Prose("# Head {{n}}\n\n*em* # = - + text")}
    return known, {
        "no headings": "Just words.",
        "numbers in headings": "# Rose by {{n}}\n\n## {{n}}\n\nText {{n}}.",
        "lists, notes and rules": "# A\n\n- x {{n}}\n    - {{p}}\n\n---\n\nWord[^1].\n\n[^1]: Note {{n}}.\n\n{{p}}",
        "a table twice": "# T\n\n{{t}}\n\n{{t}}",
    }


@pytest.mark.parametrize("kind", ["no headings", "numbers in headings", "lists, notes and rules", "a table twice"])
def test_what_authors_write_compiles_in_every_format(sample, tmp_path, kind):
    known, bodies = awkward_bodies(sample)
    made = render(sample.report(body=bodies[kind], resolve=known.__getitem__, subtitle=""), tmp_path)
    assert set(made) == {"html", "docx", "odt", "pdf"}


def test_no_format_leaves_a_file_behind_when_it_fails(sample, tmp_path):
    def broken(key):
        raise RuntimeError("no row")

    with pytest.raises(RuntimeError, match="no row"):
        render(sample.report(source_row=broken), tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
def test_a_second_render_replaces_the_first(sample, tmp_path):
    first = render(sample.report(body="One."), tmp_path, formats=("html",))["html"].read_text()
    second = render(sample.report(body="Two."), tmp_path, formats=("html",))["html"].read_text()
    assert "One." in first
    assert "Two." in second
