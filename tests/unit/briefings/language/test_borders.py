"""Where a sentence ends: what a full stop, a mark or a quote means."""

import pytest

from briefings.language.sentences import sentence_spans


def _sentences(text: str, language: str = "en") -> list[str]:
    return [text[start:end] for start, end in sentence_spans(text, language)]


@pytest.mark.parametrize(
    "sentences",
    [
        # titles never end a sentence
        ["Mr. Smith left.", "Dr. Reis stayed."],
        ["He met Gen. Smith.", "Nobody asked."],
        ["U.S. Sen. Ann Lee and U.S. Rep. Luis Paz voted."],
        ["It costs approx. Fifty euros, ca. Forty pounds."],
        ["Of Com. & Adm. nobody spoke."],
        ["It was Porto vs. Lisbon again."],
        ["Some goods, e.g. Wine, were taxed."],
        ["I.e. Nobody came."],
        # abbreviations end one only where another plainly begins
        ["He works for Acme Inc.", "The pay is good."],
        ["He works for Acme Inc. in Porto."],
        ["He works for Acme Inc.", "Porto knows that."],
        ["He works for Acme Inc. Chairman Ann Lee."],
        ["It is the word of Acme Inc. Mr. Lee said no."],
        ["Luis Paz Jr. Boulevard is closed."],
        ["She admires Luis Paz Jr.", "Reaching him was hard."],
        ["She has a Ph.D.", "Readers noticed."],
        ["It fell to 5 ft.", "Divers returned."],
        ["In 44 B.C. Caesar died."],
        ["Caesar died in 44 B.C.", "Octavian followed."],
        ["He runs Acme Co.", "“It grew,” he said."],
        ["They sold salt, wine, etc.", "Then they left."],
        # a number after some of them belongs to them
        ["See No. 5 of the list."],
        ["He said no.", "Five agreed."],
        ["See p. 12 and pp. 14 to 16."],
        ["He paid Rs. 300 for lots Nos. 8 and 9, made c. 1890."],
        ["It is N°. 12.345 of them."],
        # hours end one unless a day or a zone follows
        ["It opens at 7 a.m. Monday and 8 a.m. EST."],
        ["It opens at 7 a.m.", "Guests wait."],
        ["At 7 a.m. Mr. Lee waits."],
        ["In Oct. Lisbon voted."],
        ["It happened in Oct.", "Lisbon voted."],
        # initials and names
        ["J. K. Rowling wrote it."],
        ["George W. Bush was there."],
        ["The U.S. Senate met."],
        ["He left the U.S.", "The talks went on."],
        ["So did I.", "He agreed."],
        ["So said Ann I. Lee."],
        ["She returned to the U.S.", "Voters stayed away."],
        ["She sailed along the U.S. Pacific coast."],
        ["She met the U.S. Trade Representative."],
        ["She met a U.S. Navy officer."],
        ["She lives in Washington, D.C.", "Voters know her."],
        ["Q. Did he know?", "A. He did not."],
        # numbers
        ["It rose 2.5 percent.", "Wages fell."],
        ["1. Open the lid."],
        ["It happened in 1998.", "Few recall it."],
        ["It was version 1.2.3 of it."],
        # marks together, and the small letter after one
        ["What?!", "Nobody knew."],
        ["Wait… he said nothing."],
        ["Wait…", "Nobody spoke."],
        ["Yahoo! bought it."],
        ["Wait . . . what is it?"],
        ["Wait... I know."],
        ["“He read [...]” (Lee 12)."],
        ["“Never! Not once!” the mayor cried."],
        # quotes, brackets and footnotes close with their sentence
        ["“It grew.”", "He left."],
        ["“Did it grow?” he asked."],
        ["“Did it grow?” Reis asked."],
        ["“Did it grow?”", "Nobody knew."],
        ["(It grew.)", "He left."],
        ["He left.[12]", "She stayed."],
        ["He left. [1][2]", "She stayed."],
        ["He left town.12", "She stayed."],
        # items of a list that runs on
        ["1. Talks about grain", "2. A vote"],
        ["(a) grain", "(b) fish"],
        ["a. The grain", "b. The fish"],
        ["ii.) Grain", "iii.) Fish"],
        ["1. Talks lasted 3 hours."],
        # credits of pictures begin a sentence
        ["A boat in the port", "Photo: Ann Lee"],
        ["He said: Photo editors left."],
    ],
    ids=lambda sentences: sentences[0],
)
def test_an_english_sentence_ends_where_a_reader_ends_it(sentences: list[str]) -> None:
    """Also where a word or a number has its own full stop."""
    assert sentences == _sentences(" ".join(sentences))


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It grew.The minister left.", ["It grew.", "The minister left."]),
        ("It grew?The minister left.", ["It grew?", "The minister left."]),
        ("It grew.Mr. Lee left.", ["It grew.", "Mr. Lee left."]),
        ("It grew.“We know,” he said.", ["It grew.", "“We know,” he said."]),
        ("It fell to 5,000.That was all.", ["It fell to 5,000.", "That was all."]),
        ("See example.Net for more.", ["See example.Net for more."]),
        ("It rose to 5.The minister left.", ["It rose to 5.The minister left."]),
    ],
)
def test_a_space_that_was_lost_ends_a_sentence_before_a_plain_beginning(
    text: str, sentences: list[str]
) -> None:
    """After a small letter only; a name may be glued."""
    assert sentences == _sentences(text)


