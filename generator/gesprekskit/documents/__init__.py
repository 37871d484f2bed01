"""Typed documents between kit and renderers: what is on the paper or the page, in plain words."""
