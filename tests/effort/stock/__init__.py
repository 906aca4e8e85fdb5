"""A stock Django admin of the register's models, as a competent developer registers them in an hour."""
