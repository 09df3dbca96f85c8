"""Who is who in an article: names, offices, gender, and the people they make."""
