"""Reading articles: files, folders and tables in, the articles table out."""

from analysis.reading.articles import example_story, read_articles, read_story

__all__ = ["example_story", "read_articles", "read_story"]
