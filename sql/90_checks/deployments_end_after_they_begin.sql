-- question: Which deployments end before they begin, or end without having begun?
-- checks: deployments
select deployment_id, status, since, until
from deployments
where until is not null and (since is null or until <= since)
