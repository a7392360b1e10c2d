"""The one object that flows through the pipeline: a source plus write-once layers."""

from typing import Literal

from pydantic import ConfigDict

from schemas.geometry import Frozen, PageTurn
from schemas.identity import Identity
from schemas.issue import Issue
from schemas.line import Line
from schemas.page_content import PageContent, Strokes
from schemas.plan import Plan
from schemas.section import Section
from schemas.structure import StructureChart
from schemas.table import Table


class Source(Frozen):
    """Identity of the input: its name, the digest of its bytes, and what the file says of itself."""

    file_name: str
    sha256: str
    page_count: int
    producer: str | None = None


class Document(Frozen):
    """A source and its layers. `None`: the stage has not run. `()`: it ran and found none.

    `reading` and `strokes` have one entry per page, in file order, failed pages included; `turns` has one for
    each page that was laid level to be read. Boxes of layers are of the level page until the document
    leaves the reader, which takes them back.
    """

    model_config = ConfigDict(frozen=True, extra="forbid", arbitrary_types_allowed=True)

    schema_version: Literal["1.0"] = "1.0"
    source: Source
    reading: tuple[PageContent, ...] | None = None
    turns: tuple[PageTurn, ...] | None = None
    strokes: tuple[Strokes, ...] | None = None
    lines: tuple[Line, ...] | None = None
    tables: tuple[Table, ...] | None = None
    charts: tuple[StructureChart, ...] | None = None
    identity: Identity | None = None
    sections: tuple[Section, ...] | None = None
    plan: Plan | None = None
    issues: tuple[Issue, ...] = ()
