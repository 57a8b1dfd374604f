"""Releases written for these tests, and what publishers might put around them."""

from typing import NamedTuple


class Text(NamedTuple):
    title: str
    body: str


TEXTS = {
    "en": Text(
        "Kazakhstan and Iceland Speak about Geothermal Energy",
        "Deputy Minister of Foreign Affairs Madina Zhurgenova received Ambassador of Iceland Sigrún "
        "Hallsdóttir.\n\n"
        "The sides weighed up the use of hot springs near Zharkent – “a treasure under our feet”, in "
        "the words of the guest. Iceland’s engineers have drilled there since 2023.\n\n"
        "Trade between the two countries grew by 14.5% in January–September and came to 3.2 million "
        "US dollars (exports: 1.1 million, imports: 2.1 million).\n\n"
        "At the end of the meeting the Ambassador handed over an invitation to the Arctic Circle "
        "assembly.",
    ),
    "ru": Text(
        "В Вене обсудили поставки меди",
        "Посол Казахстана в Австрии Ануар Сагинтаев провел переговоры с министром экономики Леной "
        "Хубер.\n\n"
        "Собеседники остановились на поставках меди и назвали их «мостом через континент». "
        "Австрийская сторона готова принять 40 стажеров уже этой осенью.\n\n"
        "За восемь месяцев товарооборот вырос на 7,4% и достиг 412,6 млн долларов США (экспорт – 390 "
        "млн, импорт – 22,6 млн).\n\n"
        "Следующая встреча намечена на февраль в Астане.",
    ),
    "kk": Text(
        "Венада мыс жеткізу мәселесі талқыланды",
        "Қазақстанның Австриядағы елшісі Әнуар Сағынтаев экономика министрі Лена Хубермен келіссөз "
        "жүргізді.\n\n"
        "Тараптар мыс жеткізуге тоқталып, оны «құрлықтар арасындағы көпір» деп атады. Австрия тарапы "
        "күзде 40 тағылымгерді қабылдауға дайын.\n\n"
        "Сегіз айда тауар айналымы 7,4%-ға өсіп, 412,6 млн долларға жетті (экспорт – 390 млн, импорт "
        "– 22,6 млн).\n\n"
        "Келесі кездесу ақпан айында Астанада өтеді.",
    ),
    "kk-Latn": Text(
        "Venada mys jetkizý máselesi talqylandy",
        "Qazaqstannyń Avstrııadaǵy elshisi Ánýar Saǵyntaev ekonomıka mınıstri Lena Hýbermen kelissóz "
        "júrgizdi.\n\n"
        "Taraptar mys jetkizýge toqtalyp, kúzde 40 taǵylymgerdi qabyldaýǵa kelisti.\n\n"
        "Segiz aıda taýar aınalymy 7,4%-ǵa ósip, 412,6 mln dollarǵa jetti.\n\n"
        "Kelesi kezdesý aqpan aıynda Astanada ótedi.",
    ),
}

ENDINGS = {
    "en": [
        "press service of the Kazakh MFA reports",
        "the Foreign Ministry's press service informed",
        "Ministry of Foreign Affairs of the Republic of Kazakhstan reports",
        "Kazinform News Agency reports",
        "Qazinform News Agency cites the press service of the ministry",
        "Kazinform has learned from the Embassy of Kazakhstan in Sweden",
        "Kazinform reports with reference to the MFA",
        "as reported by the press office of the Senate",
        "according to the press service of the Kazakh Foreign Ministry",
        "Kazinform correspondent reported on Tuesday",
        "Trend reports citing the Kazakh Embassy",
        "said the Foreign Ministry",
        "the Akorda press service says",
        "gov.kz reports",
        "Kazinform International News Agency reports",
        "the Prime Minister's press service said in a statement on May 5",
        "Kazinform reports, citing the MFA's official website",
        "the Foreign Ministry's press office told Kazinform",
    ],
    "ru": [
        "сообщает пресс-служба МИД РК",
        "передает Kazinform",
        "передаёт агентство «Казинформ» со ссылкой на пресс-службу министерства иностранных дел РК",
        "сообщили в пресс-службе ведомства",
        "как сообщает официальный сайт МИД Казахстана",
        "информирует Zakon.kz со ссылкой на посольство",
        "по информации пресс-службы Акорды",
        "пишет Tengrinews.kz",
        "узнало ИА Регнум из сообщения пресс-службы министерства",
        "сообщили сегодня в МИД РК",
        "сообщает Kazinform, ссылаясь на МИД РК",
        "сообщили агентству «Казинформ» в посольстве",
        "передает Центр деловой информации Kapital.kz",
        "сообщается в официальном Telegram-канале пресс-службы президента",
        "сообщает европейское бюро Report",
    ],
    "kk": [
        "деп хабарлайды Kazinform",
        "деп хабарлайды ҚР СІМ баспасөз қызметі",
        "деп хабарлайды «Казинформ» ҚР Сыртқы істер министрлігіне сілтеме жасап",
        "деп хабарлады министрліктің баспасөз қызметі",
        "деп жазады Zakon.kz",
        "деп хабарлайды ҚазАқпарат тілшісі",
        "хабарлайды Kazinform",
        "деп хабарлайды ҚазАқпарат Премьер-Министрдің баспасөз қызметіне сілтеме жасап",
        "– делінген министрлік хабарламасында",
        "делінген хабарламада",
        "деп хабарлайды El.kz ақпарат агенттігі Zakon.kz-ке сілтеме жасап",
    ],
    "kk-Latn": [
        "dep habarlaıdy Kazinform",
        "dep habarlaıdy SIM baspasóz qyzmeti",
        "dep jazady Aqshamnews.kz",
    ],
}

