"""The one place that runs Pandoc: Markdown to its syntax tree (JSON), and the tree to a format. No network."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from functools import cache

import pypandoc

API_VERSION = [1, 23, 1]
# What officers type is text, not a program: no raw HTML or TeX, no attributes, no metadata; "$", "@", "~", "^" are
# themselves. Without fences nothing in one person's paragraph can swallow the next person's.
_OFF = (
    *("raw_html", "raw_tex", "raw_attribute", "native_divs", "native_spans", "markdown_in_html_blocks", "latex_macros"),
    *("fenced_divs", "fenced_code_blocks", "fenced_code_attributes", "backtick_code_blocks", "inline_code_attributes"),
    *("bracketed_spans", "link_attributes", "header_attributes", "table_attributes", "auto_identifiers"),
    *("citations", "example_lists", "tex_math_dollars", "superscript", "subscript", "line_blocks", "implicit_figures"),
    *("yaml_metadata_block", "pandoc_title_block", "simple_tables", "multiline_tables", "grid_tables"),
)
_ON = ("lists_without_preceding_blankline", "autolink_bare_uris")
MARKDOWN = "markdown" + "".join(f"-{one}" for one in _OFF) + "".join(f"+{one}" for one in _ON)
SECONDS = 120


def read_markdown(text: str) -> list[dict]:
    """The blocks of a Markdown text."""
    return json.loads(_run(["--from", MARKDOWN, "--to", "json"], text.encode()))["blocks"]


def write(blocks: list[dict], to: str, *arguments: str, meta: dict | None = None) -> bytes:
    """The blocks in the format `to`; `meta` are Pandoc's metadata nodes (title, author and so on)."""
    tree = {"pandoc-api-version": API_VERSION, "meta": meta or {}, "blocks": blocks}
    return _run(["--from", "json", "--to", to, "--wrap", "none", *arguments], json.dumps(tree).encode())


def from_page(html: str, to: str) -> bytes:
    """A page of ours in the format `to`. It reads no other file, and asks for nothing from anywhere."""
    return _run(["--from", "html", "--to", to, "--sandbox"], html.encode())


@cache
def data_file(name: str) -> bytes:
    """A file that Pandoc carries with it, such as its own reference.docx."""
    return _run(["--print-default-data-file", name], b"")


def _run(arguments: Sequence[str], given: bytes) -> bytes:
    command = [pypandoc.get_pandoc_path(), *arguments, *(() if "--print" in arguments[0] else ("--output", "-"))]
    done = subprocess.run(command, input=given, capture_output=True, timeout=SECONDS, check=False)
    if done.returncode:
        raise RuntimeError(f"Pandoc could not write this report: {done.stderr.decode(errors='replace').strip()}")
    return done.stdout
