"""ToUnicode maps: read from the streams found in files, written for the maps the house decides on."""

import re
from collections.abc import Iterator, Mapping

_SECTION = re.compile(rb"begin(bfchar|bfrange)(.*?)end\1", re.DOTALL)
_TOKEN = re.compile(rb"<([0-9A-Fa-f\s]*)>|\[|\]")
MAX_CODE = 0xFFFF
MAX_RANGE = 0x10000
BLOCK = 100
"""Entries of one section, by the rule of the format."""


def parsed_to_unicode(stream: bytes) -> dict[int, str]:
    """Code to text; a code mapped to nothing is kept with the empty text, for that is evidence too."""
    out: dict[int, str] = {}
    for section in _SECTION.finditer(stream):
        tokens = [m.group() if m.group(1) is None else m.group(1) for m in _TOKEN.finditer(section.group(2))]
        pairs = _characters(tokens) if section.group(1) == b"bfchar" else _ranges(tokens)
        out.update((code, text) for code, text in pairs if 0 <= code <= MAX_CODE)
    return out


def _characters(tokens: list[bytes]) -> Iterator[tuple[int, str]]:
    for code, text in zip(tokens[::2], tokens[1::2], strict=False):
        yield _number(code), _text(text)


def _ranges(tokens: list[bytes]) -> Iterator[tuple[int, str]]:
    at = 0
    while at + 2 < len(tokens):
        first, last = _number(tokens[at]), _number(tokens[at + 1])
        count = min(last - first + 1, MAX_RANGE)
        if tokens[at + 2] == b"[":
            end = tokens.index(b"]", at) if b"]" in tokens[at:] else len(tokens)
            yield from zip(range(first, first + count), map(_text, tokens[at + 3 : end]), strict=False)
            at = end + 1
            continue
        start = _text(tokens[at + 2])
        for step in range(count):
            yield first + step, _advanced(start, step)
        at += 3


def _advanced(text: str, step: int) -> str:
    """`text` with its last character moved on; the format adds to the last byte."""
    if not text:
        return text
    code = ord(text[-1]) + step
    return text[:-1] + (chr(code) if code <= MAX_CODE else "")


def _number(token: bytes) -> int:
    digits = b"".join(token.split())
    return int(digits, 16) if re.fullmatch(rb"[0-9A-Fa-f]+", digits) else -1


def _text(token: bytes) -> str:
    digits = b"".join(token.split())
    if not re.fullmatch(rb"(?:[0-9A-Fa-f]{2})*", digits):
        return ""
    raw = bytes.fromhex(digits.decode("ascii"))
    return raw.decode("latin-1") if len(raw) == 1 else raw.decode("utf-16-be", "replace")


def written_to_unicode(codes: Mapping[int, str], code_bytes: int) -> bytes:
    """A ToUnicode stream for codes of `code_bytes` bytes."""
    top = "F" * (2 * code_bytes)
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        "/CMapName /Adobe-Identity-UCS def /CMapType 2 def",
        f"1 begincodespacerange <{'0' * len(top)}> <{top}> endcodespacerange",
    ]
    entries = sorted((code, text) for code, text in codes.items() if text)
    for at in range(0, len(entries), BLOCK):
        block = entries[at : at + BLOCK]
        lines.append(f"{len(block)} beginbfchar")
        lines.extend(
            f"<{code:0{len(top)}X}> <{text.encode('utf-16-be').hex().upper()}>" for code, text in block
        )
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines).encode("ascii")
