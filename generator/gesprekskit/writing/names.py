"""The names of files of our own in folders that others use as well."""

from __future__ import annotations

MANIFEST = ".gesprekskit.json"
"""In an output folder: what this program made there."""

LOCK = ".gesprekskit.lock"
"""In an output folder while a run holds it: the number of its process."""

WORK = ".gesprekskit.new"
"""In an output folder while a run works: what it builds. So it is on the same disk."""

NEW, OLD = "new", "old"
"""In that folder: what will be put in place, and what was there."""

ASIDE = "-bewaard"
"""The end of the name that a file of others gets, where one of ours belongs in its place."""

TEMPORARY = ".{name}.gesprekskit-new"
"""What a file is called until it is whole; one name, so that the next writer takes it over."""

BUILT, CLAIM = ".{name}.gesprekskit-{number}", ".{name}.gesprekskit-lock"
"""What a new folder is called until it is whole, and the file that says so, beside its place."""

JUNK = frozenset({".DS_Store", "Thumbs.db", "desktop.ini"})
"""Files that systems leave everywhere."""
