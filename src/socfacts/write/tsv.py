"""TSV: as CSV, with tabs between the cells, whatever ``--delimiter`` says."""

from __future__ import annotations

from typing import BinaryIO

from socfacts.write import WriteOptions
from socfacts.write.delimited import DelimitedWriter


def open_writer(target: BinaryIO, options: WriteOptions) -> DelimitedWriter:
    """The writer of the format ``tsv``; it has no options."""
    return DelimitedWriter(target, "\t")
