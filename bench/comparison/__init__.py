"""Compares two checkouts of the register: the same work in both by turns, each with its own code and database."""
