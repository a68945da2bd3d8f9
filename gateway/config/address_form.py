"""What an address in a file of the desk looks like: a typing error is told, nothing more."""

from __future__ import annotations

import re

ADDRESS = re.compile(r"[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;]+")
