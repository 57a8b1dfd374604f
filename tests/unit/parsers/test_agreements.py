import pytest

from crawler.parsers.agreements import read_agreements
from crawler.parsers.model import Agreement, Language

from .figure_texts import release


def agreements(text: str, language: Language = "en") -> list[Agreement]:
    return read_agreements(release(text, language), (0, len(text)))


def names(text: str, language: Language = "en") -> list[str]:
    return [agreement.name for agreement in agreements(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "name"),
    [
        (
            "They praised the Enhanced Partnership and Cooperation Agreement between Kazakhstan and the EU.",
            "en",
            "Enhanced Partnership and Cooperation Agreement",
        ),
        (
            "The Presidents signed a Declaration on deepening relations between Kazakhstan and Denmark.",
            "en",
            "Declaration on deepening relations between Kazakhstan and Denmark",
        ),
        (
            "The ministers signed the Cooperation Program between the Foreign Ministries for 2024-2025.",
            "en",
            "Cooperation Program between the Foreign Ministries for 2024-2025",
        ),
        (
            "An agreement on the avoidance of double taxation came into force.",
            "en",
            "agreement on the avoidance of double taxation",
        ),
        (
            "The Agreement on Strategic Partnership in 2009 was a landmark.",
            "en",
            "Agreement on Strategic Partnership",
        ),
        (
            "They signed a declaration on partnership in June 2014 in Riga.",
            "en",
            "declaration on partnership",
        ),
        (
            "The EU and Kazakhstan opened negotiations on visa facilitation and readmission agreements.",
            "en",
            "visa facilitation and readmission agreements",
        ),
        (
            "They signed an agreement on transit on Dec. 2 in Riga.",
            "en",
            "agreement on transit",
        ),
        (
            "They signed the Plan of Consultations for 2024-2026.",
            "en",
            "Plan of Consultations for 2024-2026",
        ),
        (
            "An action plan for 2024-2026 was adopted.",
            "en",
            "action plan for 2024-2026",
        ),
        (
            "The companies signed a memorandum on cooperation between Nordtal and Daugava.",
            "en",
            "memorandum on cooperation between Nordtal and Daugava",
        ),
        (
            "The sides signed a roadmap to develop trade.",
            "en",
            "roadmap to develop trade",
        ),
        (
            "The governors signed the Protocol on Implementing the Agreement on Trade.",
            "en",
            "Protocol on Implementing the Agreement on Trade",
        ),
        (
            "The ministers signed a memorandum of cooperation in archival affairs, the ministry reports.",
            "en",
            "memorandum of cooperation in archival affairs",
        ),
        (
            "The defence ministries signed a memorandum on mine clearing in the Kazakh capital on Monday.",
            "en",
            "memorandum on mine clearing",
        ),
        (
            "They spoke of implementing the programme of visits between Kazakhstan and Denmark.",
            "en",
            "programme of visits between Kazakhstan and Denmark",
        ),
        ("The final Protocol of the meeting was signed at the end.", "en", "Protocol of the meeting"),
        (
            "The sides inked a memorandum of understanding (MoU) on the exchange of seeds in Riga.",
            "en",
            "memorandum of understanding (MoU) on the exchange of seeds in Riga",
        ),
        (
            "The sides signed a Protocol on Amendments to the Air Services Agreement.",
            "en",
            "Protocol on Amendments to the Air Services Agreement",
        ),
        (
            "The mayors signed an agreement on cooperation in trade, scientific and humanitarian spheres.",
            "en",
            "agreement on cooperation in trade, scientific and humanitarian spheres",
        ),
        (
            "They hold to the Treaty on good relations of 1994 and to the aims of the UN Charter.",
            "en",
            "Treaty on good relations of 1994",
        ),
        (
            "The Treaty on Fisheries, and over 20 memoranda between companies are to be signed.",
            "en",
            "Treaty on Fisheries",
        ),
        (
            "They noted that the Treaty on Extradition entered into force last year.",
            "en",
            "Treaty on Extradition",
        ),
        ("They spoke of the draft Roadmap on trade up to 2030.", "en", "Roadmap on trade up to 2030"),
        (
            "Within the Treaty on Good Neighbours of 2002 the countries settled the border.",
            "en",
            "Treaty on Good Neighbours of 2002",
        ),
        (
            "Kazakhstan has ratified the Protocol to the Air Services Agreement with Latvia.",
            "en",
            "Protocol to the Air Services Agreement with Latvia",
        ),
        (
            "The Programme of Cooperation in Culture and Art was extended to 2028.",
            "en",
            "Programme of Cooperation in Culture and Art",
        ),
        ("The airlines signed a codeshare agreement.", "en", "codeshare agreement"),
        (
            "The Agreement on exemption from visa requirements for sailors was initialled.",
            "en",
            "Agreement on exemption from visa requirements for sailors",
        ),
        (
            "They signed an agreement on plant health and for young farmers a grant was announced.",
            "en",
            "agreement on plant health",
        ),
        ("The Presidents signed the Treaty “On Good Neighbours”.", "en", "Treaty “On Good Neighbours”"),
        (
            "The ministers signed a protocol amending the Convention on taxes on income.",
            "en",
            "protocol amending the Convention on taxes on income",
        ),
        (
            "They signed an agreement in Riga to open a joint school of navigation.",
            "en",
            "agreement to open a joint school of navigation",
        ),
        (
            "An agreement was signed to establish ferry links between the ports.",
            "en",
            "agreement to establish ferry links between the ports",
        ),
        (
            "A Memorandum of Cooperation (MoC) between the Ministry of Justice and the Riga Bar was signed.",
            "en",
            "Memorandum of Cooperation (MoC) between the Ministry of Justice and the Riga Bar",
        ),
        (
            "The bank proposed to prepare a new Member Country Partnership Strategy for 2026-2029.",
            "en",
            "Member Country Partnership Strategy for 2026-2029",
        ),
        ("Speeding up work on an agreement on labour was agreed.", "en", "agreement on labour"),
        (
            "По итогам подписан Меморандум о сотрудничестве в сфере туризма.",
            "ru",
            "Меморандум о сотрудничестве в сфере туризма",
        ),
        ("Стороны поставили подписи под Соглашением о реадмиссии.", "ru", "Соглашение о реадмиссии"),
        ("Утверждена «дорожная карта» по торговле.", "ru", "дорожная карта по торговле"),
        (
            "Подписан план действий («дорожная карта») по углю.",
            "ru",
            "план действий («дорожная карта») по углю",
        ),
        ("The sides adopted a “roadmap” on trade.", "en", "roadmap on trade"),
        ("По итогам встречи подписан итоговый протокол.", "ru", "итоговый протокол"),
        ("Парламенты подписали межпарламентское соглашение.", "ru", "межпарламентское соглашение"),
        (
            "Подписан протокол о внесении изменений и дополнений в соглашение о торговле.",
            "ru",
            "протокол о внесении изменений и дополнений в соглашение о торговле",
        ),
        (
            "Подписана Программа сотрудничества между министерствами на 2025 год.",
            "ru",
            "Программа сотрудничества между министерствами на 2025 год",
        ),
        (
            "Тараптар мәдениет саласындағы ынтымақтастық туралы меморандумға қол қойды.",
            "kk",
            "мәдениет саласындағы ынтымақтастық туралы меморандум",
        ),
        ("Қорытындысында отырыс хаттамасына қол қойылды.", "kk", "отырыс хаттамасы"),
        ("Бұл – Мәдени ынтымақтастық бағдарламасы.", "kk", "Мәдени ынтымақтастық бағдарламасы"),
    ],
)
def test_an_agreement_has_the_name_that_the_text_gives(text: str, language: Language, name: str) -> None:
    assert names(text, language) == [name]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("They spoke of the implementation of the agreements reached last year.", "en"),
        ("In all, 10 documents and agreements were signed.", "en"),
        ("The Chief of Protocol told how the ceremony goes.", "en"),
        ("The State Program for farming was signed.", "en"),
        ("They spoke of the Collective Security Treaty.", "en"),
        ("They recalled the Non-Proliferation Treaty signed in 1968.", "en"),
        ("Chile was the first to sign a Memorandum of Understanding with the EAEU.", "en"),
        ("Earlier it was reported that Astana and Riga signed a memorandum on tourism.", "en"),
        ("Talks on a Free Trade Agreement between Denmark and the EAEU were touched upon.", "en"),
        ("As previously reported, the sides signed a roadmap on trade.", "en"),
        ("The sides came to an agreement to keep in touch.", "en"),
        ("The firms signed a contract for the delivery of wheat.", "en"),
        ("They discussed agreements on cooperation in the fields of trade, transport and energy.", "en"),
        ("The sides reached agreements on trade, transport and energy.", "en"),
        ("The sides signed agreements on trade, economic and cultural cooperation.", "en"),
        ("The sides signed agreements on trade and investment.", "en"),
        ("The protocol was discussed.", "en"),
        ("The minister told of the Digital Kazakhstan Programme.", "en"),
        ("They praised the Comprehensive Test Ban Treaty.", "en"),
        ("The Roadmap of the OTS for 2026 was adopted by the presidents.", "en"),
        ("They named the Comprehensive Agreement for Trans-Pacific Partnership.", "en"),
        ("Достигнуты договоренности в рамках подписанных соглашений.", "ru"),
        ("Подписано 82 контракта на общую сумму 193,3 млн долларов.", "ru"),
        ("Министрлер бірқатар құжатқа қол қойды.", "kk"),
    ],
)
def test_what_names_no_agreement_between_the_sides_is_left_out(text: str, language: Language) -> None:
    assert names(text, language) == []


