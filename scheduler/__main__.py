"""Runs the command as a module, as the daemon does for its worker."""

from scheduler.cli import main

main()
