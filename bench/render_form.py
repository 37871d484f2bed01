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
    output = next(output for output in OUTPUTS if output.name == "forms")
    document = next(
        item for item in output.compose(loaded) if item.id == form and item.variant.name == variant
    )
    output.render(document)
    start = time.process_time()
    for _ in range(int(count)):
        output.render(document)
    print((time.process_time() - start) / int(count))


if __name__ == "__main__":
    main()
