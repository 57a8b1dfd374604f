"""Mail: text and HTML in one message, with a Message-ID that stays the same in each attempt."""

from collections.abc import Collection
from email.message import EmailMessage
from email.utils import format_datetime, localtime, parseaddr

import aiosmtplib

from scheduler.alerts.channels.channel import ChannelError
from scheduler.alerts.messages import Message
from scheduler.alerts.settings import MailChannel

_FAILURES = (aiosmtplib.SMTPException, OSError)


class Mail:
    """Sends mail by a server of the operator's, to each receiver by itself."""

    def __init__(self, settings: MailChannel, seconds: float) -> None:
        self._settings, self._seconds = settings, seconds
        self.patience = seconds * (1 + len(settings.to))

    async def send(self, message: Message, left_to: Collection[str] | None) -> None:
        """Send a mail to each receiver; raises ChannelError with those that it has not reached."""
        failed = dict.fromkeys(self._settings.to if left_to is None else left_to, "not tried")
        try:
            async with self._server() as server:
                await self._send_each(server, message, failed)
        except _FAILURES as error:
            failed = dict.fromkeys(failed, _reason(error))
        if failed:
            raise ChannelError("; ".join(sorted(set(failed.values()))), left_to=list(failed))

    async def _send_each(self, server: aiosmtplib.SMTP, message: Message, failed: dict[str, str]) -> None:
        """Take out of the failed ones whom the mail reached; one that the server refuses keeps no other."""
        for receiver in list(failed):
            try:
                await server.send_message(self._mail(message, receiver))
            except (aiosmtplib.SMTPRecipientsRefused, aiosmtplib.SMTPResponseException) as error:
                failed[receiver] = _reason(error)
            else:
                del failed[receiver]

    def _server(self) -> aiosmtplib.SMTP:
        settings = self._settings
        return aiosmtplib.SMTP(
            hostname=settings.host,
            port=settings.port,
            username=settings.user,
            password=settings.password.get_secret_value() if settings.password else None,
            use_tls=settings.security == "tls",
            start_tls=settings.security == "starttls",
            timeout=self._seconds,
        )

    def _mail(self, message: Message, receiver: str) -> EmailMessage:
        mail = EmailMessage()
        mail["From"] = self._settings.sender
        mail["To"] = receiver
        mail["Subject"] = message.subject
        mail["Date"] = format_datetime(localtime())
        mail["Message-ID"] = f"<{message.key}@{_domain(self._settings.sender)}>"
        mail["Auto-Submitted"] = "auto-generated"
        mail.set_content(message.text)
        mail.add_alternative(message.html, subtype="html")
        return mail


def _domain(sender: str) -> str:
    return parseaddr(sender)[1].rpartition("@")[2]


def _reason(error: Exception) -> str:
    """What the server said; of a refused login only its code, for it may repeat what it was given."""
    if isinstance(error, aiosmtplib.SMTPAuthenticationError):
        return f"the mail server refuses the login ({error.code})"
    if isinstance(error, aiosmtplib.SMTPRecipientsRefused):
        answers = (f"{refused.code} {refused.message}" for refused in error.recipients)
        return f"the mail server refuses the receiver: {', '.join(answers)}"
    if isinstance(error, aiosmtplib.SMTPResponseException):
        return f"the mail server answers {error.code} {error.message}"
    return f"the mail server cannot be used: {error or type(error).__name__}"
