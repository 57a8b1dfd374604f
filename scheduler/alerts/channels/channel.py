"""What a channel is."""

from collections.abc import Collection
from typing import Protocol

from scheduler.alerts.messages import Message


class ChannelError(Exception):
    """A channel did not take a message; the message tells why, in one line without secrets.

    Attributes:
        left_to: the receivers that it has not reached, where it reached others; None for all.
        is_final: whether it asked not to be tried again.
        pause: how many seconds it asked to be left alone, if it did.
    """

    def __init__(
        self,
        reason: str,
        *,
        left_to: Collection[str] | None = None,
        is_final: bool = False,
        pause: float | None = None,
    ) -> None:
        super().__init__(" ".join(reason.split())[:500])
        self.left_to, self.is_final, self.pause = left_to, is_final, pause


class Channel(Protocol):
    """Takes messages to their receivers.

    Attributes:
        patience: how many seconds a message may take at most.
    """

    patience: float

    async def send(self, message: Message, left_to: Collection[str] | None, /) -> None:
        """Send a message to all receivers, or to those that are left.

        Raises:
            ChannelError: it did not arrive, or it is not known whether it did.
        """
