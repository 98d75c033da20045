"""Standards as versioned data: catalogues of requirements, how they are read, imported and compared."""
