"""`python -m gesprekskit` is the command itself."""

from gesprekskit.cli import main

if __name__ == "__main__":
    main()
