"""Where this program's own kit, prose, schemas and site configuration are.

In the package they lie in `shipped/`; in a checkout they lie around it.
"""

from __future__ import annotations

from pathlib import Path

PACKAGE = Path(__file__).parent
_CARRIED = PACKAGE / "shipped"

BUNDLED_ROOT = _CARRIED if _CARRIED.is_dir() else PACKAGE.parent.parent
"""The folder that holds `kits/`, `content/` and `mkdocs.yml`."""
