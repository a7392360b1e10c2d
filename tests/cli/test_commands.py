"""Commands as a shell sees them: data on standard output, the rest on standard error, exit codes."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import click
import numpy as np
import pytest

from pipeline.cli.main import COMMANDS, run
from pipeline.cli.main import phaen as group
from pipeline.cli.options import page_numbers
from pipeline.core.errors import ExitCode
from pipeline.evaluate.scan_files import scan_file
from pipeline.store.connection import reading, writing
from tests.cli.running import PHAEN, ROOT, environment, phaen
from tests.ingest.doubles import reads
from tests.pdf_bytes import huge_page, missing_page, pdf, truncated


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "plan.pdf").write_bytes(pdf(["one", "two", "three"]))
    return tmp_path


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    inside = tmp_path / "hostile"
    inside.mkdir()
    contents = {"empty": b"", "no-pdf": b"hello", "cut": truncated(), "locked": pdf(["x"], password=b"p")}
    for name, content in contents.items():
        (inside / f"{name}.pdf").write_bytes(content)
    return inside


@pytest.mark.parametrize("command", sorted(COMMANDS))
def test_every_command_explains_itself(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([command, "--help"]) == ExitCode.DONE
    text = capsys.readouterr().out
    assert text.startswith(f"Usage: phaen {command}")
    found = group.get_command(click.Context(group), command)
    assert found is not None
    assert found.help
    for parameter in found.params:
        assert not isinstance(parameter, click.Option) or parameter.help, f"{command} {parameter.name}"


def test_help_lists_every_command_and_exit_code(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--help"]) == ExitCode.DONE
    text = capsys.readouterr().out
    assert all(f"\n  {command} " in text for command in COMMANDS)
    assert all(f"{code.value} " in text for code in ExitCode)


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["text"], ["text", "--pages", "x", "a.pdf"], ["ingest"], ["show", "--layer", "x", "a"]],
)
def test_wrong_usage_is_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert run(arguments) == ExitCode.USAGE
    assert capsys.readouterr().out == ""


def test_text_is_pages_parted_by_form_feeds(folder: Path) -> None:
    ended = phaen(folder, "text", "plan.pdf", "--no-ocr")
    assert (ended.code, ended.out, ended.err) == (0, "one\ftwo\fthree\n", "")


def test_text_takes_the_pages_named(folder: Path) -> None:
    assert phaen(folder, "text", "plan.pdf", "--no-ocr", "--pages", "1,3").out == "one\fthree\n"


def test_text_again_from_the_cache_is_the_same(folder: Path) -> None:
    first, second = (phaen(folder, "text", "plan.pdf", "--no-ocr") for _ in range(2))
    assert first == second


def test_a_dash_is_standard_input(folder: Path) -> None:
    content = (folder / "plan.pdf").read_bytes()
    assert phaen(folder, "text", "-", "--no-ocr", stdin=content).out == "one\ftwo\fthree\n"
    shown = phaen(folder, "show", "-", "--no-ocr", "--layer", "lines", "--pages", "2", stdin=content)
    assert [line["text"] for line in json.loads(shown.out)] == ["two"]


def test_extract_prints_one_plan(folder: Path) -> None:
    for ended in (
        phaen(folder, "extract", "plan.pdf", "--no-ocr"),
        phaen(folder, "extract", "-", "--no-ocr", stdin=(folder / "plan.pdf").read_bytes()),
    ):
        assert ended.code == 0
        plan = json.loads(ended.out)
        assert (plan["plan_type"], plan["document"]["page_count"]) == ("other", 3)


@pytest.mark.parametrize("stdin", [b"", b"hello"])
def test_standard_input_that_is_no_pdf_is_said_so(folder: Path, stdin: bytes) -> None:
    ended = phaen(folder, "text", "-", stdin=stdin)
    assert ended.code == ExitCode.INPUT_UNREADABLE
    assert ended.err.startswith("phaen: standard input: ")
    assert ended.out == ""


@pytest.mark.parametrize("command", ["text", "extract", "show"])
@pytest.mark.parametrize("name", ["empty", "no-pdf", "cut", "locked", "missing"])
def test_an_unreadable_file_is_3(
    hostile: Path, command: str, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run([command, str(hostile / f"{name}.pdf"), "--no-cache", "--no-ocr"]) == ExitCode.INPUT_UNREADABLE
    captured = capsys.readouterr()
    assert captured.out == ""
    assert f"{name}.pdf" in captured.err
    assert "Traceback" not in captured.err


def test_one_picture_goes_to_standard_output(folder: Path) -> None:
    ended = subprocess.run(
        [*PHAEN, "show", "plan.pdf", "--png", "-", "--pages", "2", "--no-ocr"],
        capture_output=True,
        cwd=folder,
        env=environment(folder),
        check=True,
    )
    assert ended.stdout.startswith(b"\x89PNG")


def test_pictures_go_to_a_folder(folder: Path) -> None:
    ended = phaen(folder, "show", "plan.pdf", "--png", "pictures", "--no-ocr")
    assert ended.out.split() == [f"pictures/page-{n}.png" for n in (1, 2, 3)]
    assert all((folder / name).read_bytes().startswith(b"\x89PNG") for name in ended.out.split())


def test_several_pictures_do_not_fit_standard_output(folder: Path) -> None:
    assert phaen(folder, "show", "plan.pdf", "--png", "-", "--no-ocr").code == ExitCode.USAGE


@pytest.mark.parametrize("pages", ["0", "3-1", "x", "1-", "²", "1,,2", "4", "1-99999999999"])
def test_pages_that_are_not_there_are_2(folder: Path, pages: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (
        run(["text", str(folder / "plan.pdf"), "--no-cache", "--no-ocr", "--pages", pages]) == ExitCode.USAGE
    )
    assert "--pages" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("text", "pages"), [("1-3,7", {1, 2, 3, 7}), (" 2 ", {2}), ("๑-๒", {1, 2}), ("1 - 2, 2", {1, 2})]
)
def test_pages_are_numbers_and_ranges(text: str, pages: set[int]) -> None:
    assert page_numbers(text) == frozenset(pages)


@pytest.mark.parametrize("command", ["text", "extract"])
@pytest.mark.parametrize(
    ("content", "told"),
    [
        (missing_page, "page 2: cannot be parsed"),
        (huge_page, "page 1: is too large to be drawn at 36 dpi (200000 x 200000 pt)"),
    ],
    ids=["missing", "huge"],
)
def test_a_page_that_cannot_be_read_is_named_with_what_to_do(
    folder: Path, command: str, content: Callable[[], bytes], told: str
) -> None:
    (folder / "bad.pdf").write_bytes(content())
    ended = phaen(folder, command, "bad.pdf", "--no-ocr")
    assert ended.code == ExitCode.SOME_FAILED
    assert ended.err.startswith(f"phaen: bad.pdf: {told}")
    assert ended.err.endswith("; print the file to a new PDF, then read it again\n")
    assert "Traceback" not in ended.err


def test_ingest_ends_with_a_row_for_each_file(folder: Path, hostile: Path) -> None:
    ended = phaen(
        folder, "ingest", ".", "--no-ocr", "--jobs", "1", extra={"PHAEN_LANG": "en", "COLUMNS": "100"}
    )
    assert ended.code == ExitCode.SOME_FAILED
    rows, _, reasons = ended.out.partition("\ncut.pdf: ")
    assert max(map(len, rows.splitlines())) <= 100
    assert reasons.startswith("the PDF is damaged")
    assert rows.split()[:8] == ["file", "status", "pages", "route", "plan", "type", "issues", "seconds"]
    assert ended.out.rstrip().endswith("5 files: 1 loaded, 0 unchanged, 4 failed")
    for name in ("plan.pdf", "empty.pdf", "no-pdf.pdf", "cut.pdf", "locked.pdf"):
        assert name in ended.out
        assert name in ended.err
    assert "Traceback" not in ended.err
    del hostile


def test_ingest_speaks_thai_unless_told_otherwise(folder: Path) -> None:
    ended = phaen(folder, "ingest", "plan.pdf", "--no-ocr", "--jobs", "1")
    assert ended.code == ExitCode.DONE
    assert "1 ไฟล์: อ่านแล้ว 1" in ended.out  # "1 file: 1 read"
    assert ended.err == "phaen: plan.pdf: loaded\n"


def test_nothing_readable_is_3(hostile: Path, capsys: pytest.CaptureFixture[str]) -> None:
    db = str(hostile / "phaen.duckdb")
    assert run(["ingest", str(hostile), "--db", db, "--no-ocr", "--jobs", "1"]) == ExitCode.INPUT_UNREADABLE
    capsys.readouterr()


def test_a_missing_path_is_2(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["ingest", str(tmp_path / "nowhere")]) == ExitCode.USAGE
    assert "nowhere: no such file or folder" in capsys.readouterr().err


def test_a_store_in_use_is_6(folder: Path) -> None:
    with writing(folder / "outputs" / "phaen.duckdb"):
        ended = phaen(folder, "ingest", "plan.pdf", "--no-ocr")
    assert ended.code == ExitCode.STORE_UNUSABLE
    assert "in use by another phaen" in ended.err


def test_a_damaged_store_is_6(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "phaen.duckdb").write_bytes(b"not a database")
    arguments = ["ingest", str(folder / "plan.pdf"), "--db", str(folder / "phaen.duckdb"), "--no-ocr"]
    assert run(arguments) == ExitCode.STORE_UNUSABLE
    assert "move it away" in capsys.readouterr().err


def test_a_setting_of_another_kind_is_2(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PHAEN_FILE_SECONDS", "soon")
    assert run(["ingest", "."]) == ExitCode.USAGE
    assert "PHAEN_" in capsys.readouterr().err


@pytest.mark.slow
def test_a_reader_that_leaves_is_no_error(folder: Path) -> None:
    (folder / "long.pdf").write_bytes(pdf([f"line {n} " + "x" * 90 for n in range(1500)]))
    for arguments in (["text", "long.pdf", "--no-ocr"], ["show", "long.pdf", "--no-ocr"]):
        with subprocess.Popen(
            [*PHAEN, *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            cwd=folder,
            env=environment(folder),
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.read(1)
            process.stdout.close()
            assert process.stderr.read() == b""
        assert process.returncode == ExitCode.DONE


@contextmanager
def ingesting(folder: Path, **files: str) -> Iterator[subprocess.Popen[str]]:
    """`phaen ingest plans` in a session of its own, with stand-ins for plans; waits until all are begun."""
    plans = folder / "plans"
    plans.mkdir()
    for name, behaviour in files.items():
        (plans / f"{name}.pdf").write_text(behaviour, encoding="utf-8")
    with subprocess.Popen(
        [sys.executable, "-m", "tests.cli.standin_ingest", "plans", "--jobs", "1"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=folder,
        env=environment(folder),
        start_new_session=True,
        preexec_fn=as_from_a_terminal,  # noqa: PLW1509 (no threads here)
        text=True,
    ) as process:
        wait_for(lambda: len(reads(plans)) == len(files) or process.poll() is not None)
        assert process.poll() is None, process.stderr.read() if process.stderr else ""
        yield process


def as_from_a_terminal() -> None:
    """Signals work as they do from a terminal: a job in the background inherits some as ignored."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    signal.signal(signal.SIGHUP, signal.SIG_DFL)


