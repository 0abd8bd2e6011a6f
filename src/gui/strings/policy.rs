//! The house's policy: what breaks it, and its file.

table! {
    fn your_policy(name) = "Your policy ({name})";
    const NOTHING_BREAKS_IT = "nothing in it breaks the policy";
    many forbidden = "clause or answer is forbidden", "clauses or answers are forbidden";
    many to_review = "is to be reviewed", "are to be reviewed";
    many taken_by_exceptions = "is taken by an exception", "are taken by exceptions";
    const FORBIDDEN = "forbidden";
    const REVIEW = "review";
    fn times(title, count) = "{title} ({count} times)";
    const PROFILE = "Profile";
    const NO_PROFILE = "none";
    fn profile_chosen(profile) = "Profile {profile}";
    fn by_policy(level) = "{level} by the policy";
    const CHANGE_POLICY = "Change the policy…";
    const TO_THE_CLAUSE = "To the clause";
    const SUGGESTED_WORDS = "Words that the policy would have instead:";
    fn and_more(count) = "and {count} more";
    const POLICY = "Policy";
    const WHAT_A_POLICY_IS = "A policy says once which terms you take, which somebody must look at, and which you do not take. Documents are held against it here and by “undiluted check”.";
    const POLICY_FILE = "Policy file";
    const THE_POLICY = "The policy";
    const HOLD = "Hold documents against it";
    const SAVE_AND_HOLD = "Save and hold";
    const LEAVE = "Hold against none";
    const READ_FILE = "Read this file";
    const NO_MISTAKES = "No mistakes.";
    const CANCEL = "Cancel";
    fn policy_could_not_be_read(path) = "The policy {path} could not be read";
    const POLICY_COULD_NOT_BE_WRITTEN = "The policy could not be written";
    const POLICY_COULD_NOT_BE_HELD = "Documents could not be held against the policy";
    fn holding_against(name) = "Documents are held against {name}";
    const HELD_AGAINST_NONE = "Documents are held against no policy";
}
