"""Holds a place open in which root may not make user namespaces, as in an ordinary container.

It is a user namespace of its own that holds every account, with a private, empty /var/lib. It tells its
process id, by which `nsenter` reaches it, and ends with its standard input.
"""

import ctypes
import os
import sys
from pathlib import Path

CLONE_NEWNS = 0x00020000
CLONE_NEWUSER = 0x10000000
ACCOUNTS = 65536


def checked(status: int) -> None:
    if status != 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))


def main() -> None:
    libc = ctypes.CDLL(None, use_errno=True)
    inside, outside = os.pipe(), os.pipe()
    holder = os.fork()
    if holder:
        os.read(outside[0], 1)
        for kind in ("uid_map", "gid_map"):
            Path(f"/proc/{holder}/{kind}").write_text(f"0 0 {ACCOUNTS}")
        os.write(inside[1], b"1")
        os.waitpid(holder, 0)
        return
    checked(libc.unshare(CLONE_NEWUSER | CLONE_NEWNS))
    os.write(outside[1], b"1")
    os.read(inside[0], 1)
    Path("/proc/sys/user/max_user_namespaces").write_text("0")
    checked(libc.mount(b"none", b"/var/lib", b"tmpfs", 0, b"mode=755"))
    os.write(sys.stdout.fileno(), f"{os.getpid()}\n".encode())
    sys.stdin.read()


if __name__ == "__main__":
    main()
