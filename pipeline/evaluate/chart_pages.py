"""Structure charts of made-up municipalities drawn as page images, in the styles offices draw them in."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from PIL import Image, ImageDraw, ImageFont

from pipeline.evaluate.charts import ChartTruth, Post, Unit
from pipeline.evaluate.scan_files import Pixels
from schemas.geometry import BBox

WIDTH_PT, HEIGHT_PT = 842.0, 595.0
Rgb = tuple[int, int, int]
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
_PITCH_PT, _FONT_PT, _TITLE_PT = 20.0, 14.0, 18.0
_BREAK_PT = (23.0, 1.6)
"""A worn line has a gap this long so often."""


@dataclass(frozen=True, slots=True)
class Style:
    """How boxes and lines look. `fill` alone, with `outline` off, is a box without border."""

    name: str
    line_pt: float = 0.75
    line_rgb: Rgb = BLACK
    radius_pt: float = 0.0
    fill: Rgb | None = None
    outline: bool = True
    text_rgb: Rgb = BLACK
    dash_pt: tuple[float, float] | None = None
    worn: bool = False
    arrows: bool = False
    sloping: bool = False
    shadow: bool = False
    joined: bool = True


@dataclass(frozen=True, slots=True)
class Branch:
    """A unit of a made-up chart: its printed lines, what stands in its list, and the units below it."""

    lines: tuple[str, ...]
    posts: tuple[Post, ...] = ()
    listed: tuple[str, ...] = ()
    below: tuple["Branch", ...] = ()

    @property
    def name(self) -> str:
        """What the unit is called."""
        return self.lines[0]


# Clerk of a made-up municipality with four departments and their sections, the names of the sections below:
# administration, personnel, planning; finance, supplies, revenue; building, utilities; education, customs.
WHOLE = Branch(
    ("ปลัดเทศบาล", "(นักบริหารงานท้องถิ่น ระดับกลาง) (๑)"),
    posts=(("ปลัดเทศบาล", "ปลัดเทศบาล", "นักบริหารงานท้องถิ่น", "กลาง", 1, None),),
    below=tuple(
        Branch((name,), below=tuple(Branch((one,)) for one in sections))
        for name, sections in (
            ("สำนักปลัดเทศบาล", ("งานบริหารทั่วไป", "งานการเจ้าหน้าที่", "งานนโยบายและแผน")),
            ("กองคลัง", ("งานการเงินและบัญชี", "งานพัสดุและทรัพย์สิน", "งานจัดเก็บรายได้")),
            ("กองช่าง", ("งานก่อสร้าง", "งานสาธารณูปโภค")),
            ("กองการศึกษา", ("งานบริหารการศึกษา", "งานส่งเสริมประเพณี")),
        )
    ),
)
# Director of finance; accountants, an officer of supplies, a revenue officer, three labourers on contract.
ONE = Branch(
    ("ผู้อำนวยการกองคลัง", "(นักบริหารงานการคลัง ระดับต้น) (๑)"),
    posts=(("ผู้อำนวยการกองคลัง", "ผู้อำนวยการกองคลัง", "นักบริหารงานการคลัง", "ต้น", 1, None),),
    below=(
        Branch(
            ("งานการเงินและบัญชี",),
            listed=("- นักวิชาการเงินและบัญชี ชก. (๑)", "- เจ้าพนักงานการเงินและบัญชี ปง. (๒)"),
            posts=(
                ("งานการเงินและบัญชี", "นักวิชาการเงินและบัญชี", None, "ชก.", 1, None),
                ("งานการเงินและบัญชี", "เจ้าพนักงานการเงินและบัญชี", None, "ปง.", 2, None),
            ),
        ),
        Branch(
            ("งานพัสดุและทรัพย์สิน",),
            listed=("- เจ้าพนักงานพัสดุ ชง. (๑)",),
            posts=(("งานพัสดุและทรัพย์สิน", "เจ้าพนักงานพัสดุ", None, "ชง.", 1, None),),
        ),
        Branch(
            ("งานจัดเก็บรายได้",),
            listed=("- นักวิชาการจัดเก็บรายได้ ปก. (๑)", "พนักงานจ้างทั่วไป", "- คนงาน (๓)"),
            posts=(
                ("งานจัดเก็บรายได้", "นักวิชาการจัดเก็บรายได้", None, "ปก.", 1, None),
                ("งานจัดเก็บรายได้", "คนงาน", None, None, 3, "พนักงานจ้างทั่วไป"),
            ),
        ),
    ),
)
WHOLE_TITLE, ONE_TITLE = "โครงสร้างส่วนราชการเทศบาลตำบลทุ่งสายหมอก", "โครงสร้างกองคลัง"


def truth(page: int, title: str, top: Branch, *, joined: bool) -> ChartTruth:
    """What a person reads; without connectors nobody is above anybody."""
    units: list[Unit] = []
    posts: list[Post] = []

    def add(one: Branch, above: str | None) -> None:
        units.append((one.name, above if joined else None))
        posts.extend(one.posts)
        for other in one.below:
            add(other, one.name)

    add(top, None)
    return ChartTruth(page=page, title=title, units=tuple(units), posts=tuple(posts))


@dataclass(slots=True)
class _Sheet:
    """Landscape paper and a pen that draws in points."""

    style: Style
    font: str
    dpi: int
    image: Image.Image = field(init=False)

    def __post_init__(self) -> None:
        self.image = Image.new("RGB", (self.px(WIDTH_PT), self.px(HEIGHT_PT)), WHITE)

    def px(self, points: float) -> int:
        return round(points * self.dpi / 72)

    def line(self, *points: tuple[float, float]) -> None:
        """A line from point to point, dashed or worn as the style says."""
        for (ax, ay), (bx, by) in pairwise(points):
            self._stretch((ax, ay), (bx, by))

    def _stretch(self, start: tuple[float, float], end: tuple[float, float]) -> None:
        (ax, ay), (bx, by) = start, end
        long = max(0.1, float(np.hypot(bx - ax, by - ay)))
        every, gap = self.style.dash_pt or (_BREAK_PT if self.style.worn else (long, 0.0))
        pen = ImageDraw.Draw(self.image)
        width = max(1, self.px(self.style.line_pt))
        for at in np.arange(0.0, long, every + gap):
            first, last = at / long, min(1.0, (at + every) / long)
            ends = [(self.px(ax + (bx - ax) * s), self.px(ay + (by - ay) * s)) for s in (first, last)]
            pen.line(ends, fill=self.style.line_rgb, width=width)

    def arrow(self, x: float, y: float) -> None:
        """The head of an arrow that points down to a box."""
        if self.style.arrows:
            corners = [(self.px(a), self.px(b)) for a, b in ((x - 3, y - 6), (x + 3, y - 6), (x, y))]
            ImageDraw.Draw(self.image).polygon(corners, fill=self.style.line_rgb)

    def box(self, area: BBox, divider: float | None = None) -> None:
        style, pen = self.style, ImageDraw.Draw(self.image)
        edges = [self.px(edge) for edge in area]
        if style.shadow:
            pen.rectangle([edge + self.px(3) for edge in edges], fill=(120, 120, 120))
        radius = self.px(style.radius_pt)
        solid = style.outline and not style.worn
        fill = style.fill or (WHITE if style.shadow else None)
        if fill or solid:
            outline = style.line_rgb if solid else None
            width = max(1, self.px(style.line_pt)) if solid else 0
            pen.rounded_rectangle(edges, radius, fill=fill, outline=outline, width=width)
        if style.outline and style.worn:
            x0, top, x1, bottom = area
            self.line((x0, top), (x1, top), (x1, bottom), (x0, bottom), (x0, top))
        if divider is not None:
            self.line((area.x0, divider), (area.x1, divider))

    def write(self, text: str, x: float, y: float, *, middle: bool = True, size_pt: float = _FONT_PT) -> None:
        """Text on a baseline, set about its middle or from the left."""
        letters = ImageFont.truetype(self.font, self.px(size_pt), layout_engine=ImageFont.Layout.RAQM)
        place = (self.px(x), self.px(y))
        colour = BLACK if size_pt > _FONT_PT else self.style.text_rgb
        ImageDraw.Draw(self.image).text(
            place, text, font=letters, fill=colour, anchor="ms" if middle else "ls"
        )

    def named(self, area: BBox, lines: Sequence[str]) -> None:
        """A box with its lines about its middle."""
        self.box(area)
        top = (area.top + area.bottom) / 2 - _PITCH_PT * (len(lines) - 1) / 2 + 5
        for row, text in enumerate(lines):
            self.write(text, (area.x0 + area.x1) / 2, top + row * _PITCH_PT)

    def joins(self, upper: BBox, lower: Sequence[BBox]) -> None:
        """A bar under a box with a drop to each box below, or a sloping line to each."""
        if not self.style.joined:
            return
        x, bar = (upper.x0 + upper.x1) / 2, (upper.bottom + lower[0].top) / 2
        middles = [(one.x0 + one.x1) / 2 for one in lower]
        if self.style.sloping:
            for middle, one in zip(middles, lower, strict=True):
                self.line((x, upper.bottom), (middle, one.top))
            return
        self.line((x, upper.bottom), (x, bar))
        self.line((min(x, *middles), bar), (max(x, *middles), bar))
        for middle, one in zip(middles, lower, strict=True):
            self.line((middle, bar), (middle, one.top))
            self.arrow(middle, one.top)

    def pixels(self) -> Pixels:
        return np.asarray(self.image, np.uint8)


def whole_page(style: Style, font: str, dpi: int) -> Pixels:
    """Departments in a row below the clerk, sections hanging on a trunk at the left of each."""
    sheet = _Sheet(style, font, dpi)
    sheet.write(WHOLE_TITLE, WIDTH_PT / 2, 50, size_pt=_TITLE_PT)
    top = BBox(WIDTH_PT / 2 - 120, 75, WIDTH_PT / 2 + 120, 120)
    heads = [BBox(45 + 195 * n, 175, 205 + 195 * n, 210) for n in range(len(WHOLE.below))]
    sheet.joins(top, heads)
    sheet.named(top, WHOLE.lines)
    for head, branch in zip(heads, WHOLE.below, strict=True):
        boxes = [BBox(head.x0 + 30, 235 + 55 * n, head.x1, 265 + 55 * n) for n in range(len(branch.below))]
        if style.joined:
            trunk = head.x0 + 12
            sheet.line((trunk, head.bottom), (trunk, boxes[-1].top + 15))
            for box in boxes:
                sheet.line((trunk, box.top + 15), (box.x0, box.top + 15))
        sheet.named(head, branch.lines)
        for box, below in zip(boxes, branch.below, strict=True):
            sheet.named(box, below.lines)
    return sheet.pixels()


def department_page(style: Style, font: str, dpi: int) -> Pixels:
    """Sections in a row below the director, each box parted by a line from the posts listed in it."""
    sheet = _Sheet(style, font, dpi)
    sheet.write(ONE_TITLE, WIDTH_PT / 2, 60, size_pt=_TITLE_PT)
    top = BBox(WIDTH_PT / 2 - 120, 90, WIDTH_PT / 2 + 120, 140)
    boxes = [BBox(40 + 260 * n, 200 + 6 * n, 280 + 260 * n, 330 + 6 * n) for n in range(len(ONE.below))]
    sheet.joins(top, boxes)
    sheet.named(top, ONE.lines)
    for box, branch in zip(boxes, ONE.below, strict=True):
        sheet.box(box, divider=box.top + 26)
        sheet.write(branch.name, (box.x0 + box.x1) / 2, box.top + 18)
        for row, text in enumerate(branch.listed):
            sheet.write(text, box.x0 + 10, box.top + 46 + row * (_PITCH_PT + 3), middle=False)
    return sheet.pixels()
