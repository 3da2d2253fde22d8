import pytest

from briefings.reading.places.names import paths_of, split_part


@pytest.mark.parametrize(
    ("file", "name", "part"),
    [
        ("news/a.json#2", "news/a.json", "2"),
        ("a.eml#attached-1#quoted-2", "a.eml", "attached-1#quoted-2"),
        ("C# news.txt", "C# news.txt", ""),
        ("a#1.txt", "a#1.txt", ""),
        ("q#r.json#12", "q#r.json", "12"),
        ("a.txt", "a.txt", ""),
    ],
)
def test_a_part_is_told_from_a_name_with_its_sign(file: str, name: str, part: str) -> None:
    """Parts are numbers, with what they are before them."""
    assert split_part(file) == (name, part)


@pytest.mark.parametrize(
    ("file", "origin", "paths"),
    [
        ("q#r.json#1", "/x/q#r.json#an/id#7", ["/x/q#r.json", "q#r.json"]),
        ("C# news.txt", "/x/C# news.txt", ["/x/C# news.txt", "C# news.txt"]),
        ("link.json#1", "/x/target.json#7", ["/x/target.json", "link.json"]),
        ("a.json#1", "https://a.example/#1", ["a.json"]),
        (None, None, []),
    ],
)
def test_paths_are_without_parts(file: str | None, origin: str | None, paths: list[str]) -> None:
    """Behind an origin's sign any identity may stand; an address is no path."""
    assert list(paths_of(file, origin)) == paths
