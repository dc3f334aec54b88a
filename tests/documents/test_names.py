"""What an author's names turn into, and what they are told when one is wrong."""

from __future__ import annotations

import dataclasses

import pytest

from frankpledge.documents.rendering import contents, html_body, numbers
from frankpledge.documents.tables import Column, Number, Prose, Table
from frankpledge.documents.text import TemplateError


def body_of(sample, body, **known):
    """The HTML of a report with this body, whose names stand for `known`."""
    return html_body(sample.report(body=body, resolve=known.__getitem__, notice=""))


def test_an_unknown_name_is_told_with_its_line(sample):
    with pytest.raises(TemplateError, match=r"\{\{nobody~x@1\}\} \(line 3\)"):
        body_of(sample, "Fine.\n\nHere is {{nobody~x@1}}.\n")


def test_all_unknown_names_are_told_at_once(sample):
    with pytest.raises(TemplateError, match=r"(?s)\{\{one\}\} \(line 1\).*\{\{two\}\} \(line 2\)"):
        body_of(sample, "{{one}}\n{{two}}\n")


def test_an_unknown_name_within_prose_says_in_whose(sample):
    with pytest.raises(TemplateError, match=r"\{\{gone\}\} \(in \{\{note\}\}, line 1\)"):
        body_of(sample, "{{note}}", note=Prose("See {{gone}}."))


def test_an_unknown_name_in_a_cell_says_in_which_table(sample):
    table = Table("t", "T", [Column("A")], [[Prose("{{gone}}")]])
    with pytest.raises(TemplateError, match=r"in the table \{\{t\}\}, line 1"):
        body_of(sample, "{{t}}", t=table)


def test_a_name_that_never_ends_is_refused(sample):
    with pytest.raises(TemplateError, match="line 2 is not a whole name"):
        body_of(sample, "One.\nTwo {{thr ee}}.")


def test_prose_that_names_itself_is_refused(sample):
    with pytest.raises(TemplateError, match="name themselves"):
        body_of(sample, "{{a}}", a=Prose("again {{a}}"))


def test_a_table_in_a_sentence_is_refused(sample):
    table = Table("t", "T", [Column("A")], [["1"]])
    with pytest.raises(TemplateError, match=r"\{\{t\}\} \(line 1\) is a table: it needs a paragraph of its own"):
        body_of(sample, "See {{t}} here.", t=table)


def test_a_table_refuses_a_row_of_another_length():
    with pytest.raises(ValueError, match="row 1 has 2 cells for 1 columns"):
        Table("t", "T", [Column("A")], [["1", "2"]])


def test_names_with_awkward_letters_are_kept_from_markdown(sample):
    html = body_of(sample, "By {{a~b@c.d/e:f-1_g_h}}%.", **{"a~b@c.d/e:f-1_g_h": Number("5", "k")})
    assert '<a href="#source_1">5</a></span>%.' in html


def test_a_name_within_emphasis_and_quotation_marks(sample):
    html = body_of(sample, '**{{n}}** and "{{n}}"', n=Number("5", "k"))
    assert "<strong><span" in html
    assert "“<span" in html


def test_values_are_text_everywhere(sample):
    html = body_of(sample, "{{v}}", v=sample.AWKWARD)
    assert "&lt;b&gt;&amp;&lt;/b&gt; *stars* _lines_ $5 #1 @home [box] ^up^ ~down~ `tick` \\slash {brace}" in html


def test_html_and_scripts_in_the_template_are_text(sample):
    html = body_of(sample, "<script>x</script> [y](javascript:alert(1)) ![z](/etc/hostname)\n\n<div onclick=a>b</div>")
    assert "<script" not in html
    assert "javascript" not in html
    assert "<img" not in html
    assert "<div" not in html


def test_one_persons_unfinished_markdown_stays_theirs(sample):
    html = body_of(sample, "{{a}}\n\n{{b}}", a=Prose("```\n::: {.x}\n<!--\n**never closed"), b=Prose("mine"))
    assert "<p>mine</p>" in html


def test_prose_alone_keeps_its_paragraphs_and_in_a_sentence_only_its_words(sample):
    prose = Prose("1. first\n2. second")
    assert "<ol" in body_of(sample, "{{p}}", p=prose)
    assert "<ol" not in body_of(sample, "So: {{p}}", p=prose)


def test_numbers_run_in_the_order_in_which_they_are_read(report):
    found = numbers(report)
    assert [one.id for one in found] == [f"figure_{place}" for place in range(1, len(found) + 1)]
    first_seen = list(dict.fromkeys(one.source for one in found))
    assert [next(one.target for one in found if one.source == key) for key in first_seen] == [
        f"source_{place}" for place in range(1, len(first_seen) + 1)
    ]


def test_a_source_cited_twice_has_one_row(sample):
    html = body_of(sample, "{{a}} {{b}}\n\n{{sources}}", a=Number("1", "k"), b=Number("2", "k"))
    assert html.count('id="source_') == 1
    assert html.count('href="#source_1"') == 2


def test_sources_are_added_where_the_author_forgot_them(sample):
    html = body_of(sample, "# One\n\n{{a}}", a=Number("1", "k"))
    assert 'id="source_1"' in html
    assert "Sources</h2>" in html


def test_contents_have_levels_without_a_jump_and_ids_of_their_own(sample):
    found = contents(sample.report(body="### A\n\n##### B\n\n### A\n\n> ## quoted\n"))
    assert found == [(1, "section_a", "A"), (2, "section_b", "B"), (1, "section_a_2", "A")]


def test_a_report_of_no_words_is_a_report(sample):
    assert body_of(sample, "").strip() == ""


def test_the_same_picture_twice_has_ids_of_its_own_each_time(sample):
    picture = sample.things()["few-months"]
    html = body_of(sample, "{{p}}\n\n{{p}}", p=picture)
    assert html.count("<svg") == 2
    assert "picture_1_few_months_title" in html
    assert "picture_2_few_months_title" in html


def test_words_of_our_own_can_be_in_another_language(sample):
    report = sample.report(language="cy")
    labels = dataclasses.replace(report.labels, table="Tabl", figure="Ffigur")
    assert "Tabl 1:" in html_body(dataclasses.replace(report, labels=labels))
