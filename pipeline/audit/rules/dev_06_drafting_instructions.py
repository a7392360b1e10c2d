"""DEV-06: no instruction to the drafter is left in the text."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from itertools import zip_longest

from pipeline.audit.examples import plan, section, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, warned
from pipeline.audit.rule import EVERY_PLAN, Rule, not_verified
from pipeline.audit.view import Hit, Passage, PlanView, squeezed
from schemas.finding import Severity
from schemas.section import SectionKey

_OWNER = r"(?:เทศบาล|องค์การบริหารส่วนตำบล|องค์การบริหารส่วนจังหวัด|องค์กรปกครองส่วนท้องถิ่น|อบต\.?|อปท\.?)"
# "let ...": follow the letter, explain in outline, set out in another plan, state, fill in; or, where a
# sentence begins: the municipality shall set, prepare, analyse, state, explain, show, consider
_LET = re.compile(
    r"ให้(?:ถือปฏิบัติตามหนังสือ|อธิบาย(?:ใน)?\s*ภาพรวม|กำหนดไว้ใน|ระบุ(?:ชื่อ|ตำแหน่ง|เฉพาะ|รายละเอียด|จำนวน)"
    r"|(?:ใส่|เติม|กรอก)(?:ชื่อ|ข้อมูล|ข้อความ|รายละเอียด)"
    rf"|(?P<owner>{_OWNER})\s?(?:กำหนด|จัดทำ|วิเคราะห์|ระบุ|อธิบาย|แสดง|พิจารณา))"
)
_AT_LEAST = re.compile(r"อย่างน้อยประเด็นละ\s?\d+\s?ข้อ")  # at least n items each
_BRACKETED = re.compile(r"\((?:ระบุ|ใส่|เติม)[^)\x00]{0,30}\)")  # (state ...)
_PLACEHOLDER = re.compile(r"\.{4,}|…{2,}|x{3,}|X{3,}")  # dotted or crossed places to fill in
_INSTRUCTIONS = {_LET: (), _AT_LEAST: (), _BRACKETED: (), _PLACEHOLDER: ("....", "……", "xxx", "XXX")}
"""Each with the texts one of which it holds, where it begins with no fixed letters that are quickly found."""
_EXAMPLES_FOLLOW = re.compile(r"เช่น\s*$")  # "such as", right before a list that was to be replaced
# a bracketed pointer without "as in", "shown in", at the end of a paragraph: (details of the ... plan)
_DANGLING = re.compile(r"\(\s*รายละเอียด(?!\s*(?:ตาม|ปรากฏ|ดัง|อยู่|แนบ))[^()]{4,80}\)\s*$")
_WORDS = re.compile("[ก-๛]{3}")
_SIGNATURE = re.compile("ลงชื่อ|ผู้เสนอ|ผู้อนุมัติ")  # signed by, proposed by, approved by
_LIST_MARK = re.compile(r"\s*(?:\(?\d{1,2}[.)]|[ก-ฮ]\)|[-•●▪–])")
_OWN_WORDS = frozenset(
    {
        SectionKey.DEVELOPMENT_GUIDELINES,
        SectionKey.DEVELOPMENT_METHODS,
        SectionKey.KNOWLEDGE_DEVELOPMENT,
        SectionKey.ENVIRONMENT_ANALYSIS,
        SectionKey.POSITION_SERIES,
        SectionKey.MONITORING_AND_EVALUATION,
    }
)
"""Sections a municipality writes itself, from a template that addresses it."""
_TOC_LEADER = re.compile(r"[.…]{2,}\s*\d+\s*$")
_LEADER = re.compile(r"[ก-๛)]\s*[.…]{8,}\s*$")
# dots that lead to a figure: "number ..... 18,234,567.89 baht", "..... in all 90,000 baht"
_TO_A_FIGURE = re.compile(
    r"[\s.…]*(?:รวม|จำนวน|ตั้งไว้|เป็นเงิน)?[\s.…]*[\d๐-๙]{1,3}(?:,[\d๐-๙]{3})*(?:\.[\d๐-๙]+)?\s*"
    r"(?:บาท|คน|อัตรา|แห่ง|หมู่บ้าน|ตารางกิโลเมตร|ไร่|$)"
)
_LEAST_LEADERS = 3
"""Lines with leaders that make a page one of contents."""
# told by law and not by a template: announcement, clause 3, section 3, act, regulation, resolution
_CITED = re.compile(r"ประกาศ|ข้อ\s?\d|มาตรา\s?\d|พระราชบัญญัติ|พ\.ร\.บ\.|ระเบียบ|มติ|กฎหมาย")
_CONTEXT = 45
_TITLE_CHARS = 8


def _check(view: PlanView) -> Iterator[Outcome]:
    told: set[int] = set()
    contents = _contents_pages(view)
    for hit in (hit for pattern, needles in _INSTRUCTIONS.items() for hit in view.hits(pattern, *needles)):
        if id(hit.passage) not in told and _is_instruction(hit, contents):
            told.add(id(hit.passage))
            yield _left_over(hit, failed if _certain(hit) else warned)
    for passage, following in zip_longest(view.passages, view.passages[1:]):
        end = passage.plain.rstrip()
        own = passage.key in _OWN_WORDS and end.endswith("เช่น")
        announced = own and _list_follows(passage, following)
        if announced and id(passage) not in told:
            found = _EXAMPLES_FOLLOW.search(passage.plain)
            assert found is not None
            yield _left_over(Hit(passage, found), failed)
        dangling = _DANGLING.search(passage.plain) if end.endswith(")") else None
        if dangling is not None:
            yield _pointer(Hit(passage, dangling))


def _contents_pages(view: PlanView) -> frozenset[int]:
    """Pages with the word contents alone on a line, or with several lines that end in leaders."""
    dotted = [line for line in view.lines if ".." in line.text or "…" in line.text]
    leaders = Counter(line.page for line in dotted if _TOC_LEADER.search(line.text))
    leaders.update(line.page for line in dotted if _LEADER.search(line.text))
    named = (line for line in view.lines if "สา" in line.text[:_TITLE_CHARS])
    titled = {line.page for line in named if squeezed(line.text).startswith("สารบัญ")}
    return frozenset(titled | {page for page, count in leaders.items() if count >= _LEAST_LEADERS})


def _is_instruction(hit: Hit, contents: frozenset[int]) -> bool:
    """Not a line of contents, of ornament or for a signature; an owner only where a sentence begins."""
    plain = hit.passage.plain
    if hit.match.re is _PLACEHOLDER:
        led = _TOC_LEADER.search(plain) or (hit.passage.fallback.page in contents and _LEADER.search(plain))
        led = led or _TO_A_FIGURE.match(plain, hit.end)
        return not (led or _SIGNATURE.search(plain)) and bool(_WORDS.search(plain))
    owned = "owner" in hit.match.re.groupindex and hit.match["owner"]
    if not owned:
        return True
    begins = hit.start == 0 or plain[hit.start - 1].isspace()
    return begins and not _CITED.search(plain, 0, hit.start)


def _certain(hit: Hit) -> bool:
    """Whether nothing else explains it: letters give orders to the owner, forms have dots."""
    owned = "owner" in hit.match.re.groupindex and hit.match["owner"]
    if hit.match.re is _PLACEHOLDER:
        return False
    return not owned or hit.passage.key in _OWN_WORDS


def _list_follows(passage: Passage, following: Passage | None) -> bool:
    """Whether a list or table comes next, as "such as" announces, not the rest of the sentence."""
    if following is None or following.section != passage.section or following.in_table:
        return passage.section is not None
    return bool(_LIST_MARK.match(following.plain))


def _left_over(hit: Hit, verdict: Callable[..., Outcome]) -> Outcome:
    shown = _in_context(hit)
    return verdict(
        f"มีข้อความที่เป็นคำแนะนำในการจัดทำแผนค้างอยู่: “{shown}”",
        f"A drafting instruction is left in the text: {shown!r}.",
        hit.evidence,
        actual=hit.text.strip(),
    )


def _in_context(hit: Hit) -> str:
    """The words with those before them, where by themselves they say little; long rows of dots cut short."""
    text = re.sub(r"([.…xX])\1{5,}", r"\1\1\1\1\1", hit.passage.text[max(0, hit.start - _CONTEXT) : hit.end])
    return f"{'…' if hit.start > _CONTEXT else ''}{text.strip()}"


def _pointer(hit: Hit) -> Outcome:
    return warned(
        f"วงเล็บอ้างรายละเอียดค้างอยู่โดยไม่ระบุที่มา: “{hit.text.strip()}”",
        f"A bracketed pointer is left dangling: {hit.text.strip()!r}.",
        hit.evidence,
        actual=hit.text.strip(),
    )


RULE = Rule(
    id="DEV-06",
    severity=Severity.MAJOR,
    title=Bilingual("ไม่มีคำแนะนำการจัดทำแผนค้างในเนื้อหา", "No drafting instruction is left in the text"),
    checks=Bilingual(
        "ไม่มีถ้อยคำเช่น ให้เทศบาลกำหนด ให้ถือปฏิบัติ ให้อธิบายภาพรวม ให้ระบุชื่อ-สกุล หรือจบด้วยคำว่า เช่น",
        "No wording such as 'the municipality shall set', 'explain in outline', 'state the name'.",
    ),
    basis=not_verified("หลักการบรรณาธิการ ยังไม่พบข้อกำหนด", "Editorial; no source seen"),
    why=Bilingual(
        "แสดงว่ายังใช้ข้อความของแม่แบบโดยไม่ได้ปรับเป็นของตนเอง", "It shows template text that was not adapted."
    ),
    fix=Bilingual(
        "แทนคำแนะนำด้วยข้อความที่องค์กรกำหนดเอง", "Replace the instruction by what the organization decided."
    ),
    caution=Bilingual(
        "คำว่า ให้ เป็นถ้อยคำสั่งการตามปกติได้ เช่น กำหนดให้", "ให้… is also normal operative language, as in กำหนดให้."
    ),
    check=_check,
    passes=(
        plan(sections=text("……………………", "กำหนดให้ต้องทำรายงานภายใน 7 วันทำการ เช่น", "การฝึกอบรม การศึกษาดูงาน")),
        plan(sections=text("หลักการและเหตุผล ........................ 1", heading="สารบัญ")),
        plan(sections=text("เงินสะสม จำนวน .................... 9,876,543.21 บาท")),
        plan(sections=text("ตามประกาศ ก.อบต.จังหวัด ข้อ 269 ให้องค์การบริหารส่วนตำบลจัดทำแผนการพัฒนา")),
    ),
    fails=(
        plan(
            sections=(
                section(SectionKey.DEVELOPMENT_GUIDELINES, "แนวทางการพัฒนา", "ให้เทศบาลกำหนดแนวทางการพัฒนา"),
            )
        ),
        plan(sections=text("ชื่อโครงการ ………………………… งบประมาณ")),
        plan(sections=text("เรียงลำดับความสำคัญ อย่างน้อยประเด็นละ ๕ ข้อ เช่น")),
        plan(sections=text("ศึกษาต่อในระดับสูงขึ้น (รายละเอียดแผนพัฒนาพนักงาน)")),
    ),
    plan_types=EVERY_PLAN,
    firm=True,
)
