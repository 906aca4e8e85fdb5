"""The benchmark: a register of a million agreements, what it takes to read and write it, and what others take."""
