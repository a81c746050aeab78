"""What is cut from a page and what is kept; every rule with its examples and near misses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.articles.boilerplate import Place, cut_boilerplate, find_rule
from pipeline.articles.boilerplate_rules import CUT_RULES
from pipeline.articles.lines import Line, split_lines

PROSE = "The operator said on Monday that it would replace the equipment of its supplier by 2027."
TOP = Place(0, 0.1)
AMID = Place(3, 0.4)
END = Place(9, 0.95)

# Rule, then lines that it cuts.
EXAMPLES = {
    "headline-line": [
        "Also read: Huawei wants to build a factory in Alsace",
        "READ NEXT: TPG, the Huawei ban and the network that was never built",
        ">> READ NEXT: The best cheap 5G phones of 2024",
        "Also Read | ITI bags order for BSNL",
        "Related: What Huawei never sold to T-Mobile US; Sprint stock jumps",
        "Most popular: 1. What is 5G UW? 2. Who builds Verizon's 5G?",
        "Editor's picks: SK Telecom shutters 2G after 24 years",
        "Read more in our dossier: Citymesh dreams of being number four",
        "Also in this edition: Iliad's French revolution",
        "More: Nokia profit up",
    ],
    "headline-box": [
        "RELATED",
        "Related Stories",
        "Most viewed",
        "TRENDING",
        "YOU MAY ALSO LIKE",
        "More from Politics",
        "MORE ON THIS",
        "Also in Business",
        "Also read:",
        "Editors’ Picks",
        "DON'T MISS",
        "--- Latest news ---",
        "Top stories >",
    ],
    "contents": ["Key events", "On this page", "In this article"],
    "next-issue": ["Next month: GPRS roaming - why does it never work?", "Next week: Starlink"],
    "teaser-line": ["FACTBOX: ZTE in numbers", "Watch: inside a 5G lab", "Podcast - The end of 3G"],
    "read-more-card": ["Read more", "Continue reading", "Show", "Watch now"],
    "viewing-now": ["10.4k viewing now", "1,204 views"],
    "subscribe": [
        "Sign up for The Ballot, our weekly newsletter",
        "Sign in to continue reading | Subscribe for €1 a month",
        "Subscribe to Chip Letter, every Thursday",
        "Get it sent to your inbox.",
        "Follow us for daily vendor news.",
        "Follow Reuters on Twitter and Facebook",
        "CLICK HERE TO GET THE FOX NEWS APP",
        "This article is for subscribers only",
        "Already a subscriber? Log in",
    ],
    "share": ["Share this page: Facebook | Twitter", "Share full article", "Email this article"],
    "write-to-us": [
        "Have you got a story? Write to the business desk.",
        "Have a question we missed? Email us.",
        "Write to the reporter at tech-desk@example.com",
        "Letters: write to us, giving a daytime number",
        "Got a tip? Send it to us",
    ],
    "contact": [
        "Contact reporter Mo Yelin (yelinmo@caixin.com)",
        "Contact the newsroom: tips at this address.",
        "Media contact: press office, Samsung Networks Europe",
        "For media clarifications, please contact: press@example.sg",
        "-- New York Newsroom 212 859 1610",
        "thekian1@entermedia.co.kr",
        "Tel: +49 30 123456",
    ],
    "contact-block": ["Media contacts", "Contact:", "For more information, please contact:"],
    "wire-note": ["(Adds details, background)", "Our Standards: The Thomson Reuters Principles."],
    "tag-list": ["Topics", "Related tags:"],
    "credits": [
        "(Reporting by Jussi Rosendahl; Editing by David Holmes)",
        "(Editing by David Holmes)",
        "(Reporting By Yimou Lee; Writing by Anne Marie Roantree)",
        "Additional reporting by Joseph Hudak",
    ],
    "contributed": ["Our staff writers Ann Example and Bo Sample contributed to this report."],
    "about-the-author": [
        "The writer has followed business since 1994 and holds shares in Spark.",
        'Our columnist\'s new book, "Hold, Please", is out in spring.',
        "Prepared by the reference staff for Members and committees. Not legal advice.",
        "Author: Analyst in Telecommunications Policy",
        "Jane Doe is a senior reporter who covers telecoms.",
    ],
    "disclosure": [
        "Disclosure: the author holds no shares in any firm named here.",
        "Disclaimer: This document was prepared by nonpartisan staff.",
        "The views expressed are the author's own.",
    ],
    "about-author-box": ["About the author"],
    "about-company": ["About Nokia", "About Samsung Electronics Co., Ltd", "About the GSMA"],
    "forward-looking": ["Forward-looking statements", "Cautionary Note Regarding Projections"],
    "legal": [
        "Huawei and the Huawei logo are trade marks of Huawei Technologies Co., Ltd.",
        "© 2019 Associated Press. All Rights Reserved.",
    ],
    "breadcrumb": ["Home > Politics > Live", "Home  |  Counties  |  Business", "SOURCE / ECONOMY"],
    "cookies": ["We use cookies to improve your experience. Manage settings", "Accept all cookies"],
    "advertisement": [
        "ADVERTISEMENT",
        "SKIP ADVERTISEMENT",
        "ADVERTISEMENT: Nokia phones from ₱990",
    ],
    "age-note": [
        "This article is more than 3 years old",
        "This article is more than 10 months old.",
    ],
    "counter": ["888", "3.8k", "+99Home", "14 shares", "5 min read"],
    "tags": ["Tags: MTN · Vodacom · Huawei", "Filed under: LTE, TeliaSonera", "#5G #Huawei"],
    "ticker": ["Ticker box: NOK, ERICY, NT", "Stockholm exchange: ERICb.ST | Calendar"],
    "caption": [
        "PHOTO: Leaders press the button. (Photo: VAN/Minh)",
        "CAPTION: Motorcycles wait outside a Dito outlet",
        "[Chart: Samsung shares v KOSPI, 12 months]",
    ],
    "image-button": ["View image in fullscreen", "Image source, Getty Images"],
    "template": [
        "stopSection(); ?> make('_layouts.post')",
        "[ad_1]",
        "startSection('content'); ?>",
    ],
    "rule-off": ["---", "* * *", "###", "-30-", "ENDS"],
    "bare-url": ["https://example.com/a"],
    "first-appeared": ["The post German minister casts doubt appeared first on Firstpost."],
    "source-line": ["Source: CNET", "Source link", "Source"],
    "useful": ["Is this page useful? Yes / No"],
    "republished": ["This report was first published July 10, 2022."],
    "comments": ["Comments (14)", "14 comments", "Leave a reply", "Join the conversation"],
    "comments-heading": ["Comments", "View comments"],
}

# Lines that look like furniture and are the story: no rule may cut them amid a text.
NEAR_MISSES = [
    "Related companies must now ask the regulator before they buy gear from China.",
    "More than half of the operators use Huawei.",
    "More from the operator is expected in May, when it reports its earnings for the year.",
    "Most of the read-outs were good",
    "Share prices of its rivals Nokia and Ericsson rose.",
    "Subscribers of the operator will be moved to 4G.",
    "Sign-up for the 5G trial starts on Monday, the operator said.",
    "Follow-up orders went to Ericsson.",
    "Contact between the ministry and Huawei has ceased.",
    "Contacts with Huawei ended in May, said the minister.",
    "Media companies must not use the equipment, either.",
    "About 35 operators were told to strip out Huawei equipment.",
    "About half of the sites use equipment from Nokia.",
    "Reporting by operators shows that Huawei is still in use. The regulator wants more.",
    "The writer of the report told parliament that Huawei should be banned.",
    "Trademarks of Huawei's success were low prices.",
    "Home > office networks were hit hardest, and the ministry blamed the vendor.",
    "Cookies were found in the routers of the vendor",
    "Advertisements by Huawei filled the capital's airport.",
    "2019",
    "5G",
    "Tags on the masts show that the antennas were made by Huawei.",
    "Photographs of the site show Huawei antennas, the regulator said.",
    "Comments by the minister angered Beijing, which threatened to retaliate.",
    "Source code of the vendor was handed to the agency.",
    "Sources said BT had picked Nokia.",
    "Next year the operator will switch off its 3G network.",
    "Next: the core, which has to be free of Huawei by 2023.",
    "Key events of the year were the ban on Huawei and the launch of 5G.",
    "Telia's 5G network was launched in May",
    "WHO WON?",
    "INTERNET OF THINGS",
    "Notes to editors",
    "Background",
    "Issues for Congress",
    "- Three has placed its bets on Huawei for its 5G radio network.",
    "1. The powers derive from the Telecommunications (Security) Act 2021.",
    "($1 = 0.8857 euros)",
    "Read more books, the minister told Huawei's critics in parliament on Tuesday.",
    "Popular with rural operators, ZTE was banned as well.",
    "Elsewhere in Europe, Telia picked Ericsson for its core.",
    "Top operators have replaced Huawei in their core networks.",
    "Live services were moved to Nokia in March.",
    "Get your gear out of the network, the FCC told carriers.",
    "Support for Huawei fell in all countries, the survey says.",
    "Public relations firms were hired by Huawei to turn the tide.",
    "Also in Norway: Telia picked Ericsson.",
    "Elsewhere - in Norway, for one - Telia picked Nokia.",
    "Information see-saws: first Nokia, then Ericsson was said to be in the lead.",
    "The author of the report told parliament that Huawei equipment is everywhere.",
    "The latest on the ban: ministers will decide in July.",
]


@pytest.mark.parametrize(
    ("rule_id", "text"), [(rule_id, text) for rule_id, texts in EXAMPLES.items() for text in texts]
)
def test_furniture_is_known_by_its_words(rule_id: str, text: str) -> None:
    rule = next(rule for rule in CUT_RULES if rule.id == rule_id)
    place = {"top": TOP, "anywhere": AMID, "below": AMID, "tail": END}[rule.where]
    found = find_rule(Line(" ".join(text.split())), place)
    assert found is not None
    assert found.id == rule_id


@pytest.mark.parametrize("place", [TOP, AMID, END])
@pytest.mark.parametrize("text", NEAR_MISSES)
def test_what_only_looks_like_furniture_stays(text: str, place: Place) -> None:
    found = find_rule(Line(text), place)
    assert found is None, found


def test_every_rule_has_an_example_and_a_name_of_its_own() -> None:
    ids = [rule.id for rule in CUT_RULES]
    assert len(ids) == len(set(ids))
    assert set(EXAMPLES) == set(ids)


def test_every_rule_says_why() -> None:
    assert all(rule.reason and rule.forms for rule in CUT_RULES)


@pytest.mark.parametrize(
    "text", ["Facebook", "Share Tweet Email", "e-mail", "Comments 14", "f Print"]
)
def test_bars_of_buttons_go(text: str) -> None:
    found = find_rule(Line(text), TOP)
    assert (found.id if found else None) == (None if text.startswith("f ") else "buttons")


def kept(text: str) -> list[str]:
    return [line.text for line in cut_boilerplate(split_lines(text)).kept]


def test_a_box_goes_with_its_headlines_and_the_story_goes_on() -> None:
    box = "TRENDING\n\nSamsung wins in Wales\n7.7k viewing now\n\nWhy Three sticks with ZTE\n"
    assert kept(f"{PROSE}\n\n{box}{PROSE[:-5]}2028.") == [PROSE, PROSE[:-5] + "2028."]


def test_a_box_at_the_end_goes_to_the_end() -> None:
    box = (
        "RELATED\n> Telefónica splits 5G deal\n> Opinion: Open RAN is no silver bullet\nContact us"
    )
    assert kept(f"{PROSE}\n\n{box}") == [PROSE]


def test_a_headline_with_its_summary_goes_with_a_closing_box() -> None:
    box = (
        "Related articles\nSweden bans Huawei\nThe regulator barred the vendor on Tuesday.\n"
        "Nokia wins in Norway\nTelia has chosen the Finnish vendor."
    )
    assert kept(f"{PROSE}\n\n{PROSE} More.\n\n{PROSE} Most.\n\n{box}")[3:] == []


def test_labelled_items_of_a_box_go_although_they_are_sentences() -> None:
    box = (
        "More on China\nA Murder Plot: Lin Qi, a billionaire, was poisoned to death by a rival.\n"
        "Business with Elon Musk: Tesla and China built a symbiotic relationship."
    )
    assert kept(f"{PROSE}\n\n{box}\n{PROSE} Indeed.") == [PROSE, f"{PROSE} Indeed."]


def test_a_heading_of_the_story_behind_a_box_stays() -> None:
    text = f"{PROSE}\n\nRELATED\nNokia wins in Norway\n\nKEY BACKGROUND\n{PROSE} Yes."
    assert kept(text) == [PROSE, "KEY BACKGROUND", f"{PROSE} Yes."]


def test_a_card_goes_with_the_headline_above_it() -> None:
    card = "Huawei logo\nUK should revisit 5G ban, says Huawei\nRead more"
    assert kept(f"{PROSE}\n\n{card}\n{PROSE} So it is.") == [PROSE, f"{PROSE} So it is."]


def test_headlines_that_close_a_page_go_without_a_heading() -> None:
    headlines = (
        "- 1Long Read: How a Harbour Town Lost Its Shipyard and Found Its Feet\n"
        "- 2Grocer Opens Its Recipe Engine to Anyone Who Asks\n"
        "- 3Former Broker in Harbour City Jailed Over Forged Bonds"
    )
    assert kept(f"{PROSE}\n{PROSE} Indeed.\n\n{headlines}") == [PROSE, f"{PROSE} Indeed."]


def test_a_closing_list_that_is_announced_stays() -> None:
    text = f"{PROSE}\nThe network will go online in these cities first:\n- Atlanta and the county\n"
    text += "- Houston and its surroundings\n- Chicago and the lake shore"
    assert len(kept(text)) == 5


def test_the_boilerplate_of_a_release_goes_and_its_notes_stay() -> None:
    text = f"""{PROSE}

