"""What on a news page is not the article: rules as data.

Every rule is about a form of words or a shape that pages share; none knows an article. A rule
matches a line without its bullet. What it does with the match is its `cut`:

- `line`: the line goes;
- `box`: the line heads a box of other headlines; it goes with the headline-like lines below it;
- `section`: the line heads a section that is not the story; it goes with all up to the next
  heading;
- `rest`: everything from here on goes;
- `card`: the line closes a card (caption, headline, "Read more"); the short lines that stand
  directly above it go with it.

`where` limits a rule to the last part of a text (`tail`), where the same words mean something
else than in its midst.
"""

from dataclasses import dataclass
from typing import Literal

Cut = Literal["line", "box", "section", "rest", "card"]
Where = Literal["anywhere", "tail"]


@dataclass(frozen=True, slots=True)
class CutRule:
    """One rule: the whole line must match `pattern` (case does not matter)."""

    id: str
    reason: str
    pattern: str
    cut: Cut = "line"
    where: Where = "anywhere"


_HEADLINE_LABEL = (
    r"also read|read also|read more|read next|read on|related(?: \w+)?|see also|recommended|"
    r"recommended (?:for you|reading)|more|more (?:on|from|in|about) [^.:|]{1,40}|"
    r"most (?:read|popular|viewed|shared|commented)|trending(?: now)?|"
    r"editors?['’]?s?['’]? (?:picks?|choice)|you (?:may|might) (?:also )?(?:like|be interested in)|"
    r"don['’]t miss|up next|next up|what to read next|further reading|top (?:stories|news)|"
    r"latest (?:news|stories|headlines)|popular|also in (?:this|the) \w+|in other news|"
    r"read (?:more|on) [^.:|]{1,40}|read the (?:full|whole) (?:story|article)|must read"
)

