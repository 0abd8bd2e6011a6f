//! The words that forbid, confine, make depend on consent or allow, and on which side of them stands what they are about.

use super::cue;
use super::lexicon::pattern;
use super::statement::Actor;
use crate::pattern::Patterns;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// What is said of an act.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Force {
    /// It is forbidden, or ends the rights.
    Ban,
    /// It is allowed only so.
    Only,
    /// It needs consent, another licence or a payment.
    Consent,
    /// It is allowed.
    Allow,
}

impl Force {
    /// Its name in rules.
    pub fn id(self) -> &'static str {
        match self {
            Self::Ban => "ban",
            Self::Only => "only",
            Self::Consent => "consent",
            Self::Allow => "allow",
        }
    }

    /// The force that rules call so.
    pub fn named(id: &str) -> Option<Self> {
        [Self::Ban, Self::Only, Self::Consent, Self::Allow].into_iter().find(|it| it.id() == id)
    }
}

/// Where what an operator is about stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Side {
    /// Verbs behind it: "may not sell it".
    Verbs,
    /// Nouns behind it: "no resale", "refrain from selling".
    Nouns,
    /// Nouns before it: "resale is forbidden".
    Subject,
    /// The object before it, the act behind it: "it may not be sold".
    Passive,
    /// What narrows the act, behind it: "only for research".
    Limiter,
    /// People, before it or within it: "banks have no licence", "no bank shall have a licence".
    Who,
    /// Within it: "if you sell it, the licence ends".
    Inside,
}

/// Words that give what stands beside them a force.
#[derive(Clone, Debug)]
pub(super) struct Operator {
    pub(super) force: Force,
    pub(super) side: Side,
    pub(super) range: Range<usize>,
    /// What it is about, where that stands within it; else nothing.
    pub(super) what: Option<Range<usize>>,
    /// Whether it speaks only where something was allowed before: "except for sale".
    pub(super) takes_out: bool,
}

const NEGATED: &str = r"\b(?:may|shall|must|will|can|could|would|should|do|does|did|is|are|be|being)(?:n't| not| never)\b|\bcannot\b|\bnot to\b";
const PERMITTED: &str = r"permitted|allowed|authori[sz]ed|licensed|entitled|free|granted|given|at liberty|acceptable|included|covered|available";
const CONSENT: &str = r"(?:consent|permission|approval|agreement|agreements|licen[cs]e|contract|authori[sz]ation|subscription|fee|fees|payment|permit|clearance)s?";

/// One way to word a force.
struct Wording {
    force: Force,
    side: Side,
    takes_out: bool,
    /// A group `what` holds what it is about, where that stands within it.
    pattern: String,
}

impl Wording {
    fn of(force: Force, side: Side, pattern: String) -> Self {
        Self { force, side, takes_out: false, pattern }
    }

    fn exception(force: Force, side: Side, pattern: String) -> Self {
        Self { takes_out: true, ..Self::of(force, side, pattern) }
    }
}

