"""How findings speak of lines that cannot all hold."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from argmap.checks.check import Check, Context
from argmap.diagnostic import Diagnostic, Label, Severity
from argmap.model import ArgumentMap, Rule, Statement, Step, Tension
from argmap.model.calling import called, line_of, listed, quoted
from argmap.reasoning.bonds import BOUND, Conflict, Conflicts
from argmap.reasoning.clashes import Clash
from argmap.reasoning.ownership import authors
from argmap.reasoning.telling import commitment, unnamed_author

LINES = 40


def clash_findings(check: Check, context: Context, author: bool) -> Iterator[Diagnostic]:
    """The clashes of the author, or those of everybody else."""
    ours = [
        each
        for each in context.clashes.found
        if each.author == author and concerns_root(context.map, each.conflict)
    ]
    stopped = {each.voice for each in context.clashes.found if each.last}
    final = {each.voice: each for each in ours}
    for clash in ours:
        more = clash.voice in stopped and clash is final[clash.voice]
        yield _finding(check, context, clash, searched(clash.conflict, more))
    unknown: dict[tuple[str, ...], list[str]] = {}
    for voice, rules in context.clashes.undecided.items():
        if (voice == authors(context.map)[0]) == author:
            unknown.setdefault(rules, []).append(speaker(context.map, voice))
    for rules, voices in unknown.items():
        names = voices if len(voices) < 4 else [*voices[:2], f"{len(voices) - 2} others"]
        whether = f"{listed(names, 'or')} can hold everything together"
        yield undecided(check, context.map, whether, rules, Severity.WARNING)


def undecided(
    check: Check, arg_map: ArgumentMap, whether: str, rules: Sequence[str], severity: Severity
) -> Diagnostic:
    """The finding that the search gave up on some rules, by their keys."""
    return check.found(
        f"Whether {whether} could not be decided: these rules are too entangled.",
        arg_map.rules[rules[0]].place,
        labels=[Label(arg_map.rules[key].place, "with this rule") for key in rules[1:9]],
        severity=severity,
        hint="Split the rules, or leave out those that the argument does not need.",
    )


def concerning_root(
    arg_map: ArgumentMap, conflicts: Conflicts, known: Collection[Conflict] = ()
) -> Iterator[tuple[Conflict, str]]:
    """The conflicts but the known ones that are more than other files' own affair, each with ``searched`` of it."""
    ours = [each for each in conflicts.found if each not in known and concerns_root(arg_map, each)]
    for each in ours:
        yield each, searched(each, not conflicts.complete and each is ours[-1])


def searched(conflict: Conflict, more: bool) -> str:
    """What is to be said of the search for a conflict; empty where it went to its end.

    Arguments:
        more: whether the search was stopped, and this is the last conflict that is told of it.
    """
    if not conflict.minimal:
        return "The search stopped early: not every one of these lines may be needed."
    if more:
        return (
            f"There may be other sets: the search stops after {BOUND}, or when it takes too long."
        )
    return ""


def _finding(check: Check, context: Context, clash: Clash, search: str) -> Diagnostic:
    arg_map = context.map
    name = speaker(arg_map, clash.voice)
    first, *labels = lines(context, clash.conflict, clash.voice)
    return check.found(
        f"{name[0].upper()}{name[1:]} cannot hold {together(arg_map, clash.conflict.statements)}.",
        first.place,
        note=first.message,
        labels=labels,
        hint=" ".join(filter(None, [*_hints(arg_map, clash), search])),
        severity=Severity.NOTE if clash.excused else None,
    )


def _hints(arg_map: ArgumentMap, clash: Clash) -> Iterator[str]:
    """What excuses a clash, or how to mend it; who shares it."""
    if clash.pinned:
        yield f"Expected on line {clash.pinned.place.line}."
    elif clash.exposed and not clash.author:
        at = line_of(arg_map, clash.exposed)
        yield f"The map itself exposes this: the step on {at} rests on it."
    elif clash.assumption:
        yield f"It needs the assumption {called(arg_map, clash.assumption)}, which the text leaves unsaid."
    elif clash.author:
        yield f"Reword or withdraw one of them{_pin(arg_map, clash)}."
    else:
        yield (
            f"If a step charges `{clash.voice}` with this, let it rest on"
            f" `premise {clash.voice} holds …`{_pin(arg_map, clash)}."
        )
    for voice in clash.shared:
        yield f"{speaker(arg_map, voice)} shares it."


