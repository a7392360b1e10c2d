"""Members of closed lists named in the text: pillars, domains of development, methods of development."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from pipeline.mapping.content import PlanContent
from pipeline.mapping.lists import Item, flow, marked, numbered_list, paragraph_evidence
from schemas.development import DevelopmentMethod
from schemas.record import KeyedItem
from schemas.section import Paragraph, Section, SectionKey


@dataclass(frozen=True, slots=True)
class Member:
    """A member of a closed list: its key and the wordings that mean it; blanks in the text do not count."""

    key: str
    pattern: re.Pattern[str]


def _member(key: str, *wordings: str) -> Member:
    """Wordings are regular expressions over letters; a blank may stand between any two letters."""
    return Member(key, re.compile("|".join(_spaced(wording) for wording in wordings), re.IGNORECASE))


def _spaced(wording: str) -> str:
    return "".join(rf"{char}\s*" if "\u0e00" <= char <= "\u0e4e" else char for char in wording)


PILLARS = (
    _member("open_and_connected", "เปิดกว้างและเชื่อมโยงกัน"),
    _member("citizen_centric", "ยึดประชาชนเป็นศูนย์กลาง", "ประชาชนเป็นศูนย์กลาง"),
    _member("smart_and_high_performance", "มีขีดสมรรถนะสูงและทันสมัย", "ขีดสมรรถนะสูงและทันสมัย"),
)
"""Open and connected, citizen-centred, smart and high-performing."""

DOMAINS = (
    _member("general_knowledge", "(?:ด้าน)?ความรู้(?:ทั่วไป|พื้นฐาน)ในการปฏิบัติ(?:งาน|ราชการ)", "ด้านความรู้ทั่วไป"),
    _member(
        "position_skills",
        "(?:ด้าน)?ความรู้และทักษะเฉพาะของงานในแต่ละตำแหน่ง",
        "(?:ด้าน)?ความรู้และทักษะในแต่ละตำแหน่ง",
        "ด้านความรู้และทักษะเฉพาะ(?:ของงาน)?",
        "ด้านทักษะเฉพาะของงาน",
    ),
    _member("management", "ด้านการบริหาร(?!ราชการ|จัดการ|งานบุคคล)"),
    _member("personal_qualities", "ด้านคุณสมบัติส่วนตัว"),
    _member("ethics", "ด้าน(?:ศีลธรรม)?คุณธรรม(?:และ)?จริยธรรม"),
)
"""General knowledge, skills of the post, management, personal qualities, morals and ethics."""

METHODS = (
    _member("orientation", "การปฐมนิเทศ"),
    _member("training", "การฝึกอบรม", "การอบรม"),
    _member("study_visit", "การศึกษา(?:หรือ|และ|/)?ดูงาน", "การดูงาน"),
    _member("workshop_seminar", "การประชุมเชิงปฏิบัติการ", "การสัมมนา", "การประชุม(?=\\s|$|หรือ)"),
    _member("coaching", "การสอนงาน(?:การให้คำปรึกษา(?:หรือวิธีการอื่น)?)?"),
    _member("on_the_job_training", "การฝึก(?:อบรม)?ขณะปฏิบัติงาน", "onthejobtraining", "on the job training"),
    _member("mentoring", "การเป็น(?:พี่|ที่)เลี้ยง", "ระบบพี่เลี้ยง", "mentoring"),
    _member("consulting", "การให้คำปรึกษา(?:แนะนำ)?"),
    _member("job_rotation", "การหมุนเวียนงาน", "การสับเปลี่ยนหมุนเวียน"),
    _member("self_learning", "การเรียนรู้ด้วยตนเอง"),
    _member("e_learning", "e-learning", "การเรียนรู้ผ่านระบบสื่ออิเล็กทรอนิกส์", "สื่ออิเล็กทรอนิกส์"),
)
"""Orientation, training, study visit, workshop or seminar, coaching, and the ways of coaching."""

_DOMAIN_SECTIONS = (SectionKey.KNOWLEDGE_DEVELOPMENT, SectionKey.DEVELOPMENT_GUIDELINES)
_METHOD_SECTIONS = (SectionKey.DEVELOPMENT_METHODS, SectionKey.DEVELOPMENT_GUIDELINES)
# "any one method", "methods of developing", "by the method of", "choose a method"
_METHODS_ANNOUNCED = re.compile(r"วิธีการ(?:ใด|พัฒนา)|(?:โดย|ใช้|เลือก|ด้วย)วิธี|วิธีพัฒนา")
FEWEST_METHODS = 2
"""Methods a sentence must name outside the sections on them."""
HEADING_REACH = 70
"""Characters of a method item in which its name must begin."""


def pillars(content: PlanContent) -> tuple[KeyedItem, ...]:
    """The pillars of modern administration that the plan names, in printed order."""
    sections = content.sections_of(SectionKey.DEVELOPMENT_GUIDELINES, SectionKey.POLICY_LINKS)
    paragraphs = _paragraphs(sections)
    headed = [one for one in paragraphs if marked(one.text)[0] and _named(one.text, PILLARS)]
    return _first_mentions(content, headed or paragraphs, PILLARS)


def development_domains(content: PlanContent) -> tuple[KeyedItem, ...]:
    """The domains of development that the plan names, in printed order."""
    for key in _DOMAIN_SECTIONS:
        found = _first_mentions(content, _paragraphs(content.sections_of(key)), DOMAINS)
        if found:
            return found
    return ()


def development_methods(content: PlanContent) -> tuple[DevelopmentMethod, ...]:
    """The methods of development: the items of their section, or those named in one sentence."""
    for key in _METHOD_SECTIONS:
        section = content.section(key)
        if section is None:
            continue
        paragraphs = flow(section)
        listed = [_method(content, item) for item in numbered_list(paragraphs)]
        found = tuple(one for one in listed if one is not None)
        if key is SectionKey.DEVELOPMENT_METHODS and found:
            return found
        sentence = _announced(paragraphs)
        named = _first_mentions(content, sentence, METHODS)
        if named:
            return tuple(
                DevelopmentMethod(key=one.key, text=one.text, evidence=one.evidence) for one in named
            )
    elsewhere = _first_mentions(content, _announced(_paragraphs(content.sections)), METHODS)
    if len(elsewhere) < FEWEST_METHODS:
        return ()
    return tuple(DevelopmentMethod(key=one.key, text=one.text, evidence=one.evidence) for one in elsewhere)


def _announced(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """The paragraphs that speak of methods, each with the one it runs on into."""
    out: list[Paragraph] = []
    for at, one in enumerate(paragraphs):
        if _METHODS_ANNOUNCED.search(one.text):
            out += [one, *(later for later in paragraphs[at + 1 : at + 2] if not marked(later.text)[2])]
    return out


def _paragraphs(sections: Iterable[Section]) -> list[Paragraph]:
    return [one for section in sections for one in flow(section)]


def _first_mentions(
    content: PlanContent, paragraphs: Sequence[Paragraph], members: Sequence[Member]
) -> tuple[KeyedItem, ...]:
    """Each member where it is named first, in printed order."""
    found: list[tuple[int, int, KeyedItem]] = []
    for member in members:
        for at, one in enumerate(paragraphs):
            match = member.pattern.search(one.text)
            if match:
                item = KeyedItem(
                    key=member.key,
                    text=match.group().strip(),
                    evidence=paragraph_evidence(content, [one]),
                )
                found.append((at, match.start(), item))
                break
    return tuple(item for _at, _start, item in sorted(found, key=lambda one: one[:2]))


def _named(text: str, members: Sequence[Member]) -> KeyedItem | None:
    """The member that is named first at the head of `text`."""
    head = text[:HEADING_REACH]
    hits = [(match.start(), member.key) for member in members if (match := member.pattern.search(head))]
    return KeyedItem(key=min(hits)[1], text=_name(text)) if hits else None


def _name(text: str) -> str:
    """The name of a method: its item up to the explanation."""
    bracket = re.match(r"^[^()]{2,60}\([^()]{2,40}\)", text)
    if bracket:
        return bracket.group().strip()
    return text if len(text) <= HEADING_REACH else text[:HEADING_REACH].rsplit(" ", 1)[0]


def _method(content: PlanContent, item: Item) -> DevelopmentMethod | None:
    named = _named(item.text, METHODS)
    if named is None:
        return None
    subs = []
    for one in numbered_list([p for p in item.following if marked(p.text)[0] is not None]):
        sub = _named(one.text, METHODS)
        if sub is not None:
            subs.append(sub.model_copy(update={"evidence": paragraph_evidence(content, [one.paragraph])}))
    return DevelopmentMethod(
        key=named.key,
        text=named.text,
        sub_methods=tuple(subs),
        evidence=paragraph_evidence(content, [item.paragraph]),
    )
