"""Thai words and how common they are, loaded once when first asked for."""

import re
from functools import lru_cache

from pythainlp.corpus import thai_words, tnc

PLAN_WORDS = (
    "อัตรากำลัง",
    "กรอบอัตรากำลัง",
    "เทศบาลตำบล",
    "เทศบาลเมือง",
    "เทศบาลนคร",
    "เทศบัญญัติ",
    "ข้อบัญญัติ",
    "ยุทธศาสตร์",
    "งบประมาณ",
    "สมรรถนะ",
    "ตัวชี้วัด",
    "ผู้บริหารท้องถิ่น",
    "พนักงานเทศบาล",
    "พนักงานจ้าง",
    "ลูกจ้างประจำ",
    "ปลัดเทศบาล",
    "รองปลัด",
    "กองคลัง",
    "กองช่าง",
    "กองการศึกษา",
    "กองสาธารณสุข",
    "กองสวัสดิการสังคม",
    "อำนวยการ",
    "ประจำปี",
    "ครุภัณฑ์",
    "รางระบายน้ำ",
    "ท่อระบายน้ำ",
    "ธรรมาภิบาล",
    "ขับเคลื่อน",
    "บูรณาการ",
    "ดิจิทัล",
    "ศักยภาพ",
    "ฝึกอบรม",
    "ปฐมนิเทศ",
    "หมู่บ้าน",
    "ชุมชน",
)
"""Words of plans that the dictionary lacks."""

LONGEST_WORD = 24
SAMPLE = 4000
_RUN = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]+")


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Every word known, plan vocabulary included."""
    return frozenset(thai_words()) | frozenset(PLAN_WORDS)


@lru_cache(maxsize=1)
def counts() -> dict[str, int]:
    """How often each word occurs in the Thai National Corpus; words not in it are absent."""
    return {word: int(count) for word, count in tnc.word_freqs()}


def word_cover(text: str) -> float:
    """Part of the Thai letters of `text` that known words of two letters or more cover, longest first."""
    known = words()
    total = covered = 0
    for run in _RUN.findall(text[:SAMPLE]):
        total += len(run)
        at = 0
        while at < len(run):
            longest = min(len(run) - at, LONGEST_WORD)
            size = next((n for n in range(longest, 1, -1) if run[at : at + n] in known), 0)
            covered += size
            at += size or 1
    return covered / total if total else 0.0
