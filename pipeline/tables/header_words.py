"""Header texts that fill their columns and touch: months, or years, side by side in one run of letters."""

import re

# Short names of months set side by side: Oct. Nov. Dec.; marks over letters may be left out of the text.
_MONTH = re.compile(
    r"(?:[ตธมกส]\.?\s?ค\.|[กพ]\.?\s?[ยพ]\.|พ\.?\s?ค\.|มี\.?\s?ค\.|เม\.?\s?ย\.|มิ?\.?\s?ย\.)\s*(?:\d\d\s*)?"
)
# Years of the Buddhist era side by side, "year", "B.E." before them or "(baht)" after them.
_YEAR = re.compile(r"(?:ปี?\s*)?(?:พ\.?\s?ศ\.?\s*)?[2๒][4-6๔-๖][0-9๐-๙]{2}\s*(?:\(?บาท\)?\s*)?")


def starts_of_parts(text: str) -> tuple[int, ...]:
    """Where each month or year begins in a text that is nothing but such; else none."""
    for pattern in (_MONTH, _YEAR):
        found = list(pattern.finditer(text))
        if found and "".join(match.group() for match in found) == text:
            return tuple(match.start() for match in found)
    return ()
