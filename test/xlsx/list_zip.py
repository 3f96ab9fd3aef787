"""Prints as JSON what Python's zipfile finds in the archive named on the command line: name, method, content in hex."""

import json
import sys
from zipfile import ZipFile

with ZipFile(sys.argv[1]) as archive:
    broken = archive.testzip()
    entries = [[entry.filename, entry.compress_type, archive.read(entry).hex()] for entry in archive.infolist()]
json.dump({"broken": broken, "entries": entries}, sys.stdout)
