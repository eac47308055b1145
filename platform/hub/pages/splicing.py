"""A page of which most is the same for everybody: that part is encoded and compressed once, and spliced in.

A gzip file is a row of deflate blocks. Blocks that end in a full flush refer to nothing before them, so those of the
kept part stand between those of what is around it today, and only the checksum is computed anew (RFC 1951, RFC 1952).
"""

from __future__ import annotations

import secrets
import struct
import zlib

from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_vary_headers

SEAM = "<!-- seam -->"  # in the template, where the kept part goes
_LEVEL = 6
_NAMED = b"\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\xff"  # a gzip header that says a file name follows


class Insert:
    """The kept part of a page."""

    def __init__(self, html: str) -> None:
        self.plain = html.encode()
        self.packed = _blocks(self.plain, zlib.Z_FULL_FLUSH)


def spliced(request: HttpRequest, page: str, insert: Insert, *, status: int = 200) -> HttpResponse:
    """The page with the insert at its seam, compressed if the browser takes that. Raises ValueError without a seam."""
    before, after = (part.encode() for part in page.split(SEAM))
    packs = "gzip" in request.headers.get("Accept-Encoding", "")
    body = _gzip(before, insert, after) if packs else before + insert.plain + after
    response = HttpResponse(body, status=status)
    patch_vary_headers(response, ["Accept-Encoding"])
    if packs:
        response["Content-Encoding"] = "gzip"
    return response


def _gzip(before: bytes, insert: Insert, after: bytes) -> bytes:
    # A name of random length, as Django's own gzip_page has it: the size of an answer must not tell what is in it.
    name = b"a" * secrets.randbelow(100) + b"\0"
    checksum = zlib.crc32(after, zlib.crc32(insert.plain, zlib.crc32(before)))
    size = len(before) + len(insert.plain) + len(after)
    blocks = _blocks(before, zlib.Z_FULL_FLUSH) + insert.packed + _blocks(after, zlib.Z_FINISH)
    return _NAMED + name + blocks + struct.pack("<LL", checksum, size & 0xFFFFFFFF)


def _blocks(plain: bytes, end: int) -> bytes:
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(plain) + packer.flush(end)
