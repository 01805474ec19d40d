"""Reads a national number a line (the scheme, a tab, a JSON string); writes its compact form, or the name of stdnum's error."""
import json
import sys

from stdnum.be import nn
from stdnum.exceptions import ValidationError
from stdnum.nl import bsn

MODULES = {"bsn": bsn, "rrn": nn}

for line in sys.stdin:
    scheme, typed = line.rstrip("\n").split("\t", 1)
    try:
        print(MODULES[scheme].validate(json.loads(typed)))
    except ValidationError as problem:
        print(type(problem).__name__)
