"""Report → what is printed: one module a format, found by discovery.

A format is a module of `report.formats` with NAME, `one(report)` and `many(outcomes)`.
"""
