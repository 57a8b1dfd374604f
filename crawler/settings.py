"""Scrapy's settings, each with its reason."""

from importlib.metadata import version
from typing import Any

from crawler.replica import stand_ins
from crawler.runs import CrawlOrder
from crawler.source import Source
from crawler.sources import source_named

LONGEST_RUN = 800.0  # seconds; a worker waits for 900, and a run is to end by itself and say how far it came
LONGEST_WAIT = 120.0  # seconds; a publisher that asks for more is not asked again on the same run
LARGEST_ANSWER = 16 * 1024 * 1024  # bytes

_ANSWER_BEFORE_THE_SCRAPER_WAITS = 300_000  # bytes


def settings_for(order: CrawlOrder) -> dict[str, Any]:
    """Return the settings under which a source is crawled; raises SourceError for one that is not known."""
    settings = settings_of_every_run() | _manners(source_named(order.source), order.contact)
    return settings | _of_stand_ins(order.stand_in) if order.stand_in else settings


def settings_of_every_run() -> dict[str, Any]:
    """Return the settings that hold for documents on disk as well."""
    return {
        "ITEM_PIPELINES": {"crawler.pipelines.KeepReleases": 100},
        # The crawl runs in the event loop that is there: see crawler.transport.
        "TWISTED_REACTOR_ENABLED": False,
        "DOWNLOAD_HANDLERS": dict.fromkeys(("http", "https"), "crawler.transport.Transport"),
        # On by default, it executes Python that is sent over localhost.
        "REMOTE_CONTROL_ENABLED": False,
        "TELNETCONSOLE_ENABLED": False,
        "LOG_FORMATTER": "crawler.telling.Telling",
        # Off by default; a publisher whose certificate does not hold is not the publisher.
        "DOWNLOAD_VERIFY_CERTIFICATES": True,
        # A bad answer must eat neither memory nor hours. What is larger is an error, never half a document.
        "DOWNLOAD_MAXSIZE": LARGEST_ANSWER,
        "DOWNLOAD_WARNSIZE": 0,
        "SCRAPER_SLOT_MAX_ACTIVE_SIZE": _ANSWER_BEFORE_THE_SCRAPER_WAITS,
        # Spiders tell items apart by their keys. Scrapy's filter would drop the requests of a redirect loop
        # without a word, and pages that are asked for again on purpose.
        "DUPEFILTER_CLASS": "scrapy.dupefilters.BaseDupeFilter",
        "REDIRECT_MAX_TIMES": 5,
        # A redirect that a page's markup asks for is no publisher's way of moving a page.
        "METAREFRESH_ENABLED": False,
        # Publishers are read as anybody reads them; a cookie that opens a gate is not to be carried along.
        "COOKIES_ENABLED": False,
        # What a run counted stands in its report.
        "STATS_DUMP": False,
        "LOGSTATS_INTERVAL": 0,
        "MEMUSAGE_ENABLED": False,
    }


def _manners(source: Source, contact: str | None) -> dict[str, Any]:
    return {
        "USER_AGENT": user_agent(contact),
        "DEFAULT_REQUEST_HEADERS": {"Accept": "*/*", "Accept-Language": source.language},
        "ROBOTSTXT_OBEY": True,
        # What leads away from the publisher is refused, and told; Scrapy's own way is to drop it silently.
        "DOWNLOADER_MIDDLEWARES": {
            "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
            "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
            "crawler.robots.RememberedRobots": 100,
            "crawler.pipelines.WhileKept": 40,
            "crawler.transport.OwnHosts": 50,
            "crawler.manners.Manners": 550,
            "crawler.transport.AnswerCount": 1000,
        },
        # One request at a time, and a pause that no clock can be set by; longer where the site is slow.
        "CONCURRENT_REQUESTS": 1,
        "DOWNLOAD_DELAY": source.pause,
        "DOWNLOAD_DELAY_JITTER": 0.5,
        "AUTOTHROTTLE_ENABLED": True,
        "AUTOTHROTTLE_START_DELAY": source.pause,
        "DOWNLOAD_TIMEOUT": source.patience,
        "CLOSESPIDER_TIMEOUT": LONGEST_RUN,
        # Only what may be over in a moment is asked for again; a refusal (401, 403, 400) is an answer.
        "RETRY_TIMES": 2,
        "RETRY_HTTP_CODES": [],
        "IMPATIENT_STATUSES": [429, 500, 502, 503, 504],
        "RETRY_PAUSE": source.pause,
        "RETRY_AFTER_AT_MOST": LONGEST_WAIT,
    }


def _of_stand_ins(address: str) -> dict[str, Any]:
    """Return what differs where our own stand-ins are asked: nobody needs to be spared."""
    unhurried = {"DOWNLOAD_DELAY": 0, "AUTOTHROTTLE_ENABLED": False, "RETRY_PAUSE": 0}
    return stand_ins.settings(address) | unhurried


def user_agent(contact: str | None) -> str:
    """Return what we call ourselves: name, version, and whom to write to where the operator told."""
    name = f"bilateral-watch/{version('bilateral-watch')}"
    return f"{name} (+{contact})" if contact else name
