-- question: Which mobile networks that run use, phase out or exclude which vendor, as far as told?
-- grain: one row per operator, country, vendor and generation
-- key: operator_id, country, vendor_id, generation
--
-- Networks that run, of mobile and converged operators in the reference; MVNOs, brands taken over,
-- pseudo-members and names not in the reference are left out, and so are statuses that are only
-- possible. A network that phases a vendor out uses it still.
with
    known_networks as (
        select operator_networks.operator_id, operator_networks.country_id as country
        from operator_networks
        inner join operators using (operator_id)
        where
            operators.member_kind = 'operator'
            and operators.operator_kind in ('mobile', 'converged')
            and operators.successor_id is null
            and operators.active_until is null
            and operator_networks.active_until is null
            and not coalesce(operator_networks.is_mvno, operators.is_mvno, false)
    )
select
    deployments.operator_id,
    deployments.country,
    deployments.vendor_id,
    vendors.current_vendor_id,
    deployments.generation,
    bool_or(deployments.status in ('in_use', 'phasing_out')) as is_using,
    bool_or(deployments.status = 'phasing_out') as is_phasing_out,
    bool_or(deployments.status in ('removed', 'excluded', 'not_used')) as is_excluding,
    bool_or(deployments.is_contested) as is_contested,
    max(deployments.last_reported) as last_reported,
    cast(sum(deployments.claims) as bigint) as claims
from deployments
inner join known_networks using (operator_id, country)
inner join vendors using (vendor_id)
where deployments.is_current and deployments.certainty != 'possible'
group by
    deployments.operator_id,
    deployments.country,
    deployments.vendor_id,
    vendors.current_vendor_id,
    deployments.generation
