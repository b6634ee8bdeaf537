"""Frozen values that everything else is made of; this package imports nothing but errors."""
