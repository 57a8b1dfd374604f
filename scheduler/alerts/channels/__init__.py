"""Where messages go. Each kind of channel sends a message, or says in one line why it could not."""

from scheduler.alerts.channels.channel import Channel, ChannelError
from scheduler.alerts.channels.mail import Mail
from scheduler.alerts.channels.printing import Printing
from scheduler.alerts.channels.services import Services
from scheduler.alerts.channels.webhook import Webhook
from scheduler.alerts.settings import AppriseChannel, ChannelSettings, MailChannel, WebhookChannel

__all__ = ["Channel", "ChannelError", "channel_of"]


def channel_of(settings: ChannelSettings, seconds: float) -> Channel:
    """Return the channel that is configured so, which may take so many seconds for a message."""
    match settings:
        case MailChannel():
            return Mail(settings, seconds)
        case WebhookChannel():
            return Webhook(settings, seconds)
        case AppriseChannel():
            return Services(settings, seconds)
        case _:
            return Printing(seconds)
