"""The parts of a .pptx that are no slides: what leads where, what a template came with, who made the file and when."""

from __future__ import annotations

import re
from xml.sax.saxutils import escape, quoteattr

from frankpledge.documents.rendering.files import unzip
from frankpledge.documents.rendering.pandoc import data_file
from frankpledge.documents.text import Report

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
EXTENDED = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.presentationml"
THEME = "application/vnd.openxmlformats-officedocument.theme+xml"
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
NOTES = "ppt/notesMasters/notesMaster1.xml"


class Relations:
    """What one part leads to."""

    def __init__(self) -> None:
        self._rows: list[str] = []

    def add(self, kind: str, target: str, mode: str = "") -> str:
        name = f"rId{len(self._rows) + 1}"
        self._rows.append(f'<Relationship Id="{name}" Type="{OFFICE}/{kind}" Target={quoteattr(target)}{mode}/>')
        return name

    def web(self, address: str) -> str:
        return self.add("hyperlink", address, ' TargetMode="External"')

    def written(self) -> bytes:
        return f'{XML}<Relationships xmlns="{PACKAGE}">{"".join(self._rows)}</Relationships>'.encode()


def without_slides(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The template without the slides that it came with, their notes, and whatever names them."""
    gone = re.compile(r"ppt/(slides|notesSlides|comments)/")
    kept = {name: content for name, content in parts.items() if not gone.match(name)}
    types = re.sub(
        r'<Override [^>]*PartName="/ppt/(?:slides|notesSlides|comments)/[^>]*/>',
        "",
        kept["[Content_Types].xml"].decode(),
    )
    # A template (.potx) says that it is one; what is made of it is a presentation.
    kept["[Content_Types].xml"] = types.replace(f"{TYPE}.template.main+xml", f"{TYPE}.presentation.main+xml").encode()
    name = "ppt/_rels/presentation.xml.rels"
    kept[name] = re.sub(r'<Relationship [^>]*Target="/?(?:ppt/)?slides/[^>]*/>', "", kept[name].decode()).encode()
    # Sections (in an extension) list slides that are gone, which PowerPoint would repair.
    presentation = re.sub(
        r'<p:ext uri="\{521415D9[^"]*"[^>]*>.*?</p:ext>', "", kept["ppt/presentation.xml"].decode(), flags=re.S
    )
    kept["ppt/presentation.xml"] = re.sub(r"<p:custShowLst>.*?</p:custShowLst>", "", presentation, flags=re.S).encode()
    kept.pop("ppt/_rels/viewProps.xml.rels", None)  # which slides were last seen in outline
    if "ppt/viewProps.xml" in kept:
        kept["ppt/viewProps.xml"] = re.sub(rb"<p:sldLst>.*?</p:sldLst>", b"", kept["ppt/viewProps.xml"], flags=re.S)
    if "docProps/app.xml" in kept:  # which lists the slides' titles
        kept["docProps/app.xml"] = f'{XML}<Properties xmlns="{EXTENDED}"/>'.encode()
    return kept


def with_notes(parts: dict[str, bytes]) -> dict[str, bytes]:
    """The template with a page for the speaker's notes: one whose slides never had a note has none."""
    if NOTES in parts:
        return parts
    given = unzip(data_file("reference.pptx"))
    made = dict(parts)
    made[NOTES] = given[NOTES]
    made["ppt/theme/themeNotes.xml"] = given["ppt/theme/theme2.xml"]
    relations = Relations()
    relations.add("theme", "../theme/themeNotes.xml")
    made["ppt/notesMasters/_rels/notesMaster1.xml.rels"] = relations.written()
    added(made, NOTES, f"{TYPE}.notesMaster+xml")
    added(made, "ppt/theme/themeNotes.xml", THEME)
    relation = f'<Relationship Id="rIdNotes" Type="{OFFICE}/notesMaster" Target="notesMasters/notesMaster1.xml"/>'
    changed(made, "ppt/_rels/presentation.xml.rels", "</Relationships>", f"{relation}</Relationships>")
    listed = '<p:notesMasterIdLst><p:notesMasterId r:id="rIdNotes"/></p:notesMasterIdLst>'
    changed(made, "ppt/presentation.xml", "</p:sldMasterIdLst>", f"</p:sldMasterIdLst>{listed}")
    return made


def added(parts: dict[str, bytes], name: str, kind: str) -> None:
    """Says of what type a part is."""
    override = f'<Override PartName="/{name}" ContentType="{kind}"/></Types>'
    changed(parts, "[Content_Types].xml", "</Types>", override)


def changed(parts: dict[str, bytes], name: str, old: str, new: str) -> None:
    parts[name] = parts[name].decode().replace(old, new, 1).encode()


def properties(report: Report) -> bytes:
    core = (
        'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"'
    )
    day = f"{report.date.isoformat()}T00:00:00Z"
    days = "".join(f'<dcterms:{one} xsi:type="dcterms:W3CDTF">{day}</dcterms:{one}>' for one in ("created", "modified"))
    said = (
        f"<dc:title>{escape(report.title)}</dc:title><dc:creator>{escape(report.author)}</dc:creator>"
        f"<dc:language>{escape(report.language)}</dc:language>{days}"
    )
    return f"{XML}<cp:coreProperties {core}>{said}</cp:coreProperties>".encode()
