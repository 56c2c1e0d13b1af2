"""Why a workbook is not read."""

from safepassage.formats.tables.defects import TableCode


class RefusedError(Exception):
    """The workbook is not read; ``code`` says why. Never leaves this package."""

    def __init__(self, code: TableCode) -> None:
        super().__init__(code.value)
        self.code = code


def damaged() -> RefusedError:
    """What is wrong with a file that breaks off or contradicts itself."""
    return RefusedError(TableCode.WORKBOOK_DAMAGED)


def too_large() -> RefusedError:
    """What is wrong with a file that would fill the memory."""
    return RefusedError(TableCode.WORKBOOK_TOO_LARGE)
