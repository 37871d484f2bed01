"""Benchmarks of what matters, beside comparable programs, in one run: `make bench`."""
