"""What the comparison report says, in Thai and English."""

from pipeline.compare.align import Verdict
from pipeline.compare.consensus import Decision
from pipeline.compare.damage import ChangeKind
from pipeline.core.settings import Language

Labels = dict[str, str]

_TEXTS: dict[str, tuple[str, str]] = {
    "title": ("เปรียบเทียบแผน", "Plans compared"),
    "plan": ("แผน", "plan"),
    "owner": ("องค์กรปกครองส่วนท้องถิ่น", "local government"),
    "period": ("ปีงบประมาณ พ.ศ.", "fiscal years (B.E.)"),
    "passages": ("ย่อหน้า", "paragraphs"),
    "outside": ("หัวข้อและแถวในตาราง", "headings and rows of tables"),
    "characters": ("ตัวอักษร (ไม่นับช่องว่าง)", "characters (blanks left out)"),
    "local": ("เขียนเอง", "own text"),
    "local_note": (
        "ส่วนที่ไม่พบในแผนขององค์กรอื่นที่นำมาเปรียบเทียบครั้งนี้ ต่อจำนวนตัวอักษรทั้งหมดของแผน",
        "what no other owner's plan in this comparison has, over all characters of the plan",
    ),
    "same": ("ข้อความตรงกันทุกตัวอักษร ไม่พบความแตกต่าง", "The texts are the same sign for sign: no differences."),
    "legend": ("ความหมายของสี", "Legend"),
    "clauses": ("ข้อความที่ขาดหายหรือเพิ่มในย่อหน้าเดียวกัน", "Clauses that one plan lacks inside a shared paragraph"),
    "present": ("มีใน", "in"),
    "missing": ("ไม่มีใน", "not in"),
    "families": ("ย่อหน้าที่หลายแผนใช้ร่วมกัน", "Shared paragraphs"),
    "consensus": ("ข้อความตามเสียงข้างมาก", "consensus by majority"),
    "base_text": ("ข้อความข้างต้น (สององค์กร ไม่มีเสียงข้างมาก)", "the text above (two owners: no majority)"),
    "suggestions": ("คำที่อาจอ่านผิด (ข้อเสนอ ไม่ได้แก้ในข้อมูล)", "Likely misreadings (suggested, never applied)"),
    "printed": ("พิมพ์ว่า", "reads"),
    "suggested": ("อาจเป็น", "may be"),
    "votes": ("เสียง", "votes"),
    "page": ("หน้า", "page"),
    "section": ("หัวข้อ", "section"),
    "generation": ("แม่แบบปี", "template of"),
    "generation_note": (
        "อนุมานจากถ้อยคำ ไม่ใช่ปีของแผน",
        "inferred from wording; not the plan's period",
    ),
    "only_changes": ("แสดงเฉพาะที่ต่างกัน", "show differences only"),
    "open_all": ("เปิดทุกส่วน (ก่อนพิมพ์หรือค้นหาในหน้า)", "open all parts (to print or to search in the page)"),
    "contents": ("สารบัญ", "contents"),
    "matrix": ("ใครมีข้อความร่วมกับใคร", "Who shares how much with whom"),
    "matrix_note": (
        "ร้อยละของตัวอักษรในย่อหน้าของแผนในแถว ที่อยู่ในย่อหน้าซึ่งแผนในคอลัมน์มีด้วย (ตรงกันหรือเขียนใหม่)",
        "share of the characters of the plan in the row that stand in paragraphs which the plan in the "
        "column has too, word for word or rewritten",
    ),
    "pairs_note": (
        "หัวข้อ แถวในตาราง และความต่างของแต่ละคู่ดูได้ด้วย phaen compare แผน แผน --format html",
        "Headings, rows of tables and the differences of one pair: phaen compare PLAN PLAN --format html.",
    ),
    "by_section": ("ส่วนที่เขียนเองตามหัวข้อ", "Own text by section"),
    "by_section_note": (
        "ตัวอักษรที่ไม่พบในแผนขององค์กรอื่นในการเปรียบเทียบครั้งนี้ / ตัวอักษรทั้งหมดใต้หัวข้อนั้น (ไม่นับช่องว่าง)",
        "characters that no other owner's plan in this comparison has / all characters under the heading, "
        "blanks left out",
    ),
    "passages_differing": ("ย่อหน้าที่มีทั้งสองแผนและต่างกัน", "Paragraphs that both have and that differ"),
    "outside_differing": (
        "หัวข้อและแถวในตารางที่มีทั้งสองแผนและต่างกัน",
        "Headings and rows that both have and that differ",
    ),
    "shared_note": (
        "แต่ละย่อหน้าแสดงครั้งเดียวเป็นข้อความตามเสียงข้างมาก แล้วบอกว่าถ้อยคำของแต่ละแผนต่างจากนั้นอย่างไร "
        "ในวงเล็บเหลี่ยมคือข้อความตามเสียงข้างมาก",
        "Each paragraph is shown once, as most have it, then how each wording departs from that; "
        "in square brackets what most have.",
    ),
    "owners_count": ("{} องค์กร", "{} owners"),
    "one_wording": ("ตรงกันทุกแผน", "the same in all"),
    "wordings_count": ("{} สำนวน", "{} wordings"),
    "suggestions_count": ("อาจอ่านผิด {} จุด", "{} likely misreadings"),
    "lacks": ("ไม่มีข้อความนี้", "lacks this"),
    "has": ("มีข้อความนี้เพิ่ม", "has this in addition"),
    "own": ("ข้อความที่แผนอื่นไม่มี", "What no other plan has"),
    "spaces": ("จุดที่เว้นวรรคต่างกัน", "places spaced differently"),
    "undecided_loci": ("จุดที่ตัดสินไม่ได้", "undecided places"),
    "ratio": ("ความคล้าย", "similarity"),
    "nothing": ("ไม่มี", "none"),
}  # fmt: skip