def test_each_item_of_a_list_is_an_agreement_with_its_whole_name() -> None:
    text = (
        "The documents signed include:\n\n"
        "1. Agreement between the Government of Kazakhstan and the Government of Denmark on air services;\n\n"
        "2. Cooperation programme between the Ministries of Justice for 2026-2027."
    )
    assert names(text) == [
        "Agreement between the Government of Kazakhstan and the Government of Denmark on air services",
        "Cooperation programme between the Ministries of Justice for 2026-2027",
    ]


def test_agreements_named_side_by_side_are_told_apart() -> None:
    text = "They signed a Memorandum on tourism, an Agreement on visas and a Plan of joint measures for 2025."
    assert names(text) == ["Memorandum on tourism", "Agreement on visas", "Plan of joint measures for 2025"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Draft agreements – on trade, on readmission, and on fighting crime – were discussed.",
            ["agreement on trade", "agreement on readmission", "agreement on fighting crime"],
        ),
        (
            "They signed memoranda of understanding on tourism, rail freight and the training of judges.",
            [
                "memorandum of understanding on tourism",
                "memorandum of understanding on rail freight",
                "memorandum of understanding on the training of judges",
            ],
        ),
        (
            "They inked interagency agreements on cooperation in art and sport and on the return of finds.",
            [
                "interagency agreement on cooperation in art and sport",
                "interagency agreement on the return of finds",
            ],
        ),
        (
            "The sides initialled Agreements on readmission and extradition.",
            ["Agreement on readmission", "Agreement on extradition"],
        ),
    ],
)
def test_several_agreements_can_share_a_head(text: str, told: list[str]) -> None:
    assert names(text) == told


