"""`backhaul` with empty bodies: the same assets, checks and entry point, and no work in them.

`python -m bench.empty run --home DIR` costs what Dagster itself costs for this graph.
"""

from collections.abc import Iterator

import dagster as dg

from pipeline import cli
from pipeline.defs import assemble
from pipeline.defs.session import Watcher
from pipeline.scale.ahead import NOTHING_AHEAD, Ahead
from pipeline.settings import Settings

build_full = assemble.build_definitions


def emptied(definitions: dg.Definitions) -> dg.Definitions:
    """The same graph, each asset doing nothing and each check passing."""
    assets = [each for each in definitions.assets or [] if isinstance(each, dg.AssetsDefinition)]
    return dg.Definitions(
        assets=[_empty(each) for each in assets],
        resources=definitions.resources,
        executor=dg.in_process_executor,
    )


def _empty(asset: dg.AssetsDefinition) -> dg.AssetsDefinition:
    checks = list(asset.check_specs)

    @dg.multi_asset(
        name=asset.node_def.name,
        specs=list(asset.specs),
        check_specs=checks,
        required_resource_keys={"session"},
    )
    def nothing() -> Iterator[dg.MaterializeResult[None]]:
        for key in (spec.key for spec in asset.specs):
            results = [
                dg.AssetCheckResult(passed=True, check_name=check.name, asset_key=key)
                for check in checks
                if check.asset_key == key
            ]
            yield dg.MaterializeResult(asset_key=key, check_results=results)

    return nothing


def build_empty(
    settings: Settings, watcher: Watcher | None = None, ahead: Ahead = NOTHING_AHEAD
) -> dg.Definitions:
    """What takes the place of `build_definitions`."""
    return emptied(build_full(settings, watcher, ahead))


if __name__ == "__main__":
    assemble.build_definitions = build_empty
    cli.main()
