"""Tell damage (misreading, lost or doubled signs) from a real change of wording, for two short texts."""

import re
from collections.abc import Iterator
from enum import StrEnum

from rapidfuzz.distance import Levenshtein

from pipeline.compare.words import is_all_words


class ChangeKind(StrEnum):
    """What stands behind a difference between two texts.

    `undecided`: a misreading and a change of wording would look the same here. `moved`: both plans have the
    text, with the break between paragraphs, lines or pages in another place. `clipped`: the other file has
    the letters too, at this place, but the edge of a cell hides them.
    """

    EQUAL = "equal"
    ONLY_LEFT = "only_left"
    ONLY_RIGHT = "only_right"
    DAMAGE = "damage"
    UNDECIDED = "undecided"
    NUMBER = "number"
    NAME = "name"
    REWORDED = "reworded"
    MOVED = "moved"
    CLIPPED = "clipped"


SLIPS = frozenset((ChangeKind.EQUAL, ChangeKind.DAMAGE, ChangeKind.UNDECIDED))
"""Kinds that a misreading may stand behind."""

MARKS = frozenset("ัิีึืฺุู็่้๊๋์ํ๎")
"""Signs above and below the line (vowels, tones, thanthakhat): the first to be lost in a scan."""

LOOK_ALIKES = tuple(
    frozenset(group)
    for group in (
        "ดคตศฅ", "ถภฤฦ", "พผฟฝฬ", "บปษ", "ขชซฃ", "นมฉฌณ", "อฮ", "ทหฑฆ", "กถภ", "รธ", "าำ", "ไใโ", "ๅา",
        "ลสฉ", "จว", "งเ", "พท", "นบ", "ๆฯ", "mnr", "l1I|i", "o0", "“”\"", "‘’'", "-–—",
    )
)  # fmt: skip
"""Letters that differ by a loop or a tail; a recogniser confuses members of one group."""

LARGEST_SHARE = 0.34
"""Of the longer text: damage changes fewer signs than this; `ผู้นำ` against `ผู้ประกอบการ` is no misreading."""

LARGEST_SHARE_OF_NO_WORD = 0.5
"""The same where one side is no word and the other is (`เว็ปโซด์` against `เว็บไซต์`)."""

MOST_SLIPS = 2
"""Signs that may differ between two dictionary words before it is a change of wording for certain."""

LETTERS_LIKE_DIGITS = str.maketrans({"0": "o", "1": "l", "5": "s", "8": "b"})
"""Latin letters that a recogniser reads as digits; a folded text has small letters only."""

DIGIT_IN_A_WORD = re.compile(r"(?<![\d.,])[0158](?=[a-z])|(?<=[a-z])[0158](?![\d.,])")
"""A lone digit that touches a Latin letter (`5elf`)."""

LETTER_OR_MARK = re.compile(r"[ก-๎A-Za-z]")
NO_WORDING = re.compile(r"[^ก-๎A-Za-z\d]+")
DIGITS = re.compile(r"\d+(?:[.,]\d+)*")


def differing_signs(left: str, right: str) -> Iterator[tuple[str, str]]:
    """The signs that differ after the best alignment; an empty sign stands for one that is missing."""
    for operation in Levenshtein.editops(left, right):
        ours = left[operation.src_pos] if operation.tag != "insert" else ""
        theirs = right[operation.dest_pos] if operation.tag != "delete" else ""
        yield ours, theirs


def is_visual(left: str, right: str) -> bool:
    """Is this difference of one sign what a scan or a broken font makes of a page?"""
    if not left or not right:
        present = left or right
        return present in MARKS or not LETTER_OR_MARK.match(present)
    if left in MARKS and right in MARKS:
        return True
    return any(left in group and right in group for group in LOOK_ALIKES)


def numbers(text: str) -> tuple[str, ...]:
    """The printed numbers of a folded text, in order."""
    return tuple(DIGITS.findall(text))


def without_signs(text: str) -> str:
    """Letters, marks and digits only: punctuation and quotes carry no wording."""
    return NO_WORDING.sub("", text)


def change_kind(left: str, right: str) -> ChangeKind:
    """What kind of difference two folded texts that stand for each other show. Numbers are never damage."""
    if left == right:
        return ChangeKind.EQUAL
    ours, theirs = without_signs(left), without_signs(right)
    if ours == theirs:
        return ChangeKind.DAMAGE
    if not ours or not theirs:
        return ChangeKind.ONLY_LEFT if ours else ChangeKind.ONLY_RIGHT
    if numbers(left) != numbers(right):
        return number_kind(ours, theirs)
    return wording_kind(ours, theirs)


def number_kind(left: str, right: str) -> ChangeKind:
    """A changed number, unless one side has none and says something else altogether."""
    if numbers(left) and numbers(right):
        return ChangeKind.NUMBER
    if may_be_letters(left) or may_be_letters(right):
        lettered = (without_signs(side).translate(LETTERS_LIKE_DIGITS) for side in (left, right))
        if change_kind(*lettered) in SLIPS:
            return ChangeKind.UNDECIDED
    bare_left, bare_right = DIGITS.sub("", left), DIGITS.sub("", right)
    near = Levenshtein.normalized_similarity(bare_left, bare_right) > 1 - LARGEST_SHARE
    return ChangeKind.NUMBER if near else ChangeKind.REWORDED


def may_be_letters(text: str) -> bool:
    """Are all digits of a text such as letters of Latin words are misread as?"""
    return bool(numbers(text)) and not numbers(DIGIT_IN_A_WORD.sub("", text))


def wording_kind(left: str, right: str) -> ChangeKind:
    """Damage, undecided or reworded, for two texts of letters with equal numbers."""
    most = LARGEST_SHARE_OF_NO_WORD * max(len(left), len(right))
    count = Levenshtein.distance(left, right)
    visual = all(is_visual(*pair) for pair in differing_signs(left, right))
    if count > max(1, most) and not visual:
        return ChangeKind.REWORDED
    known_left, known_right = is_all_words(left), is_all_words(right)
    if visual and known_left != known_right:
        return ChangeKind.DAMAGE
    if known_left == known_right and not visual:
        most *= LARGEST_SHARE / LARGEST_SHARE_OF_NO_WORD
    if count > max(1, most):
        return ChangeKind.REWORDED
    if not (known_left and known_right):
        return ChangeKind.DAMAGE
    return ChangeKind.UNDECIDED if visual or count <= MOST_SLIPS else ChangeKind.REWORDED
