"""Measure near-duplicates, comparison and search on a made-up country: time, memory, precision and recall."""

import gc
import resource
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.random import default_rng
from numpy.typing import NDArray

from pipeline.compare.align import align
from pipeline.compare.comparison import OBJECTS_BETWEEN_COLLECTIONS
from pipeline.compare.pair import compare_aligned, compare_pair
from pipeline.evaluate.clustering import Agreement, agreement
from pipeline.evaluate.direction import Direction, direction
from pipeline.evaluate.national import Country
from pipeline.evaluate.national_store import write_country
from pipeline.evaluate.resident import peak_memory
from pipeline.store.clusters import refresh_clusters
from pipeline.store.connection import Connection, reading, writing
from pipeline.store.plan_texts import texts_of
from pipeline.store.search import CONTINUED, SearchIndex
from pipeline.store.search_generations import folder_of
from pipeline.store.search_index import synchronise
from schemas.geometry import Frozen

MILLISECONDS = 1000.0
WORKERS = 2
QUERIES, PAIRS, COMMANDS = 300, 40, 10
PHAEN = (sys.executable, "-m", "pipeline.cli.main")
QUERY_SIGNS = (4, 8, 15, 30, 60)


class Timing(Frozen):
    """A distribution of durations in milliseconds."""

    count: int
    median_ms: float
    p95_ms: float
    most_ms: float


class PairTimes(Frozen):
    """Two plans read from the store and compared: aligned only, with all differences, and by the command.

    `command` is `phaen compare` as a process of its own, from its start to its end.
    """

    align: Timing
    compare: Timing
    compare_cpu: Timing
    command: Timing
    command_cpu: Timing


class NationalReport(Frozen):
    """What was measured. Memory is the peak of the sum over all processes while clustering, in GiB."""

    plans: int
    paragraphs: int
    made_seconds: float
    cluster_seconds: float
    cluster_cpu_seconds: float
    memory_gib: float
    agreement: Agreement
    direction: Direction
    pairs: PairTimes
    index_seconds: float
    search: Timing
    search_found: int


def timing(seconds: Sequence[float]) -> Timing:
    """The distribution of some durations."""
    values = np.asarray(seconds) * MILLISECONDS
    return Timing(
        count=len(values),
        median_ms=round(float(np.median(values)), 1),
        p95_ms=round(float(np.percentile(values, 95)), 1),
        most_ms=round(float(values.max()), 1),
    )


def cpu_seconds() -> float:
    """CPU time of this process and of those that have ended."""
    own, ended = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime


def make(store: Path, country: Country) -> float:
    """Write the country into a new store, the truth beside it; seconds taken.

    In a process of its own: what making it leaves in memory would be counted as what grouping it needs.
    """
    with ProcessPoolExecutor(1, mp_context=get_context("spawn")) as maker:
        return maker.submit(written, store, country).result()


def written(store: Path, country: Country) -> float:
    """The same in this process."""
    store.unlink(missing_ok=True)
    start = time.perf_counter()
    with writing(store) as connection, ProcessPoolExecutor(WORKERS) as executor:
        truth, sources = write_country(connection, country, executor)
    np.save(truth_file(store), np.stack([truth, sources]))
    return time.perf_counter() - start


def truth_file(store: Path) -> Path:
    """Where the truth of a made-up store lies."""
    return store.with_suffix(".truth.npy")


def labels(connection: Connection, count: int) -> NDArray[np.int64]:
    """The cluster of each paragraph in the order of rows; alone: a number of its own."""
    found = connection.execute(
        "SELECT p.rowid AS row, c.cluster_id FROM paragraph_clusters c "
        "JOIN paragraphs p USING (document_id, ordinal)"
    ).fetchnumpy()
    made = np.arange(count, 2 * count, dtype=np.int64)
    made[found["row"]] = found["cluster_id"]
    return made


class Clustered(NamedTuple):
    """How a clustering went: wall and CPU seconds, peak memory of all processes, agreement with the truth."""

    seconds: float
    cpu_seconds: float
    memory_gib: float
    agreement: Agreement
    direction: Direction


def clustered(store: Path, country: Country) -> Clustered:
    """Cluster the store."""
    start, cpu = time.perf_counter(), cpu_seconds()
    with writing(store) as connection:
        with peak_memory() as peak, ProcessPoolExecutor(WORKERS) as executor:
            refresh_clusters(connection, executor)
        seconds, spent = time.perf_counter() - start, cpu_seconds() - cpu
        truth = np.load(truth_file(store))[0]
        made = labels(connection, len(truth))
        told = direction(connection, country, made, truth)
        return Clustered(seconds, spent, peak.gib, agreement(made, truth), told)


