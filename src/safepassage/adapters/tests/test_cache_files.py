import os

from django.core.cache.backends.filebased import FileBasedCache

from safepassage.adapters.cache_files import sweep


def test_only_old_files_go(tmp_path):
    cache = FileBasedCache(str(tmp_path), {})
    cache.set("old", 1)
    (old,) = tmp_path.iterdir()
    os.utime(old, (1_000, 1_000))
    cache.set("new", 2)
    assert sweep(tmp_path, 2_000) == 1
    assert (cache.get("old"), cache.get("new")) == (None, 2)


def test_a_folder_that_is_not_there_yet_holds_nothing(tmp_path):
    assert sweep(tmp_path / "cache", 2_000) == 0