def test_a_head_that_several_share_is_evidence_of_each() -> None:
    text = "They signed agreements on transit, pensions and plant health."
    assert [[text[start:end] for start, end in one.evidence] for one in agreements(text)] == [
        ["agreements on", "transit"],
        ["agreements on", "pensions"],
        ["agreements on", "plant health"],
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The meeting ended with the signing of a protocol that sums it up.", ["protocol"]),
        ("A protocol was signed.", ["protocol"]),
        ("They signed a Protocol on trade. The protocol was signed in Riga.", ["Protocol on trade"]),
        ("Both firms signed an MoU on hydrogen. The memorandum was signed today.", ["MoU on hydrogen"]),
    ],
)
def test_a_head_alone_counts_where_it_was_signed_and_the_text_has_no_fuller_name(
    text: str, told: list[str]
) -> None:
    assert names(text) == told


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "A memorandum of cooperation was signed on Friday between Alpha University and Beta Institute.",
            "memorandum of cooperation between Alpha University and Beta Institute",
        ),
        (
            "The Ministry of Labour and the Danish Labour Agency signed a MoU on the pensions of sailors.",
            "MoU on the pensions of sailors",
        ),
    ],
)
def test_who_signed_belongs_only_to_a_name_that_says_too_little_without_it(text: str, name: str) -> None:
    assert names(text) == [name]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The Agreement on Pensions was signed in Riga on Monday.", "signed"),
        ("They recalled the Agreement on Pensions signed in 2013.", "in force"),
        ("After the negotiations the Protocol of the 12th meeting of the Board was signed.", "signed"),
        ("They are interested in signing an Agreement on Pensions.", "planned"),
        ("They spoke of the preparation of a memorandum between the Academy and the Riga School.", "planned"),
        ("Work has begun on a Program of Cooperation for 2027-2029.", "negotiated"),
        ("The Convention on Taxes on Income, concluded in 1997, was praised.", "in force"),
        ("The sides hope for the early signing of the Agreement on Pensions.", "planned"),
        ("The ministers signed a Memorandum on tourism.", "signed"),
        ("They initialled the Horizontal Aviation Agreement.", "initialled"),
        ("Talks are under way: negotiations on a Visa Facilitation Agreement go on.", "negotiated"),
        ("They confirmed the intention to sign a Roadmap on Raw Materials.", "planned"),
        ("Progress in ratifying the Strategic Partnership Agreement was reviewed.", "in force"),
    ],
)
def test_its_status_is_told_where_the_text_tells_it(text: str, status: str) -> None:
    assert [agreement.status for agreement in agreements(text)] == [status]


