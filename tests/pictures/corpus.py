"""More articles than the bundled ones, of many publishers: lists get long."""

import json
from itertools import product
from pathlib import Path

_TOWNS = (
    "Aberystwyth", "Bergen", "Coimbra", "Donostia", "Eger", "Fethiye", "Gdynia", "Harbour",
    "İzmir", "Jyväskylä", "Kharkiv", "Łódź", "Mombasa", "Nouakchott",
)  # fmt: skip
_PAPERS = ("Gazette", "Observer", "Morning Post and Weekly Advertiser", "Tribune")
_ARABIC = ("صحيفة الميناء", "افتتحت البلدية سوق السمك الجديد بعد أعمال استمرت عامين.")
_CHINESE = ("海港日报", "新鱼市场历时两年建成，周六正式开放。")


def write_corpus(file: Path) -> None:
    """Write the articles as JSON lines."""
    named = [
        (f"{town} {paper}", f"The council of {town} opened the new fish market on Saturday.")
        for town, paper in product(_TOWNS, _PAPERS)
    ]
    articles = [
        {"title": text, "text": text, "source": source, "date": f"2025-04-{1 + number % 28:02}",
         "url": f"https://example.org/{number}"}
        for number, (source, text) in enumerate([*named, _ARABIC, _CHINESE])
    ]  # fmt: skip
    lines = (json.dumps(each, ensure_ascii=False) for each in articles)
    file.write_text("\n".join(lines), "utf-8")
