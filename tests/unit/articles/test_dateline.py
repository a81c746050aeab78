"""Datelines: the place, the day, and who sent the story."""

from datetime import date

import pytest

from pipeline.articles.dateline import (
    agency_of_title,
    first_dateline,
    is_place,
    opening_of,
    read_dateline,
)


@pytest.mark.parametrize(
    ("text", "day", "agency"),
    [
        ("NEW DELHI, Oct 18, 2022 (Reuters) - India has", date(2022, 10, 18), "Reuters"),
        ("STOCKHOLM, Oct 20, 2020 (Wire) - Sweden has", date(2020, 10, 20), "Wire"),
        ("WASHINGTON/HONG KONG, July 13, 2018 (Wire) - The", date(2018, 7, 13), "Wire"),
        ("SEOUL and LONDON - June 14, 2021 - Samsung today", date(2021, 6, 14), None),
        ("SHENZHEN, China, 7 January 2004 – Etisalat, the", date(2004, 1, 7), None),
        ("NEW DELHI, May 5, 2021: The Department", date(2021, 5, 5), None),
        ("BONN, July 28, 2022. Deutsche Telekom on", date(2022, 7, 28), None),
        ("Bern, 19 March 2025. Switzerland likes its", date(2025, 3, 19), None),
        ("Paris, 28 August 2020 (translated from French) - The", date(2020, 8, 28), None),
        ("SAO PAULO, Nov 8, 2021", date(2021, 11, 8), None),
        ("LAGOS, June 10, 2016 (Continent Wire) — MTN", date(2016, 6, 10), "Continent Wire"),
        ("ESPOO, Finland, Sept. 29, 2020 /PRNewswire/ -- Nokia", date(2020, 9, 29), "PRNewswire"),
        ("NEW DELHI, Oct 18 (Reuters) - India has", None, "Reuters"),
        ("Beijing, Nov. 3 (Xinhua) -- China", None, "Xinhua"),
        ("BERLIN (Reuters) - German Foreign Minister", None, "Reuters"),
        ("LISBON (Wire) - Huawei has asked", None, "Wire"),
        ("(Reuters) - Sweden has barred", None, "Reuters"),
        ("May 3, 2021 (Reuters) - Sweden", date(2021, 5, 3), "Reuters"),
        ("MADRID -(Dow Jones)- Telefonica has", None, "Dow Jones"),
        ("OSLO--(BUSINESS WIRE)--Telenor has", None, "BUSINESS WIRE"),
        ("Espoo, Finland – 28 June 2023 – Nokia", date(2023, 6, 28), None),
        ("Paris, France and Espoo, Finland - 12 May 2020: Orange", date(2020, 5, 12), None),
        ("AFP - Nokia, the world's largest", None, "AFP"),
        ("TORONTO - Rogers said", None, None),
        ("LONDON — Edwin Vermulst, a trade lawyer", None, None),
    ],
)
def test_a_dateline_opens_a_story(text: str, day: date | None, agency: str | None) -> None:
    read = read_dateline(text)
    assert read is not None
    assert (read.found.day if read.found else None, read.agency) == (day, agency)


@pytest.mark.parametrize(
    "text",
    [
        "UKs Everything Everywhere launches 4G LTE network",
        "Nokia said on October 18, 2022 that it had won the contract.",
        "The operator (Vodafone) - one of four - said",
        "In May 2021, Sweden banned Huawei.",
        "Huawei, which was banned in 2020, said",
    ],
)
def test_a_sentence_is_no_dateline(text: str) -> None:
    read = read_dateline(text)
    assert read is None or (read.found is None and read.agency is None)


def test_a_note_in_brackets_is_no_agency() -> None:
    read = read_dateline("STOCKHOLM, Oct 20, 2020 (updates with quote) - Sweden")
    assert read is not None
    assert read.agency is None


def test_the_first_dateline_that_says_something_counts() -> None:
    found = first_dateline(["A deck.", "TORONTO - Rogers", "PARIS, 1 May 2020 (AFP) - Orange"])
    assert found is not None
    assert found.agency == "AFP"


def test_feeds_name_the_agency_behind_the_headline() -> None:
    assert agency_of_title("Nokia wins deal from Oi Celular (AFP)") == "AFP"
    assert agency_of_title("Nokia wins deal from Oi (TNL)") is None


def test_places_stand_in_capitals() -> None:
    assert is_place("SAO PAULO,")
    assert is_place("WASHINGTON/HONG KONG")
    assert not is_place("Business desk")


@pytest.mark.parametrize(
    ("dateline", "is_sure"),
    [
        ("May 3 (Reuters) - ", True),
        ("OSLO--(BUSINESS WIRE)--", True),
        ("Espoo, Finland – 28 June 2023 – ", True),
        ("Espoo, Finland – ", False),
        ("NEW DELHI: ", False),
        ("LUSAKA, Zambia Dec 18 ", False),
    ],
)
def test_what_opens_a_story_ends_where_it_begins(dateline: str, is_sure: bool) -> None:
    read = opening_of(dateline + "Telenor has picked Nokia - not Ericsson - for its core.")
    assert read is not None
    assert (read.length, read.is_sure) == (len(dateline), is_sure)


@pytest.mark.parametrize("text", ["May 15, 2019: Estonia bars ZTE", "Telia picks Nokia - at last"])
def test_what_begins_at_once_has_no_opening(text: str) -> None:
    assert opening_of(text) is None
