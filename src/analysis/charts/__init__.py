"""Charts: each takes a table and returns the axes it drew on."""

from analysis.charts.show import show
from analysis.charts.style import alt_text

__all__ = ["alt_text", "show"]
