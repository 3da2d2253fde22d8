"""Texts that mean to be more than text."""

HOSTILE_TEXTS = (
    "<!channel> <@U123> @here #general </brief> <https://x.example|click>",
    "*bold* _it_ ~no~ `code` ```pre``` > quote & &amp; &lt;",
    "\u202eright to left\u202c \u2066isolated\u2069 שלום العربية",
    "zero\u200bwidth\u200d \ufeff \u00ad",
    "👩‍👩‍👧‍👧 🇩🇪 👍🏽 e\u0301 :smile: \U0001f9d1🏿‍🚀",
    "\x1b[31m \x00 \x07 \t tab",
    "/trade /brief <!subteam^S1> <#C1|general> <!date^1^{date}|x>",
    "word " * 2_000,
    "w" * 10_000,
    "&" * 10_000,
    "👩‍👩‍👧‍👧" * 1_500,
)
