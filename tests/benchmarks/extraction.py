"""What reading the figures costs beyond the parse, a sentence, beside quantulum3 on the same text.

python -m tests.benchmarks.extraction [SENTENCES.jsonl] [--rounds N]

Sentences are lines with a "text"; without a file the corpus's articles are used. CQE is timed too
where it is installed. Times are medians over the sentences, of the fastest round each.
"""

from __future__ import annotations

import argparse
import json
import statistics
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from numcheck.mentions.quantities import quantities
from numcheck.mentions.times import times
from numcheck.model.article import Article, Story
from numcheck.model.sentence import Sentence
from numcheck.parse.document import parse
from numcheck.read.documents import documents
from tests.gold import stories


def _sentences(file: Path | None) -> list[Sentence]:
    if file is None:
        texts = [story.article.text for story in stories()]
    else:
        texts = [json.loads(line)["text"] for line in file.read_text(encoding="utf-8").splitlines()]
    wanted = [document for text in texts for document in documents(Story("1", Article(text)))]
    return [sentence for parsed in parse(wanted) for sentence in parsed.sentences if sentence.tokens]


def _milliseconds(work: Callable[[Sentence], object], sentences: Sequence[Sentence], rounds: int) -> list[float]:
    """The fastest of `rounds` for each sentence."""
    fastest = [float("inf")] * len(sentences)
    for _ in range(rounds):
        for i, sentence in enumerate(sentences):
            start = time.perf_counter()
            work(sentence)
            fastest[i] = min(fastest[i], 1000 * (time.perf_counter() - start))
    return fastest


def _ours(sentence: Sentence) -> object:
    (mentions,) = times([sentence], None)
    return quantities(sentence, [(m.start, m.end) for m in mentions])


def main() -> None:
    """Print a line a reader."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("file", nargs="?", type=Path)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    sentences = _sentences(options.file)
    readers: dict[str, Callable[[Sentence], object]] = {"numcheck": _ours}
    from quantulum3 import parser as quantulum

    readers["quantulum3"] = lambda sentence: quantulum.parse(sentence.text)
    try:
        from CQE import CQE  # type: ignore[import-not-found]

        cqe = CQE.CQE(overload=True)
        readers["CQE"] = lambda sentence: cqe.parse(sentence.text)
    except ImportError:
        print("CQE is not installed")
    for name, work in readers.items():
        work(sentences[0])
        took = _milliseconds(work, sentences, options.rounds)
        longest = sorted(zip(took, (len(s.text) for s in sentences), strict=True))[-1]
        print(
            f"{name:10} median {statistics.median(took):6.2f} ms, 95th {sorted(took)[len(took) * 95 // 100]:6.2f} ms, "
            f"slowest {longest[0]:6.1f} ms ({longest[1]} characters), {len(sentences)} sentences"
        )


if __name__ == "__main__":
    main()
