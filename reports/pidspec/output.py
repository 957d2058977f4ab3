# SPDX-License-Identifier: GPL-2.0-or-later
"""Writes files: whole or not at all, and safely in shared directories.

A directory may be shared, as /tmp is.  So a draft is always a new file.  A
symbolic link is followed only if it is ours or root's.  Root uses no directory
of another user.
"""

import os
import stat
import sys

from . import target

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW


class Unwritten(Exception):
    """Output could not be written; one line with the file and the reason."""


def _trusted(status):
    return status.st_uid in (0, os.geteuid())


def _refuse_link(path, directory=None):
    """Is @path a symbolic link?  Unusable, if another user owns the link."""
    try:
        status = os.stat(path, dir_fd=directory, follow_symlinks=False)
    except FileNotFoundError:
        return False
    if stat.S_ISLNK(status.st_mode) and not _trusted(status):
        raise target.Unusable(f"{path}: a symbolic link of user "
                              f"{status.st_uid}; name its target instead")
    return stat.S_ISLNK(status.st_mode)


def open_directory(path):
    """A descriptor of a directory of ours; it is created if missing."""
    path = str(path).rstrip("/") or "/"
    os.makedirs(path, exist_ok=True)
    flags = 0 if _refuse_link(path) else os.O_NOFOLLOW
    directory = os.open(path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC
                        | flags)
    owner = os.fstat(directory)
    if os.geteuid() == 0 and not _trusted(owner):
        os.close(directory)
        raise target.Unusable(f"{path} belongs to user {owner.st_uid}, but "
                              "pidspec runs as root; name another directory")
    return directory


def _open(path, flags, name, directory=None):
    """Open for writing; @name is the name in messages."""
    try:
        return os.open(path, flags | os.O_CLOEXEC, 0o666, dir_fd=directory)
    except FileNotFoundError as error:
        raise target.Unusable(f"{name}: no such file or directory") from error
    except OSError as error:
        raise Unwritten(f"cannot write to {name}: {error.strerror}") from error


def _to_descriptor(descriptor, data, name):
    try:
        with open(descriptor, "wb", closefd=False) as file:
            file.write(data)
    except BrokenPipeError:
        raise
    except OSError as error:
        raise Unwritten(f"cannot write to {name}: {error.strerror}") from error


def append(path, text):
    """Append to a file; it is created if missing.

    A hard link, which may be to any file, is rejected.  The check follows the
    open, since only a descriptor is sure to be of the file that is written.
    """
    link = _refuse_link(path)
    flags = os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_NOCTTY
    flags |= os.O_NONBLOCK  # a FIFO may have no reader
    flags |= 0 if link else os.O_NOFOLLOW
    descriptor = _open(path, flags, path)
    try:
        status = os.fstat(descriptor)
        if stat.S_ISREG(status.st_mode) and status.st_nlink > 1:
            raise target.Unusable(f"{path}: has another name (a hard link); "
                                  "name a file that has one name")
        os.set_blocking(descriptor, True)
        _to_descriptor(descriptor, text.encode("utf-8", "backslashreplace"),
                       path)
    finally:
        os.close(descriptor)


def _replace(name, data, directory):
    """Write a draft with an unpredictable name, and rename it when complete."""
    draft = f".{os.path.basename(name)[:200]}.{os.urandom(8).hex()}"
    draft = os.path.join(os.path.dirname(name), draft)
    descriptor = _open(draft, _NEW, name, directory)
    try:
        _to_descriptor(descriptor, data, name)
        os.rename(draft, name, src_dir_fd=directory, dst_dir_fd=directory)
    except (Unwritten, OSError) as error:
        os.unlink(draft, dir_fd=directory)
        if isinstance(error, Unwritten):
            raise
        raise Unwritten(f"cannot write to {name}: {error.strerror}") from error
    finally:
        os.close(descriptor)


def flush(data=b""):
    """Write all buffered output now, so that errors are reported here."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)
    sys.stdout.buffer.flush()


def abandon():
    """Keep Python from flushing standard output again when it exits."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


def write(path, text, directory=None):
    """Write a file as a whole or not at all; "-" is standard output.

    Anything but a regular file, such as a pipe or /dev/null, is opened and
    written to.
    """
    data = text.encode("utf-8", "backslashreplace")
    path = str(path)
    if path == "-":
        flush(data)
        return
    link = _refuse_link(path, directory)
    try:
        status = os.stat(path, dir_fd=directory)
    except OSError:
        status = None
    if status and not stat.S_ISREG(status.st_mode):
        flags = os.O_WRONLY | (0 if link else os.O_NOFOLLOW) | os.O_NOCTTY
        descriptor = _open(path, flags, path, directory)
        _to_descriptor(descriptor, data, path)
        os.close(descriptor)
    else:
        _replace(path, data, directory)
