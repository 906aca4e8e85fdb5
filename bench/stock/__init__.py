"""A stock Django admin on the register's tables, as a developer writes it in an afternoon, for comparison."""
