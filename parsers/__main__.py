"""`python -m parsers FILE...`: what is read of each mail, one JSON object a line."""

import json
import sys
from pathlib import Path

from parsers.answer import answer

if __name__ == "__main__":
    for path in sys.argv[1:]:
        told = answer(path, Path(path).read_bytes())
        print(json.dumps(told, ensure_ascii=False).encode("utf-8", "replace").decode())
