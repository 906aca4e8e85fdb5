"""Commands of the register, by name."""
