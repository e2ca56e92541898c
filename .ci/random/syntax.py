"""Programs as trees of statements, and their text: once as people write it, once with a mark before each exit."""

import re
from dataclasses import dataclass, field, replace

CHANNEL_OPERATION = re.compile(r"await \w+\.(send|next)\(")
TERMINATORS = ("return", "throw", "break")


@dataclass(eq=False)
class Node:
    """A statement. `text` is its first line; `blocks` are what it holds, `heads` what stands before each but the first."""
    kind: str
    text: str = ""
    blocks: list = field(default_factory=list)
    heads: list = field(default_factory=list)
    # What stands after the first brace and after the last.
    parameters: str = ""
    closing: str = ""
    # A body of its own: a closure or a function.
    is_body: bool = False
    # A call whose closure ends the body with its result.
    is_leaving: bool = False
    # The program does not compile without it.
    is_needed: bool = False

    def copy(self):
        blocks = [copy_block(block) for block in self.blocks]
        return replace(self, blocks=blocks, heads=list(self.heads))


def copy_block(block):
    return [node.copy() for node in block]


@dataclass
class Program:
    name: str
    seed: int
    kind: str
    # Bool parameters that any condition may test, and those that only one place asks.
    flags: list
    oracles: list
    # Int parameters: how often a loop turns.
    counts: list
    # Declarations beside the function, then the function itself.
    top: list

    def copy(self):
        return Program(self.name, self.seed, self.kind, self.flags, self.oracles, self.counts, copy_block(self.top))

    def parameters(self):
        return [(n, "Bool") for n in self.flags + self.oracles] + [(n, "Int") for n in self.counts]

    def signature(self):
        return ", ".join(f"{name}: {type}" for name, type in self.parameters())


class Text:
    """The lines of a program. With `marks`, `at(line)` stands before each exit, on the line of the exit."""

    def __init__(self, marks):
        self.marks = marks
        self.lines = []
        # For each marked line the number of the body that is left there.
        self.body_of = {}
        self.bodies = 0

    def add(self, depth, text, mark=None):
        line = len(self.lines) + 1
        if mark is not None:
            self.body_of[line] = mark
            if self.marks:
                text = f"at({line}); {text}"
        self.lines.append("  " * depth + text)

    def block(self, nodes, depth, body):
        for node in nodes:
            self.node(node, depth, body)

    def node(self, node, depth, body):
        kind = node.kind
        if kind in ("return", "throw", "try"):
            self.add(depth, node.text, body)
            return
        if not node.blocks:
            # At a channel it is the operation itself that does not go on.
            self.add(depth, node.text, f"operation {len(self.lines)}" if CHANNEL_OPERATION.search(node.text) else None)
            return
        inner = body
        if node.is_body:
            self.bodies += 1
            inner = self.bodies
        opening = f"{node.text} {{ {node.parameters} in" if node.parameters else node.text + " {"
        # A loop that takes no turn is told as an exit of its own.
        self.add(depth, opening, f"loop {len(self.lines)}" if kind in ("for", "for await") else None)
        if kind == "switch":
            for head, block in zip(node.heads, node.blocks):
                self.add(depth, head)
                self.block(block, depth + 1, inner)
                if not block:
                    self.add(depth + 1, "break")
            self.add(depth, "}")
            return
        for number, block in enumerate(node.blocks):
            if number:
                self.add(depth, "} " + node.heads[number - 1] + " {")
            # Nothing leaves a `defer`.
            self.block(block, depth + 1, None if kind == "defer" else inner)
        last = node.blocks[-1]
        ends = last and (last[-1].kind in TERMINATORS or last[-1].is_leaving)
        self.add(depth, "}" + node.closing, inner if node.is_body and not ends else None)


def render(program, marks=False):
    text = Text(marks)
    text.add(0, "" if marks else "import Foundation")
    for node in program.top:
        text.add(0, "")
        text.node(node, 0, 0)
    return text


def walk(block):
    """Each node with the block that it stands in, outermost first."""
    for node in list(block):
        yield node, block
        for inner in node.blocks:
            yield from walk(inner)
