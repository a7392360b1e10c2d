"""Structure charts of the shared corpus against truth made by hand."""

from pathlib import Path

import pytest

from pipeline.evaluate.charts import FileTruth, chart_truths, shares
from pipeline.ingest.one_file import Options, document

TRUTHS = chart_truths(Path(__file__).parent.parent / "truth" / "charts")


@pytest.mark.shared
@pytest.mark.parametrize("truth", TRUTHS, ids=lambda truth: truth.file)
def test_units_parents_posts_and_counts_are_read(truth: FileTruth, shared_corpus: Path) -> None:
    charts = document(shared_corpus / truth.file, ["charts"], Options()).charts
    assert charts is not None
    for share in shares(truth, charts):
        assert (share.found, share.extra) == (share.known, 0), share
