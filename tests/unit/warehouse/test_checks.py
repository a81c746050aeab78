from pipeline.schemas import TABLES, ForeignKey
from pipeline.warehouse.checks import CheckResult, CheckSpec, check_specs, run_checks
from tests.sql.stories import SQL_DIR, Story, Told, models

SPECS = check_specs(SQL_DIR)


def failures(told: Told) -> dict[tuple[str | None, str], CheckResult]:
    results = run_checks(told.con, SPECS)
    return {(r.spec.table, r.spec.name): r for r in results if not r.passed}


def one_of_each() -> Story:
    """A story with a claim of every kind, in a text where characters are not bytes."""
    story = Story()
    story.article("a", "2018-12-10")
    story.rows["articles"][0]["text"] += "ソフトバンク 📶 — "
    story.deployment("a", "softbank", "huawei", "in_use", country="JP", generation="4G")
    story.rollout("a", "softbank", "5G", "planned", country="JP")
    story.policy("a", "JP", "procurement_ban", "huawei")
    return story


def test_a_sound_story_passes_every_check() -> None:
    assert failures(one_of_each().told()) == {}


def test_an_empty_story_passes_every_check() -> None:
    assert failures(Story().told()) == {}


def test_names_of_checks_are_unique_for_a_table() -> None:
    names = [(spec.table, spec.name) for spec in SPECS]
    assert len(names) == len(set(names))


def test_every_table_is_held_against_its_schema() -> None:
    held = {spec.table for spec in SPECS if spec.name == "fits_its_schema"}
    assert held == {name for name, table in TABLES.items() if table.layer != "published"}


def test_every_foreign_key_is_followed_in_its_table_or_in_one_that_a_view_shows() -> None:
    asked = "\n".join(spec.sql or "" for spec in SPECS if spec.name == "has_no_orphans")
    shown = {model.name: model.depends_on for model in models() if model.materialized == "view"}

    def is_followed(name: str, link: ForeignKey) -> bool:
        if name not in TABLES or link not in TABLES[name].foreign_keys:
            return False
        read = shown.get(name, ())
        is_asked = f"'{name}.{link.column}'" in asked
        return is_asked or any(is_followed(each, link) for each in read)

    for table in TABLES.values():
        assert all(is_followed(table.name, link) for link in table.foreign_keys), table.name


def test_a_check_is_asked_only_when_all_that_it_reads_is_made() -> None:
    made = [name for name, table in TABLES.items() if table.layer in ("sources", "articles")]
    order = [*made, *(n for n, t in TABLES.items() if t.layer in ("claims", "quality"))]
    order += [model.name for model in models()]
    for spec in SPECS:
        if spec.table is not None and spec.name != "nothing_lost":
            assert all(order.index(need) <= order.index(spec.table) for need in spec.needs), spec


def test_evidence_that_is_not_at_its_offsets_is_found() -> None:
    story = one_of_each()
    story.rows["deployment_claims"][0]["evidence_start"] += 1
    story.rows["deployment_claims"][0]["evidence_end"] += 1
    assert ("deployment_claims", "is_grounded") in failures(story.told())


def test_a_claim_of_no_article_is_found() -> None:
    told = one_of_each().told()
    told.con.execute("delete from articles")
    failed = failures(told)
    assert ("policy_claims", "has_no_orphans") in failed
    assert ("policy_claims", "is_grounded") in failed


def test_a_record_that_left_no_trace_is_found() -> None:
    told = one_of_each().told()
    told.con.execute("update ingest_counts set records = 2")
    result = failures(told)["documents", "nothing_lost"]
    assert result.examples.to_dicts() == [{"source": "inbox", "handed_over": 2, "in_ledger": 1}]


def test_a_source_that_nobody_counted_is_found() -> None:
    told = one_of_each().told()
    told.con.execute("delete from ingest_counts")
    assert ("documents", "nothing_lost") in failures(told)


def test_a_document_that_was_set_aside_without_reason_is_found() -> None:
    story = one_of_each()
    broken = {"document_id": "d", "disposition": "quarantined", "article_id": None}
    story.rows["documents"].append(story.rows["documents"][0] | broken)
    assert ("documents", "dispositions_are_explained") in failures(story.told())


def test_an_article_out_of_nowhere_is_found() -> None:
    told = one_of_each().told()
    told.con.execute("update documents set article_id = null, disposition = 'withdrawn'")
    assert ("articles", "articles_come_from_documents") in failures(told)


def test_a_circle_of_take_overs_is_found() -> None:
    told = one_of_each().told()
    told.con.execute("update vendors set successor_id = 'nokia' where vendor_id = 'huawei'")
    assert ("vendors", "current_vendors_have_no_successor") in failures(told)


def test_a_fact_that_ends_before_it_begins_is_found() -> None:
    told = one_of_each().told()
    told.con.execute(
        "update deployments set until = since, until_latest = since,"
        " until_precision = 'day', until_basis = 'stated'"
    )
    assert [name for _, name in failures(told)] == ["deployments_end_after_they_begin"]


def test_a_failing_check_shows_rows_and_says_where() -> None:
    told = one_of_each().told()
    told.con.execute("update deployments set status = 'adored'")
    result = failures(told)["deployments", "fits_its_schema"]
    assert result.offending == 1
    assert result.message.startswith("deployments: fits_its_schema: 1 rows offend; Which rows")
    assert "'status': 'adored'" in result.message


def test_a_name_that_is_missing_is_found_in_the_view_that_shows_it() -> None:
    told = one_of_each().told()
    told.con.execute("update operators set name = null where operator_id = 'softbank'")
    failed = {table for table, name in failures(told) if name == "fits_its_schema"}
    assert failed >= {"operators", "deployments_named", "rollouts_history_named"}


def test_columns_that_views_show_are_held_to_as_strict_rules_where_they_come_from() -> None:
    read = {model.name: model.depends_on for model in models()}
    for spec in (spec for spec in SPECS if spec.shown):
        assert spec.table
        shown, parents = TABLES[spec.table], [TABLES[name] for name in read[spec.table]]
        for column in spec.shown:
            held = [table for table in parents if column in table.column_names]
            assert any(column not in table.nullable for table in held) or column in shown.nullable
            assert shown.allowed(column) in {table.allowed(column) for table in held}


def test_a_check_of_a_missing_table_fails_and_does_not_raise() -> None:
    told = one_of_each().told()
    told.con.execute("drop table rollouts")
    assert "rollouts" in (failures(told)["rollouts", "fits_its_schema"].problem or "")


def test_a_table_of_another_shape_fails_and_does_not_raise() -> None:
    told = one_of_each().told()
    told.con.execute("alter table rollouts drop column claims")
    assert "claims Int64" in (failures(told)["rollouts", "fits_its_schema"].problem or "")


def test_a_passed_check_says_so() -> None:
    spec = CheckSpec("calm", None, "?", (), "select 1 where false")
    (result,) = run_checks(Story().told().con, [spec])
    assert result.passed
    assert result.message == "publishing: calm: nothing offends"
