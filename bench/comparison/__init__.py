"""Compare two checkouts of the register: the same work in both, alternating, each with its own code and database."""
