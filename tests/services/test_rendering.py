# SPDX-License-Identifier: GPL-3.0-or-later
"""Markdown as HTML: what the editor shows, and nothing that reaches outside."""

import pytest

from therapy_journal.services.rendering import to_html

PICTURE = "journal:" + "0a" * 16


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# a\nb", "<h1>a</h1>\n<p>b</p>"),
        ("*a* **b** ~~c~~ `d`", "<em>a</em> <strong>b</strong> <del>c</del> <code>d</code>"),
        ("words\n- a\n  - b\n- c", "<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>"),
        ("- a\n1. b", "<ul>\n<li>a</li>\n</ul>\n<ol>\n<li>b</li>\n</ol>"),
        ("- [ ] a\n- [x] b", "<li>☐ a</li>\n<li>☑ b</li>"),
        ("a\n> b\nc", "<p>a</p>\n<blockquote>\n<p>b</p>\n</blockquote>\n<p>c</p>"),
        ("one\ntwo", "<p>one<br>\ntwo</p>"),
        ("```\n# <b>\n```", "<pre><code># &lt;b&gt;\n</code></pre>"),
        ("#tag", "<p>#tag</p>"),
        ("a & b &lt; &#65; `&amp;`", "a &amp; b &amp;lt; &amp;#65; <code>&amp;amp;</code>"),
        ("[a]: b", "<p>[a]: b</p>"),
        ("<script>x</script>", "<p>&lt;script&gt;x&lt;/script&gt;</p>"),
        ("[words](https://a.b)", "<p>words (https://a.b)</p>"),
        ("![cap](https://a.b/c.png)", "<p>cap</p>"),
        (f"![cap]({PICTURE})", f'src="{PICTURE}"'),
    ],
)
def test_markdown_becomes_html(text, html):
    assert html in to_html(text)


@pytest.mark.parametrize(
    "text",
    [">" * 5_000, "[" * 20_000, "![a](" * 5_000, "`" * 20_000, "_a" * 10_000, "> - " * 500],
    ids=lambda text: text[:4],
)
def test_a_hostile_text_is_shown_and_keeps_nobody_waiting(text):
    assert to_html(text)


def test_what_nests_without_end_is_shown_as_it_was_typed():
    text = "\n".join("  " * depth + "- a" for depth in range(500))
    assert to_html(text).count("a") >= 500
