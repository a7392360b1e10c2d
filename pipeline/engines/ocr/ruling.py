"""Straight rules of tables: found solid, dotted or faint; closed into cells; taken out of the ink."""

from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.core.ocr import Px
from pipeline.engines.ocr.drawn_between import drawn_between
from pipeline.engines.ocr.paper import Paper, ringing
from pipeline.engines.ocr.rule_pieces import (
    Box,
    Grade,
    Rule,
    bands,
    darkest_stretch,
    graded,
    pieces,
    tightened,
)

_LEAST_INCHES = 0.35
_LEAST_BETWEEN_INCHES = 0.17  # for uprights that stand between two level rules
_THICKEST_INCHES = 0.045
_BLUR_INCHES = 0.1
_BOW = 0.014  # how far a rule may leave the level over its length: paper lies curved in scanners
_GAP_INCHES = 0.05
_JOIN_INCHES = 0.3
_STEP_PX = 3.0
_CLOSE_INCHES = 0.04  # how near its ends a rule that letters hug must meet level rules
_FAINTEST_LEVELS = 3.0  # how much darker than paper a rule is at least, averaged along it
_CELL_INCHES = (0.12, 0.09)  # least width and height
_CELL_MOST_PAGE_SHARE = 0.7
_CELL_RECTANGULARITY = 0.7


@dataclass(frozen=True, slots=True)
class Ruling:
    """Level and upright rules, and the label of the cell each pixel is in (0: in none)."""

    level: tuple[Rule, ...]
    upright: tuple[Rule, ...]  # with x and y exchanged
    cells: tuple[Px, ...]
    cell_of_pixel: NDArray[np.int32]  # index into `cells` plus one

    @property
    def rules(self) -> tuple[Px, ...]:
        """Boxes of all rules on the level page, level ones first."""
        upright = (rule.box for rule in self.upright)
        return (
            *(rule.box for rule in self.level),
            *((top, x0, bottom, x1) for x0, top, x1, bottom in upright),
        )


def ruling(page: Paper) -> Ruling:
    """The rules and cells of a level page."""
    page = replace(page, noise=max(page.noise, ringing(page)))
    level = _level_rules(page, _LEAST_INCHES)[Grade.RULE]
    standing = _level_rules(_transposed(page), _LEAST_BETWEEN_INCHES if level else _LEAST_INCHES)
    reach = 0.07 * page.dpi
    upright = [
        rule
        for rule in standing[Grade.RULE]
        if rule.length >= _LEAST_INCHES * page.dpi or _stands_between(rule.box, level, reach)
    ]
    # Letters set close to a border look like part of it; that it runs from rule to rule says it is one.
    upright += [
        rule
        for rule in standing[Grade.HUGGED]
        if rule.length >= _LEAST_INCHES * page.dpi
        and _stands_between(rule.box, level, _CLOSE_INCHES * page.dpi)
    ]
    upright = drawn_between(page, level, upright)
    cells, labels = _cell_map(page, level, upright)
    return Ruling(tuple(level), tuple(upright), tuple(cells), labels)


def _evidence(page: Paper, least_inches: float) -> NDArray[np.uint8]:
    """255 where a thin level line runs: darker, averaged along the row, than what is above and below."""
    blur = max(5, round(_BLUR_INCHES * page.dpi))
    thick = max(5, round(_THICKEST_INCHES * page.dpi)) | 1
    averaged = cv2.blur(page.grey, (blur, 1))
    hat = cv2.morphologyEx(averaged, cv2.MORPH_BLACKHAT, np.ones((thick, 1), np.uint8))
    faintest = max(_FAINTEST_LEVELS, 3.2 * page.noise / float(np.sqrt(blur)))
    seen = cv2.threshold(hat, faintest, 255, cv2.THRESH_BINARY)[1]
    # Steps of a line that is not quite level are one row high; worn lines have gaps.
    stepped = cv2.dilate(seen, np.ones((3, 1), np.uint8))
    stepped = cv2.morphologyEx(
        stepped, cv2.MORPH_CLOSE, np.ones((1, round(_GAP_INCHES * page.dpi)), np.uint8)
    )
    length = round(least_inches * page.dpi)
    return cv2.morphologyEx(stepped, cv2.MORPH_OPEN, np.ones((1, length), np.uint8)).astype(np.uint8)


def _level_rules(page: Paper, least_inches: float) -> dict[Grade, list[Rule]]:
    found = _evidence(page, least_inches)
    depth = (page.level - cv2.blur(page.grey, (3, 3))).astype(np.float32)
    dark = depth > max(_FAINTEST_LEVELS, 1.2 * page.noise)
    count, labels, stats, _ = cv2.connectedComponentsWithStats(found, connectivity=8)
    thickest = _THICKEST_INCHES * page.dpi
    rules: dict[Grade, list[Rule]] = {grade: [] for grade in Grade}
    for number in range(1, count):
        x, y, width, height = (int(v) for v in stats[number][:4])
        blob = labels[y : y + height, x : x + width] == number
        for band in bands((x, y, width, height), blob, max(thickest + 3, width * _BOW)):
            rule, grade = _judged(page, (depth, dark), band, least_inches)
            if grade is not Grade.NONE:
                rules[grade].append(tightened(depth, rule))
    return {grade: _collinear(found_so, _JOIN_INCHES * page.dpi) for grade, found_so in rules.items()}


