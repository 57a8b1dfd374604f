"""Everything that Apprise reaches: chats, telephones, pagers, and whatever else has an Apprise URL."""

import logging
from collections.abc import Collection

from apprise import Apprise, NotifyFormat

from scheduler.alerts.channels.channel import ChannelError
from scheduler.alerts.messages import Message
from scheduler.alerts.settings import AppriseChannel

# Its own log lines can hold addresses with what is secret in them; what comes of a message is told by us.
logging.getLogger("apprise").setLevel(logging.CRITICAL)


class Services:
    """Sends the text of messages to a service."""

    def __init__(self, settings: AppriseChannel, seconds: float) -> None:
        self.patience = seconds
        self._url = settings.url.get_secret_value()

    async def send(self, message: Message, _left_to: Collection[str] | None) -> None:
        """Send the text; raises ChannelError where the service did not take it."""
        service = Apprise()
        if not service.add(self._url):
            raise ChannelError("the URL is none that Apprise knows")
        sent = await service.async_notify(
            title=message.subject, body=message.text, body_format=NotifyFormat.TEXT
        )
        if not sent:
            raise ChannelError(f"the service did not take it ({sent.status.name.lower()})")
