"""The forms of the reference CSV files; in the build database they become ``ref_*`` tables.

All columns are text, as in the files: an empty cell is null, a list is joined by ``|``, a date
is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``. The SQL of the dimensions gives them their types.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

PREFIX: Final = "ref_"


def _form(header: str) -> tuple[str, ...]:
    return tuple(header.split(","))


REFERENCE_FORMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "operators": _form(
            "operator_id,name,country_id,parent_id,is_mvno,kind,active_from,active_until,"
            "successor_id"
        ),
        "operator_networks": _form("operator_id,country_id,is_mvno,active_from,active_until"),
        "operator_aliases": _form(
            "alias,operator_id,country_id,kind,context,valid_from,valid_until"
        ),
        "vendors": _form(
            "vendor_id,name,country_id,hq_city,parent_id,successor_id,successor_from,founded,"
            "dissolved,kind,groups"
        ),
        "vendor_aliases": _form("alias,vendor_id,kind,context"),
        "vendor_epithets": _form("epithet,vendor_id"),
        "authorities": _form("authority_id,name,country_id,kind,active_from,active_until"),
        "authority_aliases": _form("alias,authority_id,kind,context"),
        "metonyms": _form("alias,country_id,context"),
        "officials": _form(
            "official_id,name,surname,country_id,office,office_from,office_until,aliases"
        ),
        "countries": _form(
            "country_id,iso3,name,short_names,demonyms,capital,region,subregion,currency_code,"
            "member_kind"
        ),
        "country_memberships": _form("country_id,bloc,member_from,member_until"),
        "places": _form("place,country_id,kind,context"),
        "network_generations": _form(
            "generation,name,itu_name,standards,releases_3gpp,first_launch_operator_id,"
            "first_launch_country,first_launch_on,source"
        ),
        "technologies": _form("alias,generation,part,context"),
        "publishers": _form("publisher_id,name,aliases,domain,country_id,kind"),
    }
)
