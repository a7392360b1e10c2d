"""Indicators and their targets: `ร้อยละ ๘๐`, `ระดับ ๕`, `๑ ผลงาน/ส่วนราชการ`; quantity, quality, benefit."""

import re
from decimal import Decimal

from pipeline.text.digits import to_arabic
from schemas.geometry import Evidence
from schemas.project import Indicator, TargetDimension, TargetUnit

_N = r"[0-9๐-๙]+(?:[.,][0-9๐-๙]+)*"
_BRACKET = re.compile(rf"[(\[](?P<inner>[^()\[\]]*{_N}[^()\[\]]*)[)\]]")
_PERCENT = re.compile(rf"ร้\s*อ\s*ย\s*ล\s*ะ\s*(?P<n>{_N})|(?P<m>{_N})\s*(?:%|เปอร์เซ็นต์)")  # percent
_OF_A_HUNDRED = re.compile(r"\s*ร้อยละ")  # "percentage of ..."
_LEVEL = re.compile(rf"ระดับ(?:ที่)?\s*(?P<n>{_N})")  # level
_COUNT = re.compile(
    rf"(?:จำนวน|อย่างน้อย|ไม่น้อยกว่า)?\s*(?<!ที่)(?<!ที่ )(?P<n>{_N})\s*"
    r"(?P<what>ผลงาน|โครงการ|กิจกรรม|ครั้ง|คน|ราย|หลักสูตร|เรื่อง|แห่ง|รุ่น|ฉบับ|ส่วนราชการ|เครือข่าย|ระบบ|ชุด|วิชา|นวัตกรรม|หมู่บ้าน|ชุมชน|ครัวเรือน|ครอบครัว|กลุ่ม|องค์กร|หน่วยงาน|ศูนย์|โรงเรียน"
    r"|ช่องทาง|สาย|จุด|เมตร|กิโลเมตร|ตารางเมตร|ไร่|ต้น|ตัว|คัน|เครื่อง|หลัง|เล่ม)"
)  # a number of works, projects, activities, times, persons ... villages, households, metres, rai ...
# "within 60 days": so many days, months, hours, minutes
_WITHIN = re.compile(rf"ภายใน(?:ระยะเวลา|เวลา)?\s*(?P<n>{_N})\s*(?:วัน|เดือน|ชั่วโมง|นาที)")
_BARE_COUNT = re.compile(rf"^จำนวน\s*(?P<n>{_N})$")  # "number 2", the thing counted named by the indicator
_DIMENSIONS = {
    TargetDimension.QUANTITY: "เชิงปริมาณ",
    TargetDimension.QUALITY: "เชิงคุณภาพ",
    TargetDimension.BENEFIT: "เชิงประโยชน์",
}
_DIMENSION = re.compile(rf"[-–•]?\s*(?P<word>{'|'.join(_DIMENSIONS.values())})\s*[:：\-–]?\s*")
_YEARS = re.compile(r"(?:ปีงบประมาณ|พ\.\s?ศ\.)\s*[0-9๐-๙]{4}")


def indicators(text: str, target: str, evidence: tuple[Evidence, ...]) -> tuple[Indicator, ...]:
    """The indicators of one project: of its indicator cell, with the target cell where there is one."""
    by_dimension = _by_dimension(target, evidence) or _by_dimension(text, evidence)
    if by_dimension:
        return by_dimension
    if not text.strip():
        return ()
    printed = _target_text(text)
    source = printed if printed is not None else (target.strip() if _is_measure(text, target) else "") or text
    unit, value = target_of(source)
    if value is None:
        unit, value = target_of(text)
    bare = text.replace(f"({printed})", "").strip() if printed is not None else text.strip()
    return (
        Indicator(
            text=bare or text.strip(),
            unit=unit,
            target_value=value,
            target_text=printed if printed is not None else (target.strip() or None),
            evidence=evidence,
        ),
    )


def _is_measure(text: str, target: str) -> bool:
    """Whether a target cell says how much of the indicator; else it says whom the project is for."""
    if target_of(target)[0] is not TargetUnit.COUNT:
        return True
    return target_of(text)[0] not in (TargetUnit.PERCENT, TargetUnit.LEVEL) and not _OF_A_HUNDRED.match(text)


def _target_text(text: str) -> str | None:
    found = list(_BRACKET.finditer(text))
    return found[-1]["inner"].strip() if found else None


def target_of(text: str) -> tuple[TargetUnit | None, Decimal | None]:
    """Unit and value of a target as printed; words without a number are of unit `text`."""
    plain = _YEARS.sub(" ", text)
    for unit, pattern in (
        (TargetUnit.PERCENT, _PERCENT),
        (TargetUnit.LEVEL, _LEVEL),
        (TargetUnit.COUNT, _COUNT),
        (TargetUnit.COUNT, _BARE_COUNT),
        (TargetUnit.COUNT, _WITHIN),
    ):
        match = pattern.search(plain.strip())
        if match:
            printed = match["n"] or match.groupdict().get("m") or ""
            return unit, _number(printed)
    return (TargetUnit.TEXT, None) if text.strip() else (None, None)


def _number(printed: str) -> Decimal:
    return Decimal(to_arabic(printed).replace(",", ""))


def _by_dimension(text: str, evidence: tuple[Evidence, ...]) -> tuple[Indicator, ...]:
    """One indicator for each dimension the text states."""
    found = list(_DIMENSION.finditer(text))
    out = []
    for at, match in enumerate(found):
        end = found[at + 1].start() if at + 1 < len(found) else len(text)
        body = text[match.end() : end].strip(" -–")
        unit, value = target_of(body)
        dimension = next(key for key, word in _DIMENSIONS.items() if word == match["word"])
        out.append(
            Indicator(
                text=body,
                unit=unit,
                target_value=value,
                target_text=body or None,
                dimension=dimension,
                evidence=evidence,
            )
        )
    return tuple(out)
