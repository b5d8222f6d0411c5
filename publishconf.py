"""What only the public host needs. The rules are the same: they read policy.toml."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from pelicanconf import *

RELATIVE_URLS = False
