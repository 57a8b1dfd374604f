import pytest

from crawler.publishers.article import Article
from crawler.publishers.interest import is_diplomatic


def article(body: str, *labels: str) -> Article:
    return Article("Title", body, None, labels, "test")


@pytest.mark.parametrize(
    "body",
    [
        "The sides met in Astana, the press service of the Kazakh MFA reports.",
        "Deputy Minister of Foreign Affairs of Kazakhstan received the delegation.",
        "The Ambassador of Kazakhstan presented his credentials.",
        "Kazakhstan's Embassy in Riga held a reception.",
        "Стороны провели встречу в Астане, сообщили в МИД РК.",
        "Послы Казахстана и Латвии обсудили торговлю.",
        "Министр иностранных дел Казахстана провел переговоры.",
        "Президент Казахстана прибыл в Рим с государственным визитом.",
        "A Kazakh-Italian intergovernmental commission has met.",
        "Кездесу туралы ҚР Сыртқы істер министрлігі хабарлады.",
        "Қазақстан елшісі сенім грамоталарын тапсырды.",
        "The Head of State of Kazakhstan received the leadership of an energy holding.",
        "Премьер-министр РК провел телефонный разговор с главой правительства Латвии.",
        "Мемлекет басшысы Қазақстанға келген холдинг басшысын қабылдады.",
    ],
)
def test_texts_of_our_diplomats_are_of_interest_in_three_languages(body: str) -> None:
    assert is_diplomatic(article(body))


@pytest.mark.parametrize(
    "body",
    [
        "Kazakhstan's junior judoists won eleven medals in Tashkent.",
        "Foreign ministers of two neighbouring countries exchanged letters.",
        "В Астане ожидается снег, сообщает Казгидромет.",
        "Алматыда жаңа мектеп ашылды, деп хабарлайды ҚазАқпарат.",
        "После обеда в Астане потеплеет.",
        "The president of Kazakhstan's football club is content with the season.",
    ],
)
def test_other_news_is_not(body: str) -> None:
    assert not is_diplomatic(article(body))


def test_what_is_filed_under_diplomacy_is_of_interest_whatever_it_says() -> None:
    assert is_diplomatic(article("Talks were held.", "Diplomacy"))
    assert is_diplomatic(article("Состоялись переговоры.", "Внешняя политика"))
    assert not is_diplomatic(article("Talks were held.", "Sport"))
