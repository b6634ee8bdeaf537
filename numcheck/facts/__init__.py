"""Mentions → facts: the figure joined with what it counts, what happened, when, where, who says so."""

from numcheck.facts.assemble import read

__all__ = ["read"]
