"""Fetching by URL: what is fetched again, what is refused, and what is used on when a server fails."""

import hashlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pipeline.refresh.fetch import Archive, Fetched, fetch_all, file_name
from schemas.refresh import FetchLimits
from tests.refresh.server import Answer, Site, serving

PLAN = b"%PDF-1.4\nplan 3"


@pytest.fixture(scope="module")
def running_site() -> Iterator[Site]:
    with serving() as site:
        yield site


@pytest.fixture
def site(running_site: Site) -> Site:
    running_site.answers.clear()
    running_site.asked.clear()
    return running_site


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "files")


def fetched(archive: Archive, *urls: str, **limits: float) -> list[Fetched]:
    pauses: list[float] = []
    return fetch_all(urls, archive, FetchLimits.model_validate({"attempts": 2} | limits), pauses.append)


def test_content_is_kept_under_its_digest(site: Site, archive: Archive) -> None:
    (found,) = fetched(archive, site.put("/plan.pdf", Answer(PLAN)))
    assert found.status == "fetched"
    assert found.path == archive.folder / hashlib.sha256(PLAN).hexdigest() / "plan.pdf"
    assert found.path.read_bytes() == PLAN


def test_unchanged_content_is_not_sent_again(site: Site, archive: Archive) -> None:
    url = site.put("/plan.pdf", Answer(PLAN, etag='"v1"'))
    (first,) = fetched(archive, url)
    (again,) = fetched(archive, url)
    assert (again.status, again.path) == ("not_modified", first.path)
    assert site.asked == [("/plan.pdf", ""), ("/plan.pdf", '"v1"')]


def test_a_lost_copy_is_fetched_in_full(site: Site, archive: Archive) -> None:
    url = site.put("/plan.pdf", Answer(PLAN, etag='"v1"'))
    (first,) = fetched(archive, url)
    assert first.path is not None
    first.path.unlink()
    (again,) = fetched(archive, url)
    assert again.status == "fetched"
    assert again.path is not None
    assert again.path.is_file()


def test_changed_content_is_fetched(site: Site, archive: Archive) -> None:
    url = site.put("/plan.pdf", Answer(PLAN, etag='"v1"'), Answer(PLAN + b"!", etag='"v2"'))
    (first,), (second,) = fetched(archive, url), fetched(archive, url)
    assert second.status == "fetched"
    assert second.path != first.path


def test_a_failing_server_is_asked_again(site: Site, archive: Archive) -> None:
    url = site.put("/plan.pdf", Answer(code=500), Answer(PLAN))
    assert [f.status for f in fetched(archive, url)] == ["fetched"]
    assert len(site.asked) == 2


def test_a_missing_page_is_asked_for_once(site: Site, archive: Archive) -> None:
    (found,) = fetched(archive, site.url("/nowhere.pdf"))
    assert (found.status, found.path) == ("failed", None)
    assert "the server answered 404; check the address" in found.reason
    assert len(site.asked) == 1


FAILURES = {
    "server error": (Answer(code=503), "503"),
    "gone": (Answer(code=410), "410"),
    "html": (Answer(b"<!doctype html><p>Not here</p>"), "sent no PDF"),
    "empty": (Answer(b""), "sent no PDF"),
    "truncated": (Answer(PLAN * 100, sent=50), "peer closed connection"),
    "too large": (Answer(PLAN + bytes(2000)), "larger than 1000 bytes; raise fetch.max_bytes"),
}


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failure_uses_the_copy_fetched_before(site: Site, archive: Archive, kind: str) -> None:
    answer, reason = FAILURES[kind]
    url = site.put("/plan.pdf", Answer(PLAN, etag='"v1"'), answer)
    (first,) = fetched(archive, url)
    (second,) = fetched(archive, url, max_bytes=1000)
    assert (second.status, second.path) == ("failed", first.path)
    assert reason in second.reason
    assert "(using the copy fetched before)" in second.reason


@pytest.mark.parametrize("kind", FAILURES)
def test_a_failure_leaves_nothing_half_done(site: Site, archive: Archive, kind: str) -> None:
    answer, _ = FAILURES[kind]
    (found,) = fetched(archive, site.put("/plan.pdf", answer), max_bytes=1000)
    assert (found.status, found.path) == ("failed", None)
    assert [p.name for p in archive.folder.rglob("*") if p.is_file()] == ["seen.json"]


@pytest.mark.parametrize(
    "url", ["http://127.0.0.1:9/plan.pdf", "ftp://example.test/a.pdf", "nonsense", "http://["]
)
def test_an_address_that_leads_nowhere_fails_alone(site: Site, archive: Archive, url: str) -> None:
    good = site.put("/plan.pdf", Answer(PLAN))
    assert [f.status for f in fetched(archive, url, good)] == ["failed", "fetched"]


def test_a_damaged_note_costs_one_download(site: Site, archive: Archive) -> None:
    url = site.put("/plan.pdf", Answer(PLAN, etag='"v1"'))
    fetched(archive, url)
    (archive.folder / "seen.json").write_text("{", encoding="utf-8")
    assert [f.status for f in fetched(archive, url)] == ["fetched"]


def test_downloads_that_a_crash_left_are_removed(site: Site, archive: Archive) -> None:
    archive.folder.mkdir()
    (archive.folder / "part-1").write_bytes(b"half")
    fetched(archive, site.put("/plan.pdf", Answer(PLAN)))
    assert not list(archive.folder.glob("part-*"))


def test_the_content_published_before_is_remembered(site: Site, archive: Archive) -> None:
    url = site.put("/plan.pdf", Answer(PLAN), Answer(PLAN + b"2"), Answer(PLAN + b"3"))
    (first,) = fetched(archive, url)
    archive.published([url])
    assert fetched(archive, url)[0].former == first.path
    assert fetched(archive, url)[0].former == first.path
    archive.published([url])
    assert fetched(archive, url)[0].former is None


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("http://x.test/%E0%B9%81%E0%B8%9C%E0%B8%99.pdf", "แผน.pdf"),
        ("http://x.test/a/b.PDF?x=1", "b.pdf"),
        ("http://x.test/", "plan.pdf"),
        ("http://x.test/..%2F..%2Fetc%2Fpasswd", "passwd.pdf"),
        ("http://x.test/" + "ก" * 300, "ก" * 60 + ".pdf"),
    ],
)
def test_names_are_safe(url: str, name: str) -> None:
    assert file_name(url) == name
