"""What on a news page is not the article: rules as data.

Every rule is about a form of words that pages share; none knows an article. A rule matches a
whole line, its bullet aside; case does not matter. What a match does is the rule's `cut`:

- `line`: the line goes;
- `box`: the line heads a box of other headlines; it goes with the headline-like lines below it;
- `section`: the line heads a section that is not the story; it goes with all up to the next
  heading;
- `rest`: everything from here on goes;
- `card`: the line closes a card (caption, headline, "Read more"); the short lines that stand
  directly above it go with it. With none above, it heads a box.

`where` limits a rule to a part of the page, where the same words mean something else elsewhere:
`top` is above the first paragraph, `below` is under the second one, `tail` is the latter half.
"""

from dataclasses import dataclass
from typing import Literal

Cut = Literal["line", "box", "section", "rest", "card"]
Where = Literal["anywhere", "top", "below", "tail"]


@dataclass(frozen=True, slots=True)
class CutRule:
    """One rule: a line that matches one of `forms` (regular expressions) in full."""

    id: str
    reason: str
    forms: tuple[str, ...]
    cut: Cut = "line"
    where: Where = "anywhere"


# How pages call what else they have; with a story behind it on the line, or a list below it.
_LABELS = (
    r"(?:also read|read also|see also|also see|must[- ]reads?|read (?:next|on)|up next|next up)",
    r"read (?:the )?(?:more|full story|full article|whole story) [^.:|]{1,40}",
    (
        r"(?:related|recommended|similar|connected|further|suggested)(?: (?:stor(?:y|"
        r"ies)|articles?|news|topics?|content|posts?|coverage|links?|reading|pieces?|"
        r"for you|headlines))?"
    ),
    r"more (?:on|from|in|about|at) [^.:|]{1,40}",
    (
        r"more (?:(?:stories|news|headlines|articles|coverage|reading)(?: (?:by|"
        r"from) [^.:|]{2,40})?|like this|on this(?: stor(?:y|ies)| topic)?)"
    ),
    (
        r"most[- ](?:read|viewed|popular|shared|commented|watched|"
        r"discussed)(?: (?:stories|articles|now|today))?"
    ),
    r"(?:trending|popular)(?: (?:now|today|stories|articles|posts|topics|news))?",
    r"(?:today['’]s )?top (?:stories|news|headlines|reads|picks)",
    r"(?:editors?['’]?s?['’]?|our|staff) (?:picks?|choices?|recommendations?)",
    (
        r"(?:you|readers) (?:may|might|will|could) (?:also )?(?:like|enjoy|"
        r"be interested in|want to read)"
    ),
    r"(?:don['’]t miss|in case you missed it|icymi|what to read next|where to go next)",
    r"(?:the )?latest(?: (?:news|stories|headlines|articles|posts|updates))?",
    r"also (?:in|on) (?:this|the|today['’]s|our)(?: \w+)?",
    r"(?:elsewhere|in other news|other (?:news|stories|headlines|top stories))",
    r"(?:from|around|across) (?:the|our) (?:archives?|web|site|network|newsroom|magazine)",
    r"(?:sponsored|promoted|partner) (?:links|stories|content|posts)",
    r"(?:recent|previous|earlier|past|featured) (?:posts|news|articles|stories|coverage|issues)",
    r"(?:explore|discover|browse) more|more to (?:read|explore)",
    r"(?:people|others) (?:also|are) (?:read|reading|viewed)(?: (?:this|now))?",
    r"(?:our|this week['’]s|today['’]s) (?:best|other) (?:stories|reads|stories)",
)
_LABEL = "(?:" + "|".join(_LABELS) + ")"

