"""TXT-04: no residue of markup in the text."""

import re
from collections.abc import Iterator

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, warned
from pipeline.audit.rule import Rule, internal
from pipeline.audit.view import PlanView
from schemas.finding import Severity

# markdown headings where a passage begins (`###` alone is a number too wide for its cell), bold, HTML tags,
# entities, links
_MARKUP = re.compile(
    r"(?<![^\x00])#{1,6}\s(?=[^\s\d#-])|(?<!\*)\*\*(?!\*)|</?(?:p|ul|ol|li|br|b|i|u|table|tr|td|th|div|span)\b[^>]{0,40}>|&(?:nbsp|amp|lt|gt|quot);|\]\(https?:"
)
_SHOWN = 20


def _check(view: PlanView) -> Iterator[Outcome]:
    hits = list(view.hits(_MARKUP, "##", "**", "<", "&", "]("))
    if hits:
        yield warned(
            f"มีเครื่องหมายจัดรูปแบบค้างในเนื้อหา {len(hits)} แห่ง เช่น “{hits[0].text.strip()}”",
            f"{len(hits)} remains of markup, such as {hits[0].text.strip()!r}.",
            tuple(e for hit in hits[:_SHOWN] for e in hit.evidence[:1]),
            actual=str(len(hits)),
        )


RULE = Rule(
    id="TXT-04",
    severity=Severity.MINOR,
    title=Bilingual("ไม่มีเครื่องหมายจัดรูปแบบค้าง", "No residue of markup"),
    checks=Bilingual("ไม่มีเครื่องหมายเช่น ## ** <p> ค้างในเนื้อหา", "No ##, ** or HTML tags are left in the text."),
    basis=internal("รูปแบบข้อความ", "Form of the text"),
    why=Bilingual("แสดงว่าข้อความถูกคัดลอกจากโปรแกรมอื่นโดยไม่ได้ตรวจ", "It shows text was pasted unchecked."),
    fix=Bilingual("ลบเครื่องหมายที่ค้าง", "Remove it."),
    caution=Bilingual("เครื่องหมายดอกจันที่ใช้เป็นเชิงอรรถ", "Asterisks used for notes."),
    check=_check,
    passes=(plan(sections=text("แนวทางการพัฒนา")),),
    fails=(plan(sections=text("## **แนวทางการพัฒนา**")),),
)
