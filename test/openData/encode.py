"""A text in an encoding, both named in JSON, as base64."""

import base64
import json
import sys

asked = json.load(sys.stdin)
json.dump(base64.b64encode(asked["text"].encode(asked["encoding"])).decode("ascii"), sys.stdout)
