"""Bodies that a text names, such as “Leicestershire Fire & Rescue”, and the enumerations in which they stand."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from frankpledge.evidence.claims.law.loading import BodyKind, body_kinds

_TYPE = (r"(?:Police|Policing|Constabulary|Fire|Probation|Council|NHS|Health|Service|Authority|Clinical|Integrated|"
        r"Primary|O?PCC|MOPAC)")  # fmt: skip
_PART = rf"(?!{_TYPE}\b)[A-Z][\w’'-]*"
_PLACE = rf"(?P<place>{_PART}(?:,?\s(?:(?:and|&|of|upon|on|in|under|the|le|with)\s)?{_PART}){{0,7}}\s)?"
_BETWEEN = re.compile(r"\s*(?:\([^)]*\)\s*)?(?:[,;/&]|\band\b|\bor\b|\bthe\b|\bas well as\b|\bour\b|\blocal\b|\s)*\s*")
_BEFORE_NAME = re.compile(r"(?:(?:[Tt]he|[Aa]n?|[Oo]ur|[Ll]ocal|[A-Z][\w’'-]*,?)\s+)*(?:Office of the\s+)?")
_AFTER_NAME = re.compile(
    r"(?:\s*(?:for|of)(?:\s(?:the|and|&|[A-Z][\w’'-]*,?))+)?\s*(?:\([^)]*\))?(?:[\s.,;*]|\band\b)*", re.IGNORECASE
)


@dataclass(frozen=True)
class Body:
    """`place`: what stands before the kind in its name, without “the”; empty for a bare “Police”."""

    kind: BodyKind
    place: str
    name: str
    start: int
    end: int

    def same_as(self, other: "Body") -> bool:
        """One body under two names, or one of them without its place. Councils always have to say whose they are."""
        if self.kind.kind != other.kind.kind:
            return False
        if self.place == other.place:
            return bool(self.place) or self.name.casefold() == other.name.casefold()
        return self.kind.kind in ("police", "fire", "probation") and not (self.place and other.place)


def bodies(text: str) -> list[Body]:
    """In the order of the text, none within another. Kinds are told apart by the table of bodies."""
    found: list[Body] = []
    for match in _pattern().finditer(text):
        kind = body_kinds()[int(match.lastgroup.removeprefix("kind"))] if match.lastgroup else None
        if kind is None:
            continue
        place = re.sub(r"^(?:the|office of the)(?:\s+|$)", "", (match["place"] or "").strip(), flags=re.IGNORECASE)
        found.append(Body(kind, _plain(place), match[0].strip(), match.start(), match.end()))
    return found


def enumerations(text: str, least: int = 3) -> Iterator[Sequence[Body]]:
    """Runs of bodies with nothing but commas, “and” and brackets between them: `least` of them or more."""
    run: list[Body] = []
    for body in bodies(text):
        if run and not _BETWEEN.fullmatch(text[run[-1].end : body.start]):
            if len(run) >= least:
                yield run
            run = []
        run.append(body)
    if len(run) >= least:
        yield run


def whole(text: str) -> Body | None:
    """The body that a text is the name of, and nothing more than a name, “the” before it and an abbreviation after."""
    for body in bodies(text):
        before, after = text[: body.start], text[body.end :]
        if _BEFORE_NAME.fullmatch(before) and _AFTER_NAME.fullmatch(after):
            return body
    return None


def kinds_mentioned(text: str) -> frozenset[str]:
    """The kinds of responsible authority that a text speaks of in any way, capitals or not: rather one too many."""
    responsible = (k for k in body_kinds() if k.responsible)
    return frozenset(k.kind for k in responsible if re.search(rf"\b(?:{k.mention})", text, re.IGNORECASE))


def _plain(place: str) -> str:
    return place.casefold().replace("&", "and").replace("’", "").replace("'", "")


@cache
def _pattern() -> re.Pattern[str]:
    kinds = (f"(?P<kind{n}>{'|'.join(kind.names)})" for n, kind in enumerate(body_kinds()))
    return re.compile(
        rf"(?<![\w-]){_PLACE}(?:{'|'.join(kinds)})(?![\w-])(?!\s(?:and Crime|Authority|Community Support))"
    )
