"""How often each facet of the corpus's gold figures is read right.

python -m tests.benchmarks.facets [dev|test] [--wrong FACET]
"""

from __future__ import annotations

import argparse

from tests.gold import FACETS, facet_counts, spurious


def main() -> None:
    """Print a line a facet."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("split", nargs="?", choices=("dev", "test"))
    parser.add_argument("--wrong", choices=(*FACETS, "spurious"), help="list what this facet got wrong")
    options = parser.parse_args()
    right, total, wrong = facet_counts(options.split)
    extra = spurious(options.split)
    print(f"{total} figures in gold, {len(extra)} read where gold has none")
    for facet in ("found", *FACETS):
        print(f"{facet:9} {100 * right[facet] / total:5.1f} %")
    listed = extra if options.wrong == "spurious" else [line for line in wrong if f": {options.wrong}: " in line]
    print(*listed if options.wrong else (), sep="\n")


if __name__ == "__main__":
    main()
