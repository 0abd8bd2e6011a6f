//! The patterns of this room as they are written: the build script reads this file too, and makes programs of them.

macro_rules! patterns {
    ($list:ident: $($(#[$doc:meta])* $name:ident = $pattern:expr;)+) => {
        $($(#[$doc])* pub const $name: &str = $pattern;)+
        /// All of these.
        pub const $list: &[&str] = &[$($name),+];
    };
}

patterns! {
    PLAIN:
    FORM = r"(?i)^(xl|l?x{0,3})(ix|iv|v?i{0,3})$";
    SECTION = r"^(?i:section|article|clause|part|chapter|§+)\s*([0-9]{1,2}(?:\.[0-9]{1,2})*|[IVXL]{1,6}|[A-Z])\s*([.:)-]|$|\s)";
    ATTACHMENT = r#"^(?:Attachment|ATTACHMENT|Exhibit|EXHIBIT|Appendix|APPENDIX|Annex|ANNEX|Schedule|SCHEDULE|Addendum|ADDENDUM)(?:\s+"?([A-Z]|[0-9]{1,2}|[IVX]{1,4})"?)?\s*([.:(-]|$|\s)"#;
    NUMBER = r"^(\()?([0-9]{1,3}(?:\.[0-9]{1,3}){0,6})([.):\]]?)";
    MIXED = r"^([0-9]{1,2}(?:\.(?:[0-9]{1,2}|[a-z]|[ivx]{1,5}))*\.(?:[a-z]|[ivx]{1,5}))([.)]?)(?:\s|$)";
    LETTER = r"^(\()?([a-z]|[A-Z]|[ivxl]{1,6}|[IVXL]{1,6})([.):])";
    BULLET = r"^([-*+])\s*(?:\S)";
    /// A candidate: a number in the middle of a paragraph, followed by a capital.
    CANDIDATE = r#"[.;:,)"] (?:(?:and|or) )?((\()?([a-z]|[0-9]{1,2})([.)])) ["A-Z]"#;
}
