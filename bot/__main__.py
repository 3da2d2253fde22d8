"""`briefing-bot`, also `python -m bot`: the command line, and how it ends when things go wrong."""

import os
import sys
from io import TextIOWrapper

PROGRAM = "briefing-bot"

_REFUSED = 1
_INTERRUPTED = 130
"""What shells give for a program that SIGINT ended: 128 and the signal's number."""


def main() -> None:
    """Run the command line; exit with 0 for success, 1 if something was refused, 2 if misused."""
    _speak_utf8()
    try:
        code = _run(sys.argv[1:])
        sys.stdout.flush()
    except KeyboardInterrupt:
        code = _INTERRUPTED
    except BrokenPipeError:
        # What is left in the buffer has nowhere to go, and must not be tried again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = _REFUSED
    except Exception as error:  # noqa: BLE001 - whatever it is, it is said in one line
        code = _failed(error)
    sys.exit(code)


def _run(arguments: list[str]) -> int:
    """Do what is asked; only what that needs is imported."""
    if arguments[:1] == ["summarise"]:
        from bot.cli.summarise import summarise  # noqa: PLC0415 - see above

        return summarise(arguments[1:])
    from bot.cli.main import cli  # noqa: PLC0415 - see above

    return cli.main(arguments, prog_name=PROGRAM, standalone_mode=False) or 0


def _failed(error: Exception) -> int:
    """Say in one line what went wrong, and return the exit code."""
    import click  # noqa: PLC0415 - a quick command that goes well needs none of these

    from bot.chat.errors import EXPECTED  # noqa: PLC0415
    from bot.chat.visible import one_line  # noqa: PLC0415

    if isinstance(error, click.Abort):
        return _INTERRUPTED
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        return _say(error.format_message(), error.exit_code)
    if isinstance(error, click.ClickException):
        context = getattr(error, "ctx", None)
        path = context.command_path if context else PROGRAM
        said = one_line(error.format_message()).rstrip(".")
        return _say(f"{PROGRAM}: {said} — see `{path} --help`", error.exit_code)
    if isinstance(error, EXPECTED):
        return _say(f"{PROGRAM}: {one_line(str(error))}", _REFUSED)
    import logging  # noqa: PLC0415

    logging.getLogger(__name__).debug("a bug", exc_info=error)
    said = one_line(f"{type(error).__name__}: {error}")
    hint = "this is a bug: please report it with the output of LOG_LEVEL=DEBUG"
    return _say(f"{PROGRAM}: {said} — {hint}", _REFUSED)


def _speak_utf8() -> None:
    """Print any text anywhere: UTF-8 into files and pipes, and never fail over a character."""
    for stream in (sys.stdout, sys.stderr, sys.stdin):
        if isinstance(stream, TextIOWrapper):
            encoding = None if stream.isatty() else "utf-8"
            errors = "replace" if stream is sys.stdin else "backslashreplace"
            stream.reconfigure(encoding=encoding, errors=errors)


def _say(text: str, code: int) -> int:
    sys.stderr.write(f"{text}\n")
    return code


if __name__ == "__main__":
    main()
