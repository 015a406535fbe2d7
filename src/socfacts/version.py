"""The version of the program, also of what it writes."""

__version__ = "0.1.0"
