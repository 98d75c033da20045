"""custaudit audits the customizations of municipal information systems against published standards."""

__version__ = "0.1.0"
