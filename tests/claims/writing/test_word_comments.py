"""The same Word file back with comments: beside the right words, and with nothing else changed."""

import io
import re
import zipfile
from dataclasses import replace

import pytest
from defusedxml.minidom import parseString

from frankpledge.evidence.claims.document import Block, Document, Kind, Place, Unreadable
from frankpledge.evidence.claims.errata import Errata, Grade
from frankpledge.evidence.claims.writing.comments import commented, out_of_reach

SENTENCE = "Burglary fell by 31.5%, from 512 to 351."
RUNS = (
    '<w:p><w:pPr><w:jc w:val="left"/></w:pPr><w:r><w:t xml:space="preserve">Burglary fell by </w:t></w:r>'
    "<w:r><w:rPr><w:b/></w:rPr><w:t>31.5%</w:t></w:r><w:r><w:t>, from 512 to 351.</w:t></w:r></w:p>"
)
WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def opened(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def main_of(content: bytes) -> str:
    return opened(content)["word/document.xml"].decode()


def noted(invent, file: bytes, anchor: int, text: str, claim: str, **more: str) -> bytes:
    """The file with one comment on `claim` in the text of the paragraph `anchor`."""
    place = Place(1, anchor=anchor)
    document = Document("a.docx", (Block(Kind.PARAGRAPH, text, place),))
    found = invent(Grade.WRONG, text, claim, place=place, **more)
    return commented(file, Errata("a.docx", (found,)), document)


def within(content: bytes, number: int = 0) -> str:
    """The words between the ends of a comment."""
    marked = main_of(content).split(f'<w:commentRangeStart w:id="{number}"/>')[1]
    marked = marked.split(f'<w:commentRangeEnd w:id="{number}"/>')[0]
    return (
        "".join(re.findall(r"<w:t[ >][^<]*|<w:t>", marked))
        .replace("<w:t>", "")
        .replace('<w:t xml:space="preserve">', "")
    )


def without_comments(main: str) -> str:
    main = re.sub(r'<w:commentRange(Start|End) w:id="\d+"/>', "", main)
    return re.sub(r'<w:r><w:commentReference w:id="\d+"/></w:r>', "", main)


def test_a_comment_stands_around_the_run_with_the_claim(invent, word_file):
    made = noted(invent, word_file(f"<w:p/>{RUNS}"), 2, SENTENCE, "31.5%", better="Burglary fell by 31.4%.")
    assert within(made) == "31.5%"
    (comment,) = parseString(opened(made)["word/comments.xml"]).getElementsByTagName("w:comment")
    assert comment.getAttribute("w:author") == "Frankpledge" and comment.getAttribute("w:initials") == "F"
    lines = [one.firstChild.data for one in comment.getElementsByTagName("w:t")]
    assert lines == ["Wrong: Invented rule", "512 to 351 is 31.4%.", "Better: Burglary fell by 31.4%."]
    assert '<w:commentRangeEnd w:id="0"/><w:r><w:commentReference w:id="0"/></w:r>' in main_of(made)


def test_a_claim_over_several_runs_has_them_all(invent, word_file):
    assert within(noted(invent, word_file(RUNS), 1, SENTENCE, "by 31.5%, from")) == SENTENCE
    assert within(noted(invent, word_file(RUNS), 1, SENTENCE, "31.5%, from")) == "31.5%, from 512 to 351."


def test_of_the_same_words_twice_the_second_is_found(invent, word_file):
    body = "".join(
        f'<w:r><w:t xml:space="preserve">{t}</w:t></w:r>' for t in ("It fell by ", "5%", ". It fell by ", "5%", ".")
    )
    text, place = "It fell by 5%. It fell by 5%.", Place(1, anchor=1)
    found = replace(invent(Grade.WRONG, text, "5%", quote="It fell by 5%."), start=26, end=28)
    document = Document("a.docx", (Block(Kind.PARAGRAPH, text, place),))
    made = commented(word_file(f"<w:p>{body}</w:p>"), Errata("a.docx", (found,)), document)
    assert main_of(made).count("commentRangeStart") == 1 and within(made) == "5%"
    assert main_of(made).index("commentRangeStart") > main_of(made).index(". It fell by ")


def test_nothing_else_in_the_file_changes(invent, word_file):
    parts = {
        "word/media/image1.png": b"\x89PNG\x00\xff",
        "word/vbaProject.bin": b"\xd0\xcf",
        "docProps/core.xml": "<a  b='c' />",
    }
    body = (
        "<!-- kept --><w:p><w:bookmarkStart w:id='7' w:name=\"figure_1\"/><w:r><w:t>512</w:t></w:r>"
        '<w:bookmarkEnd w:id="7"/></w:p>' + RUNS.replace("<w:t>31.5%", "<w:t  >31.5%")
    )
    before = word_file(body, parts)
    after = noted(invent, before, 2, SENTENCE, "31.5%")
    old, new = opened(before), opened(after)
    changed = {"word/document.xml", "[Content_Types].xml"}
    assert set(new) - set(old) == {"word/comments.xml", "word/_rels/document.xml.rels"}
    assert all(new[name] == content for name, content in old.items() if name not in changed)
    assert without_comments(main_of(after)) == main_of(before)


def test_entries_keep_their_order_and_their_time_and_new_ones_have_always_the_same(invent, word_file):
    def entries(content):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return [(one.filename, one.date_time, one.compress_type) for one in archive.infolist()]

    before = word_file(RUNS, {"word/media/image1.png": b"\x89PNG"})
    after = entries(noted(invent, before, 1, SENTENCE, "31.5%"))
    assert after[: len(entries(before))] == entries(before)
    assert {time for _, time, _ in after[len(entries(before)) :]} == {(1980, 1, 1, 0, 0, 0)}


def test_of_two_claims_side_by_side_one_comment_ends_before_the_other_begins(invent, word_file):
    place = Place(1, anchor=1)
    document = Document("a.docx", (Block(Kind.PARAGRAPH, SENTENCE, place),))
    errata = Errata("a.docx", tuple(invent(Grade.WRONG, SENTENCE, claim) for claim in ("31.5%", "512 to 351")))
    made = commented(word_file(RUNS), errata, document)
    assert within(made, 0) == "31.5%" and within(made, 1) == ", from 512 to 351."
    assert main_of(made).index('<w:commentRangeEnd w:id="0"/>') < main_of(made).index('<w:commentRangeStart w:id="1"/>')


def test_the_new_part_is_declared(invent, word_file):
    new = opened(noted(invent, word_file(RUNS), 1, SENTENCE, "31.5%"))
    (override,) = re.findall(r'<Override PartName="/word/comments.xml"[^>]*>', new["[Content_Types].xml"].decode())
    assert "wordprocessingml.comments+xml" in override
    (relation,) = parseString(new["word/_rels/document.xml.rels"]).getElementsByTagName("Relationship")
    assert relation.getAttribute("Target") == "comments.xml"
    assert relation.getAttribute("Type").endswith("officeDocument/2006/relationships/comments")


def test_comments_of_others_are_kept_and_numbers_go_on(invent, word_file):
    """With a prefix of another program's, and relationships that are there already."""
    old = f'<x:comments xmlns:x="{WORD}"><x:comment x:id="4" x:author="Jo"><x:p/></x:comment></x:comments>'
    kind = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments"
    relations = (
        '<r:Relationships xmlns:r="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<r:Relationship Id="rId9" Type="{kind}" Target="/word/notes/comments7.xml"/></r:Relationships>'
    )
    parts = {"word/notes/comments7.xml": old, "word/_rels/document.xml.rels": relations}
    new = opened(noted(invent, word_file(RUNS, parts), 1, SENTENCE, "31.5%"))
    comments = new["word/notes/comments7.xml"].decode()
    assert comments.startswith(old.removesuffix("</x:comments>"))
    found = parseString(comments).getElementsByTagNameNS(WORD, "comment")
    assert [one.getAttributeNS(WORD, "id") for one in found] == ["4", "5"]
    assert '<w:commentRangeStart w:id="5"/>' in new["word/document.xml"].decode()
    assert new["word/_rels/document.xml.rels"].decode() == relations and "word/comments.xml" not in new


def test_comments_can_be_put_into_its_own_result(invent, word_file):
    once = noted(invent, word_file(RUNS), 1, SENTENCE, "31.5%")
    twice = noted(invent, once, 1, SENTENCE, "512")
    assert len(parseString(opened(twice)["word/comments.xml"]).getElementsByTagName("w:comment")) == 2
    assert within(twice, 0) == "31.5%" and within(twice, 1) == ", from 512 to 351."


def test_deleted_words_do_not_count_and_changes_stay_changes(invent, word_file):
    body = (
        '<w:p><w:r><w:t xml:space="preserve">Burglary fell by </w:t></w:r>'
        '<w:moveFrom w:id="1" w:author="Jo"><w:r><w:t>a lot</w:t></w:r></w:moveFrom>'
        '<w:del w:id="2" w:author="Jo"><w:r><w:delText>31%</w:delText></w:r></w:del>'
        '<w:ins w:id="3" w:author="Jo"><w:r><w:t>31.5%</w:t></w:r></w:ins>'
        "<w:r><w:t>, from 512 to 351.</w:t></w:r></w:p>"
    )
    before = word_file(body)
    after = noted(invent, before, 1, SENTENCE, "31.5%")
    assert within(after) == "31.5%" and without_comments(main_of(after)) == main_of(before)
    assert '<w:commentRangeStart w:id="0"/><w:ins' in main_of(after)


def test_tabs_breaks_and_odd_spaces_between_runs_do_not_move_the_place(invent, word_file):
    body = (
        '<w:p><w:r><w:tab/><w:t xml:space="preserve">Burglary \u00a0 fell\u00ad</w:t><w:br/></w:r>'
        "<w:r><w:t>by</w:t><w:tab/></w:r><w:r><w:t>31.5%,</w:t></w:r><w:r><w:t> from 512 to 351.</w:t></w:r></w:p>"
    )
    assert within(noted(invent, word_file(body), 1, SENTENCE, "31.5%")) == "31.5%,"


def test_a_label_before_the_text_does_not_move_the_place(invent, word_file):
    body = RUNS.replace("Burglary fell by", "2.4 Burglary fell by")
    assert within(noted(invent, word_file(body), 1, SENTENCE, "31.5%")) == "31.5%"


def test_what_can_not_be_placed_is_beside_its_whole_paragraph(invent, word_file):
    made = noted(invent, word_file(RUNS), 1, "Something else with 5% in it.", "5%")
    assert within(made) == SENTENCE
    assert main_of(made).index("</w:pPr>") < main_of(made).index("commentRangeStart")


def test_a_claim_in_a_later_paragraph_of_a_cell_is_found(invent, word_file):
    cell = f"<w:tbl><w:tr><w:tc><w:p><w:r><w:t>Good news.</w:t></w:r></w:p>{RUNS}</w:tc></w:tr></w:tbl>"
    assert within(noted(invent, word_file(cell), 1, f"Good news. {SENTENCE}", "31.5%")) == "31.5%"


def test_nothing_is_put_into_a_text_box_but_beside_the_picture_that_it_is(invent, word_file):
    box = f"<w:r><w:pict><w:txbxContent>{RUNS}</w:txbxContent></w:pict></w:r>"
    made = noted(invent, word_file(f"<w:p><w:r><w:t>Above.</w:t></w:r>{box}</w:p>"), 2, SENTENCE, "31.5%")
    assert f'<w:commentRangeStart w:id="0"/>{box}<w:commentRangeEnd w:id="0"/>' in main_of(made)


def test_what_stands_in_a_footnote_gets_no_comment_and_is_named(invent, word_file):
    inside = invent(Grade.WRONG, "It fell by 5%.", "5%", place=Place(2, anchor=None))
    held = invent(Grade.HOLDS, "It fell by 5%.", "5%", place=Place(2, anchor=None))
    errata = Errata("a.docx", (inside, held))
    assert out_of_reach(errata) == (inside,)
    before = word_file(RUNS)
    assert opened(commented(before, errata, Document("a.docx", ()))) == opened(before)


def test_what_holds_and_what_can_not_be_checked_gets_no_comment(invent, word_file):
    place = Place(1, anchor=1)
    document = Document("a.docx", (Block(Kind.PARAGRAPH, SENTENCE, place),))
    grades = (Grade.HOLDS, Grade.UNCHECKED, Grade.DOUBTFUL)
    errata = Errata("a.docx", tuple(invent(grade, SENTENCE, "31.5%") for grade in grades))
    assert main_of(commented(word_file(RUNS), errata, document)).count("commentRangeStart") == 1


def test_the_words_of_a_comment_are_never_markup(invent, word_file):
    made = noted(invent, word_file(RUNS), 1, SENTENCE, "31.5%", why='<w:p/> & "ü" ]]> \x07\ufffe', better="−5% → “x”")
    (comment,) = parseString(opened(made)["word/comments.xml"]).getElementsByTagName("w:comment")
    lines = [one.firstChild.data for one in comment.getElementsByTagName("w:t")]
    assert lines[1:] == ['<w:p/> & "ü" ]]> ', "Better: −5% → “x”"]


def test_the_same_file_gives_the_same_bytes(invent, word_file):
    assert noted(invent, word_file(RUNS), 1, SENTENCE, "512") == noted(invent, word_file(RUNS), 1, SENTENCE, "512")


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig"])
def test_a_part_in_another_encoding_is_read(invent, word_file, encoding):
    main = main_of(word_file(RUNS)).replace("UTF-8", "UTF-16" if encoding == "utf-16" else "UTF-8")
    made = noted(invent, word_file("", {"word/document.xml": main.encode(encoding)}), 1, SENTENCE, "31.5%")
    assert within(made) == "31.5%" and parseString(opened(made)["word/document.xml"])


def test_a_main_part_without_a_prefix_and_of_another_name_is_read(invent, word_file):
    main = f'<document xmlns="{WORD}"><body><p><r><t>{SENTENCE}</t></r></p></body></document>'
    relations = opened(word_file(""))["_rels/.rels"].decode().replace("word/document.xml", "/word/document2.xml")
    new = opened(
        noted(invent, word_file("", {"_rels/.rels": relations, "word/document2.xml": main}), 1, SENTENCE, "512")
    )
    found = parseString(new["word/document2.xml"])
    assert [len(found.getElementsByTagNameNS(WORD, f"commentRange{end}")) for end in ("Start", "End")] == [1, 1]
    assert found.getElementsByTagNameNS(WORD, "commentReference")[0].getAttributeNS(WORD, "id") == "0"
    assert parseString(new["word/comments.xml"]).getElementsByTagNameNS(WORD, "t")
    assert b"comments.xml" in new["word/_rels/document2.xml.rels"]


@pytest.mark.parametrize(
    "parts",
    [
        {"word/document.xml": "<w:document"},
        {"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'},
        {"_rels/.rels": "no XML"},
    ],
)
def test_a_damaged_file_is_unreadable(invent, word_file, parts):
    with pytest.raises(Unreadable, match="A part of the Word file"):
        noted(invent, word_file(RUNS, parts), 1, SENTENCE, "31.5%")


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04", b"no zip at all"])
def test_what_is_no_word_file_is_unreadable(invent, content):
    with pytest.raises(Unreadable, match="no Word file"):
        noted(invent, content, 1, SENTENCE, "31.5%")


def test_a_cut_or_flipped_file_is_unreadable_or_read_but_never_an_error(invent, word_file):
    whole = word_file(RUNS)
    for at in range(0, len(whole), 7):
        for broken in (whole[:at], whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :]):
            try:
                noted(invent, broken, 1, SENTENCE, "31.5%")
            except (Unreadable, ValueError) as error:
                assert str(error)


def test_errata_of_another_file_are_refused(invent, word_file):
    with pytest.raises(ValueError, match="of another file"):
        noted(invent, word_file(RUNS), 9, SENTENCE, "31.5%")
