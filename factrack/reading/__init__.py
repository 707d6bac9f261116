"""Reading: a path, "-" or a JSON line becomes a `Document` with exact offsets."""

from factrack.reading.decode import MAX_TEXT_BYTES, Decoded, decode
from factrack.reading.document import Options, from_bytes, from_text, read_bytes, read_path
from factrack.reading.files import Input, inputs, resolved, safe_name
from factrack.reading.html import MAX_HTML_BYTES, MAX_TAGS
from factrack.reading.jsonl import MAX_LINE_BYTES, BadLine, lines, parse_line, read_line
from factrack.reading.newsjson import read_json
from factrack.reading.published import read_date
from factrack.reading.sentences import MAX_SENTENCE, split
from factrack.reading.sniff import is_feed

__all__ = [
    "MAX_HTML_BYTES",
    "MAX_LINE_BYTES",
    "MAX_SENTENCE",
    "MAX_TAGS",
    "MAX_TEXT_BYTES",
    "BadLine",
    "Decoded",
    "Input",
    "Options",
    "decode",
    "from_bytes",
    "from_text",
    "inputs",
    "is_feed",
    "lines",
    "parse_line",
    "read_bytes",
    "read_date",
    "read_json",
    "read_line",
    "read_path",
    "resolved",
    "safe_name",
    "split",
]
