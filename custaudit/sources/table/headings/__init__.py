"""What each column of a table holds, told by its heading and by the cells under it."""
