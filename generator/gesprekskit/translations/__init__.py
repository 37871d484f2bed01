"""A library in Dutch in, the library in another language out, and what that language lacks."""
