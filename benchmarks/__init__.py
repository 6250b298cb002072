"""Measurements of how fast the tool is, beside other tools. They share a few helpers with the scripts and the tests."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path += [str(ROOT / "scripts"), str(ROOT / "tests")]
