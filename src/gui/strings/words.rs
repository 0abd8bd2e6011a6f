//! What the core found, in words.

table! {
    // relation
    const SAME = "the same";
    const SAME_BUT_TYPOGRAPHY = "the same but for typography";
    const WORDS_DIFFER = "words differ";
    const MOVED = "moved";
    const MOVED_WORDS_DIFFER = "moved, words differ";
    const SPLIT_INTO_SEVERAL = "split into several";
    const MERGED_INTO_ONE = "merged into one";
    const ONLY_HERE = "only here";
    const NOT_HERE = "not here";

    // words
    fn with_overrides(words, with) = "{words}. With the reviewers' overrides: {with}";
    fn undetermined_from_text(short) = "{short}: undetermined from this text";
    fn present_absent_unread(short, present, absent, unread) = "{short}: {present} present, {absent} absent, {unread} unread";
    many texts_refers_not_open = "text it refers to is not loaded", "texts it refers to are not loaded";
    fn conflicts_as_read(short) = "Conflicts with {short}, as we read it";
    const MEETS_IT = "meets it";
    const UNDETERMINED = "undetermined";
    fn conflicts_with_lens(short, criteria) = "conflicts with {short} {criteria} as we read it";
    fn meets_lens(short) = "meets what {short} asks of a text, as we read it";
    fn meets_for(short, reason) = "meets what {short} asks of a text: {reason}";
    fn doubtful_under(criteria) = "doubtful under {criteria}";
    fn conflicts_with(criteria) = "conflicts with {criteria}";
    fn undetermined_open(criteria) = "undetermined; leaves open {criteria}";
    fn clause(label) = "clause {label}";
    fn present_and_absent(present, absent) = "{present} present, {absent} absent";
    const CONFLICTS_WITH = "conflicts with";
    const IS_DOUBTFUL_FOR = "is doubtful for";
    const IS_DISPUTED_ON = "is disputed on";
    const EMPTY_ROW = "empty row";
}
