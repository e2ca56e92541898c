"""Mistakes: what is left out, done twice, asked the wrong way round."""

from inputs import opposite
from syntax import Node, walk


def meets(node):
    return not node.blocks and any(word in node.text for word in ("resume(", "completion(", "finish", "complete", "leave()"))


def drop_meeting(rng, top):
    """Forgets the obligation in one place."""
    places = [(n, b) for n, b in inside(top) if meets(n) and not is_flagged(n, b)]
    if places:
        node, block = rng.choice(places)
        block.remove(node)


def is_flagged(node, block):
    """Whether a flag says that it was done, and stands beside it."""
    return any(other.text.endswith("= true") for other in block if other is not node)


def drop(rng, top):
    """Leaves a statement out."""
    places = [(n, b) for n, b in inside(top)
              if not n.is_needed and n.kind not in ("return", "throw", "break") and not is_flagged(n, b)]
    if places:
        node, block = rng.choice(places)
        block.remove(node)


def drop_leaving(rng, top):
    """Leaves a `return` out where the compiler does not ask for one."""
    places = [(n, b) for n, b in inside(top) if n.kind == "return" and not n.is_needed and id(b) not in guards(top)]
    if places:
        node, block = rng.choice(places)
        block.remove(node)


def guards(top):
    return {id(node.blocks[0]) for node, _ in walk(top) if node.kind == "guard"}


def repeat(rng, top):
    places = [(n, b) for n, b in inside(top) if meets(n)]
    if places:
        node, block = rng.choice(places)
        block.insert(block.index(node), node.copy())


def drop_else(rng, top):
    places = [n for n, _ in inside(top) if n.kind == "if" and len(n.blocks) == 2]
    if places:
        node = rng.choice(places)
        node.blocks.pop(rng.choice((0, 1)))
        if len(node.blocks) == 1:
            node.heads.clear()


def turn_round(rng, top):
    """Asks the opposite."""
    places = [n for n, _ in inside(top) if n.kind in ("if", "guard") and " let " not in n.text and "nil" not in n.text]
    if places:
        node = rng.choice(places)
        word, _, condition = node.text.partition(" ")
        condition = condition.removesuffix(" else")
        node.text = f"{word} {opposite(condition)}" + (" else" if word == "guard" else "")


def empty_case(rng, top):
    places = [n for n, _ in inside(top) if n.kind == "switch"]
    if places:
        rng.choice(rng.choice(places).blocks).clear()


def returns_nothing(block):
    last = block[-1] if block else None
    return not last or not (last.is_leaving or (last.kind == "return" and last.text != "return"))


def leave_early(rng, top):
    """Leaves a closure or function on some condition."""
    function = rng.choice(top)
    flag = "isReady" if function is top[-1] else "isFirst"
    places = [n for n, _ in walk([function]) if n.is_body and n.blocks[0] and returns_nothing(n.blocks[0])]
    if places:
        body = rng.choice(places).blocks[0]
        place = rng.randrange(len(body) + 1)
        if place == len(body) and body[-1].kind in ("return", "throw"):
            place = 0
        body.insert(place, Node("if", f"if {flag}", [[Node("return", "return")]]))


DAMAGE = [drop_meeting, drop_meeting, drop_meeting, drop, drop, drop_leaving, drop_leaving, repeat, drop_else, turn_round, empty_case, leave_early]


def inside(top):
    """The statements that may be damaged: those of the body that meets the obligation and of its helpers."""
    for node in top:
        for inner, block in walk(node.blocks[0] if node.kind == "func" else []):
            if not inner.is_needed or inner.blocks:
                yield inner, block


def prune(top):
    """Takes out the helpers that nothing calls any more."""
    while True:
        texts = " ".join(node.text for node, _ in walk(top) if not node.text.startswith("func complete"))
        unused = [node for node in top if node.text.startswith("func complete") and node.text[5:].split("(")[0] + "("
                  not in texts]
        if not unused:
            return
        top[:] = [node for node in top if node not in unused]
