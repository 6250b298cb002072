"""Text that means nothing and is the same each time: the sentences, tables, code and pictures of made-up lessons."""

import random

TEXT = (
    "gradient network layer neuron weight bias input output hidden signal pattern edge loop image picture measure step "
    "surface valley random small large simple part whole number value length sum product slope level curve point line "
    "sample error answer question model rule table page chapter idea habit reason cause sound light water stone river "
    "the the the a a of of to and in is that with for when each every how what"
)
WORDS = TEXT.split()
MARKS = (("*{}*", 0.1), ("**{}**", 0.2), ("`{}`", 0.28), ("$a_4 = \\sigma(w_2 x + b)$", 0.34))
"""Marks of Markdown that a word of a sentence may get, each with the share of sentences up to which it does."""

LONG = 8
"""Words from which a sentence may hold a mark."""

CODE_LINES = 12


class Chance(random.Random):
    """Chance that is the same for the same seed, such as a lesson and a page of it, on every machine."""

    def words(self, count: int) -> str:
        """Words in a row."""
        return " ".join(self.choice(WORDS) for _ in range(count))

    def sentence(self, count: int = 0, *, marked: bool = False) -> str:
        """A sentence of as many words, or of nine to twenty; a marked one may hold emphasis, code or a formula."""
        first, *rest = [self.choice(WORDS) for _ in range(count or self.randint(9, 20))]
        if marked and len(rest) >= LONG:
            at, share = self.randrange(len(rest) - 2), self.random()
            rest[at] = next((form.format(rest[at]) for form, below in MARKS if share < below), rest[at])
        return f"{' '.join([first.capitalize(), *rest])}."

    def paragraph(self, words: int) -> str:
        """Sentences of at least as many words together."""
        sentences: list[str] = []
        while sum(len(sentence.split()) for sentence in sentences) < words:
            sentences.append(self.sentence(marked=True))
        return " ".join(sentences)

    def points(self, count: int) -> str:
        """A list of as many sentences."""
        return "".join(f"- {self.sentence()}\n" for _ in range(count))

    def table(self, rows: int) -> str:
        """A table of three columns, with a formula in each row."""
        lines = (f"| {self.words(2)} | $x_{{{row}}}$ | {self.words(7)} |" for row in range(rows))
        return "\n".join(["| term | symbol | meaning |", "| --- | --- | --- |", *lines, ""])

    def code(self) -> str:
        """A listing of Python, to be coloured and not to be run."""
        lines = [
            f"    z{row} = weights[{row}] @ inputs + biases[{row}]  # {self.words(4)}" for row in range(CODE_LINES)
        ]
        head = f"def step_{self.randrange(1000)}(weights, biases, inputs, rate={self.random():.2f}):"
        return "\n".join(["```python", "import numpy as np", "", "", head, *lines, "    return z0, z1", "```", ""])

    def picture(self) -> str:
        """A drawing of three lines, as SVG of about 6 kB."""
        points = (" ".join(f"{20 + x * 2},{self.randrange(240)}" for x in range(200)) for _ in range(3))
        lines = "".join(f'<polyline fill="none" stroke="#777" points="{one}"/>' for one in points)
        return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 520 240" width="520" height="240">{lines}</svg>\n'