@pytest.mark.slow
@pytest.mark.parametrize("order", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_an_interruption_is_130_and_loses_nothing(tmp_path: Path, order: signal.Signals) -> None:
    with ingesting(tmp_path, a="plan a", b="sleeps") as process:
        if order is signal.SIGHUP:
            process.send_signal(order)
        else:  # to the workers too, as a terminal and systemd do
            os.killpg(process.pid, order)
        out, err = process.communicate(timeout=60)
    assert process.returncode == ExitCode.INTERRUPTED
    assert "phaen: interrupted; what was loaded before stays" in err
    assert "Traceback" not in err
    assert out == ""
    with reading(tmp_path / "outputs" / "phaen.duckdb") as connection:
        assert connection.execute("SELECT file_name FROM documents").fetchall() == [("a.pdf",)]


@pytest.mark.slow
def test_workers_end_when_their_parent_is_killed(tmp_path: Path) -> None:
    with ingesting(tmp_path, b="sleeps") as process:
        process.kill()
        wait_for(lambda: not members(process.pid))


def wait_for(there: Callable[[], bool]) -> None:
    """Look again and again, for half a minute at most."""
    deadline = time.monotonic() + 30
    while not there():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def members(session: int) -> list[str]:
    """Processes of a session that still run."""
    found = []
    for status in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):
            fields = status.read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
            if int(fields[3]) == session and fields[0] != "Z":
                found.append(status.parent.name)
    return found


def test_the_readme_names_every_setting() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for name in ("PHAEN_LANG", "PHAEN_OUTPUTS", "PHAEN_PAGE_SECONDS", "PHAEN_FILE_SECONDS"):
        assert name in readme


def test_a_second_engine_asked_for_and_missing_ends_with_code_five(tmp_path: Path) -> None:
    scan = scan_file([np.full((400, 300), 255, np.uint8)], 100)
    (tmp_path / "scan.pdf").write_bytes(scan)
    asked = {"PHAEN_SECOND_OCR": "vision", "PHAEN_LANG": "en"}
    ended = phaen(tmp_path, "text", "scan.pdf", extra=asked)
    assert ended.code == 5
    assert "PHAEN_VISION_URL" in ended.err
