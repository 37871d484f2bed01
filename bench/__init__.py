"""Times what matters, beside programs that do the like, in one run: `make bench`."""
