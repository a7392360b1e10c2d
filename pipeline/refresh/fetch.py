"""Fetch PDFs by URL into an archive named by content; unchanged ones are not fetched again."""

import hashlib
import json
import os
import time
from collections.abc import Callable, Iterable
from dataclasses import asdict, dataclass
from pathlib import Path
from urllib.parse import unquote, urlsplit

import httpx

from schemas.refresh import FetchLimits

NOT_MODIFIED = 304
SERVER_ERRORS = 500
TOO_MANY = 429
NAME_CHARACTERS = 60
"""A Thai character takes three bytes and a file name at most 255."""


@dataclass(frozen=True, slots=True)
class Fetched:
    """One URL: `path` of its content in the archive, `None` when it could not be fetched."""

    url: str
    path: Path | None
    status: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Seen:
    """What the server said last time, for a conditional request."""

    path: str
    etag: str = ""
    last_modified: str = ""


class FetchError(Exception):
    """One URL could not be fetched; the message says why."""


@dataclass(slots=True)
class Archive:
    """A folder of fetched files (`<sha256>/<name>.pdf`) and what servers said of them (`seen.json`)."""

    folder: Path

    def seen(self) -> dict[str, Seen]:
        """By URL; empty where nothing was fetched yet or the note is damaged."""
        try:
            notes = json.loads((self.folder / "seen.json").read_text(encoding="utf-8"))
            return {url: Seen(**note) for url, note in notes.items()}
        except (OSError, ValueError, TypeError):
            return {}

    def note(self, seen: dict[str, Seen]) -> None:
        """Replace the notes as a whole."""
        self.folder.mkdir(parents=True, exist_ok=True)
        beside = self.folder / "seen.json.new"
        beside.write_text(json.dumps({u: asdict(s) for u, s in seen.items()}, indent=1), encoding="utf-8")
        beside.replace(self.folder / "seen.json")

    def keep(self, name: str, part: Path, sha256: str) -> Path:
        """Move a complete download under its digest."""
        target = self.folder / sha256 / name
        target.parent.mkdir(parents=True, exist_ok=True)
        os.replace(part, target)  # noqa: PTH105 (same call, said plainly: atomic)
        return target


def file_name(url: str) -> str:
    """A safe file name from the URL's last part."""
    last = unquote(urlsplit(url).path).rsplit("/", 1)[-1]
    kept = "".join(c if c.isalnum() or c in "._-" or "\u0e00" <= c <= "\u0e7f" else "_" for c in last)
    return (kept.strip("._") or "plan")[:NAME_CHARACTERS].removesuffix(".pdf").removesuffix(".PDF") + ".pdf"


def fetch_all(
    urls: Iterable[str], archive: Archive, limits: FetchLimits, pause: Callable[[float], None] = time.sleep
) -> list[Fetched]:
    """Fetch each URL; a failure is reported and the content fetched before, if any, is used on."""
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
    kept = Path(before.path) if before and Path(before.path).is_file() else None
    for attempt in range(1, limits.attempts + 1):
        try:
            found = _once(client, url, archive, (before if kept else None, limits))
        except (httpx.HTTPError, FetchError, OSError) as error:
            reason = f"{url}: {error}"
            if attempt < limits.attempts and not isinstance(error, FetchError):
                pause(limits.pause_seconds * 2**attempt)
                continue
            return Fetched(url, kept, "failed", reason + (" (using the copy fetched before)" if kept else ""))
        if found is None:
            return Fetched(url, kept, "not_modified")
        seen[url] = found
        return Fetched(url, Path(found.path), "fetched")
    raise AssertionError("attempts must be at least 1")


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
        if response.status_code == NOT_MODIFIED:
            return None
        _check(response)
        part, sha256 = _download(response, archive, limits)
    path = archive.keep(file_name(url), part, sha256)
    return Seen(str(path), response.headers.get("etag", ""), response.headers.get("last-modified", ""))


def _check(response: httpx.Response) -> None:
    code = response.status_code
    if code >= SERVER_ERRORS or code == TOO_MANY:
        response.raise_for_status()
    if not response.is_success:
        raise FetchError(f"the server answered {code}; check the address")


def _download(response: httpx.Response, archive: Archive, limits: FetchLimits) -> tuple[Path, str]:
    archive.folder.mkdir(parents=True, exist_ok=True)
    part = archive.folder / f"part-{os.getpid()}"
    digest, size = hashlib.sha256(), 0
    with part.open("wb") as file:
        for chunk in response.iter_bytes():
            size += len(chunk)
            if size > limits.max_bytes:
                raise FetchError(
                    f"larger than {limits.max_bytes} bytes; raise fetch.max_bytes if it is wanted"
                )
            digest.update(chunk)
            file.write(chunk)
    return part, digest.hexdigest()
