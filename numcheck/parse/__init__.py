"""Article → sentences with grammar. The only package that knows spaCy.

Only sentences that carry a figure or a date are parsed, in batches over many documents.
"""
