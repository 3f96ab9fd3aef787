"""Every character of the first plane that Python's own shift_jis codec (JIS X 0208, without any maker's rows) can write."""

import json
import sys

json.load(sys.stdin)
found = []
for code in range(0x20, 0xFFFF):
    if 0xD800 <= code <= 0xDFFF:
        continue
    try:
        written = chr(code).encode("shift_jis")
    except UnicodeEncodeError:
        continue
    # One byte above ASCII is half-width kana.
    if len(written) == 2 or (0x20 <= code < 0x7F):
        found.append(chr(code))
json.dump("".join(found), sys.stdout)
