"""Ranked passages for a query: candidates by its rarest runs (BM25), in order of how well they hold it."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import tantivy
from rapidfuzz import fuzz

from pipeline.compare.folded import fold
from pipeline.core.errors import InputUnreadableError, UsageError
from pipeline.store.search_generations import generations
from pipeline.store.search_index import RUN, opened, schema
from pipeline.text.digits import to_arabic
from pipeline.text.searchable import match_key
from schemas.geometry import Frozen

RARE_RUNS = 10
"""Of the query's runs, so many of the rarest are looked up: the common ones cost most and tell least."""

CANDIDATES = 120
LEAST_SIMILARITY = 60.0
"""Partial ratio (0 to 100) below which a candidate is not shown."""

EXPANSIONS = 24
"""Runs looked up for a query shorter than a run."""

AMOUNT = re.compile(r"(?<![\d,.])(?!2[45]\d\d(?!\d))[1-9]\d{3,}(?!\d)")
"""A number of four digits and more without commas that is no year of the Buddhist era."""

GROUPED = re.compile(r"(?<![\d,])\d{1,3}(?:,\d{3})+(?![\d,])")


SPLIT_AM = re.compile(r"(?<=[ก-ฮ])([่้๊๋]?)\s+า|ำา")
"""SARA AM as a broken text layer has it: cut off its letter and without its ring (`ต าบล`), or doubled."""

NUMBER = re.compile(r"\d+")
CONTINUED = 99.0
"""Similarity where a number of the query goes on in the text: village 1 is asked for, village 12 found."""

OTHER_NUMBER = LEAST_SIMILARITY - 1
"""Most that a text without a number of the query can reach: one number is never nearly another."""


class Filters(Frozen):
    """What hits must be; `None` lets all pass. `year_be` must be in the plan's period."""

    plan_type: str | None = None
    organization: str | None = None
    organization_kind: str | None = None
    province: str | None = None
    section_key: str | None = None
    kind: str | None = None
    year_be: int | None = None


class Hit(Frozen):
    """A passage that answers: where it stands, and the half-open span of `text` that matched.

    `similarity` is 0 to 100; 100 means the query stands there sign for sign, spaces aside.
    """

    plan_id: str
    document_id: str
    file_name: str
    plan_type: str
    organization: str | None
    province: str | None
    start_year_be: int | None
    end_year_be: int | None
    kind: str
    section_key: str
    ordinal: int
    page: int | None
    bbox: tuple[float, float, float, float] | None
    text: str
    start: int
    end: int
    similarity: float
    score: float
    same_elsewhere: int = 0


@dataclass(frozen=True, slots=True)
class Candidate:
    """An entry of the index before it is shown; `needle` is the folded query it was held against."""

    folded: str
    record: str
    score: float
    similarity: float
    needle: str


def runs_of(needle: str) -> list[str]:
    """The distinct runs of a folded text."""
    return sorted({needle[n : n + RUN] for n in range(len(needle) - RUN + 1)})


def similarity(needle: str, parts: Sequence[str], folded: str) -> float:
    """How well a folded text holds the query as a whole, or else its words apart (0 to 100)."""
    if needle in folded:
        return CONTINUED if goes_on(needle, folded) else 100.0
    whole = fuzz.partial_ratio(needle, folded) if len(needle) <= len(folded) else fuzz.ratio(needle, folded)
    if len(parts) > 1:
        found = (100.0 if part in folded else fuzz.partial_ratio(part, folded) for part in parts)
        whole = max(whole, 0.95 * sum(found) / len(parts))
    return whole if all(number in folded for number in NUMBER.findall(needle)) else min(whole, OTHER_NUMBER)


def goes_on(needle: str, folded: str) -> bool:
    """Does a number at an end of the query go on in the text, wherever the text holds it?"""
    if not (needle[0].isdigit() or needle[-1].isdigit()):
        return False
    before = r"(?<!\d)" if needle[0].isdigit() else ""
    after = r"(?!\d)" if needle[-1].isdigit() else ""
    return re.search(before + re.escape(needle) + after, folded) is None


