"""The instrument for semi-structured interview studies."""

__version__ = "0.1.0"
