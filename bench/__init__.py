"""The benchmark: time and memory that a large register takes to read and write, compared with plain Django and SQL."""
