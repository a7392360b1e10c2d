"""The layer `turns`: which pages were laid level to be read, and the way back."""

from pipeline.core.stage import stage
from schemas.geometry import PageTurn
from schemas.page_content import PageContent


@stage(version=1)
def turns(reading: tuple[PageContent, ...]) -> tuple[PageTurn, ...]:
    """One entry for each page of a scan that lay askew, on its side or on its head."""
    return tuple(page.turn for page in reading if page.turn is not None)