{PROSE} It is a first.

About Nokia
Nokia makes equipment for networks and employs 90,000 people in 130 countries.

Notes to editors
1. The powers derive from the Act of 2021.

About Vodafone
Headquartered in Newbury, the group runs networks in some twenty countries.

Media contact: press office"""
    assert kept(text) == [
        PROSE,
        f"{PROSE} It is a first.",
        "Notes to editors",
        "1. The powers derive from the Act of 2021.",
    ]


def test_comments_end_the_page() -> None:
    text = f"{PROSE}\n\n{PROSE} Yes.\n\nComments (2)\nJoe: Huawei was banned in Sweden years ago."
    assert kept(text) == [PROSE, f"{PROSE} Yes."]


def test_a_count_of_comments_above_the_story_ends_nothing() -> None:
    assert kept(f"14 comments\n\n{PROSE}\n\n{PROSE} Yes.") == [PROSE, f"{PROSE} Yes."]


def test_a_shouted_link_goes_and_a_shouted_heading_stays() -> None:
    link = "HOUSE PASSES BILL TO SANCTION CHINESE ENTITIES THAT MENACE HONG KONG"
    assert kept(f"{PROSE}\n\n{link}\n\nWHO WON?\n\n{PROSE} Yes.") == [
        PROSE,
        "WHO WON?",
        f"{PROSE} Yes.",
    ]


def test_a_page_of_briefs_in_capitals_stays() -> None:
    briefs = """* REGULATOR RESCHEDULES 2.6 GHZ AUCTION TO MAY AFTER BIDDERS ASK
