"""Messages to real receivers, which refuse, hang, break off and fail for a while."""

from collections.abc import Callable
from typing import Any

import pytest
from standardwebhooks import Webhook
from structlog.testing import capture_logs

from crawler.store.database import Database
from crawler.store.deliveries import try_again
from scheduler.alerts.delivering import PostOffice, deliver
from scheduler.alerts.settings import AlertingSettings

from .conftest import SECRET, Receiver
from .office import LATVIA, deliveries, keep, make_due, release, send_due, settings_of

# What is asked of the database is asked of both servers by the tests of what rules tell.
pytestmark = pytest.mark.parametrize("server", ["embedded"], indirect=True, scope="session")

Start = Callable[[str], Receiver]


def settings_for(*receivers: Receiver, ops: Receiver | None = None, **alerts: Any) -> AlertingSettings:
    channels = {f"channel-{number}": receiver.settings for number, receiver in enumerate(receivers)}
    rules = {"all": {"channels": list(channels)}}
    more = {"alerts": {"send_seconds": 1, **alerts}}
    if ops is not None:
        channels["ops"] = ops.settings
        more["ops"] = {"channels": ["ops"], "patience_minutes": 0}
    return settings_of(channels, rules, **more)


async def the_delivery(database: Database) -> Any:
    [delivery] = await deliveries(database)
    return delivery


def stop(receiver: Receiver) -> None:
    receiver.stop()


def behave(mood: str) -> Callable[[Receiver], None]:
    return lambda receiver: receiver.behave(mood)


def recover(receiver: Receiver) -> None:
    receiver.behave("well")
    if not receiver.is_running:
        receiver.start()


@pytest.mark.parametrize("kind", ["mail", "http"])
@pytest.mark.parametrize(
    ("fail", "arrives_at_once"),
    [(stop, False), (behave("hang"), False), (behave("busy"), False), (behave("half"), True)],
    ids=["refuses connections", "hangs", "fails", "breaks off before it answers"],
)
async def test_a_message_is_tried_until_it_arrives_with_the_same_key(
    kind: str, fail: Callable[[Receiver], None], arrives_at_once: bool, database: Database, receivers: Start
) -> None:
    receiver = receivers(kind)
    settings = settings_for(receiver)
    await keep(database, settings, release(LATVIA))

    fail(receiver)
    await send_due(database, settings)
    failed = await the_delivery(database)
    await send_due(database, settings)  # nothing is due before the pause is over
    recover(receiver)
    await make_due(database)
    await send_due(database, settings)

    assert (failed.state, failed.attempts) == ("waiting", 1)
    assert failed.failure
    assert failed.due > failed.first_attempt
    delivered = await the_delivery(database)
    assert (delivered.state, delivered.attempts) == ("delivered", 2)
    keys = [received["key"] for received in receiver.received]
    assert len(keys) == (2 if arrives_at_once else 1)
    assert {str(delivered.id) in key for key in keys} == {True}


async def test_a_delivered_message_is_not_sent_again_whoever_asks(
    database: Database, receivers: Start
) -> None:
    receiver = receivers("http")
    settings = settings_for(receiver)
    await keep(database, settings, release(LATVIA))

    office = await send_due(database, settings)
    for _ in range(3):
        await send_again(office, database)

    assert len(receiver.received) == 1


async def send_again(office: PostOffice, database: Database) -> None:
    await deliver(office, "channel-0", (await the_delivery(database)).id)


async def test_a_mail_that_one_receiver_refuses_goes_to_the_other_once(
    database: Database, receivers: Start
) -> None:
    receiver = receivers("mail")
    two = receiver.settings | {"to": ["nobody@example.org", "desk@example.org"]}
    settings = settings_of({"desk": two}, {"all": {"channels": ["desk"]}})
    await keep(database, settings, release(LATVIA))

    for _ in range(3):
        await send_due(database, settings)
        await make_due(database)

    delivery = await the_delivery(database)
    assert (delivery.state, delivery.left_to) == ("waiting", ["nobody@example.org"])
    assert "550 no such mailbox" in delivery.failure
    assert [mail["to"] for mail in receiver.received] == [["desk@example.org"]]


