"""For tests: every value of every row of every table, as bytes side by side."""

from collections.abc import Iterator


def everything() -> bytes:
    """What somebody reads who reads the whole database; ids both as text and as bytes."""
    return b"\n".join(_values())


def _values() -> Iterator[bytes]:
    from django.apps import apps  # noqa: PLC0415 - after the settings

    for model in apps.get_models():
        for row in model._default_manager.values_list():
            for value in row:
                yield bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