fn wordings() -> [Wording; 33] {
    let subject = "(?:you|anyone|anybody|any (?:person|user|licensee|party)|(?:the|a|any|each) (?:licensee|user|recipient|customer)|licensees?|users?|recipients?|they|he or she|one)";
    [
        // "Under no circumstances may you …", "nor shall you …".
        Wording::of(Force::Ban, Side::Verbs, r"\b(?:under no circumstances?|in no (?:event|case|way)|at no time|on no account|by no means|never|nor|neither)(?: at any time)? (?:may|shall|must|will|can|should|are|is)\b".to_owned()),
        // "In no event shall the licensee, its agents or successors be entitled to …".
        Wording::of(Force::Ban, Side::Verbs, format!(r"\b(?:under no circumstances?|in no (?:event|case|way)|at no time|on no account|by no means|nowhere) (?:may|shall|must|will|can|should)\b[^.;]{{0,100}}? be (?:{PERMITTED}) to\b")),
        // "Nowhere may the results be printed".
        Wording::of(Force::Ban, Side::Passive, r"\b(?:nowhere|never|under no circumstances?|in no event|at no time|on no account) (?:may|shall|must|will|can) [a-z][a-z ]{1,80}? be\b".to_owned()),
        // "To weapons makers, none of these rights are given".
        Wording::of(Force::Ban, Side::Who, r"(?:^|[.;:] ?)[^a-z]{0,6}to (?P<what>[a-z][^.;]{3,100}?),? (?:no|none of (?:the|these|those|its)|not any of (?:the|these)) (?:[a-z]+ ){0,3}?(?:rights?|licen[cs]es?|permissions?|benefits?) (?:is|are|shall be|will be|has been|have been) (?:hereby )?(?:given|granted|extended|available)\b".to_owned()),
        // "The licence shall not be granted to the following".
        Wording::of(Force::Ban, Side::Who, r"\b(?:licen[cs]es?|rights?|permissions?)\b[^.;:,]{0,40}?\b(?:is|are|shall|will|may|must|does|do)(?: not|n't)(?: be)?(?: hereby)? (?:granted|given|extended?|available|offered|issued) to (?P<what>[^.;]{2,120})".to_owned()),
        // "Whoever works for a rival may not receive a copy".
        Wording::of(Force::Ban, Side::Who, r"\b(?P<what>(?:whoever|any ?one (?:who|that)|those (?:who|that)|people (?:who|that)|persons (?:who|that)|any (?:person|company|organi[sz]ation|entity) (?:who|that|which)) [^.;]{3,120}?) (?:may|shall|must|can)(?: not|not) (?:receive|get|obtain|have|hold|keep|possess|use|copy|download|access)\b".to_owned()),
        // "Keep the model away from …".
        Wording::of(Force::Ban, Side::Nouns, r"\bkeeps? (?:the |this |all |any )?(?:[a-z]+ ){1,4}?(?:away|out) (?:from|of)\b".to_owned()),
        // "… may be made, but not shown to others".
        Wording::exception(Force::Ban, Side::Passive, r"\b(?:but|yet) (?:not|never)\b".to_owned()),
        // "Immoral use voids the permission."
        Wording::of(Force::Ban, Side::Subject, r"\b(?:voids?|forfeits?|cancels?|annuls?|ends?|terminates?|extinguish(?:es)?) (?:the|this|your|all|these|any) (?:[a-z]+ )?(?:permissions?|licen[cs]es?|rights?|grants?)\b".to_owned()),
        // "No person may …".
        Wording::of(Force::Ban, Side::Verbs, format!(r"\b(?:no (?:person|one|licensee|user|recipient|customer|party|third party|company|individual|entity|member)|nobody|none of you)\b(?: (?:or|nor) [a-z]+)? (?:(?:may|shall|can|must|will)\b(?: not)?|(?:is|are) (?:{PERMITTED}) to\b)")),
        // "No copy may be sold", and in "may the work be used".
        Wording::of(Force::Ban, Side::Passive, r"\b(?:no|neither) [a-z][a-z ]{1,60}? (?:may|shall|can|must|will|is to|are to)(?: ever)? be\b".to_owned()),
        Wording::of(Force::Ban, Side::Nouns, r"\b(?:refrains?|refraining|abstains?|abstaining|desists?|stay away|keep away) from\b|\b(?:shall|must|will) (?:avoid|forgo)\b".to_owned()),
        // "You are prohibited from …", "we forbid our customers to …".
        Wording::of(Force::Ban, Side::Nouns, r"\b(?:prohibited|forbidden|barred|banned|precluded|restrained|disallowed) (?:from|to)\b|\b(?:prohibits?|forbids?|bars?|bans?|disallows?|rules? out|outlaws?)\b(?: (?:you|anyone|anybody|users?|licensees?|(?:our|its|their|the|any) (?:[a-z]+ )?(?:customers?|users?|licensees?|recipients?|person)))?(?: (?:from|to)\b)?".to_owned()),
        // "… is forbidden", "… prohibited."
        Wording::of(Force::Ban, Side::Subject, r"\b(?:is|are|be|remains?|stays?)(?: [a-z]+ly| hereby| also| therefore| thus){0,2} (?:prohibited|forbidden|barred|banned|excluded|disallowed|unlawful|ruled out|off[- ]limits|out of the question|out of bounds|reserved|unlicensed|impermissible|denied|withheld|a (?:forbidden|prohibited|breach)|void|not for you|closed|not (?:permitted|allowed|authori[sz]ed|licensed|granted|included|covered|acceptable|part of|within))\b|\b(?:strictly |expressly |hereby )?(?:prohibited|forbidden|not (?:permitted|allowed|licensed|authori[sz]ed))[.;!]?$".to_owned()),
        // "No right is granted to …", "without the right to …".
        Wording::of(Force::Ban, Side::Verbs, r"\b(?:no|without (?:the|any)|not (?:the|a|any)|nor (?:the|any)) (?:[a-z]+ ){0,2}(?:rights?|licen[cs]es?|permissions?|authori[sz]ations?|authority)\b(?: or [a-z]+)?(?: (?:is|are|has been|have been|shall be))?(?: (?:hereby|expressly|otherwise))?(?: (?:granted|given|conferred|conveyed|implied|extended))?(?: (?:by this licen[cs]e|hereunder|herein|to you|to the licensee|to anyone))? (?:to|for|of)\b".to_owned()),
        // "No resale", "not for production".
        Wording::of(Force::Ban, Side::Nouns, r"(?:^[^a-z]{0,6}(?:[a-z0-9]{1,3}[.)] ?)?|[.;:,(] ?|\bbut |\band |\bthere (?:is|are|shall be|may be|can be) |\b(?:is|are) )(?:no (?:further |other )?|not (?:for|in (?:production|commerce|business|trade|live|any)) )".to_owned()),
        Wording::exception(Force::Ban, Side::Nouns, r"\b(?:except(?:ing)?|excluding|other than|save|apart from|but not|but never|with the exception of|not including|(?:any|all|every|each) [a-z]+ but|everything (?:but|except))\b(?: (?:for|to|in|as)\b)?".to_owned()),
        Wording::exception(Force::Ban, Side::Verbs, format!(r"\bunless (?:{subject}|(?:it|they|the [a-z]+) (?:is|are))\b")),
        // "If you sell it, the licence ends."
        Wording::of(Force::Ban, Side::Inside, format!(r"(?:^|[.;:,] ?)[^a-z]{{0,6}}(?:if|should|when|where|whenever|in case) (?P<what>{subject}[^,;]{{3,160}}), [^.;]{{0,80}}\b(?:rights?|licen[cs]es?|permissions?|grants?)\b[^.;]{{0,60}}\b(?:terminates?|ends?|ceases?|lapses?|expires?|void|withdrawn|revoked|terminated|cancell?ed|lost|forfeited|finished|over|gone|at an end)\b")),
        // "If you wish to sell it, you must obtain a licence"; "those who sell it need our agreement".
        Wording::of(Force::Consent, Side::Inside, format!(r"(?:^|[.;:,] ?)[^a-z]{{0,6}}(?:if|should|when|where|whenever|in case) (?P<what>{subject}[^,;]{{3,160}}),? [^.;]{{0,60}}\b(?:must|shall|needs?|have to|has to|required to|please|are to|is to)\b[^.;]{{0,40}}\b(?:obtain|contact|ask|buy|get|request|purchase|acquire|negotiate|enter into|apply|seek|talk to|pay|register)\b[^.;]{{0,60}}")),
        Wording::of(Force::Consent, Side::Subject, format!(r"\b(?:(?:requires?|needs?|necessitates?|calls? for|(?:is|are) (?:permitted|allowed|possible) only (?:with|upon|under|after)|presupposes?)(?: [a-z',]+){{0,6}}? {CONSENT}|(?:(?:is|are) (?:only )?(?:subject to|conditional (?:up)?on|contingent (?:up)?on)|depends? (?:up)?on)(?: [a-z',]+){{0,6}}? (?:consent|permission|approval|payment|fees?))\b")),
        Wording::of(Force::Ban, Side::Nouns, r"\b(?:reserves?|keeps?|retains?)(?: (?:(?:to|for) (?:ourselves|itself|himself|herself|themselves) (?:all|the(?: sole| exclusive)?|every|any)|(?:all|the (?:sole|exclusive)|every)) rights? (?:to|of))\b".to_owned()),
        Wording::of(Force::Only, Side::Limiter, r"\b(?:only|solely|exclusively|strictly|purely|merely) (?:for|in|as|to|within|on|by|with|inside)\b|\b(?:limited|restricted|confined) to\b|\b(?:anything|any (?:other )?(?:purposes?|uses?|way|reason)|otherwise|purposes?|uses?) (?:but|other than|except(?: for)?|than)\b|\b(?:outside(?: of)?|beyond)\b|\bfor nothing but\b".to_owned()),
        // "For scholarship alone", "for research only".
        Wording::of(Force::Only, Side::Inside, r"\bfor (?P<what>(?:[a-z'-]+ ){0,3}?[a-z'-]+) (?:only|alone|exclusively)\b".to_owned()),
        // "As long as you are a student".
        Wording::of(Force::Only, Side::Limiter, r"\b(?:as long as|so long as|provided(?: that)?|only if|on condition that|available|open|free|granted|given|offered|licensed) (?:you are|(?:only |solely |exclusively )to)\b".to_owned()),
        // "Those who use it in business need our agreement."
        Wording::of(Force::Consent, Side::Inside, format!(r"\b(?:those|anyone|whoever|users?|persons?|people|compan(?:y|ies)|organi[sz]ations?|licensees?)(?: (?:who|that|which))? (?P<what>[a-z]+ [^;.]{{3,120}}?) (?:(?:needs?|requires?)\b[^.;]{{0,40}}\b{CONSENT}|(?:must|shall|have to|has to|are to)(?: first| also)? (?:obtain|get|ask|contact|seek|buy|request|acquire|hold|sign|purchase|apply|talk)\b[^.;]{{0,40}})\b")),
        // "Excluded are …", "outside the permission falls …".
        Wording::of(Force::Ban, Side::Nouns, r"(?:^|[.;:] ?)[^a-z]{0,6}(?:[a-z0-9]{1,3}[.)] )?(?:also |expressly |likewise )?(?:forbidden|prohibited|excluded|barred|ruled out|not (?:permitted|allowed|covered|included|licensed)|outside (?:the|this) (?:permission|licen[cs]e|grant))\b[^.;]{0,40}?\b(?:is|are|falls?|lies?|remains?)\b".to_owned()),
        // "… rests with its maker", "… is for us alone".
        Wording::of(Force::Ban, Side::Subject, r"\b(?:rests?|remains?|stays?|lies?) (?:solely |exclusively |only )?with (?:the |its |their |our )?(?:authors?|makers?|licensors?|owners?|publishers?|holders?|us|company|foundation)\b|\b(?:is|are) (?:for us|ours|our job|the licensor's|the author's) alone\b|\b(?:is|are) (?:decided|settled) by (?:us|the [a-z]+)\b".to_owned()),
        // "Banks are refused a licence", "banks have no rights".
        Wording::of(Force::Ban, Side::Who, r"\b(?:are|is) (?:refused|denied|granted no|given no|shut out|excluded from|barred from)\b(?: (?:a|any|all|every|the|these) (?:[a-z]+ )?(?:licen[cs]e|rights?|permissions?|benefits?))?|\b(?:has|have|obtains?|acquires?|receives?|gets?|enjoys?) (?:no|none of the|none of these) (?:[a-z]+ ){0,2}(?:licen[cs]es?|rights?|permissions?|benefits?)\b".to_owned()),
        // "No bank shall have the benefit of this."
        Wording::of(Force::Ban, Side::Who, r"\bno (?P<what>[a-z][a-z ,]{2,80}?) (?:shall|may|will|can) (?:have|enjoy|receive|obtain|get|claim) (?:[a-z]+ ){0,3}(?:benefits?|rights?|licen[cs]es?|permissions?)\b".to_owned()),
        // "Classroom use only."
        Wording::of(Force::Only, Side::Inside, r"(?:^|[.;:] ?)[^a-z]{0,6}(?:[a-z0-9]{1,3}[.)] )?(?:for )?(?P<what>(?:[a-z-]+ ){1,4}(?:use|uses|purposes)) only\b".to_owned()),
        // "Inside Switzerland and nowhere else", "for study, and for nothing else".
        Wording::of(Force::Only, Side::Inside, r"\b(?P<what>(?:in|inside|within|for|on) [^;.]{2,80}?),? and (?:for |in )?(?:nothing else|nowhere else|no other [a-z]+|no more|none else)\b".to_owned()),
        Wording::of(Force::Only, Side::Limiter, r"\b(?:sole|only|single) (?:purpose|use|place|field)s?\b[^.;]{0,80}?\b(?:is|are)\b|\b(?:must|shall|have to) (?:stay|remain|be kept|be used) (?:in|within|on|inside)\b".to_owned()),
    ]
}

