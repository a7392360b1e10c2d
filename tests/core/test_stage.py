"""Declaring stages: what the decorator refuses, what it reads from a signature."""

from collections.abc import Iterator

import pytest

from pipeline.core.reading import PdfReader
from pipeline.core.stage import REGISTRY, StageDeclarationError, layer_names, layer_type, stage
from schemas.identity import Identity
from schemas.issue import Report
from schemas.line import Line, Lines
from schemas.page_content import PageContent
from schemas.section import Section
from schemas.table import Table


@pytest.fixture(autouse=True)
def empty_registry() -> Iterator[None]:
    kept = dict(REGISTRY)
    REGISTRY.clear()
    yield
    REGISTRY.clear()
    REGISTRY.update(kept)


def test_layers_and_services_are_read_from_the_signature() -> None:
    @stage(version=3, cached=False)
    def tables(reader: PdfReader, lines: Lines, report: Report) -> tuple[Table, ...]:
        """Tables of the file.

        More.
        """
        del reader, lines, report
        return ()

    declared = REGISTRY["tables"]
    assert (declared.requires, declared.services) == (("lines",), ("reader", "report"))
    assert (declared.version, declared.cached, declared.summary) == (3, False, "Tables of the file.")


def test_the_function_itself_is_returned() -> None:
    @stage(version=1)
    def lines(reading: tuple[PageContent, ...]) -> tuple[Line, ...]:
        del reading
        return ()

    assert lines(()) == ()


def test_a_name_that_is_no_layer_is_refused() -> None:
    with pytest.raises(StageDeclarationError, match="no such layer"):

        @stage(version=1)
        def linse() -> Lines:
            return ()


def test_a_return_type_other_than_the_layers_is_refused() -> None:
    with pytest.raises(StageDeclarationError, match="must return"):

        @stage(version=1)
        def lines() -> tuple[Table, ...]:
            return ()


def test_a_missing_return_type_is_refused() -> None:
    def lines() -> Lines:
        return ()

    del lines.__annotations__["return"]
    with pytest.raises(StageDeclarationError, match="must return"):
        stage(version=1)(lines)


def test_a_parameter_that_is_neither_layer_nor_service_is_refused() -> None:
    with pytest.raises(StageDeclarationError, match=r"lines\(clock\): neither a layer nor a service"):

        @stage(version=1)
        def lines(clock: float) -> Lines:
            del clock
            return ()


def test_a_parameter_of_another_type_than_its_layer_is_refused() -> None:
    with pytest.raises(StageDeclarationError, match=r"tables\(lines\): must be"):

        @stage(version=1)
        def tables(lines: tuple[Section, ...]) -> tuple[Table, ...]:
            del lines
            return ()


def test_two_stages_for_one_layer_are_refused() -> None:
    def lines() -> Lines:
        return ()

    stage(version=1)(lines)
    with pytest.raises(StageDeclarationError, match="already made by"):
        stage(version=2)(lines)


def test_layer_types_leave_out_not_run() -> None:
    assert layer_type("identity") is Identity
    assert "source" not in layer_names()