@pytest.mark.parametrize(
    ("language", "sentences"),
    [
        ("de", ["Am 8. Mai kam Dr. Weiß.", "Das gilt z. B. in Bonn."]),
        ("de", ["Dr. med. Weiß besucht eine kath. Schule.", "Das gilt."]),
        ("it", ["L'on. Verdi e il dott. Neri vedono pag. 12.", "Poi parlano."]),
        ("es", ["El Gral. Paz llega el mar. 6 de may. de 2025.", "Luego habla."]),
        ("pt", ["O Min. Reis viaja na qua. 7.", "Depois fala."]),
        ("fr", ["« Oui ! Toujours ! »", "Puis elle partit."]),
        ("uk", ["Вид. «Ранок» друкує журн. «Вік».", "Його читають."]),
        ("de", ["Er kam mit Wein, Salz usw. nach Bonn.", "Niemand sprach."]),
        ("fr", ["M. Dupont est parti.", "Mme Roy reste."]),
        ("fr", ["Voir p. 12 du texte.", "C'est tout."]),
        ("es", ["El Sr. Ruiz salió.", "EE. UU. no respondió."]),
        ("pt", ["O Sr. Reis saiu.", "A Dra. Lima ficou."]),
        ("ru", ["Это случилось в 1998 г. в Москве.", "Никто не ответил."]),
        ("uk", ["Проф. Коваль приїхав.", "Ніхто не відповів."]),
        ("pl", ["Prof. Nowak wyjechał.", "Nikt nie odpowiedział."]),
        ("tr", ["Prof. Demir gitti.", "Kimse cevap vermedi."]),
    ],
)
def test_other_languages_have_their_own_abbreviations(language: str, sentences: list[str]) -> None:
    """Titles, ordinals, and what is written apart."""
    assert sentences == _sentences(" ".join(sentences), language)


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("他走了。她留下。", ["他走了。", "她留下。"]),
        ("“你走吗？”他问。她留下。", ["“你走吗？”他问。", "她留下。"]),
        ("“你走吗？”天黑了。", ["“你走吗？”", "天黑了。"]),
        ("她说：“走吧。快走。”随后她走了。", ["她说：“走吧。快走。”随后她走了。"]),
        ("你看过《走吧！孩子》吗？没有。", ["你看过《走吧！孩子》吗？", "没有。"]),
    ],
)
def test_chinese_sets_no_blanks(text: str, sentences: list[str]) -> None:
    """And who uttered a quotation belongs to it."""
    assert sentences == _sentences(text, "zh")