OPENINGS = {
    "en": [
        "According to the press service of the Kazakh MFA,",
        "As the press service of the Foreign Ministry reports,",
        "As reported by Kazinform,",
        "The press service of the Kazakh MFA reports that",
    ],
    "ru": [
        "Как сообщили в пресс-службе МИД РК,",
        "По информации Kazinform,",
        "Как передает корреспондент агентства,",
        "Пресс-служба МИД РК сообщает, что",
    ],
    "kk": [
        "ҚР СІМ баспасөз қызметінің хабарлауынша,",
        "Kazinform хабарлағандай,",
        "Сыртқы істер министрлігінің мәліметінше,",
    ],
    "kk-Latn": ["SIM baspasóz qyzmetiniń málimetinshe,"],
}

SENTENCES = {
    "en": ["This was reported by the press service of the Kazakh MFA.", "Kazinform reports citing the MFA."],
    "ru": ["Об этом сообщает пресс-служба МИД РК.", "Об этом передает Kazinform со ссылкой на МИД."],
    "kk": [
        "Бұл туралы ҚР СІМ баспасөз қызметі хабарлады.",
        "Бұл туралы Kazinform хабарлайды.",
        "Бұл туралы Мәдениет және ақпарат министрлігі хабарлады.",
        "Бұл туралы Үкімет басшысының баспасөз қызметіне сілтеме жасай отырып El.kz агенттігі хабарлайды.",
    ],
    "kk-Latn": ["Bul týraly SIM baspasóz qyzmeti habarlady."],
}

DATELINES = [
    "ASTANA. KAZINFORM –",
    "NUR-SULTAN. KAZINFORM",
    "Astana, May 16, 2025 –",
    "REYKJAVIK, November 30, 2018 -",
    "ALMATY —",
    "Вена. 28 ноября. KAZAKHSTAN TODAY -",
    "АСТАНА. КАЗИНФОРМ –",
    "АСТАНА, 30 ноября 2017 года –",
    "НҰР-СҰЛТАН. ҚазАқпарат -",
    "Астана, 2025 жылғы 16 мамыр –",
    "QARAǴANDY. QazAqparat –",
    "АСТАНА, 9 фев - Sputnik.",
    "АСТАНА, 20 октября. /ТАСС/.",
    "Астана. 30 июня. ИНТЕРФАКС-КАЗАХСТАН -",
    "Казахстан, Алматы, 14 сентября /корр. Trend М.Иманов/",
    "CentralAsia (KZ) -",
]

HEADS = [
    "Images | Kazakh MFA",
    "Images",
    "Фото: МИД РК",
    "Сурет: gov.kz",
    "Tell a friend",
    "Рассказать друзьям",
    "11.11.2025, 12:30 5804",
    "13:24, 27 September 2022 | GMT +6",
    "Сегодня, 12:26",
    "20 Қараша, 2025",
    "Main Page > News > Diplomacy",
    "Currency rates: usd/kzt 453.10 eur/kzt 499.80",
    "Погода: Астана -12 °C",
    "Politics",
    "Лента новостей",
    "Автор материала: Сауле Иманова",
    "Послы на встрече в Риме Источник фото: МИД РК",
    "Делегации двух стран / Фото с сайта МИД РК",
    "Читайте нас в:",
    "By Staff Report in International on 13 July 2023",
]

BETWEEN = [
    "Photo: mfa.gov.kz",
    "Фото: Акорда",
    "Сурет: ашық дереккөз",
    "Read also: Envoy opens a library",
    "Читайте также: Посол открыл школу",
]

BEHIND = [
    "Photo: Kazakh Embassy in Iceland",
    "Tags: Diplomacy Energy Iceland",
    "Тегтер: Дипломатия, Австрия",
    "Author: Saule Imanova",
    "Автор: Сауле Иманова",
    "Tell a friend",
    "Комментарии (0)",
    "© Kazakhstan Today. A link is required when materials are used.",
    "Subscribe to our Telegram channel",
]

TAILS = [
    (
        "relevant news\n\nNew school opens in Aktau\n\n19.03.2025, 08:30 412\n\nA school for 900 pupils "
        "has opened in Aktau."
    ),
    "Related news\n\nTenge strengthens\n\nPopular\n\nSnow expected on Friday",
    "Новости по теме\n\nВ Актау открылась школа\n\nШкола на 900 мест открылась в Актау, сообщает акимат.",
    "Сейчас читают\n\nТенге укрепился",
    "Тақырып бойынша\n\nАқтауда мектеп ашылды",
    (
        "13.11.2025, 10:12 730\n\nSchool Opens in Aktau\n\nA school for 900 pupils has opened in Aktau, "
        "the city says."
    ),
    "Currently reading",
]
