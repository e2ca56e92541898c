"""The Swift files of the pinned corpus, and copies of them in any number."""

import importlib.machinery
import importlib.util
import os
import re
from pathlib import Path

from benchmarks.cost import Failure

CI = Path(__file__).resolve().parent.parent


def _corpus():
    loader = importlib.machinery.SourceFileLoader("corpus", str(CI / "corpus"))
    module = importlib.util.module_from_spec(importlib.util.spec_from_loader("corpus", loader))
    loader.exec_module(module)
    return module


def corpus_files():
    """All files of the pinned folders with the name of their project, each once, cloned where they are missing."""
    corpus = _corpus()
    files = {}
    try:
        for project in corpus.load():
            folder = corpus.clone(project)
            for path in project["paths"]:
                for place, folders, names in os.walk(folder / path):
                    folders[:] = sorted(name for name in folders if not name.startswith("."))
                    for name in sorted(names):
                        file = Path(place) / name
                        if name.endswith(".swift") and file.is_file():
                            files[os.path.realpath(file)] = (project["name"], file)
    except corpus.Failure as failure:
        raise Failure(str(failure))
    return list(files.values())


# What a copy declares is called by another name, save for what the models of leaklint know by name and what the
# language gives its meaning: else the copies would hold other code than the original.
DECLARED = re.compile(r"\b(?:class|struct|enum|protocol|actor|typealias|func)\s+([A-Za-z_]\w{3,})")
WORD = re.compile(r"[A-Za-z_]\w*")
# Words of the language that may be names of declarations too.
KEYWORDS = set("""actor associatedtype async await borrowing case catch class consume consuming continue convenience convention
default defer deinit didSet discard dynamic each else enum extension extern fallthrough false fileprivate final func guard
import indirect infix init inout internal isolated lazy left line macro mutating none nonisolated nonmutating open operator
optional override package postfix precedencegroup prefix private protocol public repeat required rethrows return right self
sending static struct subscript super switch then throw throws true typealias unowned unsafe weak where while willSet yield""".split())


def _known():
    words = set()
    for file in (CI.parent / "Sources" / "LeakConfiguration" / "Models").glob("*.yml"):
        words.update(WORD.findall(file.read_text()))
    return words


class Replica:
    """The files as text that can be written again and again under other names, each project as a package."""

    def __init__(self, files):
        self.projects = [project for project, _ in files]
        self.texts = [file.read_text(errors="replace") for _, file in files]
        self.lines = [text.count("\n") for text in self.texts]
        known = _known()
        names = {name for text in self.texts for name in DECLARED.findall(text) if name not in known | KEYWORDS}
        # Each text in pieces, with the declared names at the odd places.
        self.pieces = [self._split(text, names) for text in self.texts]

    @staticmethod
    def _split(text, names):
        pieces, start = [], 0
        for match in WORD.finditer(text):
            if match.group() in names:
                pieces += [text[start:match.start()], match.group()]
                start = match.end()
        return pieces + [text[start:]]

    def write(self, folder, lines):
        """Writes about as many lines: whole copies, and of the last one every so many files. Returns how many."""
        whole, rest = divmod(lines, sum(self.lines))
        written = sum(self._copy(folder, number, range(len(self.texts))) for number in range(whole))
        step = max(1, sum(self.lines) // max(1, rest))
        chosen, count = [], 0
        for index in range(0, len(self.texts), step):
            if count >= rest:
                break
            chosen.append(index)
            count += self.lines[index]
        return written + self._copy(folder, whole, chosen)

    def _copy(self, folder, number, chosen):
        for index in chosen:
            place = Path(folder) / f"Copy{number}" / self.projects[index]
            if not place.is_dir():
                place.mkdir(parents=True)
                (place / "Package.swift").write_text("let package = Package(targets: [.target(name: \"Kit\")])\n")
            pieces = list(self.pieces[index])
            for odd in range(1, len(pieces), 2):
                pieces[odd] += f"_{number}"
            (place / f"File{index}.swift").write_text("".join(pieces))
        return sum(self.lines[index] for index in chosen)
