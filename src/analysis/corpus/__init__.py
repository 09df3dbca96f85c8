"""A corpus: the same verbs for as many articles as there are, and its articles in stories."""

from analysis.corpus.run import Summary, analyse_corpus, plan_corpus
from analysis.corpus.stories import group_stories, write_stories

__all__ = ["Summary", "analyse_corpus", "group_stories", "plan_corpus", "write_stories"]