def _pin(arg_map: ArgumentMap, clash: Clash) -> str:
    """How to say that a clash is meant, where its voice and statements have names."""
    if clash.voice not in arg_map.voices or any("@" in key for key in clash.conflict.statements):
        return ""
    names = ", ".join(clash.conflict.statements)
    return f"; or, if it is meant, write `expect {clash.voice} inconsistent: {names}`"


def speaker(arg_map: ArgumentMap, voice: str) -> str:
    """A voice's name and ID; the author, where no voice is marked so."""
    known = arg_map.voices.get(voice)
    return f"{known.title} (`{voice}`)" if known else unnamed_author(arg_map, voice)


def together(arg_map: ArgumentMap, statements: Sequence[str]) -> str:
    """The statements as the object of *cannot hold*."""
    names = [called(arg_map, key) for key in statements]
    if len(names) == 1:
        return names[0]
    if len(names) > 4:
        return f"these {len(names)} statements together: {', '.join(names[:3])}, …"
    return f"{listed(names)} together"


def concerns_root(arg_map: ArgumentMap, conflict: Conflict) -> bool:
    """Whether a conflict is more than another file's own affair."""
    files = {arg_map.element(key).file for key in conflict.lines}
    return 0 in files or len(files) > 1


def lines(context: Context, conflict: Conflict, voice: str) -> list[Label]:
    """A label for every line of a voice's clash: statements first, the root file's first."""
    arg_map, held = context.map, context.commitments
    return _labels(
        arg_map, conflict, lambda each: commitment(arg_map, held, voice, each.key, here=True)
    )


def step_lines(arg_map: ArgumentMap, conflict: Conflict, step: Step) -> list[Label]:
    """A label for every line of a conflict between what a step uses and what it is for."""
    return _labels(
        arg_map,
        conflict,
        lambda each: "the step uses this" if each.key in step.premises else "the step is for this",
    )


def standing_lines(arg_map: ArgumentMap, conflict: Conflict) -> list[Label]:
    """A label for every line of a conflict between what stands."""
    return _labels(arg_map, conflict, lambda each: "this stands")


def _labels(
    arg_map: ArgumentMap, conflict: Conflict, say: Callable[[Statement], str]
) -> list[Label]:
    statements = [arg_map.statements[key] for key in conflict.statements]
    statements.sort(key=lambda each: (each.file, each.place.span))
    labels = [Label(each.place, say(each) + _quote(each)) for each in statements]
    bonds: list[Tension | Rule] = [arg_map.tensions[key] for key in conflict.tensions]
    bonds += [arg_map.rules[key] for key in conflict.rules]
    labels += [Label(bond.place, _binds(bond)) for bond in bonds]
    return first_of(labels)


def first_of(labels: list[Label]) -> list[Label]:
    """The labels, or the first of too many, the last of which says how many are not shown."""
    if len(labels) <= LINES:
        return labels
    *first, last = labels[:LINES]
    more = f"{last.message}; {len(labels) - LINES} more lines are not shown"
    return [*first, Label(last.place, more)]


def _binds(bond: Tension | Rule) -> str:
    if isinstance(bond, Rule):
        return "whoever holds these is bound by this rule"
    return "nobody can hold both" if bond.kind == "yet" else "they cannot both be true"


def _quote(statement: Statement) -> str:
    """A statement's first quote, after what is said of it."""
    if not statement.quotes:
        return ""
    first = statement.quotes[0]
    return f"; {first.source}: {quoted(first.words)}"


def step_conflicts(context: Context) -> Iterator[tuple[Step, Conflict, Severity | None]]:
    """The root file's steps whose premises, with the conclusion of a step for something, conflict.

    The severity is a note where the map excuses the conflict, else None.
    """
    arg_map, bonds = context.map, context.bonds
    bound = bonds.statements
    if not bound:
        return
    excused = {clash.conflict for clash in context.clashes.found if clash.excused}
    statements = arg_map.statements
    for step in arg_map.steps.values():
        if step.file == 0:
            used = bound.intersection(step.premises)
            if step.supports and step.target in bound:
                used |= {step.target}
            if used:
                for conflict in bonds.conflicts(used).found:
                    if not conflict.minimal:
                        continue
                    assumed = any(
                        statements[key].kind == "assumption" for key in conflict.statements
                    )
                    note = assumed or conflict in excused
                    yield step, conflict, Severity.NOTE if note else None
