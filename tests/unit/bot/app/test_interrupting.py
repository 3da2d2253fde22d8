"""Ctrl-C while an answer is made."""

import os
import signal
import time
from dataclasses import replace

from bot.app.run import interruptible
from bot.chat.message import Message
from bot.chat.request import Channel, Request, User

SHORT = Request(channel=Channel(platform="terminal", id="1"), user=User(id="1"), text="", key="1")
LONG = replace(SHORT, text="long")
ANSWER = Message(parts=(), language="fr")


def test_ctrl_c_takes_back_a_question_and_not_the_chat() -> None:
    """Nothing is answered; the next question is, and Ctrl-C does then what it did before."""

    def answer(request: Request) -> Message:
        if request is LONG:
            os.kill(os.getpid(), signal.SIGINT)
            time.sleep(10)
        return ANSWER

    before = signal.getsignal(signal.SIGINT)
    asked = interruptible(answer)

    assert [Message(parts=()), ANSWER] == [asked(LONG), asked(SHORT)]
    assert before == signal.getsignal(signal.SIGINT)
