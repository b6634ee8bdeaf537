"""Documents → parsed documents, the model's batches running across documents."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from numcheck.model.article import Document
from numcheck.model.sentence import Folded, ParsedDocument, Sentence
from numcheck.parse import pipeline, sentences
from numcheck.parse.candidate import leans_back, may_carry_figure
from numcheck.parse.fold import fold

_Cut = list[tuple[int, Folded, bool]]


def parse(documents: Iterable[Document], model: str = pipeline.DEFAULT) -> Iterator[ParsedDocument]:
    """Each document with its sentences; those that neither carry nor govern a figure or date stay unparsed."""
    cuts = [(document, _cut(document)) for document in documents]
    wanted = (piece.text for _, cut in cuts for _, piece, carries in cut if carries)
    parses = pipeline.parse_all(wanted, model) if any(c for _, cut in cuts for *_, c in cut) else iter(())
    for document, cut in cuts:
        built = []
        for index, (block, piece, carries) in enumerate(cut):
            tokens, children = next(parses) if carries else ((), ())
            built.append(Sentence(index, block, piece, tokens, children))
        yield ParsedDocument(document, tuple(built))


def _cut(document: Document) -> _Cut:
    pieces = [
        (number, piece)
        for number, block in enumerate(document.blocks)
        for piece in sentences.split(fold(document.text, block))
    ]
    carries = [may_carry_figure(piece.text) for _, piece in pieces]
    governs = [after and leans_back(piece.text) for after, (_, piece) in zip(carries[1:], pieces[1:], strict=True)]
    wanted = [carry or govern for carry, govern in zip(carries, [*governs, False][: len(pieces)], strict=True)]
    return [(number, piece, want) for (number, piece), want in zip(pieces, wanted, strict=True)]
