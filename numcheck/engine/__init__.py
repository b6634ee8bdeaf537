"""YAML → rules; rules × comparisons → findings and the ledger. Facts alone, never the text."""
