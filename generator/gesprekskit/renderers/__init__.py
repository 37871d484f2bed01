"""Documents in, bytes or text out: typography, and nothing that decides what is said."""