def measured_direction(store: Path, country: Country) -> Direction:
    """Make the country, group its paragraphs, and score who is said to have had each first."""
    make(store, country)
    return clustered(store, country).direction


def pair_times(store: Path, plans: int) -> PairTimes:
    """Compare pairs of neighbouring plans: in this process, and with the command."""
    pairs = [(n, n + 1) for n in default_rng(1).integers(plans - 1, size=PAIRS).tolist()]
    with reading(store) as connection:
        aligned, compared, cpu = compared_here(connection, pairs)
    command, command_cpu = commanded(store, pairs[:COMMANDS])
    return PairTimes(
        align=aligned, compare=compared, compare_cpu=cpu, command=command, command_cpu=command_cpu
    )


def commanded(store: Path, pairs: Sequence[tuple[int, int]]) -> tuple[Timing, Timing]:
    """Wall and CPU time of `phaen compare`, once for each pair, after one that warms the disk's cache."""
    walls, spent = [], []
    for one, other in (pairs[0], *pairs):
        start, cpu = time.perf_counter(), cpu_seconds()
        subprocess.run(  # noqa: S603 (our own command)
            [*PHAEN, "compare", f"made-{one}", f"made-{other}", "--db", str(store), "--format", "json"],
            check=True,
            stdout=subprocess.DEVNULL,
        )
        walls.append(time.perf_counter() - start)
        spent.append(cpu_seconds() - cpu)
    return timing(walls[1:]), timing(spent[1:])


def compared_here(connection: Connection, pairs: Sequence[tuple[int, int]]) -> tuple[Timing, Timing, Timing]:
    """Times of pairs read and aligned, of the same with all differences on words, and of its CPU time."""
    (first,), (second,) = texts_of(connection, ["made-0", "made-1"])
    compare_pair(first, second)  # loads the dictionary
    before = gc.get_threshold()
    gc.freeze()  # both as `phaen compare` does
    gc.set_threshold(OBJECTS_BETWEEN_COLLECTIONS)
    aligned, whole, spent = [], [], []
    for pair in pairs:
        start, cpu = time.perf_counter(), time.process_time()
        (left,), (right,) = texts_of(connection, [f"made-{n}" for n in pair])
        groups = align(left.passages, right.passages)
        aligned.append(time.perf_counter() - start)
        compare_aligned(left, right, groups)
        whole.append(time.perf_counter() - start)
        spent.append(time.process_time() - cpu)
    gc.unfreeze()
    gc.set_threshold(*before)
    return timing(aligned), timing(whole), timing(spent)


def queries(connection: Connection) -> list[str]:
    """Stretches of paragraphs of several lengths, every third with a blank put in."""
    rng = default_rng(2)
    found = connection.execute(
        f"SELECT text FROM paragraphs USING SAMPLE {QUERIES} ROWS (reservoir, 3)"  # noqa: S608 (a constant of ours)
    ).fetchall()
    made = []
    for n, (text,) in enumerate(found):
        size = QUERY_SIGNS[n % len(QUERY_SIGNS)]
        start = int(rng.integers(max(len(text) - size, 1)))
        query = text[start : start + size]
        made.append(query[: size // 2] + " " + query[size // 2 :] if n % 3 == 0 else query)
    return made


def searched(store: Path) -> tuple[float, Timing, int]:
    """Index the store and search it; seconds to index, times, and how many queries found their passage."""
    start = time.perf_counter()
    with reading(store) as connection:
        synchronise(connection, folder_of(store))
        indexed = time.perf_counter() - start
        asked = queries(connection)
    index = SearchIndex(folder_of(store))
    spent, right = [], 0
    for query in asked:
        start = time.perf_counter()
        hits = index.search(query)
        spent.append(time.perf_counter() - start)
        right += bool(hits) and hits[0].similarity >= CONTINUED
    return indexed, timing(spent), right


def measure(store: Path, country: Country) -> NationalReport:
    """Make the country where its store is not there yet, and measure everything on it."""
    made = 0.0 if truth_file(store).exists() else make(store, country)
    groups = clustered(store, country)
    pairs = pair_times(store, country.plans)
    indexed, search, right = searched(store)
    return NationalReport(
        plans=country.plans,
        paragraphs=country.plans * country.paragraphs,
        made_seconds=round(made, 1),
        cluster_seconds=round(groups.seconds, 1),
        cluster_cpu_seconds=round(groups.cpu_seconds, 1),
        memory_gib=round(groups.memory_gib, 2),
        agreement=groups.agreement,
        direction=groups.direction,
        pairs=pairs,
        index_seconds=round(indexed, 1),
        search=search,
        search_found=right,
    )