def test_the_bodies_that_signed_belong_to_a_name_that_does_not_tell_them() -> None:
    text = "On Monday the Ministry of Labour and the Danish Labour Agency signed a MoU on Cooperation."
    (agreement,) = agreements(text)
    assert agreement.name == (
        "MoU on Cooperation between the Ministry of Labour and the Danish Labour Agency"
    )
    assert [text[start:end] for start, end in agreement.evidence] == [
        "the Ministry of Labour and the Danish Labour Agency",
        "MoU on Cooperation",
    ]


def test_an_agreement_named_twice_is_told_once_by_its_fuller_name() -> None:
    text = (
        "An Agreement on Readmission was signed. The Agreement on Readmission of Persons was signed in Oslo."
    )
    assert names(text) == ["Agreement on Readmission of Persons"]


def test_the_line_that_opens_a_list_tells_its_status() -> None:
    found = agreements(
        "In the presence of the ministers the following documents were signed:\n"
        "- Minutes of the Kazakh-Danish Commission;\n"
        "- Memorandum of Understanding on rail transport."
    )
    assert [(one.name, one.status) for one in found] == [
        ("Minutes of the Kazakh-Danish Commission", "signed"),
        ("Memorandum of Understanding on rail transport", "signed"),
    ]


def test_what_follows_the_opening_of_a_list_needs_no_bullets() -> None:
    found = agreements(
        "The following documents were signed:\n"
        "Agreement on the exchange of students;\n"
        "Roadmap for fisheries until 2027."
    )
    assert [(one.name, one.status) for one in found] == [
        ("Agreement on the exchange of students", "signed"),
        ("Roadmap for fisheries until 2027", "signed"),
    ]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Work on an agreement on air services is being completed.",
            ("agreement on air services", "negotiated"),
        ),
        ("They spoke about the convention on double taxation.", ("convention on double taxation", None)),
    ],
)
def test_what_only_two_agree_on_is_theirs(text: str, told: tuple[str, str | None]) -> None:
    [found] = agreements(text)
    assert (found.name, found.status) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "They inked the Cooperation Roadmap for 2018-2019 within the framework of talks.",
            ("Cooperation Roadmap for 2018-2019", "signed"),
        ),
        (
            "“The Joint Statement on the Strategic Partnership undoubtedly marks a new stage.”",
            ("Joint Statement on the Strategic Partnership", None),
        ),
        (
            "The ministries signed a memorandum on the training and advanced training of doctors.",
            ("memorandum on the training and advanced training of doctors", "signed"),
        ),
        (
            "They spoke of the possibility to draw up a joint roadmap for 2026/27, aimed at practical work.",
            ("joint roadmap for 2026/27", "negotiated"),
        ),
        (
            "The minister signed a Framework Treaty between the Kazakh Government and the Nordic Bank.",
            ("Framework Treaty between the Kazakh Government and the Nordic Bank", "signed"),
        ),
        ("They signed a deal on renewable energy.", ("deal on renewable energy", "signed")),
        (
            "Agreements on twin-city relations between Taraz and Ventspils were signed too.",
            ("Agreements on twin-city relations between Taraz and Ventspils", "signed"),
        ),
    ],
)
def test_a_name_ends_where_the_sentence_goes_on(text: str, told: tuple[str, str | None]) -> None:
    (agreement,) = agreements(text)
    assert (agreement.name, agreement.status) == told


def test_heads_of_several_that_share_one_subject_each_are_told_as_they_are() -> None:
    signed = "They signed intergovernmental agreements on transit and interoffice memorandums on culture."
    assert names(signed) == ["intergovernmental agreements on transit", "interoffice memorandums on culture"]
    assert names("They signed 15 agreements on investment.") == []


def test_two_papers_of_like_bodies_are_two() -> None:
    between = (
        "Memorandum between the Ministry of {} of Latvia and the Ministry of Culture and Sports of Kazakhstan"
    )
    one, other = between.format("Youth and Sports"), between.format("Culture")
    told = f"They signed:\n- {one} on cooperation in sports;\n- {other} on cooperation in culture;"
    assert names(told) == [f"{one} on cooperation in sports", f"{other} on cooperation in culture"]


def test_a_purpose_that_is_broken_off_is_none() -> None:
    (agreement,) = agreements("They signed a memorandum it was to are.")
    assert (agreement.name, len(agreement.evidence)) == ("memorandum", 1)


def test_a_quotation_that_closes_a_name_is_evidence_of_it() -> None:
    text = "They signed a Memorandum on the film «Nordtal»."
    (agreement,) = agreements(text)
    assert [text[start:end] for start, end in agreement.evidence] == [agreement.name]
