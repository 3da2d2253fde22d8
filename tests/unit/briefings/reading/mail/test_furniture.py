import pytest

from tests.letters import TEXT, a_letter, quotable, read

STUBS = [
    "View this email in your browser: https://post.example/v/1",
    "This newsletter is in HTML. Your mail program shows plain text only.",
    "Having trouble reading this? Open it in your web browser.",
    "Dieser Newsletter wird im Browser richtig angezeigt: https://post.example/v/1",
    "Cette lettre est à lire dans votre navigateur.",
    "Abra este boletín en su navegador.",
    "Если письмо не отображается, откройте его в браузере.",
    "Otwórz w przeglądarce.",
    "Tarayıcıda görüntüle.",
    "Today's issue",
    "Our new letter is here. Click for the full text: https://post.example/v/1",
    "Guten Morgen! Die heutige Ausgabe liegt für Sie bereit.",
]


@pytest.mark.parametrize("stub", STUBS)
def test_a_stub_is_no_text(stub: str) -> None:
    """A plain part that only stands in for the HTML part is passed over."""
    html = f"<html><body>{'<p>Prices fell again; the café closed at noon.</p>' * 8}</body></html>"
    assert read(a_letter(stub, html)).body.startswith("Prices fell again; the café closed")


def test_a_short_text_is_no_stub() -> None:
    """A plain part that has all the words of the HTML part is read, whatever it is about."""
    html = "<html><body><p>Trade grew by a tenth, and the owners met.</p></body></html>"
    plain = "In HTML: trade grew by a tenth, and the owners met."
    assert read(a_letter(plain, html)).body == plain


FURNITURE = [
    "You are receiving this email because you signed up on our site.",
    "You can update your preferences or unsubscribe from this list at any time.",
    "Unsubscribe | Manage your subscriptions",
    "Was this newsletter forwarded to you? Sign up here.",
    "Get our evening edition in your inbox.",
    "View this email in your browser.",
    "Add news@post.example to your address book.",
    "Support our journalism with a small gift each month.",
    "This post is for paid subscribers.",
    "If you like what we do, consider a donation.",
    "Share this newsletter with a friend.",
    "This message was sent to reader@post.example by the Post.",
    "Don't want these emails? Let us know.",
    "Subscribe to read the rest of the story today.",
    "Sie erhalten diesen Newsletter, weil Sie sich angemeldet haben.",
    "Sie können den Newsletter hier abbestellen.",
    "Vous recevez ce message car vous êtes inscrit.",
    "Pour vous désabonner, cliquez sur ce lien.",
    "Usted recibe este correo porque se suscribió.",
    "Você está recebendo este e-mail porque se inscreveu.",
    "Вы получили это письмо, потому что подписаны.",
    "Ви отримали цей лист, бо підписані.",
    "Otrzymujesz tę wiadomość, ponieważ się zapisałeś.",
    "Bu e-postayı aboneliğiniz nedeniyle aldınız.",
]


@pytest.mark.parametrize("line", FURNITURE)
def test_what_a_newsletter_says_of_itself_is_no_news(line: str) -> None:
    """Why one gets a mail, how to leave, whom to pay: none of it is quotable, the news is."""
    found = read(a_letter(f"{TEXT}\n{line}\n\nThe ministers met.\n"))
    assert quotable(found) == f"{TEXT}\n\n\nThe ministers met."


@pytest.mark.parametrize(
    "hidden",
    [
        '<div style="display:none">Secret.</div>',
        '<span style="Display: None; max-height: 0">Secret.</span>',
        "<p hidden>Secret.</p>",
        '<p style="font-size:0px">Secret.</p>',
        '<p style="opacity:0">Secret.</p>',
        '<div style="mso-hide:all">Secret.</div>',
    ],
)
def test_hidden_words_are_no_text(hidden: str) -> None:
    """The preview line that no reader sees is not read, and the text behind it is."""
    html = f"<html><body>{hidden}Prices fell; the café closed.</body></html>"
    assert read(a_letter(" ", html)).body == "Prices fell; the café closed."
