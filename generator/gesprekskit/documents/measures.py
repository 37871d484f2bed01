"""The figures of what is printed: lengths in mm, widths of fields in twelfths of a line.

Read by checks, composers and renderers; style sheets have some of them too, and a test compares
those. "Guidance" is the print guidance of the domain model: clear print for people who write by
hand. "Fitted" is what was found by drawing every kind of block at its narrowest, in all variants.
"""

from __future__ import annotations

from dataclasses import dataclass

TWELFTHS = 12
"""Widths of blocks and of columns are counted in these parts of a whole."""

# Paper (guidance: page geometry; ISO 216 and ISO 838).
SHORT, LONG, A3_LONG = 210.0, 297.0, 420.0
BINDING = 25.0
"""The margin at the side with the holes, which is the left one of odd pages."""
OUTSIDE, TOP, BOTTOM = 15.0, 14.0, 16.0
"""The other margins; the lower one grows with the foot."""
EDGE = 7.0
"""What office printers may leave white."""
LEAST_TOP = 9.0
"""What the first page may have above it under a high foot."""
HIGHEST_FOOT = 24.0
"""Six lines of a form. More would leave too little room to write."""

# Lines, boxes and rows to write in (guidance: writing space; ticks, scales, signatures).
LINE = 8.5
"""How far apart ruled lines are by default; those of large print are in `catalogue.VARIANTS`."""
MOST_ROOM = 1.5
"""How many times as high lines become at most, where a page has white left at its foot."""
RULE = 0.25
"""How thick a ruled line is."""
TICK, LARGE_TICK = 5.0, 6.5
"""How wide and high boxes and circles are."""
TASK_ROW = 9.2
"""How high a row of a matrix is; the guidance has 9 to 10."""
DATE_ROW = 10.0
"""How high the row with dates above a timeline is."""
CELL_EDGE = 1.4
"""What a field in a cell leaves free of its height, above and below together (fitted)."""

# What stands side by side.
TICK_TO_LABEL, AFTER_OPTION = 2.5, 8.0
"""Between a box and its words, and from those to the next box at least (guidance)."""
BLOCK_GAP = 6.0
"""Between two blocks on a line."""
OPTION_GAP = 4.0
"""Between options in columns, and between the stops of a route."""
SCALE_STEP = 22.0
"""From one circle of a scale to the next, at most: over 8 mm between options (guidance)."""
ANSWERS = 32.0
"""What the answers beside a signature take of the width (fitted)."""
TIMELINE_HEAD = 38.0
"""How wide the first column of a timeline is."""
YEAR_HEAD = 62 / 257
"""How wide the first column of a year planner is on a landscape sheet, as a part of it."""

# How narrow a field can be, in twelfths of a line, also in large print (fitted). On a portrait
# sheet two twelfths are 23 mm, three 38, four 53 and six 82.
LEAST_SHORT_TEXT = 2
"""A year, or initials."""
LEAST_LINES = 3
"""Two or three words on a line."""
LEAST_FIELD = 4
"""The start of a sentence, a date of 50 mm, five circles, two columns."""
LEAST_SIGNATURE = 6
"""The answers, and beside them room to sign."""
LEAST_OTHER = 4
"""A box, `anders:` and some words."""
LEAST_SENTENCE, LEAST_STOP, LEAST_TIMELINE = 3, 2, 3
"""Each column of a checklist, each stop of a route, and the head of a timeline."""
LETTERS_BEHIND_BOX = 6
"""Letters of a word in each twelfth after the first, which the box takes."""
LETTERS_IN_COLUMN, BOX_IN_COLUMN, WIDEST_COLUMN = 5, 3, 4
"""In a column of a table: letters in a twelfth, letters that a box takes, and what is enough."""
LETTERS_BESIDE, LETTERS_TO_FINISH = 7, 32
"""Letters of a sentence in a twelfth of a line, and those left free there to finish it."""

