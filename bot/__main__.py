"""`briefing-bot`, also `python -m bot`: the command line, and how it ends when things go wrong."""

import os
import sys
from io import TextIOWrapper

import click

from bot.cli import cli
from bot.errors import EXPECTED
from bot.visible import one_line

PROGRAM = "briefing-bot"

_REFUSED = 1
_INTERRUPTED = 130
"""What shells give for a program that SIGINT ended: 128 and the signal's number."""


def main() -> None:
    """Run the command line: 0 is fine, 1 something was refused, 2 it was called wrongly."""
    _speak_utf8()
    try:
        code = cli.main(prog_name=PROGRAM, standalone_mode=False)
        sys.stdout.flush()
    except click.exceptions.NoArgsIsHelpError as error:
        code = _fail(error.format_message(), error.exit_code)
    except click.ClickException as error:
        code = _fail(_usage(error), error.exit_code)
    except EXPECTED as error:
        code = _fail(f"{PROGRAM}: {one_line(str(error))}", _REFUSED)
    except (KeyboardInterrupt, click.Abort):
        code = _INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go, and must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = _REFUSED
    except Exception as error:
        import logging  # noqa: PLC0415 - nothing else of a quick command needs it

        logging.getLogger(__name__).debug("a bug", exc_info=error)
        said = one_line(f"{type(error).__name__}: {error}")
        hint = "this is a bug: please report it with what LOG_LEVEL=DEBUG shows"
        code = _fail(f"{PROGRAM}: {said} — {hint}", _REFUSED)
    sys.exit(code)


def _speak_utf8() -> None:
    """Print any text anywhere: UTF-8 into files and pipes, and never fail over a character."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            errors = "replace" if stream is sys.stdin else "backslashreplace"
            stream.reconfigure(encoding=encoding, errors=errors)


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    path = context.command_path if context else PROGRAM
    said = one_line(error.format_message()).rstrip(".")
    return f"{PROGRAM}: {said} — see `{path} --help`"


def _fail(text: str, code: int) -> int:
    click.echo(text, err=True)
    return code


if __name__ == "__main__":
    main()
