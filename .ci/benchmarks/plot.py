"""The plot of processor time against lines."""

import os


def draw(path, points, exponent):
    """Writes an SVG that says the same whenever it is drawn from the same points."""
    import matplotlib

    matplotlib.use("svg")
    matplotlib.rcParams["svg.hashsalt"] = "leaklint"
    from matplotlib import pyplot

    figure, axes = pyplot.subplots(figsize=(7, 4))
    lines = [point[0] for point in points]
    axes.loglog(lines, [point[1] for point in points], "o-", color="#1f6feb", label=f"leaklint: lines^{exponent:.2f}")
    first = points[0]
    axes.loglog(lines, [first[1] * count / first[0] for count in lines], "--", color="#8b949e", label="in proportion")
    axes.set_xlabel("lines of Swift")
    axes.set_ylabel("seconds of processor time")
    axes.grid(True, which="major", alpha=0.3)
    axes.legend()
    figure.tight_layout()
    os.environ.setdefault("SOURCE_DATE_EPOCH", "0")
    figure.savefig(path, metadata={"Date": None, "Creator": None})
    # No spaces at the ends of lines, as anywhere here.
    path.write_text("".join(line.rstrip() + "\n" for line in path.read_text().splitlines()))
