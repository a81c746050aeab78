-- question: Which operators does the reference hand on in a circle, or to one that is handed on?
-- checks: operators
select operators.operator_id, operators.current_operator_id, current_operator.successor_id
from operators
inner join
    operators as current_operator on current_operator.operator_id = operators.current_operator_id
where current_operator.successor_id is not null
