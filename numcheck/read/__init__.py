"""From files to articles; one module a format, found by its suffixes.

A format is a module of `read.formats` with `SUFFIXES` and `read(text, name) -> Article`.
"""
