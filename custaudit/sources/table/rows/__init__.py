"""Which rows under a heading are items, and why the others are none."""
