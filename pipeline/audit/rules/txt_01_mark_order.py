"""TXT-01: no tone mark stands before an upper or lower vowel."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import plan, read
from pipeline.audit.outcome import Bilingual, Outcome, failed, not_applicable
from pipeline.audit.rule import Rule, seen
from pipeline.audit.view import PlanView, line_evidence
from schemas.finding import Severity

_SWAPPED = re.compile("[\u0e48-\u0e4b][\u0e31\u0e34-\u0e39]")
_SHOWN = 20


def _check(view: PlanView) -> Iterator[Outcome]:
    read_lines = [line for line in view.lines if not view.line_by_ocr(line)]
    if not read_lines:
        yield not_applicable("ไม่มีชั้นข้อความให้ตรวจ", "There is no text layer to check.")
        return
    damaged = [line for line in read_lines if _SWAPPED.search(line.as_read)]
    if damaged:
        count = sum(len(_SWAPPED.findall(line.as_read)) for line in damaged)
        yield failed(
            f"ชั้นข้อความมีวรรณยุกต์อยู่หน้าสระ {count} แห่ง ใน {len(damaged)} บรรทัด ทำให้ค้นหาคำไม่พบ",
            f"In the text layer {count} tone marks stand before their vowel, in {len(damaged)} lines.",
            tuple(line_evidence(line) for line in damaged[:_SHOWN]),
            expected="0",
            actual=str(count),
        )


RULE = Rule(
    id="TXT-01",
    severity=Severity.MINOR,
    title=Bilingual("ลำดับวรรณยุกต์กับสระถูกต้อง", "Tone marks stand after vowels"),
    checks=Bilingual(
        "ชั้นข้อความไม่มีวรรณยุกต์นำหน้าสระบนหรือล่าง",
        "No tone mark precedes an upper or lower vowel in the text layer.",
    ),
    basis=seen("ลำดับอักขระตามมาตรฐาน Unicode และกฎของ PyThaiNLP", "Unicode order; rules of PyThaiNLP"),
    why=Bilingual(
        "คำที่ลำดับผิดมองเหมือนปกติแต่ค้นหาและคัดลอกไม่ได้", "Such words look right but cannot be found or copied."
    ),
    fix=Bilingual(
        "สร้าง PDF ใหม่ด้วยโปรแกรมและแบบอักษรที่รองรับ Unicode", "Produce the PDF again with a Unicode font."
    ),
    caution=Bilingual(
        "เกิดจากโปรแกรมสร้าง PDF มิใช่ผู้พิมพ์", "It comes from the program that made the PDF, not the typist."
    ),
    check=_check,
    passes=(plan(text_facts=read("เพื่อเพิ่มพูนความรู้")),),
    fails=(plan(text_facts=read("เพ\u0e48\u0e37อเพิ่มพูนความรู้")),),
)
