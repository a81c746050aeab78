"""Which names a headline resolves, and to whom."""

from datetime import date

import pytest

from pipeline.extract.reading.names import prepare
from pipeline.extract.reading.sentence import Article
from pipeline.language.mentions import COMPANIES
from pipeline.language.names import name_index
from pipeline.reference import load_reference
from pipeline.settings import Settings

PUBLISHED = date(2012, 5, 4)


def named(headline: str) -> set[str]:
    """The operators and vendors that a headline names, by their ids."""
    index = name_index(load_reference(Settings().reference_dir))
    article = Article("a", headline, headline, PUBLISHED, None)
    return {
        mention.sense.id
        for *_, mentions in prepare(article, index)
        for mention in mentions
        if mention.kind in COMPANIES
    }


@pytest.mark.parametrize(
    ("headline", "operator"),
    [
        ("Orange CEO sees no tie-up", "orange"),
        ("Prices to fall in the short term-Orange CEO", "orange"),
        ("CES-Sprint plans one fee for several WiMax devices", "sprint"),
        ("PREVIEW-Bharti to post higher 3G profit", "bharti-airtel"),
        ("3G Licence Goes to Mobile Operator Orange After Long Auction", "orange"),
        ("Spain's regulator says Digi wins subscribers from Orange", "digi"),
        ("Vietnam operator VMS orders base stations", "mobifone"),
        ("Albania: AMC wins Albanian 3G permit", "amc"),
    ],
)
def test_a_name_that_is_a_word_is_told_by_what_stands_beside_it(
    headline: str, operator: str
) -> None:
    assert operator in named(headline)


@pytest.mark.parametrize(
    ("headline", "operator"),
    [
        ("Ericsson delivers VMS to Telstra", "mobifone"),
        ("AMC Technology joins the partner programme of Avaya", "amc"),
        ("Ericsson Launches Smart Wireless Awards for Developers", "smart"),
        ("Cisco Honors Reseller With Global Partner Awards in Boston", "partner"),
        ("Ericsson Offers Free Tools for Mobile Developers", "free"),
        ("New Mobile Tools From Ericsson Help Carriers to Boost Revenue", "boost-mobile"),
        ("Samsung and LG Optimus phones go on sale at 4G stores", "optimus-portugal"),
        ("Before the Bell-Motorola shares fall after Ericsson results", "bell"),
        ("Holdings of Dodge & Cox in Nokia after a notice", "cox"),
        ("Ericsson joins the IEEE 802.22TM Working Group for broadband", "telekom-malaysia"),
        ("Drought in the U.S. West strains mobile towers", "us-west"),
    ],
)
def test_a_word_is_no_name_where_nothing_says_so(headline: str, operator: str) -> None:
    assert operator not in named(headline)


def test_a_maker_of_a_town_is_told_from_the_town() -> None:
    assert named("Utility sells heat plant in Nokia, Finland") == set()


def test_former_laboratories_belong_to_whom_the_text_says() -> None:
    assert named("Agilent and Alcatel-Lucent Bell Labs demonstrate signalling") == {
        "agilent",
        "alcatel-lucent",
    }
