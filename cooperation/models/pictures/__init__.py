"""What pictures of a list show: entries in time, and entries on a map. Long lists are counted, not drawn one by one."""
