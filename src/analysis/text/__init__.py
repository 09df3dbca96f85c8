"""What a plain text is made of: paragraphs, sentences, quotations, bylines. Offsets only."""
