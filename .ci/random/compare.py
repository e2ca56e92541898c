"""Where truth and verdict differ."""


def difference(program, outcomes, verdict):
    """What is wrong with a verdict, in one line, or `None`."""
    is_met = any(o.met for o in outcomes)
    if program.kind == "handler" and not is_met:
        # A handler that is called nowhere is another kind of mistake.
        return None
    leaking = [o for o in outcomes if o.leaked]
    doubling = [o for o in outcomes if o.doubled]
    if leaking and not verdict.leaks:
        return f"missed leak, with {leaking[0].inputs}"
    if verdict.leaks and not leaking:
        return "false leak"
    certain = [o for o in doubling if not o.is_uncertain]
    if certain and not verdict.doubles:
        return f"missed double, with {certain[0].inputs}"
    if verdict.doubles and not doubling:
        return "false double"
    for outcome in leaking if is_met else []:
        if not outcome.exit_lines() & verdict.lines:
            return f"missed exit in line {sorted(outcome.exit_lines())}, with {outcome.inputs}"
    return None


def kind(text):
    """The first two words: what a shrunken program must still show."""
    return " ".join(text.split()[:2]).rstrip(",") if text else None