CUT_RULES: tuple[CutRule, ...] = (
    # Other headlines.
    CutRule(
        "headline-line",
        "a label with other stories on its line",
        rf"(?:{_HEADLINE_LABEL})\s*(?::|\||>>?|—|–| - )\s*\S.*",
    ),
    CutRule(
        "headline-box",
        "the heading of a box of other stories",
        rf"(?:{_HEADLINE_LABEL}|related|related (?:stories|articles|news|topics|content|posts|"
        r"coverage|links|reading)|most (?:read|viewed|popular|shared|commented)|trending(?: now)?|"
        r"more (?:stories|news|headlines|coverage|like this|on this(?: story| topic)?)|"
        r"also in [^.:|]{1,40}|popular(?: now| posts)?|top stories|latest(?: news| headlines| posts)?|"
        r"recent (?:posts|news|articles)|other (?:news|stories|headlines)|(?:from|around) the web|"
        r"from the archives?|sponsored (?:links|stories|content)|promoted(?: stories| content)?|"
        r"you (?:may|might) (?:also )?(?:like|be interested in)|key events|jump to|in this (?:article|story)|"
        r"on this page|table of contents|explore more|what['’]?s next|see also)\s*[:>»]?",
        cut="box",
    ),
    CutRule(
        "next-issue",
        "a teaser of another issue",
        r"(?:next|coming) (?:week|month|time|issue|up)\s*:.{3,150}",
        where="tail",
    ),
    CutRule(
        "teaser-line",
        "a labelled link to another piece",
        r"(?:factbox|graphic|timeline|podcast|watch|listen|gallery|in pictures|quiz|live|video|opinion)"
        r"\s*(?::|-| – | — ).{3,150}[^.]",
        where="tail",
    ),
    CutRule(
        "read-more-card",
        "a card that links to another story",
        r"read more|show|hide|continue reading|watch(?: now| live)?|view (?:gallery|more)|learn more",
        cut="card",
    ),
    CutRule(
        "viewing-now", "a counter of readers", r"[\d.,]+k? (?:viewing now|views?|reads|shares)"
    ),
    # Asking the reader.
    CutRule(
        "subscribe",
        "a call to subscribe, sign up or follow",
        r"(?:please )?(?:sign up|subscribe|register|sign in|log in) "
        r"(?:to|for|here|now|today|free|and)\b.{0,200}|already a subscriber.{0,100}|"
        r"(?:get|have) (?:it|the latest|our|more|all)\b.{0,80}(?:inbox|newsletter|app|alerts?)\b.{0,40}|"
        r"(?:join|follow|like|find) (?:us|me|the conversation)\b.{0,150}|follow @.{0,80}|"
        r"follow [\w .&'’]{2,40} on (?:twitter|x|facebook|instagram|linkedin|youtube|telegram)\b.{0,80}|"
        r"download (?:the|our) .{0,40}app\b.{0,60}|click here (?:to|for)\b.{0,100}|"
        r"our (?:weekly|daily|morning|evening|free) newsletter.{0,80}|newsletters?|"
        r"this (?:article|story|content) is (?:for|only|exclusive).{0,40}(?:subscribers|members).{0,40}",
    ),
    CutRule(
        "share",
        "buttons to share",
        r"share (?:this|on|via|full|article|page|story|or comm)\b.{0,100}|share or comm\w*.{0,60}|"
        r"share this video\b.{0,250}",
    ),
    CutRule(
        "write-to-us",
        "a call to write to the newsroom",
        r"(?:have you )?got a (?:story|tip|news tip)\b.{0,150}|have a question.{0,100}|"
        r"(?:write|email|e-mail|send) (?:to )?(?:us|the (?:reporter|business|news|editor|author)\w*)\b.{0,150}|"
        r"letters\s*:.{0,150}|send (?:me|us) (?:a )?(?:secure )?(?:tips?|news).{0,100}|tips?\s*:.{0,100}|"
        r"contact the \w+ (?:desk|team)\b.{0,120}",
    ),
    # Who wrote it, and how to reach them.
    CutRule(
        "contact",
        "a contact",
        r"contact (?:the )?(?:reporters?|newsroom|editors?|authors?|writers?|us)\b.{0,200}|"
        r"(?:media|press|investor|analyst|news|public) (?:contacts?|relations|enquiries|inquiries)\s*:?.{0,200}|"
        r"(?:for )?(?:media|press|more|further|additional)? ?(?:clarifications?|enquiries|inquiries|information|queries)"
        r",? (?:please )?(?:contact|call|email|visit|write)\b.{0,200}|contacts?\s*:.{0,200}|"
        r"[^.!?]{0,60}\b(?:newsroom|news desk|desk)\b[^.!?a-z]{0,10}[+(]?\d[\d ()+-]{6,30}|"
        r"[^.!?]{0,60}?\S{1,40}@[\w.-]{2,40}\)?",
    ),
    CutRule(
        "credits",
        "credits of a wire story",
        r"\((?:additional )?(?:reporting|report|writing|editing|compiled|edited|written|translated)"
        r"(?: and \w+)? by\b[^()]*(?:\([^()]*\)[^()]*)*\)?|(?:reporting|editing|writing) by\b[^.]{2,150}\.?|"
        r"(?:additional )?reporting by\b.{2,150}",
    ),
    CutRule(
        "contributed",
        "credits of a story",
        r".{2,150}\bcontributed (?:to this (?:report|story|article)|reporting)\b.{0,20}",
    ),
    CutRule(
        "about-the-author",
        "who the author is",
        r"(?:the (?:writer|author)|our columnist)\b(?:['’]s)? .{5,200}|authors?\s*:.{2,120}|"
        r"prepared by\b.{5,200}|issued by\b.{3,100}|i am an? .{3,60}(?:reporter|writer|editor|contributor)\b.{0,200}",
        where="tail",
    ),
    CutRule(
        "disclosure",
        "a disclosure or a disclaimer",
        r"(?:disclosure|disclaimer|full disclosure|editor['’]s note)\s*:.{2,400}",
        where="tail",
    ),
    CutRule("about-author-box", "a box about the author", r"about the authors?:?", cut="rest"),
    # Company boilerplate of releases.
    CutRule(
        "about-company",
        "what a company says of itself under every release",
        r"about (?:the )?[A-Z0-9][\w&.,'’ -]{1,60}(?<![.,])",
        cut="section",
        where="tail",
    ),
    CutRule(
        "forward-looking",
        "legal text of a release",
        r"(?:cautionary (?:note|statement)|forward[- ]looking statements?|safe harbou?r)\b.{0,80}(?<!\.)",
        cut="section",
        where="tail",
    ),
    CutRule(
        "trademark",
        "legal text",
        r".{0,200}\b(?:are|is) (?:a |the )?(?:registered )?trade ?marks?\b.{0,200}|(?:©|\(c\) |copyright\b).{0,200}|"
        r".{0,100}all rights reserved\b.{0,60}",
    ),
    # Page furniture.
    CutRule(
        "breadcrumb",
        "where the page hangs in its site",
        r"home(?:\s*[>»›/|]\s*[\w&' -]{2,40}){1,6}|[\w&' -]{2,30}(?:\s*[>»›]\s*[\w&' -]{2,40}){2,6}|"
        r"source / [\w &]{3,30}",
    ),
    CutRule("cookies", "a cookie notice", r".{0,60}\b(?:we|site|website) uses? cookies\b.{0,250}"),
    CutRule(
        "advertisement",
        "a mark of an advertisement",
        r"(?:skip )?(?:advertisements?|advert|ad|sponsored(?: content)?|paid (?:post|content))\s*(?::.{0,200})?|"
        r"(?:story|article) continues below.{0,40}|continue reading below.{0,20}",
    ),
    CutRule(
        "age-note",
        "how old the page is",
        r"this article is more than \d+ (?:years?|months?) old\.?",
    ),
    CutRule(
        "counter",
        "a count of comments or shares",
        r"(?!(?:19|20)\d\d$)\+?[\d.,]{1,8}k?\+?(?:\s*(?:shares?|comments?|views?|likes?|home|min(?:ute)?s? read))?",
    ),
    CutRule(
        "tags",
        "tags",
        r"(?:tags?|filed under|topics?|keywords|categor(?:y|ies)|hashtags?|labels)\s*:.{0,300}",
    ),
    CutRule("ticker", "stock tickers", r"tickers?(?: box| symbols?)?\s*:.{0,200}"),
    CutRule(
        "caption",
        "a labelled caption",
        r"\[?(?:photo|photograph|picture|pic|image|caption|chart|graphic|map|file photo)(?: \w+)?\s*:.{0,300}|"
        r"view image in full ?screen|open image in gallery|enlarge(?: this)? image",
    ),
    CutRule(
        "template",
        "code of the page",
        r".{0,200}(?:\?>|<\?php|\{\{|\}\}|function\s*\(|document\.getElement|var \w+ ?=).{0,300}|\[/?\w{1,30}_\d{1,3}\]",
    ),
    CutRule("rule-off", "a line of signs", r"[-*_=~•·.#\s]{3,}|-?(?:ends?|30)-|ends"),
    CutRule("bare-url", "an address", r"https?://\S+"),
    CutRule(
        "first-appeared",
        "where a feed got it",
        r"the post .{3,300} (?:appeared first|first appeared) on .{2,80}",
    ),
    CutRule(
        "source-line",
        "the source of a copy",
        r"(?:source|via)(?: link)?(?:\s*:\s*[^.]{2,60})?",
        where="tail",
    ),
    CutRule(
        "useful",
        "a question about the page",
        r"(?:is|was) this (?:page|article|story) (?:useful|helpful).{0,60}|rate this.{0,60}",
    ),
    CutRule(
        "republished",
        "when it was first published",
        r"this (?:report|story|article|post) (?:was|is) (?:first |originally )?(?:published|posted|updated).{0,80}",
        where="tail",
    ),
    # What readers wrote.
    CutRule(
        "comments",
        "readers' comments",
        r"(?:\d+ )?(?:reader )?comments?(?: \(\d+\))?:?|leave a (?:reply|comment).{0,60}|post a comment.{0,60}|"
        r"join the (?:conversation|discussion).{0,60}|(?:view|show|read) (?:all )?(?:\d+ )?comments.{0,20}|"
        r"comments (?:are|have been) (?:closed|disabled|turned off).{0,40}",
        cut="rest",
        where="tail",
    ),
)

# Words of which buttons and bars are made: a line of nothing else is furniture.
BUTTON_WORDS = frozenset(
    [
        "share",
        "tweet",
        "facebook",
        "twitter",
        "x",
        "linkedin",
        "whatsapp",
        "flipboard",
        "reddit",
        "telegram",
        "pinterest",
        "pocket",
        "instagram",
        "youtube",
        "tiktok",
        "email",
        "e-mail",
        "mail",
        "print",
        "copy",
        "link",
        "save",
        "bookmark",
        "comment",
        "comments",
        "view",
        "top",
        "close",
        "menu",
        "search",
        "follow",
        "like",
        "listen",
        "gift",
        "image",
        "images",
        "video",
        "videos",
        "photo",
        "photos",
        "gallery",
        "source",
        "advertisement",
        "loading",
        "home",
        "shares",
        "reprints",
        "text",
        "size",
        "read",
        "more",
        "show",
        "hide",
        "next",
        "previous",
        "back",
        "news",
        "opinion",
        "subscribe",
        "newsletter",
        "newsletters",
        "rss",
        "login",
        "register",
        "contact",
        "promoted",
        "ad",
        "calendar",
        "q&a",
        "a-",
    ]
)
