"""Measure pages and writes, after comparing their results."""