def _judged(
    page: Paper, seen: tuple[NDArray[np.float32], NDArray[np.bool_]], band: Box, least_inches: float
) -> tuple[Rule, Grade]:
    """A candidate with its grade; one that fails as a whole may pass, as hugged, by its dark part."""
    depth, dark = seen
    thickest, piece = _THICKEST_INCHES * page.dpi + 1, round(0.5 * page.dpi)
    rule = pieces(seen, band, piece)
    grade = graded(depth, dark, rule, thickest)
    part = darkest_stretch(dark, band, round(_GAP_INCHES * page.dpi)) if grade is Grade.NONE else None
    if part is None or part[2] < least_inches * page.dpi:
        return rule, grade
    shorter = pieces(seen, part, piece)
    passed = graded(depth, dark, shorter, thickest) is not Grade.NONE
    return shorter, Grade.HUGGED if passed else Grade.NONE


def _collinear(rules: list[Rule], gap: float) -> list[Rule]:
    """Pieces of one worn rule joined: on one level, with no more than `gap` between them."""
    joined: list[Rule] = []
    for rule in sorted(rules, key=lambda r: r.box):
        x0, top, _, bottom = rule.box
        for place in range(len(joined) - 1, -1, -1):
            _, other_top, other_x1, other_bottom = joined[place].box
            if x0 - other_x1 <= gap and min(bottom, other_bottom) - max(top, other_top) > -_STEP_PX:
                joined[place] = joined[place].joined(rule)
                break
        else:
            joined.append(rule)
    return joined


def _stands_between(box: Px, level: list[Rule], reach: float) -> bool:
    """Whether an upright (its box with x and y exchanged) ends at a level rule above and below."""
    x = (box[1] + box[3]) / 2
    near = [rule.box for rule in level if rule.box[0] - reach <= x <= rule.box[2] + reach]
    return all(any(rule[1] - reach <= end <= rule[3] + reach for rule in near) for end in (box[0], box[2]))


def _transposed(page: Paper) -> Paper:
    return replace(page, grey=np.ascontiguousarray(page.grey.T), ink=np.ascontiguousarray(page.ink.T))


def _cell_map(page: Paper, level: list[Rule], upright: list[Rule]) -> tuple[list[Px], NDArray[np.int32]]:
    """Regions enclosed by the rules, each rule drawn out a little so that corners close."""
    drawn = np.zeros(page.ink.shape, np.uint8)
    reach = round(0.06 * page.dpi)
    for rule in level:
        _draw(drawn, rule, reach)
    standing = np.zeros(page.ink.T.shape, np.uint8)
    for rule in upright:
        _draw(standing, rule, reach)
    free = cv2.bitwise_not(cv2.bitwise_or(drawn, np.ascontiguousarray(standing.T)))
    count, labels, stats, _ = cv2.connectedComponentsWithStats(free, connectivity=4)
    renumbered = np.zeros(count, np.int32)
    cells: list[Px] = []
    for number in range(1, count):
        x, y, width, height, area = (int(v) for v in stats[number])
        if _is_cell((x, y, width, height), area, page):
            cells.append((float(x), float(y), float(x + width), float(y + height)))
            renumbered[number] = len(cells)
    return cells, renumbered[labels]


def _draw(canvas: NDArray[np.uint8], rule: Rule, reach: int) -> None:
    """Draws a level rule one pixel fat, its ends drawn out."""
    last = len(rule.pieces) - 1
    for place, (x, y, width, height) in enumerate(rule.pieces):
        x0 = x - (reach if place == 0 else 1)
        x1 = rule.pieces[place + 1][0] if place < last else x + width + reach
        y1 = y + height
        if place < last:  # bridges the step to the next piece
            y, y1 = min(y, rule.pieces[place + 1][1]), max(y1, sum(rule.pieces[place + 1][1::2]))  # noqa: PLW2901 - local
        cv2.rectangle(canvas, (x0, y - 1), (x1, y1), 255, -1)


def _is_cell(box: Box, area: int, page: Paper) -> bool:
    x, y, width, height = box
    page_height, page_width = page.ink.shape
    on_edge = x == 0 or y == 0 or x + width >= page_width or y + height >= page_height
    large_enough = width >= _CELL_INCHES[0] * page.dpi and height >= _CELL_INCHES[1] * page.dpi
    whole_page = width * height > _CELL_MOST_PAGE_SHARE * page_height * page_width
    return not on_edge and large_enough and not whole_page and area >= _CELL_RECTANGULARITY * width * height


def without_rules(page: Paper, found: Ruling) -> Paper:
    """The page with its rules painted over, strokes that cross them kept."""
    grey, ink = page.grey.copy(), page.ink.copy()
    paper = round(page.level)
    for rule in found.level:
        for piece in rule.pieces:
            _paint_over(grey, ink, piece, paper)
    for rule in found.upright:
        for piece in rule.pieces:
            _paint_over(grey.T, ink.T, piece, paper)
    return replace(page, grey=grey, ink=ink)


def _paint_over(grey: NDArray[np.uint8], ink: NDArray[np.uint8], piece: Box, paper: int) -> None:
    """Paints a piece of a level rule as paper, in place, where no stroke crosses it."""
    x, y, width, height = piece
    top, bottom = max(1, y - 1), min(ink.shape[0] - 2, y + height + 1)
    above, below = ink[top - 1, x : x + width] > 0, ink[bottom, x : x + width] > 0
    crossing = _widened(above) & _widened(below)
    ink[top:bottom, x : x + width][:, ~crossing] = 0
    grey[top:bottom, x : x + width][:, ~crossing] = paper


def _widened(seen: NDArray[np.bool_]) -> NDArray[np.bool_]:
    """True one pixel further on both sides."""
    wide = seen.copy()
    wide[1:] |= seen[:-1]
    wide[:-1] |= seen[1:]
    return wide