static WORDINGS: LazyLock<(Vec<Wording>, Patterns)> = LazyLock::new(|| {
    let all: Vec<Wording> = wordings().into();
    let sources: Vec<&str> = all.iter().map(|it| it.pattern.as_str()).collect();
    let patterns = Patterns::of(&sources);
    (all, patterns)
});
static NOT: LazyLock<Regex> = LazyLock::new(|| pattern(NEGATED));
/// What may stand between "not" and the verb.
static BETWEEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"^(?:,? ?(?:however|therefore|either|in any (?:case|way|event|manner)|under any circumstances|at any time|directly or indirectly|[a-z]+ly|and will not|and shall not|and must not),?)*",
    )
});
static TO_DO: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"^ (?:be )?(?:{PERMITTED})(?: (?:the |any |a )?(?:right|permission|licen[cs]e))? to\b|^ (?:have|include|extend to|cover|authori[sz]e|permit|allow|give|grant|confer)(?: you| anyone| others| licensee)?(?: (?:any|the|a) (?:right|permission|licen[cs]e)|(?: our)? (?:permission|consent|leave))? (?:to|that)\b"
    ))
});
static IS_DONE: LazyLock<Regex> =
    LazyLock::new(|| pattern(&format!(r"^ (?:be )?(?:{PERMITTED}|part of|within|to be (?:{PERMITTED}))\b")));