CUT_RULES: tuple[CutRule, ...] = (
    # Other headlines.
    CutRule(
        "headline-line",
        "a label with other stories on its line",
        (
            rf"(?:{_LABEL}|read more)\s*(?::|\||>>?|»)\s*\S.{{2,}}",
            rf"(?:{_LABEL}|read more)\s*(?:—|–| - )\s*\S.{{2,}}[^.]",
            r"more\s*(?::|\|)\s*\S.{2,}",
        ),
    ),
    CutRule(
        "headline-box",
        "the heading of a box of other stories",
        (
            rf"[-–—=*]*\s*{_LABEL}\s*[:>»…]*\s*[-–—=*]*",
            r"more\s*[:>»]|(?:also|the latest) (?:in|on) [^.:|]{2,25}",
        ),
        cut="box",
    ),
    CutRule(
        "contents",
        "the contents of the page",
        (
            r"key (?:events|points|moments)|jump to|(?:table of )?contents|on this page",
            r"in this (?:article|story|issue|edition)|what you need to know|at a glance",
        ),
        cut="box",
        where="top",
    ),
    CutRule(
        "next-issue",
        "a teaser of another issue",
        (
            (
                r"(?:next|coming|in our next|in the next) (?:week|month|time|issue|edition|up|"
                r"soon)\s*:.{3,150}"
            ),
            r"(?:next|coming|tomorrow)\s*:.{3,150}[^.]",
        ),
        where="tail",
    ),
    CutRule(
        "teaser-line",
        "a labelled link to another piece",
        (
            (
                r"(?:factbox|graphic|timeline|podcast|watch|listen|gallery|in pictures|quiz|"
                r"live|video|opinion|analysis|explainer|interactive|slideshow|special report|"
                r"breakingviews|poll|newsletter|event|webinar|white ?paper)s?\s*(?::|\||-| – |"
                r" — ).{3,150}[^.]"
            ),
        ),
        where="tail",
    ),
    CutRule(
        "read-more-card",
        "a card that links to another story",
        (
            r"read (?:more|now|full story|the full story|article)[.… >»→]*|show|hide|expand",
            (
                r"(?:continue|keep) reading|watch(?: now| live)?|learn more|find out more|"
                r"view (?:gallery|more)"
            ),
        ),
        cut="card",
    ),
    CutRule("viewing-now", "a count of readers", (r"[\d.,]+[km]? (?:viewing now|views?|reads)",)),
    # Asking the reader.
    CutRule(
        "subscribe",
        "a call to subscribe, sign up or follow",
        (
            (
                r"(?:please )?(?:sign up|subscribe|register|sign in|log in)(?: now| today|"
                r" here| free)* (?:to|for|and|with|via|on|by)\b.{0,200}"
            ),
            (
                r"(?:sign up|subscribe|register|sign in|log in)(?: now| today| here|"
                r" free)*(?:[.!]|\s*\|.{0,60})?"
            ),
            r"(?:already|not) (?:a )?(?:subscriber|registered|member)s?\b.{0,100}",
            (
                r"(?:get|have|receive|want) (?:it|the|our|more|all|this|"
                r"your)\b.{0,100}(?:inbox|newsletters?|e-?mails?|app|alerts?)\b.{0,60}"
            ),
            (
                r"(?:join|follow|like|find|connect with) (?:us|me|our|the (?:conversation|"
                r"discussion))\b.{0,150}"
            ),
            r"follow @.{0,80}",
            (
                r"follow [\w .&'’@()]{2,60} on (?:twitter|x|facebook|instagram|linkedin|"
                r"youtube|telegram|threads|mastodon|bluesky|whatsapp)\b.{0,80}"
            ),
            (
                r"(?:.{0,200}\b)?download (?:the|our) .{0,40}app\b.{0,100}|click here (?:to|"
                r"for)\b.{0,100}"
            ),
            r"enter (?:a |your )?(?:valid )?e-?mail\b.{0,60}|thank you for subscribing\b.{0,60}",
            r"(?:our|the) (?:weekly|daily|morning|evening|free|\w+) newsletter.{0,80}|newsletters?",
            (
                r"this (?:article|story|content|report) is (?:for|only|exclusive|"
                r"available)\b.{0,40}(?:subscribers|members)\b.{0,60}"
            ),
            r"(?:you have|you['’]ve) (?:read|reached|\d+)\b.{0,40}(?:free )?articles?\b.{0,80}",
            (
                r"(?:support|donate to) (?:us|our|independent|quality)\b.{0,100}|"
                r"become a (?:member|supporter|subscriber)\b.{0,100}"
            ),
        ),
    ),
    CutRule(
        "share",
        "buttons to share",
        (
            (
                r"share (?:this|on|via|full|article|page|story|or comm)\b.{0,250}|"
                r"share or comm\w*.{0,60}"
            ),
            r"(?:e-?mail|print|save|bookmark|copy|gift) (?:this|article|story|link)\b.{0,60}",
            r"like this:?|about sharing|why you can trust .{2,60}",
        ),
    ),
    CutRule(
        "write-to-us",
        "a call to write to the newsroom",
        (
            (
                r"(?:have you |do you )?(?:got|have|know) (?:a|any|"
                r"something about a) (?:story|tips?|news tip|comment|correction|"
                r"question)s?\b.{0,150}"
            ),
            (
                r"(?:write|e-?mail|send|talk|get in touch|"
                r"tweet)(?: an? e-?mail)?(?: your \w+)?(?: with| to)? (?:us|me|"
                r"the (?:reporter|business|news|editor|author|desk|team)\w*)\b.{0,150}"
            ),
            r"(?:letters|tips?|feedback|comments|corrections)\s*:.{0,150}",
            (
                r"(?:send|got|submit) (?:me |us )?(?:a |your )?(?:secure )?(?:tips?|news|"
                r"letters)\b.{0,100}"
            ),
            r"(?:spotted|see|found) (?:an? )?(?:error|typo|mistake)\b.{0,100}",
            (
                r"what do you think\?.{0,120}|(?:let us know|tell us)\b.{0,120}(?:comments?|"
                r"below)\b.{0,20}"
            ),
        ),
    ),
    # Who wrote it, and how to reach them.
    CutRule(
        "contact-block",
        "the heading of a list of contacts",
        (
            (
                r"(?:(?:media|press|investor|analyst)(?: and \w+)? )?(?:contacts?|enquiries|"
                r"inquiries)(?: (?:information|details))?:?"
            ),
            (
                r"for (?:media|press|more|further|additional)? ?(?:media |"
                r"press )?(?:enquiries|inquiries|information|queries|"
                r"details)?,? ?(?:please )?(?:contact|visit|see):"
            ),
        ),
        cut="box",
        where="below",
    ),
    CutRule(
        "contact",
        "a contact",
        (
            (
                r"contact (?:the |our )?(?:reporters?|newsroom|editors?|authors?|writers?|"
                r"journalists?|us|[\w ]{2,30} (?:desk|team))\b.{0,200}"
            ),
            (
                r"(?:media|press|investor|analyst|news|public|"
                r"corporate)(?: and \w+)? (?:contacts?|relations|enquir(?:y|ies)|inquir(?:y|"
                r"ies)|office|queries)(?:\s*[:|–-].{0,200}|.{0,120}(?:@|\d{4}).{0,80})?"
            ),
            (
                r"(?:for (?:all )?(?:media|press|more|further|additional|any|general)?|"
                r"please) ?(?:media |press )?(?:clarifications?|enquiries|inquiries|"
                r"information|queries|details)?,? ?(?:please )?(?:contact|call|e-?mail|visit|"
                r"write|see|go to)\b.{0,200}"
            ),
            (
                r"(?:press |media )?contacts?\s*:.{0,200}|(?:tel|telephone|phone|fax|"
                r"e-?mail)\s*[:.].{0,100}"
            ),
            (
                r"[^.!?]{0,60}\b(?:newsroom|news desk|desk|"
                r"bureau)\b[^.!?a-z]{0,10}[+(]?\d[\d ()+-]{6,30}"
            ),
            r"(?:[^.!?]{0,60}[ :(<])?[\w.+-]{1,40}@[\w.-]{2,40}[)>.]?",
        ),
    ),
    CutRule(
        "credits",
        "credits of a wire story",
        (
            (
                r"\((?:additional )?(?:reporting|report|writing|editing|compiled|edited|"
                r"written|translated|produced|"
                r"graphic)(?: and \w+)* by\b[^()]*(?:\([^()]*\)[^()]*)*\)?"
            ),
            (
                r"(?:additional |with )?(?:reporting|editing|writing|translation|compiled|"
                r"edited|translated)(?: and \w+)? by (?-i:[A-Z][\w.'’-]*(?: (?:[A-Z][\w.'’-]*|"
                r"in|and|de|van|von))*)(?:[,;].{0,120})?\.?"
            ),
        ),
    ),
    CutRule(
        "wire-note",
        "a note of the wire to its readers",
        (
            (
                r"\((?:adds?|updates?|recasts?|corrects?|refiles?|repeats?|writes through|"
                r"rewrites?|removes?|clarifies)\b[^()]{0,200}\)"
            ),
            r"our standards:.{0,100}",
        ),
    ),
    CutRule(
        "contributed",
        "credits of a story",
        (r".{2,150}\bcontributed (?:to this (?:report|story|article|post)|reporting)\b.{0,40}",),
    ),
    CutRule(
        "about-the-author",
        "who the author is",
        (
            (
                r"(?:the|this|our) (?:writer|author|columnist)s? (?:is|are|has|have|was|"
                r"holds?|owns?|covers?|writes?|works?|teaches|lives)\b.{5,250}|"
                r"our columnist['’]s .{5,200}"
            ),
            r"authors?\s*:.{2,120}|prepared by\b.{5,200}|issued by\b.{3,100}",
            r"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}) covers\b.{5,200}|@\w{3,30}",
            r"i am an? .{3,60}\b(?:reporter|writer|editor|contributor|journalist)\b.{0,200}",
            (
                r"(?-i:[A-Z][\w.’'-]+(?: [A-Z][\w.’'-]+){1,3}) (?:is|covers|writes|"
                r"reports) [^.]{0,60}\b(?:reporter|editor|correspondent|columnist|journalist|"
                r"freelance|contributor)\b.{0,200}"
            ),
        ),
        where="tail",
    ),
    CutRule(
        "disclosure",
        "a disclosure or a disclaimer",
        (
            (
                r"(?:disclosure|disclaimer|full disclosure|editor['’]s note|correction|"
                r"note to editors)\s*:.{2,400}"
            ),
            r"\(?(?:the )?views (?:and opinions )?expressed\b.{2,250}",
        ),
        where="tail",
    ),
    CutRule(
        "about-author-box",
        "a box about the author",
        (r"about the (?:authors?|writer)s?:?",),
        "rest",
    ),
    # Company boilerplate of releases.
    CutRule(
        "about-company",
        "what a company says of itself under every release",
        (r"-*\s*about (?:the )?(?-i:[A-Z0-9])[\w&.,'’()® -]{1,60}?(?<![.,]):?",),
        cut="section",
        where="below",
    ),
    CutRule(
        "forward-looking",
        "legal text of a release",
        (
            (
                r"(?:cautionary (?:note|statement)|"
                r"(?:notice regarding )?forward[- ]looking statements?|"
                r"safe harbou?r(?: statement)?|legal notice|important (?:notice|"
                r"information))\b.{0,80}(?<!\.)"
            ),
        ),
        cut="section",
        where="below",
    ),
    CutRule(
        "legal",
        "legal text",
        (
            r".{0,200}\b(?:are|is) (?:a |the |also )?(?:registered )?trade ?marks?\b.{0,200}",
            r"(?:©|\(c\) |copyright\b).{0,200}|.{0,100}all rights reserved\b.{0,150}",
            r"this (?:material|article|story) may not be (?:published|reproduced).{0,150}",
        ),
    ),
    # Page furniture.
    CutRule(
        "breadcrumb",
        "where the page hangs in its site",
        (
            r"home(?:page)?(?:\s*[>»›/|]\s*[\w&'’ -]{2,40}){1,8}(?:\s*[>»›/]\s*[^>»›|]{2,150})?",
            r"[\w&'’ -]{2,30}(?:\s*[>»›]\s*[\w&'’ -]{2,40}){2,6}",
            r"(?-i:[A-Z]{4,20}) / [\w &]{3,30}|you are here:?.{0,100}|skip to (?:main )?content",
        ),
    ),
    CutRule(
        "cookies",
        "a cookie notice",
        (
            r".{0,60}\b(?:we|site|website|page) uses? cookies\b.{0,250}",
            (
                r"(?:accept|reject|manage)(?: all)? (?:cookies|settings|preferences)|"
                r"cookie (?:policy|settings).{0,40}"
            ),
        ),
    ),
    CutRule(
        "advertisement",
        "a mark of an advertisement",
        (
            (
                r"(?:skip )?(?:advertisements?|advert|ad|promoted|sponsored(?: content)?|"
                r"paid (?:post|content)|advertorial|from our (?:sponsors?|"
                r"partners?))\s*(?::.{0,200})?"
            ),
            r"(?:story|article) continues (?:below|after).{0,40}|continue reading below.{0,20}",
        ),
    ),
    CutRule(
        "age-note",
        "how old the page is",
        (r"this article is more than \d+ (?:year|month)s? old\.?",),
    ),
    CutRule(
        "counter",
        "a count of comments, shares or minutes",
        (
            (
                r"(?!(?:19|20)\d\d$)\+?[\d.,]{1,8}k?\+?(?:\s*(?:shares?|comments?|likes?|home|"
                r"min(?:ute)?s?(?: read)?))?"
            ),
            (
                r"\d+\+?[ -]min(?:ute)?s?[ -](?:read|listen)|reading time:?.{0,20}|"
                r"listen to this article.{0,40}"
            ),
        ),
    ),
    CutRule(
        "tags",
        "tags",
        (
            (
                r"(?:tags?|tagged(?: with| as| in)?|filed (?:under|to)|posted in|topics?|"
                r"keywords|categor(?:y|ies)|hashtags?|labels|sections?|companies|countries|"
                r"regions|companies mentioned|in this story)\s*:.{0,300}"
            ),
            r"(?:#\w+[ ,]*){2,}",
        ),
    ),
    CutRule(
        "tag-list",
        "the heading of a list of tags",
        (r"(?:(?:related|more) )?(?:topics|tags|keywords|categories)( in this story)?:?",),
        cut="box",
        where="tail",
    ),
    CutRule(
        "ticker",
        "stock tickers",
        (
            (
                r"(?:tickers?(?: box| symbols?)?|stocks? (?:mentioned|in this story)|quotes?|"
                r"market data)\s*:.{0,200}"
            ),
            r"\w+ (?:stock )?exchange\s*:\s*[\w.]+(?:\s*\|.{0,100})?",
        ),
    ),
    CutRule(
        "caption",
        "a labelled caption",
        (
            (
                r"\[?(?:(?:file )?photo(?:graph)?|picture|pic|image|caption|chart|graphic|map|"
                r"illustration|video)(?: \w+)?\s*(?::|\|).{0,300}"
            ),
            r"(?:getty images|shutterstock|istock|unsplash|alamy|afp via getty images).{0,40}",
        ),
        where="below",
    ),
    CutRule(
        "image-button",
        "what pages write on images",
        (
            r"image (?:source|caption|credit),.{0,300}",
            (
                r"(?:view image in full ?screen|open image in gallery|enlarge(?: this)? image|"
                r"click to enlarge)"
            ),
        ),
    ),
    CutRule(
        "template",
        "code of the page",
        (
            (
                r".{0,200}(?:\?>|<\?php|\{\{|\}\}|document\.getElement|"
                r"function\s*\(\w*\)\s*\{).{0,300}"
            ),
            r"\[/?\w{1,30}_\d{1,3}\]|(?:var|const|let) \w+ ?=.{0,200};",
        ),
    ),
    CutRule(
        "rule-off",
        "a line of signs",
        (r"[^\w\s]{1,3}|[-*_=~•·.#+\s]{2,}|-+\s*(?:ends?|30)\s*-+|ends",),
    ),
    CutRule("bare-url", "an address", (r"https?://\S+|www\.\S+",)),
    CutRule(
        "first-appeared",
        "where a feed got it",
        (
            r"the post .{3,300} (?:appeared first|first appeared) on .{2,80}",
            (
                r"(?:this (?:article|story|post) )?(?:was )?(?:originally|first) (?:published|"
                r"appeared|posted) (?:on|in|at|by)\b.{2,100}"
            ),
        ),
    ),
    CutRule(
        "source-line",
        "the source of a copy",
        (r"(?:sources?|via|image credit|credit|h/t)(?: link)?(?:\s*:\s*[^.]{2,60})?",),
        where="tail",
    ),
    CutRule(
        "useful",
        "a question about the page",
        (
            (
                r"(?:is|was|did you find) this (?:page|article|story)\b.{0,20}(?:useful|"
                r"helpful).{0,60}|rate this.{0,60}"
            ),
        ),
    ),
    CutRule(
        "republished",
        "when it was first published",
        (
            (
                r"this (?:report|story|article|post)(?: by [\w ]{2,40})? (?:was|is|"
                r"has been) (?:first |originally |last )?(?:published|posted|updated|"
                r"corrected|amended|produced)\b.{0,200}|this (?:article|story|"
                r"report) (?:first |originally )?appeared (?:in|on)\b.{0,200}"
            ),
        ),
        where="tail",
    ),
    # What readers wrote.
    CutRule(
        "comments",
        "readers' comments",
        (
            r"(?:\d+ )(?:reader )?comments?:?|(?:reader )?comments? ?\(\d+\):?",
            r"leave a (?:reply|comment).{0,60}|post a comment.{0,60}|add a comment.{0,60}",
            (
                r"join the (?:conversation|discussion).{0,60}|comments (?:are|"
                r"have been) (?:closed|disabled).{0,40}"
            ),
        ),
        cut="rest",
        where="below",
    ),
    CutRule(
        "comments-heading",
        "the heading of readers' comments",
        (
            (
                r"(?:reader |view |show |all |top )*comments:?|what readers say|your (?:views|"
                r"comments|say)"
            ),
        ),
        cut="rest",
        where="tail",
    ),
)

# Words of which buttons and bars are made: a line of nothing else is furniture.
_BUTTONS = """
    share tweet facebook twitter x linkedin whatsapp flipboard reddit telegram pinterest pocket
    instagram youtube tiktok messenger email e-mail mail print copy link save bookmark comment
    comments view top close menu search follow like listen gift image images video videos photo
    photos gallery source advertisement loading home shares reprints text size next previous back
    subscribe newsletter newsletters rss login register contact promoted ad calendar advertise
    privacy terms
"""
BUTTON_WORDS = frozenset(_BUTTONS.split())
