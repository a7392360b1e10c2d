"""Thai words and how common they are, loaded once when first asked for."""

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
UNKNOWN_COUNT = 1


@lru_cache(maxsize=1)
def words() -> frozenset[str]:
    """Every word known, plan vocabulary included."""
    return frozenset(w for w in thai_words() if len(w) <= LONGEST_WORD) | frozenset(PLAN_WORDS)


@lru_cache(maxsize=1)
def counts() -> dict[str, int]:
    """How often each word occurs in the Thai National Corpus; words not in it are absent."""
    return {word: int(count) for word, count in tnc.word_freqs()}