async def test_what_fails_for_too_long_is_given_up_loudly_and_can_be_sent_again(
    database: Database, receivers: Start, tmp_path: Any
) -> None:
    receiver = receivers("http")
    ops = Receiver("mail", tmp_path / "ops")
    settings = settings_for(receiver, ops=ops, give_up_hours=1e-9)
    await keep(database, settings, release(LATVIA))
    receiver.behave("busy")

    with capture_logs() as logs:
        await send_due(database, settings)
    [told] = [line for line in logs if line["event"] == "message given up"]
    assert (told["log_level"], told["reason"]) == ("error", "the receiver answers 500")
    given_up, alarm = await deliveries(database)
    assert (given_up.state, alarm.kind) == ("given_up", "alarm")
    await send_due(database, settings)

    receiver.behave("well")
    async with database.transaction() as connection:
        assert await try_again(connection, None) == [given_up.id]
    await make_due(database)
    await send_due(database, settings)
    await send_due(database, settings)
    ops.stop()

    assert len(receiver.received) == 1
    alarm_mail, *_, all_clear = ops.received
    assert alarm_mail["subject"] == "channel channel-0: failing"
    assert "the receiver answers 500" in alarm_mail["text"]
    assert all_clear["subject"] == "Solved: channel channel-0"


async def test_a_receiver_that_says_that_it_is_gone_is_not_asked_again(
    database: Database, receivers: Start
) -> None:
    receiver = receivers("http")
    settings = settings_for(receiver)
    await keep(database, settings, release(LATVIA))

    receiver.behave("refuse")
    await send_due(database, settings)

    assert (await the_delivery(database)).state == "given_up"


async def test_a_webhook_is_signed_and_carries_the_event(database: Database, receivers: Start) -> None:
    receiver = receivers("http")
    settings = settings_for(receiver)
    await keep(database, settings, release(LATVIA))

    await send_due(database, settings)

    [received] = receiver.received
    told = Webhook(SECRET).verify(received["body"], received["headers"])
    assert told["type"] == "event.found"
    assert told["data"]["events"][0]["partners"] == ["LV"]


async def test_no_secret_gets_into_rows_or_logs(database: Database, receivers: Start) -> None:
    receiver = receivers("http")
    hook = {"kind": "webhook", "url": f"http://u:PASSWORD@127.0.0.1:{receiver.port}/TOKEN", "secret": SECRET}
    chat = {"kind": "apprise", "url": f"json://u:PASSWORD@127.0.0.1:{receiver.port}/TOKEN"}
    mail = receivers("mail").settings | {"user": "watch", "password": "PASSWORD", "security": "starttls"}
    channels = {"hook": hook, "chat": chat, "mail": mail}
    settings = settings_of(channels, {"all": {"channels": list(channels)}})
    await keep(database, settings, release(LATVIA))
    receiver.behave("busy")

    with capture_logs() as logs:
        await send_due(database, settings)

    rows = await deliveries(database)
    assert {row.attempts for row in rows} == {1}
    assert all(row.failure for row in rows)
    said = f"{rows} {logs}"
    assert not [secret for secret in ("PASSWORD", "TOKEN", SECRET) if secret in said]
    assert all("\n" not in row.failure for row in rows)


async def test_apprise_services_are_reached(database: Database, receivers: Start) -> None:
    receiver = receivers("http")
    chat = {"kind": "apprise", "url": f"json://127.0.0.1:{receiver.port}/"}
    settings = settings_of({"chat": chat}, {"all": {"channels": ["chat"]}})
    await keep(database, settings, release(LATVIA))

    await send_due(database, settings)

    assert (await the_delivery(database)).state == "delivered"
    assert "Ilze Ozola" in receiver.received[0]["body"]


HOSTILE = "Talks\r\nBcc: all@evil.com\r\n\r\n<script>alert(1)</script> \u202eevil https://evil.com/x"


async def test_a_hostile_text_stays_a_text_in_mail(database: Database, receivers: Start) -> None:
    receiver = receivers("mail")
    settings = settings_for(receiver)
    body = LATVIA.replace("Ilze Ozola", "Ilze <img/src=x> Ozola") + f"\n\n{HOSTILE}"
    await keep(database, settings, release(body, title=HOSTILE))

    await send_due(database, settings)

    [mail] = receiver.received
    assert "Bcc" not in mail["headers"]
    assert mail["to"] == ["desk@example.org"]
    assert "\n" not in mail["subject"].strip()
    assert "<script" not in mail["html"]
    assert "<img" not in mail["html"]
    assert "\u202e" not in mail["text"] + mail["html"] + mail["subject"]
    assert "https://evil" not in mail["text"] + mail["html"]
    assert 'href="https://mfa-en.example.org/1"' in mail["html"]