static COVERS: LazyLock<Regex> = LazyLock::new(|| {
    pattern(r"^ (?:include|extend to|cover|authori[sz]e|permit|allow|comprise|apply to|reach|embrace)\b")
});
static BE: LazyLock<Regex> = LazyLock::new(|| pattern(r"^ (?:to )?be\b"));
/// A verb in the third person that has no "not": "provided it is not sold" has one.
static ALLOWED: LazyLock<Regex> = LazyLock::new(|| {
    pattern(
        r"\b(?:may|can)\b|\b(?:is|are)(?: [a-z]+ly| hereby){0,2} (?:permitted|allowed|authori[sz]ed|licensed|free|welcome|entitled|granted|given)\b|\bgrants?\b|\bpermission\b|\b(?:the|a|any|all) (?:[a-z]+ ){0,3}(?:rights?|licen[cs]e) to\b|\bfree (?:for|to)\b|\bany (?:purpose|use) is (?:fine|ok|okay|welcome)\b|\brights (?:belong|are given|are granted)\b|\byours to\b|\blicen[cs]es? (?:covers|allows|permits)\b",
    )
});

/// Where something is allowed, in words in small letters.
pub(super) fn allowed(lower: &str) -> Vec<Range<usize>> {
    ALLOWED.find_iter(lower).map(|it| it.range()).filter(|it| !denied(lower, it)).collect()
}

