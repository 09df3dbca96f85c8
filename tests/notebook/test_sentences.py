from analysis.notebook import tell


def test_sentences_are_escaped_and_their_dollars_left_alone():
    page = tell(["<script>alert(1)</script> costs $5 or $6"]).data
    assert "<script>" not in page
    assert "&lt;script&gt;" in page
    assert "mathjax_ignore" in page
