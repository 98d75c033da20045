"""Where the tables of a workbook are, and in what layout."""
