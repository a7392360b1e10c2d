"""Files that cannot be opened are named, with the reason and what to do."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.core.errors import ExitCode, InputUnreadableError
from pipeline.ingest.one_file import opened
from tests.pdf_bytes import pdf, truncated, unknown_security, xfa_form

BROKEN = "damaged, cut short or holds no page"

HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "zero-bytes": (lambda: b"", "the file is empty"),
    "not-a-pdf": (lambda: b"<!doctype html><p>Not found</p>", "not a PDF"),
    "word-document": (lambda: b"PK\x03\x04" + bytes(2000), "not a PDF"),
    "header-only": (lambda: b"%PDF-1.7\n", BROKEN),
    "truncated": (truncated, BROKEN),
    "garbage-after-header": (
        lambda: b"%PDF-1.7\n" + bytes(range(256)) * 50,
        BROKEN,
    ),
    "encrypted": (lambda: pdf(["secret"], password=b"word"), "encrypted with a password"),
    "unknown-security": (unknown_security, "encryption that cannot be read"),
    "xfa-form": (xfa_form, "XFA form"),
    "no-page": (lambda: pdf([]), "holds no page"),
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_what_cannot_be_opened_is_said(tmp_path: Path, kind: str) -> None:
    content, expected = HOSTILE[kind]
    path = tmp_path / f"{kind}.pdf"
    path.write_bytes(content())
    with pytest.raises(InputUnreadableError) as caught, opened(path):
        pass
    message = str(caught.value)
    assert message.startswith(f"{path}: ")
    assert expected in message
    assert "; " in message, "a message ends with what to do"
    assert caught.value.exit_code == ExitCode.INPUT_UNREADABLE


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    with (
        pytest.raises(InputUnreadableError, match=r"nowhere\.pdf: cannot be read"),
        opened(tmp_path / "nowhere.pdf"),
    ):
        pass


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(InputUnreadableError, match="cannot be read"), opened(tmp_path):
        pass


def test_a_whole_pdf_opens(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(["one", "two"]))
    with opened(path) as (source, reader):
        assert (source.page_count, source.file_name, reader.page_count) == (2, "plan.pdf", 2)
        assert len(source.sha256) == 64


def test_encryption_without_a_password_to_open_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(pdf(["open to all"], password=b""))
    with opened(path) as (source, _):
        assert source.page_count == 1


def test_junk_before_the_header_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / "plan.pdf"
    path.write_bytes(b"\xef\xbb\xbf\r\n" + pdf(["one"]))
    with opened(path) as (source, _):
        assert source.page_count == 1
