"""Where messages go. Each kind of channel sends a message, or says in one line why it could not."""

from scheduler.alerts.channels.channel import Channel, ChannelError
from scheduler.alerts.settings import AppriseChannel, ChannelSettings, MailChannel, WebhookChannel

__all__ = ["Channel", "ChannelError", "channel_of"]


def channel_of(settings: ChannelSettings, seconds: float) -> Channel:
    """Return the channel that is configured so, which may take so many seconds for a message.

    Each kind brings libraries of its own, which are loaded only where one of that kind is configured.
    """
    match settings:
        case MailChannel():
            from scheduler.alerts.channels.mail import Mail

            return Mail(settings, seconds)
        case WebhookChannel():
            from scheduler.alerts.channels.webhook import Webhook

            return Webhook(settings, seconds)
        case AppriseChannel():
            from scheduler.alerts.channels.services import Services

            return Services(settings, seconds)
        case _:
            from scheduler.alerts.channels.printing import Printing

            return Printing(seconds)
