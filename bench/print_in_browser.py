"""A script: prints a page a number of times with one browser.

`print_in_browser.py PROGRAM PAGE COUNT`, the page as an address.
"""

from __future__ import annotations

import sys

from playwright.sync_api import sync_playwright


def main() -> None:
    program, page, count = sys.argv[1:]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
        opened = browser.new_page()
        for _ in range(int(count)):
            opened.goto(page)
            opened.pdf(prefer_css_page_size=True, tagged=True)
        browser.close()


if __name__ == "__main__":
    main()
