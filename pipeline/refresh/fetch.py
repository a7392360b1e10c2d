"""Fetch PDFs by URL into an archive named by content; unchanged ones are not fetched again."""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from pipeline.ingest.opening import HEADER_BYTES
from schemas.refresh import FetchLimits

NOT_MODIFIED = 304
SERVER_ERRORS = 500
TOO_MANY = 429
NAME_CHARACTERS = 60
"""A Thai character takes three bytes and a file name at most 255."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One URL: `path` of its content in the archive, `None` when it could not be fetched.

    `former` is the content last published for this URL, where that is another.
    """

    url: str
    path: Path | None
    status: str
    reason: str = ""
    former: Path | None = None


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server said last time, for a conditional request.

    `path` is the content fetched last and `published` the content last published, both within the archive.
    """

    path: str
    etag: str = ""
    last_modified: str = ""
    published: str = ""


class FetchError(Exception):
    """One URL could not be fetched; the message says why."""


@dataclass(slots=True)
class Archive:
    """A folder of fetched files (`<sha256>/<name>.pdf`) and what servers said of them (`seen.json`)."""

    folder: Path

    def begin(self) -> None:
        """Make the folder; downloads that a crash left unfinished are removed."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for left in self.folder.glob("part-*"):
            left.unlink()

    def file(self, path: str) -> Path | None:
        """The file at `path` within the archive, if it is there."""
        file = self.folder / path
        return file if path and file.is_file() else None

    def published(self, urls: Iterable[str]) -> None:
        """Note that what was fetched last from `urls` is now what people read."""
        seen = self.seen()
        self.note(seen | {url: replace(seen[url], published=seen[url].path) for url in urls if url in seen})

    def seen(self) -> dict[str, Seen]:
        """By URL; empty where nothing was fetched yet or the note is damaged."""
        try:
            notes = json.loads((self.folder / "seen.json").read_text(encoding="utf-8"))
            return {url: Seen(**note) for url, note in notes.items()}
        except (OSError, ValueError, TypeError):
            return {}

    def note(self, seen: dict[str, Seen]) -> None:
        """Replace the notes as a whole."""
        beside = self.folder / "seen.json.new"
        beside.write_text(json.dumps({u: asdict(s) for u, s in seen.items()}, indent=1), encoding="utf-8")
        beside.replace(self.folder / "seen.json")

    def keep(self, name: str, part: Path, sha256: str) -> str:
        """Move a complete download under its digest; its path within the archive."""
        target = self.folder / sha256 / name
        target.parent.mkdir(parents=True, exist_ok=True)
        part.replace(target)
        return f"{sha256}/{name}"


def file_name(url: str) -> str:
    """A safe file name from the URL's last part."""
    last = unquote(urlsplit(url).path).rsplit("/", 1)[-1]
    kept = "".join(c if c.isalnum() or c in "._-" or "\u0e00" <= c <= "\u0e7f" else "_" for c in last)
    return (kept.strip("._") or "plan")[:NAME_CHARACTERS].removesuffix(".pdf").removesuffix(".PDF") + ".pdf"


def fetch_all(
    urls: Iterable[str], archive: Archive, limits: FetchLimits, pause: Callable[[float], None] = time.sleep
) -> list[Fetched]:
    """Fetch each URL; a failure is reported and the content fetched before, if any, is used on."""
    archive.begin()
    seen, results = archive.seen(), []
    with httpx.Client(timeout=limits.timeout_seconds, follow_redirects=True) as client:
        for url in urls:
            results.append(_fetched(client, url, archive, (seen, limits, pause)))
            archive.note(seen)
            pause(limits.pause_seconds)
    return results


Context = tuple[dict[str, Seen], FetchLimits, Callable[[float], None]]


def _fetched(client: httpx.Client, url: str, archive: Archive, context: Context) -> Fetched:
    seen, limits, pause = context
    before = seen.get(url)
    published = archive.file(before.published) if before else None
    kept = archive.file(before.path) if before else None
    for attempt in range(1, limits.attempts + 1):
        try:
            found = _once(client, url, archive, (before if kept else None, limits))
        except (httpx.HTTPError, httpx.InvalidURL, FetchError, OSError) as error:
            if attempt < limits.attempts and not isinstance(error, FetchError | httpx.InvalidURL):
                pause(limits.pause_seconds * 2**attempt)
                continue
            reason = f"{url}: {str(error) or type(error).__name__}"
            reason += " (using the copy fetched before)" if kept else ""
            return Fetched(url, kept, "failed", reason, former=_other(published, kept))
        if found is None:
            return Fetched(url, kept, "not_modified", former=_other(published, kept))
        seen[url] = replace(found, published=before.published if before else "")
        path = archive.folder / found.path
        return Fetched(url, path, "fetched", former=_other(published, path))
    raise AssertionError("attempts must be at least 1")


def _other(published: Path | None, path: Path | None) -> Path | None:
    return published if published != path else None


def _once(
    client: httpx.Client, url: str, archive: Archive, known: tuple[Seen | None, FetchLimits]
) -> Seen | None:
    """One request: the new content, or `None` where the server says it has not changed."""
    before, limits = known
    headers = {"user-agent": "phaen (plan files of local governments)"}
    if before and before.etag:
        headers["if-none-match"] = before.etag
    if before and before.last_modified:
        headers["if-modified-since"] = before.last_modified
    with client.stream("GET", url, headers=headers) as response:
        if response.status_code == NOT_MODIFIED and before:
            return None
        _check(response)
        part = archive.folder / f"part-{os.getpid()}"
        try:
            path = archive.keep(file_name(url), part, _download(response, part, limits))
        finally:
            part.unlink(missing_ok=True)
    return Seen(path, response.headers.get("etag", ""), response.headers.get("last-modified", ""))


def _check(response: httpx.Response) -> None:
    code = response.status_code
    if code >= SERVER_ERRORS or code == TOO_MANY:
        response.raise_for_status()
    if not response.is_success:
        raise FetchError(f"the server answered {code}; check the address")


def _download(response: httpx.Response, part: Path, limits: FetchLimits) -> str:
    """Write the body to `part`; its SHA-256."""
    digest, head, size, began = hashlib.sha256(), b"", 0, time.monotonic()
    with part.open("wb") as file:
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > limits.max_bytes:
                raise FetchError(
                    f"larger than {limits.max_bytes} bytes; raise fetch.max_bytes if it is wanted"
                )
            if time.monotonic() - began > limits.max_seconds:
                raise FetchError(f"not done after {limits.max_seconds} seconds; raise fetch.max_seconds")
            head = (head + chunk)[:HEADER_BYTES]
            digest.update(chunk)
            file.write(chunk)
    if b"%PDF-" not in head:
        raise FetchError(f"the server sent no PDF (it begins {head[:20]!r}); check the address")
    return digest.hexdigest()
