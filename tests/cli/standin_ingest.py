"""`phaen ingest` with the stand-in reader: `python -m tests.cli.standin_ingest ARGUMENTS`."""

import sys
from dataclasses import replace

import pipeline.cli.ingest as command
from pipeline.cli.main import main
from pipeline.ingest.batch import Batch
from pipeline.ingest.ingest import Ingest
from tests.ingest.doubles import plain_options, reader


def with_reader(ingest: Ingest) -> Ingest:
    """The same ingest with a reader that does what a file says."""
    batch = ingest.batch
    return replace(ingest, batch=Batch(plain_options, batch.workers, batch.limit_seconds, reader=reader))


if __name__ == "__main__":
    vars(command)["Ingest"] = lambda *args, **named: with_reader(Ingest(*args, **named))
    sys.argv[1:1] = ["ingest"]
    main()
