"""`python -m tests.fuzz [SECONDS] [SEED]`: hostile articles through reading, extraction, store and reports.

What breaks a promise is written to build/fuzz/ with its traceback; the exit code is 1 then. A find is mended and its
text kept under tests/corpus/hostile/, where the test suite reads it for ever.
"""

from __future__ import annotations

import os
import random
import sys
import time
import traceback
from pathlib import Path

from tests.conftest import ROOT
from tests.fuzz.making import line, page
from tests.fuzz.target import Target

FOUND = ROOT / "build" / "fuzz"
SLOW = 20.0  # seconds for at most 6,000 characters: something grows faster than it should
KEEP = 40


def main() -> int:
    """Fuzz for so many seconds; how many findings there were decides the exit code."""
    seconds = float(sys.argv[1] if len(sys.argv) > 1 else os.environ.get("FACTRACK_FUZZ_SECONDS", "180"))
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else int(time.time())
    print(f"seed {seed}, {seconds:g} seconds", flush=True)
    end, tries, found = time.monotonic() + seconds, 0, 0
    target = Target()
    while time.monotonic() < end and found < KEEP:
        chance = random.Random(f"{seed} {tries}")
        name, data = ("a.jsonl", line(chance, f"art-{tries}")) if tries % 3 else page(chance)
        begin = time.monotonic()
        try:
            faults = target.feed(name, data)
        except Exception:
            faults, target = [traceback.format_exc()], Target()
        if time.monotonic() - begin > SLOW:
            faults.append(f"took {time.monotonic() - begin:.0f} s")
        if faults:
            found += 1
            _keep(f"{seed}-{tries}", name, data, faults)
        tries += 1
    print(f"{tries} articles, {found} findings" + (f" in {FOUND}" if found else ""))
    return min(found, 1)


def _keep(label: str, name: str, data: bytes, faults: list[str]) -> None:
    FOUND.mkdir(parents=True, exist_ok=True)
    (FOUND / f"{label}{Path(name).suffix}").write_bytes(data)
    (FOUND / f"{label}.why").write_text("\n".join(faults), "utf-8", "backslashreplace")
    print(f"{label}: {faults[0].strip().splitlines()[-1]}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