class SearchIndex:
    """An open search index; safe to share between threads for reading.

    `index` is the one that answers for the store (`search_index.current`); the newest where none is named.

    Raises:
        InputUnreadableError: there is no index in the folder.
    """

    def __init__(self, folder: Path, index: Path | None = None) -> None:
        chosen = index or next(iter(generations(folder)), None)
        if chosen is None:
            raise InputUnreadableError(f"{folder}: no search index there; run `phaen search` once to make it")
        self._index = opened(chosen)

    @cached_property
    def _schema(self) -> tantivy.Schema:
        return schema()

    def _term(self, field: str, value: object) -> tantivy.Query:
        return tantivy.Query.term_query(self._schema, field, value, "freq" if field == "folded" else "basic")

    def _rare_runs(self, searcher: tantivy.Searcher, parts: Sequence[str]) -> list[str]:
        """The runs of the query to look up: those of the whole of it, then those its short words begin."""
        whole = self._known(searcher, runs_of("".join(parts)))[:RARE_RUNS]
        short = [part for part in parts if len(part) < RUN]
        begun = [
            run
            for part in short
            for run, _ in searcher.terms_with_prefix("folded", part, limit=EXPANSIONS)
            if run not in whole
        ]
        return (whole + self._known(searcher, begun))[: EXPANSIONS if short else RARE_RUNS]

    def _known(self, searcher: tantivy.Searcher, runs: Sequence[str]) -> list[str]:
        """The runs that stand in the index, rarest first."""
        known = [(searcher.doc_freq("folded", run), run) for run in runs]
        return [run for count, run in sorted(known) if count]

    def _query(self, runs: Sequence[str], filters: Filters) -> tantivy.Query:
        should = [(tantivy.Occur.Should, self._term("folded", run)) for run in runs]
        text = tantivy.Query.boolean_query(should)
        must = [
            (tantivy.Occur.Must, tantivy.Query.const_score_query(self._term(field, value), 0.0))
            for field, value in filters
            if value is not None
        ]
        return tantivy.Query.boolean_query([(tantivy.Occur.Must, text), *must])

    def search(
        self, text: str, filters: Filters | None = None, limit: int = 20, *, distinct: bool = False
    ) -> tuple[Hit, ...]:
        """The best passages for `text`. `distinct`: passages that read the same are shown once.

        Raises:
            UsageError: the query has nothing to look for.
        """
        queries = [parts for parts in map(folded_words, spellings(text)) if parts]
        if not queries:
            raise UsageError(f"the query must have a letter or a digit, got {text!r}")
        wanted = max(CANDIDATES, 3 * limit)
        best: dict[str, Candidate] = {}
        for parts in queries:
            for one in self._candidates(parts, filters or Filters(), wanted):
                if one.record not in best or best[one.record].similarity < one.similarity:
                    best[one.record] = one
        return shown(list(best.values()), limit, distinct=distinct)

    def _candidates(self, parts: Sequence[str], filters: Filters, wanted: int) -> Iterator[Candidate]:
        """Entries that may hold the words of a query."""
        searcher = self._index.searcher()
        runs = self._rare_runs(searcher, parts)
        if runs:
            result = searcher.search(self._query(runs, filters), limit=wanted, count=False)
            for score, address in result.hits:
                yield candidate(searcher.doc(address), score, parts)


def folded_words(text: str) -> list[str]:
    """The words of a query, folded, those of nothing but blanks left out."""
    return [part for part in map(match_key, text.split()) if part]


def spellings(text: str) -> tuple[str, ...]:
    """A query, and again with its amounts written with commas, or without, and with its SARA AM mended."""
    plain = to_arabic(text)
    mended = SPLIT_AM.sub(lambda found: f"{found.group(1) or ''}ำ", plain)
    grouped = AMOUNT.sub(lambda found: f"{int(found.group()):,}", mended)
    bare = GROUPED.sub(lambda found: found.group().replace(",", ""), mended)
    return tuple(dict.fromkeys((text, *(other for other in (mended, grouped, bare) if other != plain))))


def candidate(entry: tantivy.Document, score: float, parts: Sequence[str]) -> Candidate:
    """An entry with how well it holds the query."""
    record = bytes(entry.get_first("record") or b"{}").decode()
    folded = match_key(json.loads(record)["text"])
    needle = "".join(parts)
    return Candidate(folded, record, score, similarity(needle, parts, folded), needle)


def shown(found: Sequence[Candidate], limit: int, *, distinct: bool) -> tuple[Hit, ...]:
    """The hits to show, best first."""
    good = sorted(
        (one for one in found if one.similarity >= LEAST_SIMILARITY),
        key=lambda one: (-one.similarity, -one.score, one.record),
    )
    same: dict[str, int] = {}
    kept = []
    for one in good:
        same[one.folded] = same.get(one.folded, -1) + 1
        if not distinct or same[one.folded] == 0:
            kept.append(one)
    return tuple(hit(one, same[one.folded]) for one in kept[:limit])


def hit(found: Candidate, same_elsewhere: int) -> Hit:
    """A candidate as it is shown, with the span that matched in the printed text."""
    record = json.loads(found.record)
    start, end = span(record["text"], found.folded, found.needle)
    return Hit(
        **record,
        start=start,
        end=end,
        similarity=round(found.similarity, 1),
        score=round(found.score, 3),
        same_elsewhere=same_elsewhere,
    )


def span(text: str, folded: str, needle: str) -> tuple[int, int]:
    """Where the needle stands in the printed text (half-open); the whole text where it is spread out."""
    offsets = fold(text).offsets
    at = folded.find(needle)
    if at >= 0:
        return offsets[at], offsets[at + len(needle) - 1] + 1
    aligned = fuzz.partial_ratio_alignment(needle, folded)
    if aligned is None or aligned.dest_end <= aligned.dest_start:
        return 0, len(text)
    return offsets[aligned.dest_start], offsets[aligned.dest_end - 1] + 1
