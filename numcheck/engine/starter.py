"""The file that a new rule starts from: commented, well formed, its examples passing."""

from __future__ import annotations

from numcheck.engine.keys import KINDS
from numcheck.model.finding import Kind

_CONDITIONS = {
    "conflict": """pair:                              # two facts: left is the article's, right a source's
  between: article-source          # or article-article; see `numcheck rules schema` for every word
  value: disjoint                  # what the two figures allow does not overlap
  unit: [same, converted]
  subject: same                    # the same group or thing
  event: same                      # and the same happened to it
  left: {dimension: count}         # conditions on one side
unless:
  - {published: [earlier, later], left: {cumulative: true}}     # a toll that grows is an update
""",
    "shift": """pair:                              # two facts: left is the article's, right a source's
  between: article-source          # or article-article; see `numcheck rules schema` for every word
  value: [equal, rounded]          # the same figure
  unit: same
  subject: kin                     # of another group of the same sort
  left: {dimension: count, value: {ge: 10}}     # operators: lt, le, gt, ge, eq, in, matches
unless:
  - {time: [earlier, later, other]}             # of another time
""",
    "slip": """check: {name: parts-total, slack: rounding}     # a named computation; see `numcheck rules schema`
""",
    "coverage": """fact:                              # one fact of the article
  document: article
  property: deaths
  attribution: null                # nobody is named who says so
""",
}
_MESSAGES = {
    "conflict": "{left.figure} here, {right.figure} there",
    "shift": "{left.figure} is said of {left.subject} here, of {right.subject} there",
    "slip": "{parts} = {sum}, not {total.figure}",
    "coverage": "{left.figure} ({left.subject}): nobody is named who says so",
}
_EXAMPLES = {
    "conflict": """  - name: another count
    article: The storm destroyed [[340 homes]] on the coast.
    sources: ["The storm destroyed [[430 homes]] on the coast."]
    finds: 1
  - name: the same count, rounded
    article: The storm destroyed about 340 homes on the coast.
    sources: ["The storm destroyed 338 homes on the coast."]
    finds: 0
""",
    "shift": """  - name: another group
    article: The hospital dismissed [[240 doctors]] in the spring.
    sources: ["The hospital dismissed [[240 nurses]] in the spring."]
    finds: 1
  - name: the same group
    article: The hospital dismissed 240 nurses in the spring.
    sources: ["The hospital dismissed 240 nurses in the spring."]
    finds: 0
""",
    "slip": """  - name: too many
    article: "The port moved [[1,240 tonnes]]: [[610 by rail, 385 by barge and 265]] by road."
    finds: 1
  - name: it adds up
    article: "The port moved 1,240 tonnes: 610 by rail, 385 by barge and 245 by road."
    finds: 0
""",
    "coverage": """  - name: nobody says so
    article: The landslide killed [[41 people]] in the valley.
    finds: 1
  - name: somebody does
    article: The landslide killed 41 people in the valley, the mayor said.
    finds: 0
""",
}
_OVER = {
    "conflict": "over: [value-conflict]             # this rule speaks instead of that one\n",
    "shift": "over: [figure-moved, scope-changed] # this rule speaks instead of those\n",
    "slip": "over: [parts-total]                # this rule speaks instead of that one\n",
    "coverage": "",
}


def starter(name: str, kind: Kind) -> str:
    """The text of NAME.yaml, a rule of a kind that is ready to be changed."""
    return (
        f"# {name}: try it with `numcheck rules test {name}.yaml`.\n"
        f"id: {name}                         # the file's name\n"
        f"kind: {kind}                       # {' | '.join(KINDS)}\n"
        "severity: warning                  # error | warning | note\n"
        "title: One line that names the fault\n"
        "why: >\n  Why this is a fault, for whoever asks.\n"
        f"{_CONDITIONS[kind]}{_OVER[kind]}"
        f'message: "{_MESSAGES[kind]}"\n'
        "help: What to do about it.\n"
        "examples:                          # tests: [[...]] marks what the finding must touch\n"
        f"{_EXAMPLES[kind]}"
    )
