"""The tables inside a document: which are lists, what names them, and what their rows ask for."""
