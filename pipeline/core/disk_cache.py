"""A layer cache in a folder, or in any place fsspec reaches; entries are whole or absent."""

import uuid
import zlib

import fsspec


class DiskCache:
    """Compressed entries under `root`, two levels deep; a damaged entry counts as absent."""

    def __init__(self, root: str) -> None:
        """`root` is a folder or an fsspec URL; it is made when first written to."""
        self._files, self._root = fsspec.core.url_to_fs(root)

    def _path(self, key: str) -> str:
        return f"{self._root}/{key[:2]}/{key}.z"

    def get(self, key: str) -> bytes | None:
        """The bytes stored under `key`, or `None`."""
        try:
            return zlib.decompress(self._files.cat_file(self._path(key)))
        except (OSError, zlib.error):
            return None

    def put(self, key: str, content: bytes) -> None:
        """Write beside, then move, so that a crash leaves no half entry under the key.

        On a full or write-protected disk the layer is left unkept: that costs time, never the reading.
        """
        path = self._path(key)
        beside = f"{path}.{uuid.uuid4().hex}"
        try:
            self._files.makedirs(path.rsplit("/", 1)[0], exist_ok=True)
            self._files.pipe_file(beside, zlib.compress(content, 1))
            self._files.mv(beside, path)
        except OSError:
            return
