"""The number a table cell prints."""

import re
from decimal import Decimal

from pipeline.text.digits import to_arabic

# sign, digits with or without thousands commas, decimals, a unit: baht, persons, posts, projects
_NUMBER = re.compile(
    r"([+-])?\s?(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?(?:\s?\.-)?\s*(?:บาท|คน|อัตรา|โครงการ|%)?"
)
_DASH = re.compile(r"[-–—\s]+")


def number(text: str) -> Decimal | None:
    """The number; a dash is 0; `None` for blank cells and everything that is no number."""
    plain = to_arabic(text).strip()
    if not plain:
        return None
    if _DASH.fullmatch(plain):
        return Decimal(0)
    found = _NUMBER.fullmatch(plain)
    if found is None:
        return None
    value = Decimal(found[2].replace(",", "") + (found[3] or ""))
    return -value if found[1] == "-" else value
