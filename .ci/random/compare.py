"""Where truth and verdict differ."""

# Kinds whose obligations must not be met twice.
ONCE_ONLY = ("continuation", "throwing_continuation", "handler", "throwing_handler")


def difference(program, outcomes, verdict):
    """What is wrong with a verdict, in one line, or `None`."""
    is_met = any(o.met for o in outcomes)
    if program.kind.endswith(("handler", "stream", "group")) and not is_met:
        # A handler that is called nowhere is another kind of mistake; a stream that nobody ever ends may report events
        # until its reader goes; a group may be left by somebody else.
        return None
    leaking = [o for o in outcomes if o.leaked]
    repeating = [o for o in outcomes if o.doubled]
    doubling = repeating if program.kind in ONCE_ONLY else []
    if leaking and not verdict.leaks:
        return f"missed leak, with {leaking[0].inputs}"
    if verdict.leaks and not leaking:
        # Known: a closure that runs later is judged by itself, though somebody else meets the obligation as well.
        return None if repeating else "false leak"
    certain = [o for o in doubling if not o.is_uncertain]
    if certain and not verdict.doubles:
        return f"missed double, with {certain[0].inputs}"
    # A group that is left twice is told of where one path does so, and not where several closures may.
    may_double = repeating if program.kind == "group" else doubling
    if verdict.doubles and not may_double:
        return "false double"
    for outcome in leaking if is_met else []:
        if not outcome.exit_lines() & verdict.lines:
            return f"missed exit in line {sorted(outcome.exit_lines())}, with {outcome.inputs}"
    return None


def kind(text):
    """The first two words: what a shrunken program must still show."""
    return " ".join(text.split()[:2]).rstrip(",") if text else None
