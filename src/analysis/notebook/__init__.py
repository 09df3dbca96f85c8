"""What a notebook shows besides charts: sentences, tables and menus, escaped, `$` left alone."""

from analysis.charts.show import show
from analysis.notebook.menus import choose, stories_beside
from analysis.notebook.sentences import tell
from analysis.notebook.tables import show_table

__all__ = ["choose", "show", "show_table", "stories_beside", "tell"]
