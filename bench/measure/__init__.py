"""Measures what pages and writes take, and compares the answers first."""
