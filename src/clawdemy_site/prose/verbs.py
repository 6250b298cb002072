"""Whether a sentence opens with a verb that says what somebody does: "Compute …", "Tell … apart"."""

import re

VERBS = frozenset(
    """
    adapt add adjust analyse analyze answer apply argue arrange assemble assess assign attach avoid balance
    break build calculate carry catch change check choose cite classify collect combine compare compile complete
    compose compute conduct connect construct contrast convert convince correct count create criticise criticize
    critique debug decide decompose deduce defend define demonstrate derive describe design detect determine
    develop diagnose differentiate discover discuss disprove distinguish divide draft draw edit employ estimate
    evaluate examine execute expand explain explore express extend extract factor fill find fit fix follow form
    formulate gather generalise generalize generate give graph group guess handle identify illustrate imagine
    implement improve infer inspect install integrate interpret introduce invent investigate judge justify keep
    label lay learn link list locate look make manage map mark match measure mend mix model modify move multiply
    name navigate negotiate observe operate order organise organize outline paraphrase perform picture place
    plan plot point pour practise predict prepare present print produce program propose prove quantify question
    quote rank rate read reason recall recite recognise recognize recommend reconstruct record reduce refute
    relate repair repeat rephrase replace report represent reproduce research resolve respond restate review
    revise rewrite round run say schedule score search see select separate set shape show simplify simulate
    sketch solve sort specify split spot state step stop subtract sum summarise summarize support take talk
    teach tell test trace train transform translate trust turn type understand undo update use validate verify
    visualise visualize wait walk watch weigh work write
    """.split()  # noqa: SIM905 - read as prose
)
"""Verbs that learning outcomes open with: those of the usual lists of Bloom's taxonomy, and plain ones beside them."""

OBJECTS = frozenset(
    """
    a all an any before between both by each either every for from her his how if in into it its my no one our out that
    the their them this these those three to two up what when where whether which who whose why with without your
    """.split()  # noqa: SIM905 - read as prose
)
"""Words that follow a verb in an instruction: what it acts on starts with them, or a clause does."""

_FIRST = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_NO_INFINITIVE = re.compile(r"(?:ing|tion|sion|ness|ment|ity|ance|ence|ship|ism|ly|s|ed)$")
"""How nouns, adverbs and other forms of verbs end; verbs that end so, such as "guess", are in the list."""


def first_word(text: str) -> str:
    """The first word of a text; empty where it opens with none."""
    match = _FIRST.match(text.lstrip("*_\"'“‘("))
    return match[0] if match else ""


def opens_with_verb(text: str, also: frozenset[str] = frozenset()) -> bool:
    """Whether a text opens with a verb in its plain form.

    A word of the list is one, and so is any other word that does not end as nouns do, if an object or a clause follows
    it: "Pour the tea", "Simmer until". What cannot be told so is no verb here, and ``also`` names it, in small letters.
    """
    first = first_word(text).lower()
    if first in VERBS or first in also:
        return True
    following = text.split()[1:2] or [""]
    return bool(first) and first not in OBJECTS and not _NO_INFINITIVE.search(first) and following[0].lower() in OBJECTS