LARGE_LETTERS = 18.0
"""How large words are in large print, in pt (guidance)."""

# Pictures (guidance: safe area for a logo; an emblem of a funder is no smaller than any other).
SCAN, SCAN_GAP = 16.0, 8.0
"""How wide the QR code is, and what stays free beside it."""
EMBLEM = (14.9, 9.9)
"""Width and height of a funder's emblem at the foot of a page, at least."""
LOGO = (45.0, 12.0)
"""What a logo may take beside the title of a form, a deck or a pack."""
LOGO_GAP = 6.0
"""What stays free beside it."""

# Where words are narrowest: heads in large print, but that of a year on a portrait sheet (sizes in
# pt; rooms are what a word may take in mm before it sticks out of its cell: fitted).
LARGE_SIDES = 32.0
"""Both margins of a page in large print."""
HEAD, HEAD_OF_FOUR, HEAD_OF_YEAR = 16.0, 13.0, 11.0
"""How large letters are above a column, above each of four levels, and above a portrait year."""
LEVEL_ROOM, LEVEL_OF_FOUR_ROOM = 21.87, 17.67
"""Above a level of a matrix: the padding there is 0.3 mm."""
YEAR_ROOM, LANDSCAPE_YEAR_ROOM = 44.07, 72.07
"""Above the first column of a year planner."""
TABLE_EDGE, AGREEMENTS_EDGE = 0.26, 0.91
"""What the lines at both sides of a table take of its width."""
TABLE_PADDING, AGREEMENTS_PADDING = 1.92, 2.0
"""What a column of a table keeps free beside a word."""
CARD_SAID, CARD_SAID_BEHIND, LARGE_CARD_SAID = 19.0, 15.0, 22.0
"""How large the sentence on a card is, on its back, and on either side of an A6."""
CARD_POINTS = {"a7": (13.5, 11.0), "a6": (18.0, 15.0)}
"""How large points on a card are: up to three, and more."""
CARD_DASH, CARD_STEP = 6.0, 9.0
"""What stands before a point, and before a step."""
CARD_NOTE = 10.0
"""How large a note on a card is."""

# Cards fill a sheet of A4; cut marks stand between them (guidance: cards, posters, booklets).
CARD_PADDING, CUT_MARK = 7.5, 4.0
"""What stays free within a card on all sides, and how long a cut mark is."""
CARD_WORDS = 82.0
"""How wide the words on a card may be: beside its edge, between its white sides."""
CARD_FOOT = 11.5
"""How high the foot of a card may be: three lines."""
CARD_LOGO, CARD_EMBLEM = (27.0, 8.0), (12.0, 8.0)
"""What a logo may take on the back of a card, and how large the emblem is beside it."""
CARD_LOGO_GAP, CARD_EMBLEM_GAP = 2, 4
"""What stays free beside a logo on a card alone, and beside one with an emblem."""

# Posters on A3 (guidance: the same).
POSTER_LOGO = (75.0, 13.0)
"""What a logo may take at the foot of a poster."""
POSTER_LOGO_DROP = 4.75
"""How far below the drawing that is."""
SIGN_WORDS, STOP_WORDS = 42.0, 46.0
"""How far down the words on a sign, or above the room at a stop, may come (fitted)."""
ROAD = (388.0, 210.0)
"""Width and height of the drawing of a road."""
OVERLAP, INSET = 10.0, 8.0
"""What two tiles of a poster share, and what of its white border is left off at each end."""

