"""Print the scores; with `--pin`, make them the floors."""

from __future__ import annotations

import argparse
import sys

from tests.evaluation.floors import pin, pinned, reached, tallies


def main() -> int:
    """Exit 1 when `--pin` is refused."""
    parser = argparse.ArgumentParser(prog="python -m tests.evaluation", description=__doc__)
    parser.add_argument("--errors", type=int, default=0, metavar="N", help="show up to N mistakes of each metric")
    parser.add_argument("--pin", action="store_true", help="make these scores the floors")
    parser.add_argument("--lower", action="store_true", help="with --pin: also where that lowers one")
    options = parser.parse_args()
    floors = pinned()[1]
    for code, scores in reached().items():
        tally = tallies()[code]
        for metric, value in scores.items():
            floor = floors.get(code, {}).get(metric)
            count = f"{tally.right[metric]}/{tally.judged[metric]}" if metric in tally.judged else ""
            print(
                f"{code}  {metric:24} {value:.3f}  {count:9} {'' if floor is None else f'floor {floor:.3f}'}".rstrip()
            )
            for line in tally.errors[metric][: options.errors]:
                print(f"      {line}")
    if not options.pin:
        return 0
    refused = pin(reached(), lower=options.lower)
    for line in refused:
        print(f"not pinned: {line}", file=sys.stderr)
    return 1 if refused else 0


if __name__ == "__main__":
    sys.exit(main())
