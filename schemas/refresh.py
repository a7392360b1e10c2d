"""The nightly job's configuration and its one-line summary."""

from pathlib import Path

from pydantic import Field

from schemas.geometry import Frozen


class FetchLimits(Frozen):
    """How far fetching may go.

    `max_bytes` and `max_seconds` end one download. `timeout_seconds` is the longest silence of a server,
    `attempts` how often a request is made while the server fails. `pause_seconds` is kept between two
    requests to be a polite guest, and grows between attempts.
    """

    max_bytes: int = 200_000_000
    max_seconds: float = 900.0
    timeout_seconds: float = 60.0
    attempts: int = Field(default=3, ge=1)
    pause_seconds: float = 1.0


class SourceEntry(Frozen):
    """Where plans come from: folders, and URLs that give a PDF directly. `id` names the source in reports."""

    id: str
    folders: tuple[Path, ...] = ()
    urls: tuple[str, ...] = ()


class RefreshConfig(Frozen):
    """What `phaen refresh` reads. Relative folders are relative to the configuration's own folder.

    `max_failed_share`: with a greater share of failed files, nothing is published. `max_gone_share`: the
    same where a greater share of the documents that were there are there no more (a share that is not mounted
    looks like an empty folder). `keep_runs`: older run folders are deleted. `shrink_share`: a document that
    now yields less than this share of the projects it yielded before is held back for a person to look at.
    """

    sources: tuple[SourceEntry, ...]
    fetch: FetchLimits = FetchLimits()
    max_failed_share: float = Field(default=0.5, ge=0, le=1)
    max_gone_share: float = Field(default=0.5, ge=0, le=1)
    keep_runs: int = Field(default=14, ge=1)
    shrink_share: float = Field(default=0.5, ge=0, le=1)


class RefreshSummary(Frozen):
    """What one nightly run did; printed as one line of JSON. `status`: published or held.

    `partial` files have pages that could not be read, this night (then they are `loaded` too) or when they
    were read last (then they are `unchanged`). `quarantined` documents were read and left out (what was
    published of them before stays); `gone` is how many documents fewer there are than before.
    `findings_new` and `findings_gone` count open findings (failed or warned, not waived) against the run
    before.
    """

    run_id: str
    status: str
    reason: str = ""
    files: int = 0
    loaded: int = 0
    partial: int = 0
    unchanged: int = 0
    failed: int = 0
    quarantined: int = 0
    gone: int = 0
    fetched: int = 0
    not_modified: int = 0
    fetch_failed: int = 0
    plans: int = 0
    findings_new: int = 0
    findings_gone: int = 0
    seconds: float = 0.0
    run_folder: str = ""
