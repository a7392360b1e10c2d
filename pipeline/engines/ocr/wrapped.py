"""What engines put around another engine share: the one behind has the name, the version, the charset."""

from pipeline.core.ocr import Image, OcrEngine, OcrLine


class WrappedOcr:
    """An engine that answers for the one behind it; single lines go straight through."""

    def __init__(self, engine: OcrEngine) -> None:
        self._engine = engine

    @property
    def name(self) -> str:
        """The name of the engine behind."""
        return self._engine.name

    @property
    def version(self) -> str:
        """The version of the engine behind."""
        return self._engine.version

    @property
    def charset(self) -> frozenset[str]:
        """The character set of the engine behind."""
        return self._engine.charset

    def line(self, image: Image) -> OcrLine:
        """Read one line: lines are too short to keep or to need a limit."""
        return self._engine.line(image)
