"""Markdown with its front matter, HTML and XML."""

from tests.hostile_kinds.kind import EDGES, FEWER, PROSE, Kind, utf8

_P = f"<p>{PROSE}</p>"


def _page(pattern: str, before: str = "", after: str = "", sizes: tuple[int, ...] = FEWER) -> Kind:
    """Return the kind of a page whose article repeats a pattern."""
    return Kind(
        ".html",
        lambda n: utf8(
            f"<html><head><title>A title</title>{before}</head><body><article><h1>Head</h1>{_P}"
            f"{pattern * n}{_P}{after * n}</article></body></html>"
        ),
        sizes,
    )


def _front(matter: str, repeated: str = "", fence: str = "---") -> Kind:
    return Kind(
        ".md", lambda n: utf8(f"{fence}\n{matter}{repeated * n}\n{fence}\n\n{PROSE}"), FEWER
    )


def _markdown(pattern: str) -> Kind:
    return Kind(".md", lambda n: utf8(f"{PROSE}\n\n{pattern * n} {PROSE}"), FEWER)


def _feed(head: str, pattern: str, after: str = "") -> Kind:
    return Kind(
        ".xml",
        lambda n: utf8(
            f"{head}<rss><channel><title>T</title>{pattern * n}{after * n}"
            f"<item><title>A</title><description>{PROSE}</description></item>"
            "</channel></rss>"
        ),
    )


def _aliases(count: int) -> bytes:
    lines = ["a0: &a0 [x]"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, min(count, 500))]
    return utf8("---\n" + "\n".join(lines) + f"\ntitle: *a{len(lines) - 1}\n---\n\n{PROSE}")


def _laughs(count: int) -> bytes:
    entities = [
        f"<!ENTITY a{n} '{(f'&a{n - 1};' if n else 'ha') * 10}'>" for n in range(min(count, 500))
    ]
    body = f"<rss><channel><item><title>&a{len(entities) - 1};</title></item></channel></rss>"
    return utf8(f"<?xml version='1.0'?><!DOCTYPE rss [{''.join(entities)}]>{body}")


def _nested_data(count: int) -> bytes:
    data = '{"@graph":[' * count + "]}" * count
    script = f"<script type='application/ld+json'>{data}</script>"
    return utf8(f"<html>{script}<body>{_P * 3}</body></html>")


