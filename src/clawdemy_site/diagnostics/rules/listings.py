"""Rules on code that a page shows, a row for each."""

from clawdemy_site.diagnostics.registry import Rule, declare

# fmt: off
declare(
    "Code on a page",
    Rule("code-head", "A fence that is tied to the library or run has an option that does not fit.", 'write `{run}` behind `python`, or `{from="file.py:function"}`'),
    Rule("code-source", "What a fence is taken from is not there.", "mend the name: a file below `figures/`, and a definition in it"),
    Rule("code-differs", "The code in a fence is not what it is taken from.", "write it as it stands there, or leave the fence empty"),
    Rule("code-failed", "The code in a fence raised an exception, or did what it may not do.", "mend it at this line"),
    Rule("code-hung", "The code of a page took longer than 10 seconds.", "look for an endless loop, or compute less"),
    Rule("code-crashed", "The code of a page ended its process.", "look at what it calls"),
    Rule("code-not-deterministic", "Run twice, the code printed something else.", "seed what is random, use no clock, sort sets"),
    Rule("wrong-output", "The code before this fence prints something else.", "write what it prints, or leave the fence empty"),
    Rule("output-alone", "No code that is run stands before this output.", "name the language `text`; only Python can be run, marked with `{run}`"),
)
# fmt: on
