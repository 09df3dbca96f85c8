"""What the tables say of a story, in sentences that are true for any story.

Each function takes tables and returns plain sentences; `analysis.notebook.tell` shows them.
"""

from analysis.findings.accounts import of_articles, of_quotes, of_speakers
from analysis.findings.days import of_timeline
from analysis.findings.opening import (
    open_with_accounts,
    open_with_days,
    open_with_tone,
    open_with_voices,
)
from analysis.findings.tone import of_people, of_sentiment, of_validity

__all__ = [
    "of_articles",
    "of_people",
    "of_quotes",
    "of_sentiment",
    "of_speakers",
    "of_timeline",
    "of_validity",
    "open_with_accounts",
    "open_with_days",
    "open_with_tone",
    "open_with_voices",
]
