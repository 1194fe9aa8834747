import Testing

@testable import Normalize

@Suite struct LabelTextTests {
    @Test(arguments: [
        ("  Strongly   agree\n", "strongly agree"), ("STRONGLY AGREE", "strongly agree"), ("a\u{A0}b", "a b"),
        ("\u{FEFF}yes\u{200B}", "yes"), ("ye\u{200D}s", "yes"), ("don\u{2019}t", "don't"),
        ("\u{201C}x\u{201D}", "\"x\""), ("1\u{2013}2", "1-2"), ("<b>Yes</b>", "yes"), ("yes<br/>no", "yes no"),
        ("R&amp;D", "r&d"), ("&lt;1", "<1"), ("a&nbsp;b", "a b"), ("&#39;a&apos;", "'a'"), ("1 < 2", "1 < 2"),
        ("<3", "<3"), ("a <", "a <"), ("&amp;lt;", "&lt;"), ("", ""), (" \t\r\n", ""), ("<p></p>", ""),
        ("ÄRGER", "ärger"), ("Tr\u{00E8}s", "tre\u{0300}s"),
    ])
    func `labels that differ only in what exports do are alike`(_ text: String, _ folded: String) {
        #expect(LabelText.fold(text) == folded)
    }

    @Test func `folding twice is folding once`() {
        for text in ["  A  b ", "<i>x</i> y", "\u{2018}q\u{2019}", "Ünï  cödé", "1 (Never)"] {
            #expect(LabelText.fold(LabelText.fold(text)) == LabelText.fold(text))
        }
    }

    @Test func `labels that mean something else stay apart`() {
        for (a, b) in [("agree", "disagree"), ("1", "11"), ("a b", "ab"), ("never", "never.")] {
            #expect(LabelText.fold(a) != LabelText.fold(b))
        }
    }
}
