"""How long the whole audit takes beside spaCy's own parse of the same full texts.

    python -m tests.benchmarks.speed [TEXTS.jsonl] [--rounds N] [--prefix ID]

TEXTS.jsonl has an object with "text" a line (and perhaps "id"); without it the corpus is used. The
ratio of the two is printed for all texts and for the sentences with a figure alone, with the peak
memory, and a cold `numcheck audit` of one article beside importing spaCy and loading its model.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median

from numcheck import api
from numcheck.model.article import Article, Story
from numcheck.parse.candidate import may_carry_figure
from numcheck.parse.pipeline import DEFAULT

CORPUS = Path(__file__).resolve().parents[2] / "corpus"


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--prefix", default="", help="only texts whose id starts like this")
    options = parser.parse_args()
    texts = _texts(options.texts, options.prefix)
    print(f"{len(texts)} texts, {sum(len(text.split()) for text in texts):,} words")
    _compare("ordinary texts", texts, options.rounds)
    dense = [" ".join(line for line in _sentences(text) if may_carry_figure(line)) for text in texts]
    _compare("only sentences with a figure or date", [text for text in dense if text], options.rounds)
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MiB")
    _cold(options.rounds)


def _texts(path: Path | None, prefix: str) -> list[str]:
    if path is None:
        return [file.read_text(encoding="utf-8") for file in sorted(CORPUS.glob("*/article.*"))]
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    return [row["text"] for row in rows if str(row.get("id", "")).startswith(prefix)]


def _sentences(text: str) -> list[str]:
    from numcheck.parse.fold import fold
    from numcheck.parse.sentences import split
    from numcheck.read.paragraphs import paragraphs

    return [piece.text for block in paragraphs(text) for piece in split(fold(text, block))]


def _compare(name: str, texts: Sequence[str], rounds: int) -> None:
    import spacy

    nlp = spacy.load(DEFAULT)
    stories = [Story(str(number), Article(text)) for number, text in enumerate(texts)]
    parsing, auditing, ratios = [], [], []
    for number in range(rounds + 1):
        parsed = _timed(lambda: list(nlp.pipe(texts)))
        audited = _timed(lambda: list(api.audit_many(stories)))
        if number:  # the first round warms both up
            parsing.append(parsed)
            auditing.append(audited)
            ratios.append(audited / parsed)
    print(
        f"{name}: nlp.pipe {median(parsing):.2f} s, audit {median(auditing):.2f} s, "
        f"ratio {median(ratios):.2f} ({min(ratios):.2f} to {max(ratios):.2f})"
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def _cold(rounds: int) -> None:
    article = next(iter(sorted(CORPUS.glob("*/article.txt"))))
    audit = [sys.executable, "-m", "numcheck", "audit", str(article), "--fail-on", "never"]
    load = [sys.executable, "-c", f"import spacy; spacy.load({DEFAULT!r})"]
    helped = [sys.executable, "-m", "numcheck", "--help"]
    ratios, audits, loads, helps = [], [], [], []
    for _ in range(rounds):
        loads.append(_timed(lambda: subprocess.run(load, check=True)))
        audits.append(_timed(lambda: subprocess.run(audit, check=True, capture_output=True)))
        helps.append(_timed(lambda: subprocess.run(helped, check=True, capture_output=True)))
        ratios.append(audits[-1] / loads[-1])
    print(
        f"cold: import spaCy and load {median(loads):.2f} s, audit of one article {median(audits):.2f} s, "
        f"ratio {median(ratios):.2f}; --help {median(helps):.2f} s"
    )


if __name__ == "__main__":
    main()