MARKUP = {
    "YAML: aliases of aliases": Kind(".md", _aliases, FEWER),
    "YAML: deep lists": _front("title: ", "["),
    "YAML: deep maps": _front("title: ", "{a: "),
    "YAML: edges of time": Kind(
        ".md",
        lambda n: utf8(f"---\ntitle: a\ndate: {EDGES[n % len(EDGES)]}\n---\n\n{PROSE}"),
        tuple(range(len(EDGES))),
    ),
    "YAML: long number": _front("date: 1", "0"),
    "YAML: base 60": _front("date: 1", ":59"),
    "YAML: many fields": _front("title: a\n", "key: a value\n"),
    "YAML: tags of Python": _front("title: !!python/object/apply:os.system [id]\n", "# a\n"),
    "YAML: merged maps": _front("a: &a {b: c}\n", "<<: *a\n"),
    "TOML: dotted keys": _front("a", ".a", "+++"),
    "TOML: dotted keys, ended": Kind(
        ".md", lambda n: utf8(f"+++\na{'.a' * n} = 1\n+++\n\n{PROSE}"), FEWER
    ),
    "TOML: edges of time": Kind(
        ".md",
        lambda n: utf8(f"+++\ntitle = 'a'\ndate = {EDGES[n % len(EDGES)]}\n+++\n\n{PROSE}"),
        tuple(range(len(EDGES))),
    ),
    "TOML: deep lists": _front("title = ", "[", "+++"),
    "TOML: deep tables": _front("title = ", "{a=", "+++"),
    "TOML: long number": _front("date = 1", "0", "+++"),
    "TOML: many tables": _front("title = 'a'\n", "[[a]]\nb = 1\n", "+++"),
    "front matter without end": Kind(".md", lambda n: utf8("---\ntitle: a\n" + "a: b\n" * n)),
    "many front matters": Kind(
        ".md", lambda n: utf8(f"---\ntitle: a\ndate: 2025-05-08\n---\n\n{PROSE}\n\n" * n), FEWER
    ),
    "Markdown: deep quotations": _markdown("> "),
    "Markdown: deep lists": _markdown("- "),
    "Markdown: open brackets": _markdown("["),
    "Markdown: open links": _markdown("[a]("),
    "Markdown: open pictures": _markdown("![a]("),
    "Markdown: emphasis": _markdown("*a **a _a "),
    "Markdown: backticks": _markdown("` `` "),
    "Markdown: tables": _markdown("|a|b|\n|-|-|\n"),
    "Markdown: references": _markdown("[a]: b\n[a][a] "),
    "Markdown: angle brackets": _markdown("<a <!-- <? "),
    "HTML: deep div": _page("<div>", after="</div>", sizes=(10, 190, 250, 1_000, 100_000)),
    "HTML: deep formats": _page("<b><i>"),
    "HTML: deep tables": _page("<table><tr><td>"),
    "HTML: deep lists": _page("<ul><li>"),
    "HTML: paragraphs": _page("<p>A sentence of words.</p>", sizes=(10, 1_000, 10_000, 100_000)),
    "HTML: empty paragraphs": _page("<p>", sizes=(10, 1_000, 100_000)),
    "HTML: links": _page("<a href='/a'>a link</a> ", sizes=(10, 1_000, 100_000, 200_000)),
    "HTML: comments": _page("<!--", sizes=(10, 1_000, 32_000)),
    "HTML: closed comments": _page("<!-- a -->"),
    "HTML: open attributes": _page('<a href="'),
    "HTML: spaces in a style": Kind(
        ".html", lambda n: utf8(f"<html><body><p style='{' ' * n}'>{PROSE}</p>{_P}</body></html>")
    ),
    "HTML: attributes": Kind(
        ".html", lambda n: utf8(f"<html><body><p {' a=b' * n}>{PROSE}</p></body></html>"), FEWER
    ),
    "HTML: entities": _page("&amp;amp;&#0;&#x110000;&lt;"),
    "HTML: rules of style": _page("", before="<style>" + ".a{display:none}@media x{" * 1000),
    "HTML: hidden": _page("<p hidden>A hidden sentence.</p>"),
    "HTML: headings": _page("<h2><a href='/a'>A story</a></h2><p>A sentence of words here.</p>"),
    "HTML: articles": _page(
        "<article><h2>Title</h2><time>8 May 2025</time><p>Words.</p></article>"
    ),
    "HTML: line breaks": _page("<br>"),
    "HTML: bold links": _page("<b><a href='/a'>a</a></b> "),
    "HTML: data in a script": Kind(
        ".html",
        lambda n: utf8(
            f"<html><script type='application/ld+json'>{'[' * n}</script>"
            f"<body>{_P * 3}</body></html>"
        ),
    ),
    "HTML: nested data in a script": Kind(".html", _nested_data, FEWER),
    "HTML: edges of time": Kind(
        ".html",
        lambda n: utf8(
            f"<html><head><meta property='article:published_time' content='{EDGES[n]}'></head>"
            f"<body><article><time datetime='{EDGES[n]}'>a</time>{_P * 3}</article></body></html>"
        ),
        tuple(range(len(EDGES))),
    ),
    "HTML: zero bytes": _page("<\0p\0>\0"),
    "HTML: drawings": _page("<svg><math><g>"),
    "HTML: forms": _page("<select><option>a<input>"),
    "HTML: processing instructions": _page("<?a <!doctype "),
    "HTML: open tags": Kind(".html", lambda n: utf8("<html>" + "<" * n + PROSE)),
    "XML: entities of entities": Kind(".xml", _laughs, FEWER),
    "XML: long entity": Kind(
        ".xml",
        lambda n: utf8(
            f"<!DOCTYPE rss [<!ENTITY a '{'a' * n}'>]><rss><item>{'&a;' * n}</item></rss>"
        ),
        FEWER,
    ),
    "XML: external entity": Kind(
        ".xml",
        lambda n: utf8(
            "<!DOCTYPE rss [<!ENTITY a SYSTEM 'file:///etc/passwd'>]>"
            f"<rss><channel><item><title>{'&a;' * n}</title></item></channel></rss>"
        ),
        FEWER,
    ),
    "XML: parameter entities in UTF-16": Kind(
        ".xml",
        lambda n: f"<!DOCTYPE rss [<!ENTITY % a '{'a' * n}'>%a;]><rss/>".encode("utf-16"),
        FEWER,
    ),
    "XML: deep elements": _feed("", "<a>", "</a>"),
    "XML: open elements": _feed("", "<item>"),
    "XML: items": _feed("", f"<item><title>A</title><description>{PROSE}</description></item>"),
    "XML: attributes": Kind(
        ".xml",
        lambda n: utf8("<rss " + " ".join(f"a{i}='b'" for i in range(n)) + "><channel/></rss>"),
    ),
    "XML: namespaces": _feed("", "<a xmlns='b'/>"),
    "XML: open data": _feed("", "<![CDATA["),
    "XML: comments": _feed("<!-- a -->" * 100, "<!-- a -->"),
    "XML: pages in items": _feed(
        "", f"<item><description>&lt;div>{'&lt;b>' * 9}</description></item>"
    ),
    "XML: unknown encoding": _feed("<?xml version='1.0' encoding='utf-7'?>", "<a/>"),
    "XML: edges of time": Kind(
        ".xml",
        lambda n: utf8(
            f"<rss><channel><item><title>A</title><pubDate>{EDGES[n]}</pubDate>"
            f"<description>{PROSE}</description></item></channel></rss>"
        ),
        tuple(range(len(EDGES))),
    ),
}
"""Kinds of markup by name."""