# Word, which measures text less exactly and draws other cells (fitted in Word and LibreOffice).
WORD_HEADER, WORD_FOOTER = 6.0, 4.0
"""From the edge of the paper to the header and to the footer."""
WORD_LOGO = (45.0, 7.0)
"""What a logo may take in the header; a higher one would push the form down."""
WORD_EMBLEM = (10.5, 7.0)
"""How large the emblem is there."""
WORD_TICK = 7.0
"""How much a tick and what keeps it apart take of a line."""
WORD_NAMED, WORD_FINISHED = 50.0, 35.0
"""Room for another answer than those printed, and to finish a sentence."""
WORD_DATE = 67.4
"""How long the line for a date is at most: five twelfths of the width of the page."""
WORD_STEP, WORD_BETWEEN_ENDS = 26.0, 2.0
"""Between the steps of a scale, and between the words below."""
WORD_SIGN, WORD_SIGNED_ON = 15.0, 9.0
"""How high the room to sign is, and the date below it."""
WORD_WHEN, WORD_LEVEL, WORD_INITIALS = 21.0, 16.6, 15.2
"""How wide the columns of a matrix are behind the tasks."""
WORD_TASK = 0.25
"""The part of the width that tasks get at least; what stands behind them shares the rest."""
WORD_YEAR_HEAD = 25.0
"""How wide the first column of a year planner is at least."""
WORD_WRAPPED = 25.0
"""A label that has so much room may go on on the next line."""


@dataclass(frozen=True, slots=True)
class Cell:
    """What boxes in a cell of a table take: lengths in mm, `letters` and `head` sizes in pt.

    `gap` is between a box and its word, `between` from a word to the next box, `sides` what a cell
    keeps free beside them, its line included.
    """

    tick: float
    gap: float
    between: float
    sides: float
    letters: float
    head: float


CELL = Cell(TICK, gap=1.5, between=2.5, sides=4.0, letters=11.0, head=12.0)
LARGE_CELL = Cell(LARGE_TICK, gap=1.5, between=1.5, sides=2.5, letters=16.0, head=16.0)
FITTED, ALL_FITTED = 0.3, 0.6
"""What a column that is as wide as its boxes need may take of a table, and all of them together."""


def line_width(*, landscape: bool, large: bool) -> float:
    """Return how wide a whole line of a form is, in mm."""
    return (LONG if landscape else SHORT) - (LARGE_SIDES if large else BINDING + OUTSIDE)


def block_width(twelfths: int, line: float) -> float:
    """Return how wide a block on a line of this width is, in mm."""
    return (line + BLOCK_GAP) * twelfths / TWELFTHS - BLOCK_GAP


def scale_width(steps: int) -> float:
    """Return how wide a scale is at most in mm: its steps, and the last circle."""
    return SCALE_STEP * (steps - 1) + TICK


def upper_stops(stops: int) -> int:
    """Return how many of the stops on a road stand along its upper stretch, the others below."""
    return (stops + 1) // 2


def cell_height(row: float) -> float:
    """Return how high a field to fill in on a screen is in a row of this height, in mm."""
    return row - CELL_EDGE


def starts_beside(starter: str, width: int) -> bool:
    """Return True if the start of a sentence leaves room on its line to finish it.

    `width` is that of the line, in twelfths of a whole one.
    """
    return len(starter) < width * LETTERS_BESIDE - LETTERS_TO_FINISH


def head_room(table: float, column: float, *, heavy: bool) -> float:
    """Return what a word above a column may take in mm, in large print.

    `table` is how wide the table is in mm, `column` the column in twelfths of it; `heavy` lines are
    those of agreements.
    """
    if heavy:
        return (table - AGREEMENTS_EDGE) * column / TWELFTHS - AGREEMENTS_PADDING
    return (table - TABLE_EDGE) * column / TWELFTHS - TABLE_PADDING


def logo_room(width: float) -> float:
    """Return how wide the place for a logo this wide beside a title is, in mm."""
    return width + LOGO_GAP


def card_logo_room(width: float, *, emblem: bool) -> float:
    """Return how wide the place for a logo this wide on a card is in mm, an emblem beside it."""
    return width + (CARD_EMBLEM[0] + CARD_EMBLEM_GAP if emblem else CARD_LOGO_GAP)