* OPERATOR SAYS TO LAUNCH 4G IN THE SECOND HALF OF THE YEAR
* TALKS CONTINUE"""
    assert len(kept(briefs)) == 3


def test_a_caption_shown_twice_is_told_once() -> None:
    caption = "Telecoms Bill to cement Huawei ban from UK networks (Dominic Lipinski/PA)"
    assert kept(f"{PROSE}\n\n{caption}\n{caption}\n\n{PROSE} Yes.").count(caption) == 1


def test_a_line_that_holds_for_two_countries_stays_twice() -> None:
    line = "5G timeline: Live in various cities, would expand in 2020"
    text = (
        f"United States\n{PROSE}\n{line}\nAustralia\n{PROSE} So it is there.\n{line}\n{PROSE} Ok."
    )
    assert kept(text).count(line) == 2


def test_credits_at_the_end_of_a_paragraph_go() -> None:
    text = f"{PROSE} (Reporting by the Stockholm bureau; Editing by the desk)"
    assert kept(text) == [PROSE]


def test_a_pointer_at_the_end_of_a_paragraph_goes() -> None:
    text = f'{PROSE} For tips to old devices see our guide "Is my Nokia ready for the scrap?"'
    assert kept(text) == [PROSE]


def test_what_is_cut_is_told_with_its_rule() -> None:
    cut = cut_boilerplate(split_lines(f"{PROSE}\n\nTags: a, b")).cut
    assert [(line.text, line.rule_id) for line in cut] == [("Tags: a, b", "tags")]


@given(st.lists(st.text(max_size=60), max_size=12))
def test_every_line_is_kept_or_cut(texts: list[str]) -> None:
    lines = [Line(" ".join(text.split())) for text in texts if text.split()]
    done = cut_boilerplate(lines)
    assert len(done.kept) + len(done.cut) == len(lines)


@given(
    st.sampled_from(["a", "a ", "(", "Home > ", "read more ", "@", ". ", "More on ", "# ", "- "])
)
def test_no_rule_is_slow_on_a_long_line(piece: str) -> None:
    for length in (250, 300, 100_000):
        find_rule(Line((piece * length)[:length]), END)
