"""What the tables say of a story, in sentences that are true for any story.

Each function takes tables and returns plain sentences; `analysis.notebook.tell` shows them.
"""

from analysis.findings.accounts import of_articles, of_quotes, open_with_accounts
from analysis.findings.days import of_timeline, open_with_days
from analysis.findings.people import of_people
from analysis.findings.sentiment import of_sentiment, of_validity, open_with_tone
from analysis.findings.voices import of_speakers, open_with_voices

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
