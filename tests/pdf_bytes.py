"""Small PDFs written by hand: whole ones, and every kind of broken one that people send."""

import hashlib
from collections.abc import Callable, Sequence

PADDING = bytes.fromhex("28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A")
"""The password padding of the PDF standard (ISO 32000-1, 7.6.3.3)."""
FILE_ID = b"0123456789abcdef"

Cipher = Callable[[int, bytes], bytes]


def pdf(pages: Sequence[str], password: bytes | None = None) -> bytes:
    """A PDF with one line of Latin text on each page; encrypted where a password to open it is given."""
    contents = [f"BT /F1 12 Tf 72 720 Td ({text}) Tj ET".encode() for text in pages]
    first = 4
    kids = " ".join(f"{first + 2 * n} 0 R" for n in range(len(contents)))
    objects = {
        1: b"<</Type /Catalog /Pages 2 0 R>>",
        2: f"<</Type /Pages /Kids [{kids}] /Count {len(contents)}>>".encode(),
        3: b"<</Type /Font /Subtype /Type1 /BaseFont /Helvetica>>",
    }
    cipher, encryption = (_plain, b"") if password is None else _rc4_encryption(password)
    for n, content in enumerate(contents):
        page, stream = first + 2 * n, cipher(first + 2 * n + 1, content)
        objects[page] = (
            f"<</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {page + 1} 0 R "
            "/Resources <</Font <</F1 3 0 R>>>>>>"
        ).encode()
        objects[page + 1] = b"<</Length %d>>\nstream\n%s\nendstream" % (len(stream), stream)
    return _file(objects, encryption)


def _plain(_number: int, content: bytes) -> bytes:
    return content


def _file(objects: dict[int, bytes], encryption: bytes) -> bytes:
    out, offsets = bytearray(b"%PDF-1.4\n"), []
    for number, body in sorted(objects.items()):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    out += b"trailer\n<</Size %d /Root 1 0 R /ID [<%s> <%s>] %s>>\nstartxref\n%d\n%%%%EOF\n" % (
        len(objects) + 1,
        FILE_ID.hex().encode(),
        FILE_ID.hex().encode(),
        encryption,
        start,
    )
    return bytes(out)


def _rc4(key: bytes, data: bytes) -> bytes:
    state, j = list(range(256)), 0
    for i in range(256):
        j = (j + state[i] + key[i % len(key)]) % 256
        state[i], state[j] = state[j], state[i]
    out, i, j = bytearray(), 0, 0
    for byte in data:
        i = (i + 1) % 256
        j = (j + state[i]) % 256
        state[i], state[j] = state[j], state[i]
        out.append(byte ^ state[(state[i] + state[j]) % 256])
    return bytes(out)


def _md5(data: bytes) -> bytes:
    return hashlib.md5(data, usedforsecurity=False).digest()


def _rc4_encryption(password: bytes) -> tuple[Cipher, bytes]:
    """Cipher of streams and the Encrypt entry: the standard handler, revision 2, 40 bits (7.6.3)."""
    padded = (password + PADDING)[:32]
    permissions = (-4).to_bytes(4, "little", signed=True)
    owner = _rc4(_md5((b"owner" + PADDING)[:32])[:5], padded)
    key = _md5(padded + owner + permissions + FILE_ID)[:5]
    user = _rc4(key, PADDING)

    def cipher(number: int, content: bytes) -> bytes:
        return _rc4(_md5(key + number.to_bytes(3, "little") + b"\0\0")[:10], content)

    entry = f"/Encrypt <</Filter /Standard /V 1 /R 2 /O <{owner.hex()}> /U <{user.hex()}> /P -4>>"
    return cipher, entry.encode()


def unknown_security() -> bytes:
    """A PDF locked by a security handler nobody has."""
    whole = pdf(["locked"], password=b"secret")
    return whole.replace(b"/Filter /Standard", b"/Filter /Nobodies")


def truncated() -> bytes:
    """The first part of a PDF: the cross-reference table and all pages are missing."""
    return pdf(["one", "two"])[:60]


def missing_page() -> bytes:
    """A PDF whose second page is listed and not there."""
    return pdf(["one", "two"]).replace(b"6 0 R] /Count", b"9 0 R] /Count")


def xfa_form() -> bytes:
    """A PDF that holds a form only one program draws; its page asks to wait."""
    form = b"<</Type /Catalog /Pages 2 0 R /NeedsRendering true /AcroForm <</Fields [] /XFA (<xdp/>)>>>>"
    return pdf(["Please wait"]).replace(b"<</Type /Catalog /Pages 2 0 R>>", form)


def huge_page() -> bytes:
    """A PDF with an empty page of seventy metres by seventy."""
    return pdf([""]).replace(b"[0 0 595 842]", b"[0 0 200000 200000]")
