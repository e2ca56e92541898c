"""What programs are made from: their inputs, conditions over them, and the places in which statements stand."""

from dataclasses import dataclass

FLAGS = ["isReady", "hasCache", "isOnline"]


class Builder:
    """What is shared while one program is built: its inputs and its names."""

    def __init__(self, rng, stem):
        self.rng = rng
        # What sets the names of its helpers apart from those of others.
        self.stem = stem
        self.flags = FLAGS[:rng.choice((2, 2, 3))]
        self.copies = []
        self.oracles = []
        self.counts = []
        self.names = 0
        self.helpers = []

    def name(self, stem):
        self.names += 1
        return f"{stem}{self.names}"

    def oracle(self):
        """A Bool that only one place asks: whether a call fails, whether a value is there."""
        if len(self.oracles) >= 3:
            return None
        self.oracles.append(f"input{len(self.oracles) + 1}")
        return self.oracles[-1]

    def count(self):
        if not self.counts:
            self.counts.append("count")
        return self.counts[0]

    def flag(self):
        return self.rng.choice(self.flags + self.copies)

    def literal(self):
        flag = self.flag()
        return self.rng.choice((flag, flag, "!" + flag))

    def condition(self):
        roll = self.rng.random()
        if roll < 0.65:
            return self.literal()
        if roll < 0.78:
            return f"{self.literal()} && {self.literal()}"
        if roll < 0.9:
            return f"{self.literal()} || {self.literal()}"
        if roll < 0.95:
            return f"{self.flag()} == {self.rng.choice(('true', 'false'))}"
        return f"!({self.literal()} && {self.literal()})"


def opposite(condition):
    """The negation, as somebody would write it."""
    if " " not in condition:
        return condition[1:] if condition.startswith("!") else "!" + condition
    return condition[1:] if condition.startswith("!(") else f"!({condition})"


@dataclass(frozen=True)
class Place:
    """Where a block stands: how the obligation is met there and how the body is left."""
    # The statement that meets the obligation.
    settle: str
    # The carrier and its type, to give to a helper.
    carrier: str = ""
    type: str = ""
    leave: str = "return"
    # Something else that may be done with the carrier.
    aside: str = ""
    # `try` without a `catch` and `throw` compile here.
    throws: bool = False
    waits: bool = False
    # Inside a closure that runs later: whatever it captures and changes, others may have changed.
    is_later: bool = False
