//! The patterns of this room as they are written: the build script reads this file too, and makes programs of them.

macro_rules! patterns {
    ($list:ident: $($(#[$doc:meta])* $name:ident = $pattern:expr;)+) => {
        $($(#[$doc])* pub const $name: &str = $pattern;)+
        /// All of these.
        pub const $list: &[&str] = &[$($name),+];
    };
}

patterns! {
    // Their words are bounded as English ones are.
    PLAIN:
    SUBORDINATE = r"(?i)^(?:and |or |but )?(?:if|when|whenever|where|wherever|unless|which|who|whose|that|as|although|while|whether|because|since|upon|except|to the extent|so that|in order|insofar|until|once|notwithstanding|for the purposes)\b";
    INNER = r"(?i)\b(?:that|which|who|if|when|where|unless|as)\b(?: [a-z'()/-]+){0,6} $";
    FRAGMENT = r"(?i)^(?:\(?[a-z0-9]{1,4}[).] ?)?(?:to|for|in any|in order|by|with|any|as|or|and|intentionally|knowingly|directly|indirectly|[a-z]+(?:e|ate|ing|ish|ute|ify|ize|ise|age|ote|ain|ict|ect|ade))\b";
    /// What people do to a work, in the passive.
    DONE_TO = r"(?i)^ be (?:[a-z]+ly )?(?:used|copied|reproduced|modified|altered|changed|adapted|translated|distributed|redistributed|published|disclosed|sold|rented|leased|loaned|transferred|reverse[ -]engineered|decompiled|disassembled|removed|made available|exported|re-exported)\b";
    /// What people do to a work, in the active.
    DOES = r"(?i)^ (?:[a-z]+ly )?(?:use|copy|reproduce|modify|alter|change|adapt|translate|distribute|redistribute|publish|disclose|sell|rent|lease|charge|reverse[ -]engineer|decompile|disassemble|remove|delete|obscure|create|attempt|misrepresent|export)\b";
    YOU = r"(?i)\b(?:you|licensees?|users?) $";
    PERMITS = r"(?i)^(?:may|can|(?:is|are|be)(?: [a-z]+ly)? (?:permitted|allowed|authorized|authorised|licensed))$";
    NO = r"(?i)^[^a-z]{0,6}(?:[a-z0-9]{1,3}[.)] )?no [^.;:]{1,120}$";
    MODAL = r"(?i)^(?:may|must|shall|will|can|cannot)\b";
    LIMITER = r"(?i)\b(?:solely|only|exclusively|strictly|limited to|restricted to)\b(?:[^,;.]|\.\S)*|\bfor (?:[a-z-]+,? (?:(?:and|or|and/or) )?){0,3}(?:purposes?|use)(?: only)?\b";
    EXCEPTION = r"(?i)\b(?:except(?:ing)?|unless|other than|excluding|save (?:for|that|as)|with the exception of|notwithstanding)\b(?:[^;.]|\.\S)*";
    CONDITION = r"(?i)\b(?:if|provided,? (?:that|however)|on (?:the )?condition that|so long as|as long as|subject to|in the event|conditioned (?:up)?on|in accordance with)\b(?:[^;.]|\.\S)*";
    OBJECT = r"(?i)\b(?:the|any|a|an|your|its|this|these|such|all|copies|our|their|\x22)\b";
    LICENSEE = r"(?i)\b(?:you|your|licensees?|recipients?|end[- ]users?|users?|distributors?|redistributors?|anyone|everyone|any person|a person|persons|no one|nobody|whoever|customers?)\b";
    LICENSOR = r"(?i)\b(?:we|our|licensors?|contributors?|company|authors?|copyright (?:holder|owner)s?|owners?|stewards?|providers?|foundation|initial developer)\b";
    OPEN = r"(?i)^(?:and |or |but |\W+)?(?:if|when|whenever|where|wherever|unless|because|since|to the extent|although|while)\b";
    END = r"[;]|\. |: |,? (?:but|however|provided(?: that)?|nor|yet|whereas|on condition|as long as|so long as)\b|,? (?:and|or) (?:you|we|licensees?|the licensee|they|i|it|this|these) |, (?:except|unless|and (?:must|shall|may|will|all|any)) |, (?:your|the|this|all) [a-z ]{1,50}\b(?:is|are|must|shall|may|will|terminates?|ends?)\b";
    START = r"[;:] ?|\. |, (?:but|and|or|then|however|the|this|it|they|any|all|every|no) |\band that |\b(?:but|however|that|provided)[,]? |^\W*(?:[a-z0-9.]{1,6}[.)] )?";
    HEDGE = r"\b(?:unless|except|without|other than|only if|only when|until|if|where|when|to the extent|otherwise than|than as|save|so as to|in violation|contrary|(?:as|in a (?:way|manner) that is not) (?:expressly |otherwise |specifically )*(?:permitted|provided|set forth|stated|allowed|authorized|described|required))\b";
    CONSENTED = r"\b(?:without|unless|except with|only with|until)\b[^.;]{0,60}\b(?:consents?|permission|approval|agree[sd]?|licen[cs]e from|authori[sz]ation|authori[sz]ed by|permitted by (?:us|the licensor))\b";
    FAILS = r"\b(?:if|unless|when|where|in case)\b[^,;.]{0,300}\b(?:not|cannot|unable|fails?|n't|breach\w*|violat\w+|prohibit\w*|impossible|disagree)\b[^;.]{0,300}[,:]|\botherwise\b|\bunless you (?:agree|accept)|\b(?:do not|don't) (?:agree|accept)\b";
    /// "If you pass copies on, you may not …" forbids on one route alone.
    ROUTE = r"(?:^|[.;:] )\W*(?:\w{1,4}[.)] ?)?(?:if|when|where|whenever|in case) [^,;.]{0,200}\b(?:re)?(?:distribut|convey|cop[yi]|modif|publish|deploy|releas)\w*[^;.]{0,200}[,:]";
    ITEM_NUMBER = r"^\W*(?:\(?[A-Za-z0-9.]{1,5}[.)] )";
    STATED = r"(?:^|[\n.;] ?)(?:\W*[0-9.]{1,6}\W+)?The ((?:[A-Z][a-z]+)(?: [A-Z][a-z]+){1,3}) (?:are|is|include|comprise) [^.;\n]{3,300}";
    /// A number inside a sentence that begins an item: `(i)`, `(a)`, `(1)`.
    ITEM = r"(?i)\(([a-z]|[ivx]{1,5}|[0-9]{1,2})\) ?";
    /// Where a second subject with its own force begins: `…, and you are not authorized …`.
    TURN = r"(?i)(?:[,;] |\. )(?:(?:and|but|or|nor|however|provided|further|also|except),? (?:that |however,? that |however,? )?)?(?:(?:you|we|licensee|licensor|recipients?|users?|this license|this agreement)(?:r use)? (?:[a-z]+ly )?(?:may|must|shall|will|can|cannot|should|agree|are|is|have|has|do|does|grant)\b|(?:but|and|or|nor) (?:may|must|shall|will|can)(?: not)?\b)";
    /// What may stand between "not" and the verb.
    BETWEEN = r"^(?:,? ?(?:however|therefore|either|in any (?:case|way|event|manner)|under any circumstances|at any time|directly or indirectly|[a-z]+ly|and will not|and shall not|and must not),?)*";
    COVERS = r"^ (?:include|extend to|cover|authori[sz]e|permit|allow|comprise|apply to|reach|embrace)\b";
    BE = r"^ (?:to )?be\b";
    /// A verb in the third person that has no "not": "provided it is not sold" has one.
    ALLOWED = r"\b(?:may|can)\b|\b(?:is|are)(?: [a-z]+ly| hereby){0,2} (?:permitted|allowed|authori[sz]ed|licensed|free|welcome|entitled|granted|given)\b|\bgrants?\b|\bpermission\b|\b(?:the|a|any|all) (?:[a-z]+ ){0,3}(?:rights?|licen[cs]e) to\b|\bfree (?:for|to)\b|\bany (?:purpose|use) is (?:fine|ok|okay|welcome)\b|\brights (?:belong|are given|are granted)\b|\byours to\b|\blicen[cs]es? (?:covers|allows|permits)\b";
}

patterns! {
    // Their words are bounded as those of any alphabet are.
    WIDE:
    /// `"Term" means`, `"Term" (or "Its") shall mean`, and `(the "Term")` in running text.
    DEFINED = r#""([^"]{2,60})"(?: form)?(?:,? \(?(?:or|and) "[^"]{2,60}"\)?)*,? (?:shall |will )?(?:means?|refers? to|includes?|is defined|has the meaning|is |are )|\((?:the |each,? |collectively,? |this |an? )?(?:")([^"]{2,60})"\)"#;
    /// `Adapted Material means …`: a capitalised term that opens its clause.
    BARE = r"^([A-Z][A-Za-z'-]*(?: (?:[A-Z][A-Za-z'-]*|and|of|to|with)){0,5}) (?:means|refers to|shall mean|has the meaning)\b";
    MEANS = r#"^(?:\S{1,6}[.)] )?(?:[-*] )?(?:"[^"]{1,60}"(?:,? \(?(?:or|and) "[^"]{1,60}"\)?)*|(?:The term )?[A-Z][A-Za-z'-]*(?: (?:[A-Z][A-Za-z'-]*|an?|and|or|of|to|with|for|in)){0,6}|[A-Z][^.;"]{1,60} \([a-z ]{0,8}"[^"]{1,40}"\)) (?:form )?(?:shall |will )?(?:means?|refers? to|is defined as|has the meaning|includes)\b"#;
    THINGS = r"(?i)\b(?:licen[sc]e|agreement|terms?|rights?|permission|files?|copies|works?|software|program|material|model|(?:sections?|clauses?|paragraphs?)(?: [0-9][0-9a-z.()]*)?|nothing|notice|redistributions?|use|this|it|provisions?|policy|outputs?)$";
}

/// Headings that licences of all families use.
pub const HEADINGS: [&str; 9] = [
    r"(?i)^accepting warranty",
    r"(?i)^(?:definitions?|defined terms|interpretation|glossary)\b|definitions$|^definition",
    r"(?i)\b(?:warrant(?:y|ies)|liability|disclaimers?|as is|damages)\b",
    r"(?i)\b(?:terminat(?:ion|e)|term$|expiry|cancellation|violations)\b",
    r"(?i)^(?:preamble|introduction|recitals|background|purpose|overview|foreword)\b",
    r"(?i)\b(?:restrictions?|limitations? on use|prohibit(?:ed|ions?)|limitations|rules of use|acceptable use|noncompete)\b",
    r"(?i)\b(?:grants?|license rights|rights granted|permissions?|copyright licen[sc]e|patent licen[sc]e|licen[sc]e scope)\b",
    r"(?i)\b(?:redistribution|distribution|conditions?|requirements|obligations|notices?|attribution|conveying)\b",
    r"(?i)\b(?:governing law|jurisdiction|general|miscellaneous|severability|trademarks?|how to apply|entire agreement)\b",
];

/// Words that give a statement force; the first of these groups that matches at a place counts.
pub const FORCES: [&str; 6] = [
    r"(?:may|shall|must|will|can|could|should|do|does)(?: [a-z]+ly)?(?: not\b|n't\b)|cannot\b|can't\b|(?:agree|agrees|undertake|undertakes|covenant)(?: that (?:you|they|it|he or she|(?:the )?licensee) (?:will|shall))? not\b|agree you will not\b|(?:is|are|be)(?: [a-z]+ly)? (?:not|neither)(?: [a-z]+ly)? (?:permitted|allowed|authorized|authorised|entitled|licensed|granted)|(?:is|are|be)(?: [a-z]+ly)? (?:prohibited|forbidden|disallowed|barred|excluded)|(?:no|without any) (?:right|rights|license|licence|permission)s? (?:is|are|to|or|under)|refrain from|(?:is|are) not licensed|(?:prohibits?|forbids?)\b|neither\b|(?:no|nor) (?:[a-z]+ ){1,3}(?:may|shall|must|will|can|is|are)\b|nothing\b",
    r"(?:hereby )?grants?\b(?: (?:to )?(?:you|licensee|recipient|the recipient))?|(?:is|are|has been|have been|be)(?: hereby)? (?:granted|licensed|given|conveyed|provided)(?: to you)?(?: a| the| permission| under)|permission is(?: [a-z]+ly| hereby)? (?:granted|given)|(?:is|are)(?: hereby)? (?:granted|dedicated)|waives?\b|permission to\b|dedicates?\b|(?:placed|put|released|dedicated) (?:in|into|to) the public domain\b|affirms your unlimited permission|licenses you\b",
    r"should\b|(?:is|are)(?: [a-z]+ly)? (?:encouraged|requested|advised|invited|urged|asked)\b|please\b|recommends?\b|is recommended",
    r"may\b|can\b|(?:shall|will) be(?: [a-z]+ly)? (?:free|permitted|allowed|authorized|authorised|entitled)\b|(?:is|are|be)(?: [a-z]+ly| hereby)? (?:free|welcome|permitted|permissible|acceptable|okay|allowed|authorized|authorised|entitled|licensed)\b|has the right to|have the right to|have permission to|(?:permits|allows|authori[sz]es) (?:anyone|everyone|any person|users?)\b|permits? you\b|allows? you\b",
    r"must\b|shall\b|(?:agree|agrees|undertake|undertakes|covenants?) (?:to|that)\b|(?:is|are|be)(?: [a-z]+ly)? (?:required|obliged|obligated|responsible|bound|subject)\b|has to\b|have to\b|need to\b|will\b",
    r"provided that\b|on condition that\b|conditioned on\b|(?:retain|include|reproduce|keep|provide|give|cause)\b the\b",
];

/// Words that give a statement any force.
pub fn any_force() -> String {
    let all = FORCES.map(|words| format!("(?:{words})"));
    format!(r"(?i)\b(?:{})", all.join("|"))
}

/// The same one by one, where they begin a text.
pub fn each_force() -> [String; 6] {
    FORCES.map(|words| format!(r"(?i)^(?:{words})"))
}
