"""Made-up projects and the wordings of their tables. Every place and organization is invented."""

from dataclasses import dataclass
from decimal import Decimal
from random import Random

ORGANIZATION = "เทศบาลตำบลหนองแก้วใส"  # a municipality that does not exist
THAI_DIGITS = str.maketrans("0123456789", "๐๑๒๓๔๕๖๗๘๙")

# Words of names, each list a slot; a line may break between any two of them. Verbs, things, ways, places.
_VERBS = (
    "ก่อสร้าง",
    "ปรับปรุง",
    "ซ่อมแซม",
    "ขยายเขต",
    "ติดตั้ง",
    "จัดซื้อ",
    "ขุดลอก",
    "วางท่อ",
    "ส่งเสริม",
    "สนับสนุน",
    "อบรม",
    "จัดงาน",
)
_THINGS = (
    ("ถนน", "คอนกรีต", "เสริมเหล็ก"),
    ("ราง", "ระบายน้ำ", "รูปตัวยู"),
    ("ระบบ", "ประปา", "หมู่บ้าน"),
    ("ไฟฟ้า", "สาธารณะ", "ตามถนน"),
    ("กล้อง", "โทรทัศน์", "วงจรปิด"),
    ("อาชีพ", "กลุ่มสตรี", "และผู้สูงอายุ"),
    ("ประเพณี", "ลอยกระทง", "และสงกรานต์"),
    ("เด็ก", "และเยาวชน", "ด้านกีฬา"),
    ("ลำห้วย", "และ", "คลองส่งน้ำ"),
    ("ศูนย์", "พัฒนา", "เด็กเล็ก"),
)
_WAYS = (
    ("พร้อม", "วางท่อ", "ระบายน้ำ"),
    ("พร้อม", "ป้ายประชาสัมพันธ์"),
    ("ตาม", "แนวพระราชดำริ"),
    ("เพื่อ", "คุณภาพชีวิต", "ที่ดี"),
    ("แบบ", "มีส่วนร่วม", "ของประชาชน"),
)
_PLACES = ("บ้านหนองแก้วใส", "บ้านทุ่งทองคำ", "บ้านโคกสะอาดใหม่", "บ้านห้วยน้ำเย็น", "บ้านดอนร่มรื่น", "ซอยร่มเย็น")
_OWNERS = ("กองช่าง", "กองการศึกษา", "สำนักปลัดเทศบาล", "กองสาธารณสุข และสิ่งแวดล้อม", "กองสวัสดิการสังคม", "กองคลัง")
_AIMS = ("เพื่อให้", "ประชาชน", "ได้รับ", "ความสะดวก", "ในการ", "สัญจร", "และมี", "ความปลอดภัย", "เพิ่มขึ้น", "อย่างทั่วถึง")
_GAINS = ("ประชาชน", "ในพื้นที่", "มีคุณภาพชีวิต", "ที่ดีขึ้น", "และ", "ได้รับบริการ", "ที่รวดเร็ว")
_MEASURES = ("ร้อยละ", " 80 ", "ของ", "ประชาชน", "มีความ", "พึงพอใจ")

STRATEGIES = (
    "การพัฒนาด้านโครงสร้างพื้นฐาน",
    "การพัฒนาด้านคุณภาพชีวิตและสังคม",
    "การพัฒนาด้านการศึกษา ศาสนา และวัฒนธรรม",
    "การพัฒนาด้านการบริหารจัดการที่ดี",
)  # of basic structures, of quality of life, of education and culture, of good management
PROGRAMMES = (
    "แผนงานอุตสาหกรรมและการโยธา",
    "แผนงานสร้างความเข้มแข็งของชุมชน",
    "แผนงานการศึกษา",
    "แผนงานบริหารงานทั่วไป",
)

Words = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MadeProject:
    """One project as it is to be printed. `amounts` has a value per year; `None`: nothing, see `blanks`.

    `blanks`: what is printed for each year without an amount (`-`, `###` or nothing).
    """

    number: int
    name: Words
    objective: Words
    target: Words
    amounts: tuple[Decimal | None, ...]
    blanks: tuple[str, ...]
    indicator: Words
    result: Words
    owner: Words
    place: Words
    months: tuple[int, ...]

    @property
    def name_text(self) -> str:
        """The name in one line."""
        return "".join(self.name)


@dataclass(frozen=True, slots=True)
class MadeGroup:
    """Projects under one strategy and programme."""

    strategy: int
    strategy_title: str
    programme: str
    projects: tuple[MadeProject, ...]


def made_groups(
    rng: Random, years: int, *, groups: int, long_names: int, restart: bool
) -> tuple[MadeGroup, ...]:
    """Random groups of projects; `long_names` is how many slots more a name may have."""
    out, number, used = [], 0, set[str]()
    for at in range(groups):
        projects = []
        number = 0 if restart else number
        for _ in range(rng.randint(3, 9)):
            number += 1
            project = _project(rng, number, years, long_names)
            while project.name_text in used:
                project = _project(rng, number, years, long_names)
            used.add(project.name_text)
            projects.append(project)
        out.append(MadeGroup(at + 1, STRATEGIES[at], PROGRAMMES[at], tuple(projects)))
    return tuple(out)


def _project(rng: Random, number: int, years: int, long_names: int) -> MadeProject:
    first = rng.choice(_THINGS)
    name = [rng.choice(_VERBS), *first]
    for _ in range(rng.randint(0, long_names)):
        name += rng.choice(_WAYS)
    name += [" " + rng.choice(_PLACES), f" หมู่ที่ {rng.randint(1, 19)}"]
    if rng.random() < 0.4:
        name += [" สายที่", f" {rng.randint(1, 9)}", f" (ช่วงที่ {rng.randint(1, 3)})"]
    amounts = _amounts(rng, years)
    start = rng.randint(0, 8)
    span = range(start, min(12, start + rng.randint(1, 12)))
    return MadeProject(
        number=number,
        name=tuple(name),
        objective=tuple(_AIMS[: rng.randint(4, len(_AIMS))]),
        target=(
            f"ขนาดกว้าง {rng.randint(3, 6)} เมตร",
            f" ยาว {rng.randint(50, 900)} เมตร",
            f" หนา 0.{rng.randint(12, 20)} เมตร",
        ),
        amounts=amounts,
        blanks=tuple(rng.choice(("-", "-", "", "")) for _ in amounts),
        indicator=_MEASURES,
        result=_GAINS[: rng.randint(3, len(_GAINS))],
        owner=tuple(rng.choice(_OWNERS).split(" ")),
        place=(rng.choice(_PLACES), f" หมู่ที่ {rng.randint(1, 19)}"),
        months=tuple(span),
    )


def _amounts(rng: Random, years: int) -> tuple[Decimal | None, ...]:
    """At least one amount; often the same one in all years from some year on."""
    amount = Decimal(rng.choice((5000, 20000, 35500, 100000, 250000, 499600, 1200000, 3540000)))
    if rng.random() < 0.3:
        return (amount,) * years
    shown = [amount + 1000 * rng.randint(0, 9) if rng.random() < 0.5 else None for _ in range(years)]
    if not any(shown):
        shown[rng.randrange(years)] = amount
    return tuple(shown)
