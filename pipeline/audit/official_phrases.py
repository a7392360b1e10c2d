"""Fixed phrases of this kind of document, and wrong forms of them that read fluently.

`wrong` forms are made of real words, so a spelling checker passes them. `misspelt` forms are no words. Text
is compared without blanks, in Arabic digits. Add an entry when a new confusion is met: data, with its gloss.
"""

from typing import NamedTuple


class OfficialPhrase(NamedTuple):
    """The right form, its English gloss, fluent wrong forms, and misspelt forms."""

    right: str
    gloss: str
    wrong: tuple[str, ...] = ()
    misspelt: tuple[str, ...] = ()


PHRASES = (
    OfficialPhrase("มีคุณธรรมและจริยธรรม", "with virtue and ethics", ("มีคุณภาพและจริยธรรม",)),
    OfficialPhrase("ทัศนคติที่ดี", "good attitude", ("ทักษะคิดที่ดี",)),
    OfficialPhrase("นอกจากจะพัฒนา", "besides developing", ("จากจะพัฒนา",)),
    OfficialPhrase("จัดบริการสาธารณะ", "provide public services", ("จัดบริหารสาธารณะ",)),
    OfficialPhrase("เป็นราชการบริหารส่วนกลาง", "central administration", ("จะบริหารราชการบริหารส่วนกลาง",)),
    OfficialPhrase("ส่วนท้องถิ่นด้วยกันเอง", "local bodies among themselves", ("ส่วนท้องถิ่นด้วยตนเอง",)),
    OfficialPhrase(
        "เตรียมการณ์ไว้ล่วงหน้า", "prepare in advance", (), ("เตรียมการณไว้", "เตรียมการณ้ไว้", "เตรียมการน์ไว้")
    ),
    OfficialPhrase("วิสัยทัศน์", "vision", ("นิยามทัศน์",), ("วิสัยทัศย์", "วิสัยทัศ์")),
    OfficialPhrase("เป็นที่พึ่งของประชาชน", "people can rely on", ("เป็นที่พักของประชาชน",)),
    OfficialPhrase("ศาสตร์พระราชาว่าด้วย", "the king's science of", ("ศาสตร์พระราชามาด้วย",)),
    OfficialPhrase("พี่เลี้ยง", "mentor", ("การเป็นที่เลี้ยง", "เป็นที่เลี้ยง")),
    OfficialPhrase("แก้ไขปัญหา", "solve problems", ("ปัญหาค่าที่", "แก้ไขปัญหาค่า")),
    OfficialPhrase("ผู้นำการเปลี่ยนแปลงรุ่นใหม่", "new leaders of change", ("ผู้ประกอบการเปลี่ยนแปลง",)),
    OfficialPhrase("อำนวยการท้องถิ่น", "local directing", ("อำนาจการท้องถิ่น",)),
    OfficialPhrase("นายกองค์กรปกครองส่วนท้องถิ่น", "local chief executive", ("นายกองตรีปกครองส่วนท้องถิ่น",)),
    OfficialPhrase("องค์กรแห่งการเรียนรู้", "learning organization", ("องค์การการเรียนรู้", "องค์กรการเรียนรู้")),
    OfficialPhrase("มีคนครอง", "occupied", ("มีนครอง",)),
    OfficialPhrase("ความสามัคคี", "unity", (), ("ควมสามัคคี",)),
    OfficialPhrase("การเจ้าหน้าที่", "personnel section", ("งานกาเจ้าหน้าที่",)),
    OfficialPhrase("ต่อหน้าที่", "towards duty", (), ("ต่อนหน้าที่",)),
    OfficialPhrase("ตลอดจนประสบการณ์", "and experience", ("ตลอดจนจนประสบการณ์",)),
    OfficialPhrase("การพัฒนานโยบาย", "policy development", (), ("การพัฒนายโยบาย",)),
    OfficialPhrase("บังคับบัญชาในแนวดิ่ง", "vertical command", ("บังคับบัญชารูปแบบเดิม",)),
    OfficialPhrase("สอดคล้องกับเจตนา", "in line with the intent", ("ตั้งค่าตามกับเจตนา",)),
    OfficialPhrase("เป็นองค์การ", "be an organization", (), ("เป็งองค์การ", "เป็งองค์กร")),
    OfficialPhrase("ความผูกพันต่อ", "commitment to", (), ("ความผูกพันธ์ต่อ",)),
    OfficialPhrase("รัฐบาลดิจิทัล", "digital government", (), ("รัฐลาลดิจิทัล", "รัฐบาลดิจิตัล")),
    OfficialPhrase("เว็บไซต์", "web site", (), ("เว็ปโซด์", "เว็ปไซต์", "เว็บไซด์", "เว็ปไซด์")),
    OfficialPhrase("โซเชียลมีเดีย", "social media", (), ("โซเซียลมีเดีย", "โซเชี่ยลมีเดีย")),
    OfficialPhrase("อินเทอร์เน็ต", "Internet", (), ("อินเตอร์เน็ต", "อินเทอร์เนต")),
    OfficialPhrase("มนุษยสัมพันธ์", "human relations", (), ("มนุษย์สัมพันธ์",)),
    OfficialPhrase("Government", "Government", (), ("Govemment",)),
)
