"""YAML files that people write for numcheck (rules, lexicons, lists of sources), with their places.

`document` turns text into values that know their line and column, `reader` takes keys and words
from them and collects every mistake.
"""
