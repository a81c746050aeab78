-- question: Which rollouts stood on one day, as far as was known on another?
-- parameters: valid_on, known_on
select *
from rollouts_history_named
where
    valid_from <= cast(valid_on as date)
    and cast(valid_on as date) < valid_to
    and known_from <= cast(known_on as date)
    and cast(known_on as date) < known_to
