"""Webhooks, signed by Standard Webhooks: the header `webhook-id` stays the same in each attempt."""

import binascii
import json
from collections.abc import Collection
from datetime import UTC, datetime
from http import HTTPStatus

import aiohttp
from standardwebhooks.webhooks import EmptyWebhookSecretError
from standardwebhooks.webhooks import Webhook as Signer

from scheduler.alerts.channels.channel import ChannelError
from scheduler.alerts.messages import Message
from scheduler.alerts.settings import WebhookChannel

_LONGEST_PAUSE = 6 * 3600.0


class Webhook:
    """Posts what programs read of a message as JSON; any answer but a success is a failure."""

    def __init__(self, settings: WebhookChannel, seconds: float) -> None:
        self.patience = seconds
        self._url = settings.url.get_secret_value()
        self._secret = settings.secret.get_secret_value()

    async def send(self, message: Message, _left_to: Collection[str] | None) -> None:
        """Post the message; raises ChannelError, final where the receiver says that it is gone."""
        at = datetime.now(UTC)
        body = json.dumps({"timestamp": at.isoformat(), **_typed(message)}, ensure_ascii=False)
        headers = self._signed(message.key, at, body)
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.post(self._url, data=body.encode(), headers=headers, allow_redirects=False) as answer,
            ):
                _accept(answer)
        except (aiohttp.ClientError, OSError) as error:
            raise ChannelError(f"the receiver cannot be reached: {type(error).__name__}") from error

    def _signed(self, key: str, at: datetime, body: str) -> dict[str, str]:
        try:
            signature = Signer(self._secret).sign(f"msg_{key}", at, body)
        except (binascii.Error, EmptyWebhookSecretError) as error:
            raise ChannelError("the secret is not whsec_ and base64") from error
        return {
            "content-type": "application/json",
            "webhook-id": f"msg_{key}",
            "webhook-timestamp": str(int(at.timestamp())),
            "webhook-signature": signature,
        }


def _typed(message: Message) -> dict[str, object]:
    data = dict(message.data)
    return {"type": data.pop("type"), "data": data | {"subject": message.subject}}


def _accept(answer: aiohttp.ClientResponse) -> None:
    if HTTPStatus.OK <= answer.status < HTTPStatus.MULTIPLE_CHOICES:
        return
    raise ChannelError(
        f"the receiver answers {answer.status}",
        is_final=answer.status == HTTPStatus.GONE,
        pause=_retry_after(answer.headers.get("retry-after", "")),
    )


def _retry_after(told: str) -> float | None:
    return min(float(told), _LONGEST_PAUSE) if told.isascii() and told.isdigit() else None
