"""The reading view: articles side by side, with who says what, when, and what was repaired."""

from analysis.highlight.repairs import REPAIRS, repairs_table
from analysis.highlight.view import highlight, stylesheet

__all__ = ["REPAIRS", "highlight", "repairs_table", "stylesheet"]
