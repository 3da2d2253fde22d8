"""Words that mean to be more than words, on a platform, in a page, a file, a log or a database."""

from typing import Final

_TELEGRAM: Final = (
    "<b>bold", "</b>", "<a href='https://evil.example'>Reuters</a>", "<a href='tg://user?id=1'>x</a>",
    "<tg-spoiler>s</tg-spoiler>", "<tg-emoji emoji-id='5368324170671202286'>👍</tg-emoji>",
    "<pre><code class='language-sh'>rm -rf /</code></pre>", "<blockquote expandable>q</blockquote>",
    "tg://resolve?domain=evil", "tg://user?id=123456789", "https://t.me/joinchat/AAAAAE",
    "https://t.me/+abcdef", "t.me/evil_bot?start=x", "@everyone", "@admin", "@evil_bot", "/start",
    "/trade@our_bot", "/removesource https://post.example", "/unsubscribe all", "#news", "$TSLA",
    "+49 30 12345678", "4111 1111 1111 1111", "__underlined__", "||spoiler||", "*bold*", "_italic_",
    "~struck~", "`code`", "```python\nprint(1)\n```", "[Reuters](https://evil.example)",
    "[x](tg://user?id=1)", "![](tg://emoji?id=5368324170671202286)", "\\*not bold\\*",
    "_*[]()~`>#+-=|{}.!", ">quoted", "**>quoted||",
)  # fmt: skip
_SLACK: Final = (
    "<!channel>", "<!here>", "<!everyone>", "<!here|here>", "<@U12345678>", "<@W1|boss>",
    "<#C12345678>", "<#C1|general>", "<!subteam^S12345678>", "<!subteam^S1|@team>",
    "<!date^1392734382^{date_long}|now>", "<https://evil.example|https://reuters.com>",
    "<https://evil.example>", "<mailto:boss@example.org|Boss>", "<tel:110|Police>", ":smile:",
    ":skin-tone-2:", "&lt;!channel&gt;", "&amp;lt;!channel&amp;gt;", "<!channel", "!channel>",
    "@here", "@channel", "<slack-action://BOT/x>", "<tz>", "&", "&&", "&lt", "<>", "< >", "><",
    "* item", "1. item", "• item", "<!fallback^x>", "<@U1", "~~~", "*_~`nested`~_*",
)  # fmt: skip
_WEB: Final = (
    "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "<svg onload=alert(1)>",
    "<iframe src='javascript:alert(1)'></iframe>", "<form action=https://evil.example><input>",
    "<style>*{display:none}</style>", "<base href='https://evil.example/'>",
    "<meta http-equiv=refresh content='0;url=https://evil.example'>", "<object data='x'>",
    "<math><mtext></math><img src onerror=alert(1)>", "<template><script>1</script></template>",
    '"><script>alert(1)</script>', "'><img src=x>", '" onmouseover="alert(1)', "' style='x:y",
    "</textarea><script>", "</title><script>", "<!--<script>", "--><script>", "]]><script>",
    "<![CDATA[<script>]]>", "javascript:alert(1)", "JaVaScRiPt:alert(1)", "data:text/html,<b>x",
    "vbscript:msgbox(1)", "feed:javascript:alert(1)", "&#106;avascript:x", "{{7*7}}", "${7*7}",
    "#{7*7}", "<%= 7*7 %>", "{% debug %}", "{0}", "{title}", "%s %d %n", "%(title)s", "$(id)",
    "`id`", "| id", "; id", "&& id",
)  # fmt: skip
_DATA: Final = (
    "' OR 1=1 --", "'; DROP TABLE articles; --", '" OR ""="', "NEAR(a b)", "a* OR b*", "title:x",
    "%' ESCAPE '", "=1+1", '=HYPERLINK("https://evil.example")', "+1+1", "-1+1", "@SUM(1)",
    "a,b;c\td", '"quoted,"', "../../etc/passwd", "..\\..\\windows", "/etc/passwd",
    "file:///etc/passwd", "CON", "a.txt:stream", "~root", "$HOME", "%00", "%2e%2e%2f",
    "!!python/object:os.system",
    "*alias &anchor", "--- !<tag>", "<!DOCTYPE a>", "<!ENTITY b SYSTEM 'file:///x'>", "&b;",
    "<?php ?>",
    "<?xml version='1.0'?>", '{"a": 1}', "[1] “Not so.”", "[1]", "— Reuters · 9 May 2025",
    "> [2] x",
)  # fmt: skip
_SIGNS: Final = (
    "\u202eright to left\u202c", "\u202dleft\u202c", "\u2066isolated\u2069", "\u2067א\u2069",
    "\u2068first\u2069", "\u2069\u2069", "\u200b\u200bzero", "zero\u200dwidth\u200c",
    "\u2060joined",
    "\ufeffmark", "soft\u00adhyphen", "\u061cmark", "\u200e\u200f", "e\u0301\u0327\u0323", "Z̸̢͎͔a̵l̶g̷o̸",
    "👩‍👩‍👧‍👧 👍🏽", "🇩🇪🇫", "🏴󠁧󠁢󠁥󠁮󠁧󠁿", "\U000e0041\U000e0042", "﷽", "ﬁ ﬂ", "①②", "ı İ ß", "中文，标点。",
    "مرحبا", "שלום", "\ufffd", "\ufff9a\ufffab\ufffb", "\U0010fffd", "\ue000", "\u3164", "\u115f",
    "\u0600", "𝕒𝕓", "\u2028x", "a\u2029b", "\u00a0\u2003x",
)  # fmt: skip
HOSTILE_WORDS: Final = (*_TELEGRAM, *_SLACK, *_WEB, *_DATA, *_SIGNS)
"""Each stands in a title, a name, a body and an address."""

HOSTILE_ADDRESSES: Final = (
    "javascript:alert(1)", "data:text/html,x", "vbscript:x", "tg://user?id=1", "file:///etc/passwd",
    "//evil.example/a", "feed:javascript:x", "https://", "https:///a", "http://a b/c",
    "https://user:secret@evil.example/", "https://post.example@evil.example/", "mailto:a@b.example",
    "https://evil.example/|Reuters>", 'https://evil.example/"onclick=x',
    "https://evil.example/<!here>",
    "https://evil.example/)](x", "https://evil.example/\u202egpj.exe", "https://evil.example/`x`",
    "https://еvil.example/", "https://[::1]/", "ftp://evil.example/", "blob:https://evil.example/1",
)  # fmt: skip
