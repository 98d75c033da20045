"""Tables as people draw them in workbooks and documents: where they are, what their columns mean, and which rows are items."""
