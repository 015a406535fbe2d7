"""``socfacts schema``: the contract for other programs."""

from __future__ import annotations

from socfacts.cli.common import guarded


@guarded
def schema() -> None:
    """Print the JSON Schema of one line of facts.

    \b
    Example:
      socfacts schema > facts.schema.json
    """
    import json
    import sys

    from socfacts.records import json_schema

    sys.stdout.write(json.dumps(json_schema(), ensure_ascii=False, indent=2) + "\n")
