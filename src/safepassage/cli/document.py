"""``safepassage document``: printed lines, chips, certificates and seals, with reasons."""

import argparse

from safepassage.cli._actions import configure_actions, examples, run_action

EXAMPLE = "safepassage document verify --sod EF_SOD.bin --dg 1=DG1.bin --trust masterlist.ml"
ACTIONS = {
    "mrz": "check printed lines: every check digit, every field, long names and numbers",
    "verify": "check a chip's files: are they what the state signed, unaltered",
    "chip": "what one file of a chip says",
    "seal": "check a barcode, a seal or a digital credential: is it the state's, unaltered",
    "master-list": "check who signed a master list, and count what is in it",
}
EXAMPLES = examples("_document", ACTIONS)


def configure(parser: argparse.ArgumentParser) -> None:
    """Declare the actions and their arguments."""
    configure_actions(parser, "_document", ACTIONS)


run = run_action
