-- question: Which vendors does the reference hand on in a circle, or to one that is handed on?
-- checks: vendors
select vendors.vendor_id, vendors.current_vendor_id, current_vendor.successor_id
from vendors
inner join vendors as current_vendor on current_vendor.vendor_id = vendors.current_vendor_id
where current_vendor.successor_id is not null