/// On which side of words that allow stands what they allow.
pub(super) fn allows(lower: &str, at: &Range<usize>) -> Side {
    let after = lower.get(at.end..).unwrap_or("");
    let words = lower.get(at.clone()).unwrap_or("");
    if BE.is_match(after) {
        return Side::Passive;
    }
    let is_participle = words.starts_with("is") || words.starts_with("are");
    let goes_on = after.starts_with(" to ") || after.starts_with(" a ") || after.starts_with(" the ");
    match words {
        "free for" => Side::Nouns,
        _ if is_participle && !goes_on => Side::Subject,
        _ => Side::Verbs,
    }
}

fn denied(lower: &str, at: &Range<usize>) -> bool {
    let after = lower.get(at.end..).unwrap_or("");
    let before = lower.get(..at.start).unwrap_or("");
    after.starts_with(" not") || before.ends_with(" not ") || before.ends_with(" no ") || before.ends_with("without ")
}

/// Whether words forbid, confine or tie to consent.
pub(super) fn forbids(written: &str) -> bool {
    !operators(&written.to_ascii_lowercase(), written).is_empty()
}

/// A range that a pattern over bytes found, without letters that it cut in two.
fn whole(lower: &str, range: Range<usize>) -> Range<usize> {
    lower.floor_char_boundary(range.start)..lower.floor_char_boundary(range.end)
}

