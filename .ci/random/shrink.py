"""Makes a program smaller while truth and verdict still differ in the same way."""

from compare import difference, kind
from damage import prune
from syntax import walk
from truth import Broken, truths
from verdict import verdicts


def smaller(program):
    """Each program with one statement less, or with one replaced by what it holds."""
    count = len(list(walk(program.top)))
    for number in range(count):
        for change in ("drop", "unwrap", "unwrap last"):
            candidate = program.copy()
            node, block = list(walk(candidate.top))[number]
            # Without its reader a stream is no obligation.
            if node is candidate.top[-1] or node.kind == "for await" or (change != "drop" and not node.blocks):
                continue
            if change == "unwrap last" and len(node.blocks) < 2:
                continue
            place = next(i for i, other in enumerate(block) if other is node)
            block[place:place + 1] = [] if change == "drop" else node.blocks[0 if change == "unwrap" else -1]
            prune(candidate.top)
            yield candidate


def compiled_truths(candidates, folder):
    """The truths of those candidates that compile."""
    while candidates:
        try:
            return candidates, truths(candidates, folder)
        except Broken as broken:
            if not broken.names:
                raise
            candidates = [c for c in candidates if c.name not in broken.names]
    return [], {}


def shrink(program, wanted, binary, folder):
    """The smallest program that this finds with a difference of the wanted kind, renamed as the original."""
    while True:
        candidates = list(smaller(program))
        for number, candidate in enumerate(candidates):
            rename(candidate, f"{program.name}s{number}")
        candidates, outcomes = compiled_truths(candidates, folder / "truth")
        found = verdicts(binary, candidates, folder / "sources")
        for candidate in candidates:
            if kind(difference(candidate, outcomes[candidate.name], found[candidate.name])) == wanted:
                rename(candidate, program.name)
                program = candidate
                break
        else:
            return program


def rename(program, name):
    """Gives a program and its helpers names of their own."""
    old = program.name
    stems = (old.removeprefix("program") + "x", name.removeprefix("program") + "x")
    program.name = name
    for node, _ in walk(program.top):
        node.text = node.text.replace(f"func {old}(", f"func {name}(")
        node.text = node.text.replace(f"complete{stems[0]}", f"complete{stems[1]}")
