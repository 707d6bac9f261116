"""`factrack rules check | list | try`: the rules shipped and your own."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from factrack.cli import options, output
from factrack.cli.options import OutputFormat
from factrack.errors import PackError, UsageError

LIST_FIELDS = ("language", "file", "rule", "yes", "no", "from")
Row = dict[str, Any]


def register(app: typer.Typer) -> None:
    """Add the group of commands."""
    group = typer.Typer(help="Rules, shipped and your own: check, list, try.", no_args_is_help=True)
    group.command("check", short_help="Check your own rules and run their examples.")(check)
    group.command("list", short_help="Every rule, with how many examples it carries.")(list_)
    group.command("try", short_help="What the rules make of a sentence.")(try_)
    app.add_typer(group, name="rules", short_help="Check, list and try the rules.")


def check(
    context: typer.Context,
    folders: Annotated[
        list[Path] | None, typer.Argument(metavar="FOLDER", help="Folders of rules; else those of the configuration.")
    ] = None,
) -> None:
    """Check your own rules: every key, every value, and every example they carry. Exit 1 when something does not hold.

    Examples:

      factrack rules check

      factrack rules check my-rules
    """
    from factrack.pipeline import check_packs
    from factrack.rulebook import check as checked

    state = options.state(context)
    config = state.config()
    if folders:
        config = config._replace(packs=tuple(str(folder.absolute()) for folder in folders))
    if not config.packs:
        raise UsageError('no rules of your own: name a FOLDER, or `packs = ["my-rules"]` in factrack.toml')
    check_packs(config)
    rules, examples, broken = checked(config.pack_folders())
    for fault in broken:
        output.emit(f"{fault}\n", None)
    if broken:
        raise PackError(f"{len(broken)} of {examples} examples do not hold")
    if not rules:
        raise PackError(f"no rules in {', '.join(config.packs)}: a rule file is my-rules/fr/topics.toml, for example")
    output.say(state, f"{rules} rules with {examples} examples: in order")


def list_(
    context: typer.Context,
    file: Annotated[
        str | None, typer.Option("--file", metavar="NAME", help="Only of this file (topics, events …).")
    ] = None,
    lang: Annotated[str | None, typer.Option("--lang", metavar="L", help="Only of this language.")] = None,
    mine: Annotated[bool, typer.Option("--mine", help="Only your own.")] = False,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """Every rule, with how many examples and counter-examples it carries, and where it comes from.

    Examples:

      factrack rules list --file events --lang fr

      factrack rules list --mine
    """
    from factrack.render.console import table
    from factrack.rulebook import rules

    state = options.state(context)
    found = rules(state.config().pack_folders(), mine=mine, file=file)
    rows = [row for row in found if lang in (None, row["language"])]
    if not rows:
        output.say(state, "no rules of your own" if mine else "there are none")
    lines = [tuple(row[name] for name in LIST_FIELDS) for row in rows]
    output.report(
        rows, LIST_FIELDS, format_, output_, lambda screen: [table(LIST_FIELDS, lines, (3, 4), screen)], state
    )


def try_(
    context: typer.Context,
    sentence: Annotated[str, typer.Argument(metavar="SENTENCE", help="One or more sentences, in quotes.")],
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="L", help="The language, instead of detecting it.")
    ] = None,
    published: Annotated[
        str | None, typer.Option("--published", metavar="DATE", help="As if it appeared then.")
    ] = None,
    format_: options.Format = OutputFormat.table,
    output_: options.Output = None,
) -> None:
    """What the rules make of a sentence: each fact, its reading, and the rules that fired on which words.

    Examples:

      factrack rules try "Selon la mairie, une trentaine de ruches auraient brûlé." --lang fr
    """
    from factrack.cli.inputs import given
    from factrack.language.detect import detect
    from factrack.render import tried as picture
    from factrack.rulebook import tried

    state = options.state(context)
    asked = given(None, published, lang)
    language = lang or detect(sentence)
    if language is None:
        raise UsageError("the language cannot be told from so little text; name it with --lang")
    found = tried(sentence, language, state.config().pack_folders(), asked.published)
    rows = picture.rows(found)
    if not rows:
        output.say(state, f"no fact is read from it (as {language})")
    output.report(rows, picture.FIELDS, format_, output_, lambda screen: picture.told(rows), state)
