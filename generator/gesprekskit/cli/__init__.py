"""The command line in, an exit status out: prints what the stages found and decides nothing.

0 done, 1 a fault in the program, 2 the input was refused, 3 the machine lacks something, 4 the
output could not be written, 130 stopped.
"""

from __future__ import annotations

import gc
import os
import signal
import sys
import traceback
from types import FrameType

import click

from gesprekskit.artifacts import OutputError
from gesprekskit.cli.commands import commands
from gesprekskit.cli.console import Console
from gesprekskit.cli.machine import lacking
from gesprekskit.cli.streams import is_lost, watched
from gesprekskit.diagnostics import KitError, MachineLacks, Refusal, UnprintableError

DONE, FAULT, REFUSED, LACKING, UNWRITABLE, STOPPED = 0, 1, 2, 3, 4, 130


def main(arguments: list[str] | None = None) -> None:
    """Run a command and exit with its status."""
    signal.signal(signal.SIGTERM, _stop)
    # Imports live for good: `commands` collects garbage only from here on.
    gc.disable()
    # Otherwise pydantic looks through everything that is installed for plugins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    sys.stdout, sys.stderr = watched(sys.stdout), watched(sys.stderr)
    status = run(sys.argv[1:] if arguments is None else arguments)
    is_lost(sys.stderr)
    if is_lost(sys.stdout):
        status = status or UNWRITABLE
    # Everything goes with the process: Python need not look for garbage in it first.
    gc.freeze()
    sys.exit(status)


def run(arguments: list[str]) -> int:
    """Run a command and return its status; only a bug of ours shows a traceback."""
    console = Console()
    try:
        status = commands.main(arguments, "gesprekskit", standalone_mode=False, obj=console)
    except KitError as refused:
        console.report(refused.diagnostics)
        if isinstance(refused, UnprintableError):
            console.tell("nothing-written")
        return REFUSED
    except Refusal as refused:
        console.problem(refused.code, refused.values, refused.place)
        return REFUSED
    except OutputError as error:
        console.problem(error.code, error.values)
        return UNWRITABLE
    except MachineLacks as error:
        console.problem(error.code, error.values)
        return LACKING
    except click.ClickException as error:
        error.show()
        return REFUSED
    except (click.Abort, KeyboardInterrupt):
        return STOPPED
    except (MemoryError, OSError) as error:
        if lacks := lacking(error):
            console.problem(lacks.code, lacks.values)
            return LACKING
        return _fault(console)
    except Exception:
        return _fault(console)
    return status if isinstance(status, int) else DONE


def _fault(console: Console) -> int:
    traceback.print_exc()
    console.say("this is a fault in gesprekskit, not in your kit; please report the lines above")
    return FAULT


def _stop(_: int, __: FrameType | None) -> None:
    raise KeyboardInterrupt
