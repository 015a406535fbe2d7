"""The family of errors that a user can meet. Each message is one line: what, where, how to mend it."""

from __future__ import annotations


class SocfactsError(Exception):
    """Base of all errors raised on purpose; ``str()`` is fit to print to a user."""


class ReadError(SocfactsError):
    """An input could not be read; the run goes on without it. ``count`` inputs, where one message tells of several."""

    def __init__(self, message: str, count: int = 1) -> None:
        super().__init__(message)
        self.count = count


class RuleError(SocfactsError):
    """A rule file is broken: names the file, the rule id and the field."""


class RecordError(SocfactsError):
    """A record does not fit the public contract."""


class UsageError(SocfactsError):
    """The call itself is wrong (a missing folder, an impossible option)."""
