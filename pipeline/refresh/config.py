"""Read the configuration of the nightly job."""

from pathlib import Path

import yaml
from pydantic import ValidationError

from pipeline.core.errors import UsageError
from schemas.refresh import RefreshConfig


def load_config(path: Path) -> RefreshConfig:
    """The configuration at `path`, its folders made absolute.

    Raises:
        UsageError: there is none, it is not YAML, or a key is unknown.
    """
    try:
        config = RefreshConfig.model_validate(yaml.safe_load(path.read_text(encoding="utf-8")))
    except OSError as error:
        raise UsageError(f"{path}: cannot be read ({error.strerror}); name it with --config") from error
    except (ValidationError, yaml.YAMLError, UnicodeDecodeError) as error:
        what = " ".join(str(error).split())
        raise UsageError(f"{path}: not a configuration of sources ({what}); correct it") from error
    base = path.resolve().parent
    sources = tuple(
        source.model_copy(update={"folders": tuple(base / folder for folder in source.folders)})
        for source in config.sources
    )
    return config.model_copy(update={"sources": sources})
