//! The words that forbid, confine or make depend on consent, as they are written: the build script reads this file too,
//! and makes programs of the patterns.

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
pub enum Side {
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

/// "Not" and its like behind a verb.
pub const NEGATED: &str = r"\b(?:may|shall|must|will|can|could|would|should|do|does|did|is|are|be|being)(?:n't| not| never)\b|\bcannot\b|\bnot to\b";
const PERMITTED: &str = r"permitted|allowed|authori[sz]ed|licensed|entitled|free|granted|given|at liberty|acceptable|included|covered|available";
const CONSENT: &str = r"(?:consent|permission|approval|agreement|agreements|licen[cs]e|contract|authori[sz]ation|subscription|fee|fees|payment|permit|clearance)s?";

/// One way to word a force.
pub struct Wording {
    /// The force.
    pub force: Force,
    /// Where what it is about stands.
    pub side: Side,
    /// Whether it speaks only where something was allowed before.
    pub takes_out: bool,
    /// A group `what` holds what it is about, where that stands within it.
    pub pattern: String,
}

impl Wording {
    fn of(force: Force, side: Side, pattern: String) -> Self {
        Self { force, side, takes_out: false, pattern }
    }

    fn exception(force: Force, side: Side, pattern: String) -> Self {
        Self { takes_out: true, ..Self::of(force, side, pattern) }
    }
}

/// Every way.
pub fn all() -> [Wording; 37] {
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
        Wording::exception(Force::Ban, Side::Nouns, r"\b(?:except(?:ing)?|excluding|other than|save|apart from|(?:but )?not including(?: the rights? to)?|but not|but never|with the exception of|(?:any|all|every|each) [a-z]+ but|everything (?:but|except))\b(?: (?:for|to|in|as)\b)?".to_owned()),
        Wording::exception(Force::Ban, Side::Verbs, format!(r"\bunless (?:{subject}|(?:it|they|the [a-z]+) (?:is|are))\b")),
        // "If you sell it, the licence ends."
        Wording::of(Force::Ban, Side::Inside, format!(r"(?:^|[.;:,] ?)[^a-z]{{0,6}}(?:if|should|when|where|whenever|in case) (?P<what>{subject}[^,;]{{3,160}}), [^.;]{{0,80}}\b(?:rights?|licen[cs]es?|permissions?|grants?)\b[^.;]{{0,60}}\b(?:terminates?|ends?|ceases?|lapses?|expires?|void|withdrawn|revoked|terminated|cancell?ed|lost|forfeited|finished|over|gone|at an end)\b")),
        // "If you wish to sell it, you must obtain a licence"; "those who sell it need our agreement".
        Wording::of(Force::Consent, Side::Inside, format!(r"(?:^|[.;:,] ?)[^a-z]{{0,6}}(?:if|should|when|where|whenever|in case) (?P<what>{subject}[^,;]{{3,160}}),? [^.;]{{0,60}}\b(?:must|shall|needs?|have to|has to|required to|please|are to|is to)\b[^.;]{{0,40}}\b(?:obtain|contact|ask|buy|get|request|purchase|acquire|negotiate|enter into|apply|seek|talk to|pay|register)\b[^.;]{{0,60}}")),
        Wording::of(Force::Consent, Side::Subject, format!(r"\b(?:(?:requires?|needs?|necessitates?|calls? for|(?:is|are) (?:permitted|allowed|possible) only (?:with|upon|under|after)|presupposes?)(?: [a-z',]+){{0,6}}? {CONSENT}|(?:(?:is|are) (?:only )?(?:subject to|conditional (?:up)?on|contingent (?:up)?on)|depends? (?:up)?on)(?: [a-z',]+){{0,6}}? (?:consent|permission|approval|payment|fees?|(?:executed|signed|separate|written|valid|commercial|paid) (?:[a-z]+ ){{0,3}}(?:agreement|licen[cs]e|contract)))\b")),
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
        // "It may only be used with …", "it must be run on …".
        Wording::of(Force::Only, Side::Passive, r"\b(?:may|can|shall|must|will) (?:only|solely|exclusively) be\b|\b(?:may|can|shall|must) be (?:only|solely|exclusively)\b".to_owned()),
        Wording::of(Force::Only, Side::Limiter, r"\b(?:must|shall|have to|has to) (?:only )?be (?:used|run|executed|operated|installed|deployed|embedded)(?: (?:on|in|with))?(?: or [a-z ]{1,30}?)? (?:on|in|with|within|inside|to)\b".to_owned()),
        // "… is only allowed where …".
        Wording::of(Force::Only, Side::Limiter, r"\b(?:is|are|be) (?:only|solely|exclusively) (?:permitted|allowed|licensed|authori[sz]ed|granted|given|available)\b|\b(?:only|solely|exclusively) (?:during|through|via|at|alongside)\b".to_owned()),
        // "If you sell it, a licence is required."
        Wording::of(Force::Consent, Side::Inside, format!(r"(?:^|[.;:,] ?)[^a-z]{{0,6}}(?:if|should|when|where|whenever|in case) (?P<what>{subject}[^,;]{{3,160}}),? (?:an?|the|our|another|such an?|some) [a-z -]{{0,60}}?(?:licen[cs]e|agreement|permission|subscription|contract|fee|payment)s?\b[^.;]{{0,40}}? (?:is|are|will be) (?:required|needed|necessary|due|mandatory)\b")),
    ]
}

/// "Be permitted to" and its like behind "not".
pub fn to_do() -> String {
    format!(
        r"^ (?:be )?(?:{PERMITTED})(?: (?:the |any |a )?(?:right|permission|licen[cs]e))? to\b|^ (?:have|include|extend to|cover|authori[sz]e|permit|allow|give|grant|confer)(?: you| anyone| others| licensee)?(?: (?:any|the|a) (?:right|permission|licen[cs]e)|(?: our)? (?:permission|consent|leave))? (?:to|that)\b"
    )
}

/// "Be permitted" and its like behind "not".
pub fn is_done() -> String {
    format!(r"^ (?:be )?(?:{PERMITTED}|part of|within|to be (?:{PERMITTED}))\b")
}
