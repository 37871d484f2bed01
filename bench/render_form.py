"""A script in a checkout's program: CPU seconds of one form, over many in one process.

`render_form.py KIT FORM VARIANT COUNT` prints them as a number; the first is not counted.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from gesprekskit import pipeline
from gesprekskit.outputs import OUTPUTS


def main() -> None:
    kit, form, variant, count = sys.argv[1:]
    loaded, _ = pipeline.load_kit(Path(kit))
    output = next(one for one in OUTPUTS if one.name == "forms")
    document = next(
        one for one in output.compose(loaded) if one.id == form and one.variant.name == variant
    )
    output.render(document)
    start = time.process_time()
    for _ in range(int(count)):
        output.render(document)
    print((time.process_time() - start) / int(count))


if __name__ == "__main__":
    main()
