"""``python -m socfacts``."""

from socfacts.cli import main

if __name__ == "__main__":
    main()
