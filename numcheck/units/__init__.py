"""Dimensions, canonical units and exact conversion.

quantulum3 (MIT) names the units, pint (BSD-3-Clause) converts them, `lexicon/units.yaml` adds
what news writes. Nothing here reads numbers or sentences.
"""
