"""What people write to the bot every day, and which command they expect to run with which words.

Written before the code that understands them. The topics are the bundled ones.
"""

from typing import Final

EVERYDAY: Final = (
    # commands without a slash
    ("help", "/help"),
    ("Help!", "/help"),
    ("what can you do?", "/help"),
    ("How does this work?", "/help"),
    ("help subscribe", "/help subscribe"),
    ("settings", "/settings"),
    ("show me the settings", "/settings"),
    ("topics", "/topics"),
    ("Which topics do you have?", "/topics"),
    ("more", "/more"),
    ("more please", "/more"),
    ("today", "/today"),
    ("what's new?", "/today"),
    ("sources", "/sources"),
    ("sources trade", "/sources trade"),
    ("subscribe trade 8am", "/subscribe trade 8am"),
    ("Subscribe", "/subscribe"),
    ("my subscriptions", "/subscriptions"),
    ("unsubscribe", "/unsubscribe"),
    ("stop", "/unsubscribe"),
    ("stop please", "/unsubscribe"),
    ("pause 7d", "/pause 7d"),
    ("resume", "/resume"),
    ("mute trade", "/mute trade"),
    ("unmute trade", "/unmute trade"),
    ("language de", "/language de"),
    ("context 1", "/context 1"),
    ("why 2", "/why 2"),
    # in other languages
    ("Hilfe", "/help"),
    ("ayuda por favor", "/help"),
    ("помощь", "/help"),
    ("aide", "/help"),
    ("帮助", "/help"),
    ("Einstellungen", "/settings"),
    ("mais", "/more"),
    # topics, as people ask for them
    ("trade", "/trade"),
    ("ceasefire?", "/ceasefire"),
    ("“ceasefire”", "/ceasefire"),
    ("CEASEFIRE!!", "/ceasefire"),
    ("Victory Day", "/victory-day"),
    ("hey, trade please", "/trade"),
    ("could you show me trade?", "/trade"),
    ("what about trade", "/trade"),
    ("tell me about the ceasefire", "/ceasefire"),
    ("any news on energy?", "/energy"),
    ("What's the latest on the ceasefire?", "/ceasefire"),
    ("trade 10", "/trade 10"),
    # searches that begin like a command
    ("help for refugees", "/brief help for refugees"),
    ("more sanctions on Russia", "/brief more sanctions on Russia"),
    ("stop the war", "/brief stop the war"),
    ("settings of the thermostat", "/brief settings of the thermostat"),
    ("mute swans", "/brief mute swans"),
    ("Tell me about gas prices in Hungary", "/brief gas prices in Hungary"),
    ("“Leaders meet in Moscow for parade...”", "/brief Leaders meet in Moscow for parade"),
    # courtesy
    ("hi", "/hello"),
    ("Good morning!", "/hello"),
    ("Guten Morgen", "/hello"),
    ("thanks!", "/thanks"),
    ("ok", "/thanks"),
    ("👍", "/thanks"),
    # slips of the finger
    ("setings", "/suggest settings"),
    ("subscirbe trade", "/suggest subscribe trade"),
)
"""What is written, and what runs: `suggest` only asks back."""
