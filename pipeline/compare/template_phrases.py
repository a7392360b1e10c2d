"""Phrases that tell the generations of the national templates apart. Data: add an entry, with its basis."""

from schemas.geometry import Frozen


class TemplatePhrase(Frozen):
    """A wording found in one generation of a template only.

    `generation` names it by the first plan period it served (Buddhist era). `not_before_be` is the earliest
    fiscal year a plan with the phrase can be for, where the phrase cites something dated.
    """

    key: str
    generation: str
    wording: str
    gloss: str
    basis: str
    not_before_be: int | None = None


TEMPLATE_PHRASES = (
    TemplatePhrase(
        key="three_years_by_frame_round",
        generation="2561",
        wording="โดยมีระยะเวลา 3 ปี ตามรอบของแผนอัตรากำลัง 3 ปี",
        gloss="of three years, by the round of the three-year manpower plan",
        basis="manpower plans for 2561-2563, section 12, introduction",
    ),
    TemplatePhrase(
        key="policy_thailand_4",
        generation="2561",
        wording="นโยบายแห่งรัฐ คือ การพัฒนาไปสู่ Thailand 4.0",
        gloss="state policy, that is development towards Thailand 4.0",
        basis="manpower plans for 2561-2563, section 12, introduction",
    ),
    TemplatePhrase(
        key="era_4",
        generation="2561",
        wording="ระบบราชการส่วนท้องถิ่นไปสู่ยุค 4.0",
        gloss="the local civil service into the era 4.0",
        basis="manpower plans for 2561-2563, section 12, introduction",
    ),
    TemplatePhrase(
        key="three_years_with_frame",
        generation="2567",
        wording="สอดคล้องกับระยะเวลาของแผนอัตรากำลัง 3 ปี",
        gloss="matching the duration of the three-year manpower plan",
        basis="manpower plans of the 2567-2569 round, section 12, introduction",
    ),
    TemplatePhrase(
        key="all_lines_and_levels",
        generation="2567",
        wording="ทุกสายงาน และทุกระดับ",
        gloss="of all lines of work and all levels",
        basis="manpower plans of the 2567-2569 round, section 12, introduction",
    ),
    TemplatePhrase(
        key="digital_government_drive",
        generation="2567",
        wording="ส่วนท้องถิ่นไปสู่การขับเคลื่อนรัฐบาลดิจิทัล",
        gloss="the local civil service into the drive for digital government",
        basis="manpower plans of the 2567-2569 round, section 12, introduction",
    ),
    TemplatePhrase(
        key="digital_government_plan",
        generation="2567",
        wording="รัฐบาลดิจิทัลของประเทศไทย พ.ศ. 2566 - 2570",
        gloss="digital government (development plan) of Thailand 2566-2570",
        basis="the plan was gazetted on 10 April 2566 (2023); a plan that cites it is not older",
        not_before_be=2566,
    ),
    TemplatePhrase(
        key="digital_skill_self_assessment",
        generation="2567",
        wording="เครื่องมือสำรวจทักษะดิจิทัลของข้าราชการและบุคลากรภาครัฐด้วยตนเอง",
        gloss="tool by which officials survey their own digital skills",
        basis="letter of 5 May 2563 (2020) cited in plans of the 2567-2569 round",
        not_before_be=2563,
    ),
)
