"""How the parts of a Word file find one another: its main part, its comments, and what has to be said of a new part."""

import posixpath
from functools import cached_property
from zipfile import ZipFile

from frankpledge.evidence.claims.writing.splicing import Name, appended, root, utf8

_TYPES = "[Content_Types].xml"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_KIND = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_OFFICE = {  # of a document's namespace, that of its relationships
    "http://purl.oclc.org/ooxml/wordprocessingml/main": "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_USUAL_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


class Package:
    """KeyError where a part that has to be there is not."""

    def __init__(self, archive: ZipFile) -> None:
        self._archive = archive

    def part(self, name: str) -> bytes:
        return utf8(self._archive.read(name))

    @cached_property
    def main(self) -> str:
        """The name of the part that holds the text."""
        return self._related("", self.part("_rels/.rels"), "/officeDocument") or "word/document.xml"

    @cached_property
    def comments(self) -> str:
        """The name of the part that holds the comments; empty where there are none."""
        return self._related(posixpath.dirname(self.main), self._relationships, "/comments")

    @property
    def comments_name(self) -> Name | None:
        """The name of the outermost element of the comments, whose prefix need not be that of the text."""
        return root(self.part(self.comments)).name if self.comments else None

    @property
    def next_comment(self) -> int:
        """A number that no comment has yet, nor any after it."""
        within = root(self.part(self.comments)).within if self.comments else []
        taken = [int(attributes["id"]) for attributes in within if attributes.get("id", "").isdigit()]
        return max(taken, default=-1) + 1

    def with_comments(self, word: Name, written: str) -> dict[str, bytes]:
        """The parts as they are with these comments too. `word`: the outermost element of the text, for its prefix."""
        if self.comments:
            return {self.comments: appended(self.part(self.comments), written)}
        name = self._free()
        return {
            name: appended(_empty("comments", word), written),
            self._relationships_name: appended(self._relationships, self._relationship(name, word)),
            _TYPES: self._typed(name),
        }

    @property
    def _relationships_name(self) -> str:
        folder, name = posixpath.split(self.main)
        return posixpath.join(folder, "_rels", f"{name}.rels")

    @cached_property
    def _relationships(self) -> bytes:
        """Those of the main part, or none in due form."""
        if self._relationships_name in self._archive.namelist():
            return self.part(self._relationships_name)
        return _empty("Relationships", Name(_RELATIONSHIPS, "Relationships", ""))

    def _related(self, folder: str, relationships: bytes, kind: str) -> str:
        for attributes in root(relationships).within:
            if attributes.get("Type", "").endswith(kind):
                return posixpath.normpath(posixpath.join("/", folder, attributes.get("Target", ""))).lstrip("/")
        return ""

    def _relationship(self, name: str, word: Name) -> str:
        found = root(self._relationships)
        taken = {attributes.get("Id") for attributes in found.within}
        number = next(n for n in range(1, len(taken) + 2) if f"comments{n}" not in taken)
        kind = _OFFICE.get(word.space, _USUAL_OFFICE) + "/comments"
        target = posixpath.basename(name)
        told = {"Id": f"comments{number}", "Type": kind, "Target": target}
        return found.name.element("Relationship", unprefixed=told)

    def _typed(self, name: str) -> bytes:
        types = self.part(_TYPES)
        told = {"PartName": f"/{name}", "ContentType": _KIND}
        return appended(types, root(types).name.element("Override", unprefixed=told))

    def _free(self) -> str:
        """A name for the new part."""
        taken = {name.casefold() for name in self._archive.namelist()}
        names = (posixpath.join(posixpath.dirname(self.main), f"comments{n or ''}.xml") for n in range(len(taken) + 1))
        return next(name for name in names if name.casefold() not in taken)


def _empty(local: str, name: Name) -> bytes:
    """A part without anything in it."""
    prefix = f"{name.prefix}:" if name.prefix else ""
    declared = f"xmlns:{name.prefix}" if name.prefix else "xmlns"
    return f'{_DECLARATION}<{prefix}{local} {declared}="{name.space}"/>'.encode()
