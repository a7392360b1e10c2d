"""Hold who is said to have had a paragraph first against the truth of a made-up country."""

import numpy as np
import pyarrow as pa
from numpy.typing import NDArray

from pipeline.evaluate.national import TEMPLATES, Country
from pipeline.store.connection import Connection
from schemas.geometry import Frozen

NUMBERED = """
    SELECT *, regexp_extract(earlier, '\\d+$')::BIGINT AS first_plan,
           regexp_extract(later, '\\d+$')::BIGINT AS second_plan
    FROM copied_paragraphs
"""
"""Owners of a made-up country have the number of their plan in their name."""

TOLD = f"""
    WITH told AS ({NUMBERED})
    SELECT count(*),
           count(*) FILTER (t.who_first = 'earlier first' AND t.first_plan = c.writer),
           count(*) FILTER (t.who_first = 'earlier first' AND t.first_plan = c.copier),
           count(*) FILTER (t.who_first = 'undecided')
    FROM copies c JOIN told t
      ON t.cluster_id = c.cluster_id AND least(t.first_plan, t.second_plan) = least(c.writer, c.copier)
     AND greatest(t.first_plan, t.second_plan) = greatest(c.writer, c.copier)
"""  # noqa: S608 (a constant of ours)

FIRSTS = f"""
    WITH firsts AS (SELECT DISTINCT cluster_id, first_plan FROM ({NUMBERED}) WHERE is_first_of_all)
    SELECT count(*), count(*) FILTER (f.first_plan = w.writer)
    FROM firsts f JOIN writers w USING (cluster_id)
"""  # noqa: S608 (a constant of ours)


class Direction(Frozen):
    """Of the pairs of writer and copier that share a group: how many are told rightly, wrongly, not at all.

    `firsts` are groups whose first owner is named, `right_firsts` those where it is the writer.
    """

    pairs: int
    right: int
    wrong: int
    undecided: int
    firsts: int
    right_firsts: int

    @property
    def precision(self) -> float:
        """Of the pairs that are decided, those decided rightly."""
        decided = self.right + self.wrong
        return self.right / decided if decided else 1.0

    @property
    def undecided_share(self) -> float:
        """Of all pairs, those left undecided."""
        return self.undecided / self.pairs if self.pairs else 0.0

    @property
    def first_precision(self) -> float:
        """Of the groups whose first owner is named, those where it wrote the paragraph."""
        return self.right_firsts / self.firsts if self.firsts else 1.0


def direction(
    connection: Connection, country: Country, labels: NDArray[np.int64], truth: NDArray[np.int64]
) -> Direction:
    """Score the view `copied_paragraphs`; `labels` and true clusters in the order of paragraphs."""
    own = np.flatnonzero(truth >= TEMPLATES)
    writers = (truth[own] - TEMPLATES) // country.paragraphs
    holders = own // country.paragraphs
    copied = writers != holders
    pairs = np.unique(np.stack([labels[own], writers, holders])[:, copied], axis=1)
    connection.register("copies", pa.table(dict(zip(("cluster_id", "writer", "copier"), pairs, strict=True))))
    found, at = np.unique(labels[own], return_index=True)
    connection.register("writers", pa.table({"cluster_id": found, "writer": writers[at]}))
    ((count, right, wrong, undecided),) = connection.execute(TOLD).fetchall()
    ((firsts, right_firsts),) = connection.execute(FIRSTS).fetchall()
    return Direction(
        pairs=count, right=right, wrong=wrong, undecided=undecided, firsts=firsts, right_firsts=right_firsts
    )