_VERDICTS: dict[Verdict, tuple[str, str]] = {
    Verdict.IDENTICAL: ("ตรงกัน", "identical"),
    Verdict.SAME_GENERATION: ("แม่แบบเดียวกัน ต่างเล็กน้อย", "same wording, small differences"),
    Verdict.REWRITTEN: ("ย่อหน้าเดียวกัน เขียนใหม่", "same paragraph, rewritten"),
    Verdict.MOVED: ("อยู่ที่อื่นในอีกแผน", "elsewhere in the other plan"),
    Verdict.CLIPPED: ("ขอบตารางบังในอีกแผน", "hidden by a cell's edge in the other plan"),
    Verdict.ONLY_LEFT: ("มีเฉพาะแผนซ้าย", "left plan only"),
    Verdict.ONLY_RIGHT: ("มีเฉพาะแผนขวา", "right plan only"),
}

_KINDS: dict[ChangeKind, tuple[str, str]] = {
    ChangeKind.ONLY_LEFT: ("มีเฉพาะซ้าย", "left only"),
    ChangeKind.ONLY_RIGHT: ("มีเฉพาะขวา", "right only"),
    ChangeKind.REWORDED: ("ถ้อยคำต่างกัน", "reworded"),
    ChangeKind.NUMBER: ("ตัวเลขต่างกัน", "number differs"),
    ChangeKind.NAME: ("ชื่อหน่วยงานในแม่แบบ", "owner's name filled in"),
    ChangeKind.MOVED: ("ตัดบรรทัดหรือหน้าต่างกัน", "only broken differently"),
    ChangeKind.CLIPPED: ("ขอบตารางบังในอีกแผน", "hidden by a cell's edge in the other"),
    ChangeKind.DAMAGE: ("อ่านหรือพิมพ์ผิด", "damage"),
    ChangeKind.UNDECIDED: ("อ่านผิดหรือถ้อยคำต่าง ตัดสินไม่ได้", "damage or wording: undecided"),
}

_DECISIONS: dict[Decision, tuple[str, str]] = {
    Decision.MAJORITY: ("เสียงข้างมาก", "majority"),
    Decision.TIE: ("เสียงเท่ากัน ไม่ตัดสิน", "tie: undecided"),
    Decision.NUMBER: ("ตัวเลข ไม่ตัดสินด้วยเสียง", "number: never voted on"),
}


def _in(language: Language, texts: tuple[str, str]) -> str:
    return texts[0] if language is Language.TH else texts[1]


def labels(language: Language) -> Labels:
    """The texts of the page by name."""
    return {name: _in(language, texts) for name, texts in _TEXTS.items()}


def verdict_labels(language: Language) -> Labels:
    """The wording of each verdict."""
    return {verdict.value: _in(language, texts) for verdict, texts in _VERDICTS.items()}


def kind_labels(language: Language) -> Labels:
    """The wording of each kind of difference, in the order of the legend."""
    return {kind.value: _in(language, texts) for kind, texts in _KINDS.items()}


def decision_labels(language: Language) -> Labels:
    """The wording of each decision at a place where versions differ."""
    return {decision.value: _in(language, texts) for decision, texts in _DECISIONS.items()}
