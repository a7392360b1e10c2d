"""Errors: the program cannot go on. Each kind has a stable exit code; each message says what to do next."""

from enum import IntEnum


class ExitCode(IntEnum):
    """What the shell sees. Stable: scripts rely on these."""

    DONE = 0
    FINDINGS = 1
    USAGE = 2
    INPUT_UNREADABLE = 3
    SOME_FAILED = 4
    DEPENDENCY_MISSING = 5
    STORE_UNUSABLE = 6
    INTERRUPTED = 130


class PhaenError(Exception):
    """Base of all errors a person is shown; `exit_code` ends the command."""

    exit_code = ExitCode.SOME_FAILED


class UsageError(PhaenError):
    """The command was asked something it cannot do."""

    exit_code = ExitCode.USAGE


class InputUnreadableError(PhaenError):
    """A file cannot be opened as a PDF, or holds no page."""

    exit_code = ExitCode.INPUT_UNREADABLE


class DependencyMissingError(PhaenError):
    """Something that is needed is not installed."""

    exit_code = ExitCode.DEPENDENCY_MISSING


class StoreUnusableError(PhaenError):
    """The store is in use by another writer, or damaged."""

    exit_code = ExitCode.STORE_UNUSABLE
