from pipeline.report.site.overview import Deadline, coming_first
from pipeline.report.site.published import Published


def deadline(latest: str) -> Deadline:
    return Deadline(said=latest, iso=latest, latest=latest, title="", href="")


def published_on(day: str) -> Published:
    """A version that was published on a day, and nothing else of it."""
    return Published({"published_at": f"{day}T08:00:00Z"}, {}, [], [])


def test_what_lies_ahead_stands_first_the_soonest_of_it_at_the_top() -> None:
    found = [deadline(day) for day in ("2023-12-31", "2024-06-28", "2027-01-01", "2027-12-31")]

    order = [each.latest for each in coming_first(found, published_on("2026-11-29"))]

    assert order == ["2027-01-01", "2027-12-31", "2024-06-28", "2023-12-31"]


def test_a_deadline_of_today_has_not_passed() -> None:
    found = [deadline("2026-11-28"), deadline("2026-11-29")]

    assert [each.latest for each in coming_first(found, published_on("2026-11-29"))] == [
        "2026-11-29",
        "2026-11-28",
    ]
