"""Pictures of pages for reports: handed in by whoever can render, kept within a budget."""

import base64
from typing import NamedTuple, Protocol

from schemas.finding import PlanFindings


class PageImage(NamedTuple):
    """A rendered page: `media_type` such as `image/webp`, and the page size in points."""

    media_type: str
    data: bytes
    width_pt: float
    height_pt: float

    @property
    def data_uri(self) -> str:
        """The picture as a URI that needs no other file."""
        return f"data:{self.media_type};base64,{base64.b64encode(self.data).decode()}"


class PageImages(Protocol):
    """Gives the picture of a page of a plan's file."""

    def __call__(self, plan: PlanFindings, page: int) -> PageImage | None:
        """Page `page` (1-based) of the plan's file; `None` when it cannot be rendered."""


def no_images(plan: PlanFindings, page: int) -> PageImage | None:  # noqa: ARG001 (the protocol's signature)
    """For reports without pictures."""
    return None
