"""Report → what is printed: one module a format, found by discovery.

A format is a module of `report.formats` with a `Writer`.
"""
