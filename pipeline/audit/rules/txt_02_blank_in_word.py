"""TXT-02: no blank inside a word."""

import re
from collections.abc import Iterator
from functools import lru_cache
from statistics import median

from pipeline.audit.examples import plan, text
from pipeline.audit.outcome import Bilingual, Outcome, failed, warned
from pipeline.audit.rule import Rule, used
from pipeline.audit.view import Hit, Passage, PlanView
from pipeline.text.lexicon import words
from schemas.finding import Severity
from schemas.plan import Plan

# after mai han akat, or a vowel that needs a final; before a dependent sign; after a leading vowel
_BROKEN_CLUSTER = re.compile(
    r"[ก-ฮ]ั[่-๋]? (?=[ก-ฮ])|[เแโ][ก-ฮ]{1,2}[็ื][่-๋]? (?=[ก-ฮ])|[ก-ฮ][็ื][่-๋]? (?=[ก-ฮ])"
    r"|[เแโใไ] (?=[ก-ฮ])|[ก-ฮ] (?=[ะาำิีึืุูั็่-์])"
)
_BLANK = re.compile(r" (?<=[ก-๛] )(?=[ก-๛])")
"""The blank first: a search for a fixed letter is the fastest there is."""
# words that bind to the next one, unless that is an abbreviation: of (but not things: สิ่งของ, ส่งของ, ซื้อของ,
# ข้าวของ), or, that, in order to
_BINDING = re.compile(
    r"(?:(?<!สิ่ง)(?<!ส่ง)(?<!ซื้อ)(?<!ข้าว)ของ|หรือ|ซึ่ง|เพื่อ|ด้าน(?= ความ)) (?=[ก-๛])(?![ก-ฮ]{1,5}\.)"
)
_BOUND = re.compile(r" (?=[ก-๛])(?:(?<=ของ )|(?<=หรือ )|(?<=ซึ่ง )|(?<=เพื่อ )|(?<=ด้าน ))")
"""Stands where the above may: few paragraphs have one."""
_LEADING = "เแโใไ"
_BEGINNING = re.compile(f"[ก-ฮ{_LEADING}]")
_REACH, _SHORTEST_WORD, _SHORTEST_PART = 9, 6, 2
_SHOWN = 20
_LEAST_CHARS, _SPREAD = 15, 1.7


def _check(view: PlanView) -> Iterator[Outcome]:
    body = [p for p in view.passages if p.running_text]
    split = [hit for p in body for hit in _split_words(p)]
    usual = view.computed(_usual_advance_pt) if split else 0.0
    split = [hit for hit in split if not _is_spread(hit, usual)]
    if split:
        yield failed(
            f"มีช่องว่างกลางคำ {len(split)} แห่ง เช่น “{_around(split[0])}”",
            f"{len(split)} blanks inside words, such as {_around(split[0])!r}.",
            tuple(e for hit in split[:_SHOWN] for e in hit.evidence),
            actual=str(len(split)),
        )
    bound = (p for p in body if _BOUND.search(p.plain))
    loose = [Hit(p, m) for p in bound for m in _BINDING.finditer(p.plain)]
    if loose:
        yield warned(
            f"มีช่องว่างหลังคำเชื่อม {len(loose)} แห่ง เช่น “{_around(loose[0])}”",
            f"{len(loose)} blanks after binding words, such as {_around(loose[0])!r}.",
            tuple(e for hit in loose[:_SHOWN] for e in hit.evidence[:1]),
            actual=str(len(loose)),
        )


def _usual_advance_pt(plan_: Plan) -> float:
    """The median width of a character in the lines of the plan; 0 where there are none."""
    lines = plan_.text_facts.lines if plan_.text_facts else ()
    widths = [line.bbox.width_pt / len(line.text) for line in lines if len(line.text) >= _LEAST_CHARS]
    return median(widths) if widths else 0.0


def _is_spread(hit: Hit, usual_pt: float) -> bool:
    """Whether the line was drawn out to the margin letter by letter, so that its blanks mean nothing."""
    return any(e.raw and e.bbox.width_pt > _SPREAD * usual_pt * len(e.raw) > 0 for e in hit.evidence)


def _split_words(passage: Passage) -> Iterator[Hit]:
    plain = passage.plain
    for match in _BLANK.finditer(plain):
        blank = match.start()
        before = plain[max(0, blank - _REACH) : blank].rpartition(" ")[2]
        after = plain[blank + 1 : blank + 1 + _REACH].partition(" ")[0]
        if _joins_to_a_word(before, after) or _BROKEN_CLUSTER.match(plain, _cluster_start(plain, blank)):
            yield Hit(passage, match)


def _cluster_start(plain: str, blank: int) -> int:
    """Where the last consonant cluster before a blank begins."""
    at = blank - 1
    while at > 0 and not ("ก" <= plain[at] <= "ฮ" or plain[at] in _LEADING):
        at -= 1
    return at - 1 if at > 0 and plain[at - 1] in _LEADING else at


@lru_cache(maxsize=65_536)
def _joins_to_a_word(before: str, after: str) -> bool:
    """Whether the text before a blank, whose end is no word, makes a dictionary word with what follows."""
    known = words()
    for start in range(len(before) - _SHORTEST_PART, -1, -1):
        left = before[start:]
        if left in known:
            if len(left) > _SHORTEST_PART:
                return False
            continue
        if not _BEGINNING.match(left) or (start and before[start - 1] in _LEADING):
            continue
        ends = range(max(_SHORTEST_PART, _SHORTEST_WORD - len(left)), len(after) + 1)
        if any(left + after[:end] in known for end in ends):
            return True
    return False


def _around(hit: Hit) -> str:
    return hit.passage.text[max(0, hit.start - _REACH) : hit.end + _REACH].strip()


RULE = Rule(
    id="TXT-02",
    severity=Severity.MINOR,
    title=Bilingual("ไม่มีช่องว่างกลางคำ", "No blank inside a word"),
    checks=Bilingual(
        "ไม่มีช่องว่างแทรกกลางคำ หรือหลังคำเชื่อมเช่น ของ หรือ", "No blank splits a word or follows a binding word."
    ),
    basis=used("ลักษณะความเสียหายที่รู้จักของ PDF ภาษาไทย", "A known kind of damage of Thai PDFs"),
    why=Bilingual("คำที่ถูกแยกค้นหาไม่พบและอ่านออกเสียงผิด", "A split word cannot be found and reads wrongly aloud."),
    fix=Bilingual("ลบช่องว่างที่แทรกกลางคำ", "Remove the blank."),
    caution=Bilingual("การจัดข้อความเต็มแนวอาจทำให้เห็นเป็นช่องว่าง", "Justified text can look like blanks."),
    check=_check,
    passes=(plan(sections=text("เชื่อมโยงกัน ต้องมีความเปิดเผย โปร่งใส")),),
    fails=(
        plan(sections=text("ขณะเดียวกันก็ยั งต้องเชื่อมโยง")),
        plan(sections=text("เช่น การปฐมนิ เทศ")),
        plan(sections=text("เชื่อมโยงกันของ ทุกส่วนราชการ")),
    ),
    wording=True,
)