/// Every operator of a sentence in small letters, in order.
pub(super) fn operators(lower: &str, written: &str) -> Vec<Operator> {
    let mut found: Vec<Operator> = NOT.find_iter(lower).filter_map(|it| negation(lower, written, it.range())).collect();
    let (wordings, patterns) = &*WORDINGS;
    for (index, pattern) in patterns.candidates(lower.as_bytes()) {
        let Some(wording) = wordings.get(index) else { continue };
        found.extend(pattern.all_in(lower.as_bytes()).map(|hit| Operator {
            force: wording.force,
            side: wording.side,
            range: whole(lower, hit.range()),
            what: hit.group("what").map(|it| whole(lower, it)),
            takes_out: wording.takes_out,
        }));
    }
    // "May require a licence" demands none; "subject to licence terms" names the terms; "not forbidden" forbids nothing.
    found.retain(|it| {
        let before = lower.get(..it.range.start).unwrap_or("");
        let after = lower.get(it.range.end..).unwrap_or("");
        let is_possible =
            [" may ", " might ", " could ", " not ", " no longer "].iter().any(|end| before.ends_with(end));
        if it.force == Force::Ban && before.ends_with(" not ") {
            return false;
        }
        it.force != Force::Consent || !(is_possible || after.starts_with(" terms") || after.starts_with(" agreement"))
    });
    found.sort_by_key(|it| it.range.start);
    found
}

/// What "may not" and its like forbid, by what follows and by who must not.
fn negation(lower: &str, written: &str, at: Range<usize>) -> Option<Operator> {
    let words = lower.get(at.clone())?;
    let before = lower.get(..at.start)?;
    let mut end = at.end;
    end += BETWEEN.find(lower.get(end..)?).map_or(0, |it| it.len());
    let after = lower.get(end..)?;
    let op = |side, end| Some(Operator { force: Force::Ban, side, range: at.start..end, what: None, takes_out: false });
    // "If you do not …" sets a condition; "provided that you do not …" forbids.
    if cue::is_condition(before) {
        return None;
    }
    // "You do not have to …", "need not".
    if after.starts_with(" have to") || after.starts_with(" need") || after.starts_with(" require") {
        return None;
    }
    let is_verb_to_be = words.starts_with("is") || words.starts_with("are") || words.starts_with("be");
    if words == "not to" {
        let asks = ["agrees ", "agree ", "undertakes ", "undertake ", "promises ", "promise ", "covenants ", "but "];
        let is_ban = asks.iter().any(|it| before.ends_with(it)) || before.trim().is_empty();
        return if is_ban { op(Side::Verbs, end) } else { None };
    }
    if let Some(hit) = TO_DO.find(after) {
        return op(Side::Verbs, end + hit.end());
    }
    if IS_DONE.is_match(after) {
        return op(Side::Subject, end + IS_DONE.find(after).map_or(0, |it| it.end()));
    }
    if let Some(hit) = BE.find(after) {
        return op(Side::Passive, end + hit.end());
    }
    if is_verb_to_be {
        return op(Side::Passive, end);
    }
    let subject = match cue::subject_of(written.get(..at.start)?) {
        // A capital that only begins the sentence is no name: "Landlords may not …".
        Actor::Licensor if is_plural(before) => Actor::Unknown,
        subject => subject,
    };
    if let Some(hit) = COVERS.find(after)
        && subject != Actor::Licensee
    {
        return op(Side::Nouns, end + hit.end());
    }
    let is_imperative = matches!(words, "do not" | "don't") && begins(before);
    let forbids = match subject {
        Actor::Licensee => true,
        Actor::Thing | Actor::Licensor => is_imperative,
        Actor::Unknown => is_imperative || !words.starts_with("do"),
    };
    if forbids { op(Side::Verbs, end) } else { None }
}

/// Whether what stands before a verb is one word for many, and none for those who give.
fn is_plural(before: &str) -> bool {
    let word = before.trim();
    let gives = ["licensors", "contributors", "authors", "owners", "holders"].contains(&word);
    word.ends_with('s') && !word.contains(' ') && !gives
}

/// Whether a sentence begins behind these words.
fn begins(before: &str) -> bool {
    let bare = before.trim_end_matches([' ', '*', '-', '"', '(']);
    let bare = bare.strip_suffix("please").or_else(|| bare.strip_suffix("and")).unwrap_or(bare).trim_end();
    bare.is_empty() || bare.ends_with(['.', ';', ':', ',', ')'])
}
