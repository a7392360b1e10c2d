"""Hold clusters against the truth: by pairs and by paragraph (B-cubed: big ones hide no small ones)."""

import numpy as np
from numpy.typing import NDArray

from schemas.geometry import Frozen

Labels = NDArray[np.int64]


class Agreement(Frozen):
    """Precision and recall, 0 to 1. `items` have a partner in truth or answer; others are left out.

    Pairs: of all pairs put together, those that belong together, and the reverse. B-cubed: the same share
    for each item, averaged over items.
    """

    items: int
    true_pairs: int
    found_pairs: int
    pair_precision: float
    pair_recall: float
    item_precision: float
    item_recall: float


def sizes(labels: Labels) -> NDArray[np.int64]:
    """For each item the size of its group."""
    _, inverse, counts = np.unique(labels, return_inverse=True, return_counts=True)
    return counts[inverse.ravel()].astype(np.int64)


def agreement(found: Labels, truth: Labels) -> Agreement:
    """Compare two groupings of the same items; items alone in both are not counted."""
    both = np.unique(found, return_inverse=True)[1].ravel() * (int(truth.max()) + 1) + truth
    together, ours, theirs = sizes(both), sizes(found), sizes(truth)
    counted = (ours > 1) | (theirs > 1)
    true_pairs = int((theirs - 1).sum()) // 2
    found_pairs = int((ours - 1).sum()) // 2
    right = int((together - 1).sum()) // 2
    return Agreement(
        items=int(counted.sum()),
        true_pairs=true_pairs,
        found_pairs=found_pairs,
        pair_precision=right / found_pairs if found_pairs else 1.0,
        pair_recall=right / true_pairs if true_pairs else 1.0,
        item_precision=float((together / ours)[counted].mean()) if counted.any() else 1.0,
        item_recall=float((together / theirs)[counted].mean()) if counted.any() else 1.0,
    )
