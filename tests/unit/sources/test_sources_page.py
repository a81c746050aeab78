"""docs/sources.md: what it shows of sources of the web is so."""

import re
from pathlib import Path

from pipeline.sources.catalog import WebSource, load_catalog
from pipeline.sources.health import QUESTIONS

PAGE = (Path(__file__).parents[3] / "docs" / "sources.md").read_text(encoding="utf-8")


def test_its_example_is_a_sources_toml(tmp_path: Path) -> None:
    (example,) = re.findall(r"```toml\n(.*?)```", PAGE, flags=re.DOTALL)
    path = tmp_path / "sources.toml"
    path.write_text(example, encoding="utf-8")
    names = [source.name for source in load_catalog(path)]
    assert names == ["daily", "pages", "regulator", "wire"]


def test_its_table_lists_every_field_with_its_default() -> None:
    table = PAGE.split("this table is the fields of a source -->")[1].split("\n\n")[0]
    listed = re.findall(r"^\| `(\w+)` \| ?`?(\w*)`? ?\|", table, flags=re.MULTILINE)
    assert [name for name, _ in listed] == list(WebSource.model_fields)
    told = {name: default for name, default in listed if default not in ("", "all", "none")}
    read = WebSource.model_validate({"name": "a", "url": "https://a.example"})
    for name, default in told.items():
        changed = {"name": "a", "url": "https://a.example", name: default}
        assert WebSource.model_validate(changed) == read, name


def test_its_table_lists_every_question() -> None:
    named = re.findall(r"^\| `(\w+)` \|", PAGE.split("| question |")[1], flags=re.MULTILINE)
    assert named == list(QUESTIONS)
