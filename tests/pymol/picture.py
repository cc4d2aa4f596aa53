"""Reads the pictures that PyMOL writes."""
import struct
import zlib


def pixels(path):
    """The colours of an 8-bit RGB or RGBA PNG, as tuples of red, green and blue."""
    with open(path, "rb") as file:
        content = file.read()
    wide, high, depth, kind = struct.unpack(">IIBB", content[16:26])
    assert depth == 8 and kind in (2, 6), (depth, kind)
    size = 3 if kind == 2 else 4
    data, at = b"", 8
    while at < len(content):
        length, name = struct.unpack(">I4s", content[at : at + 8])
        if name == b"IDAT":
            data += content[at + 8 : at + 8 + length]
        at += length + 12
    raw, stride = zlib.decompress(data), wide * size
    above, found = bytearray(stride), []
    for row in range(high):
        start = row * (stride + 1)
        line = _unfiltered(raw[start], bytearray(raw[start + 1 : start + 1 + stride]), above, size)
        found.extend(tuple(line[x : x + 3]) for x in range(0, stride, size))
        above = line
    return found


def _unfiltered(kind, line, above, size):
    for x in range(len(line)):
        left = line[x - size] if x >= size else 0
        corner = above[x - size] if x >= size else 0
        if kind == 1:
            line[x] = (line[x] + left) & 255
        elif kind == 2:
            line[x] = (line[x] + above[x]) & 255
        elif kind == 3:
            line[x] = (line[x] + (left + above[x]) // 2) & 255
        elif kind == 4:
            line[x] = (line[x] + _paeth(left, above[x], corner)) & 255
    return line


def _paeth(left, above, corner):
    guess = left + above - corner
    return min((left, above, corner), key=lambda one: abs(guess - one))
