import pytest

from .releases import PARSER, main_event, people_in, release

MET = "Deputy Foreign Minister of Kazakhstan Adil Serkebayev met with {}."


@pytest.mark.parametrize(
    ("counterpart", "partner"),
    [
        ("Ambassador of Lithuania to Kazakhstan Jonas Petrauskas", "LT"),
        ("Danish Ambassador Mette Holm", "DK"),
        ("Ambassador of the Kingdom of the Netherlands Pieter de Vries", "NL"),
        ("Ambassador of Suomi Aino Korhonen", "FI"),
        ("UK Minister of State James Whitfield", "GB"),
        ("U.S. Ambassador Linda Carter", "US"),
        ("Ambassador of the Republic of Korea Kim Min-seo", "KR"),
        ("Mayor of Tbilisi Giorgi Kapanadze", "GE"),
        ("Head of the Republic of Tatarstan Rinat Galiev", "RU"),
        ("Deputy Speaker of the Bundestag Anke Schröder", "DE"),
    ],
)
def test_the_counterpart_is_told_by_the_office_of_who_was_met(counterpart: str, partner: str) -> None:
    assert main_event(MET.format(counterpart)).partners == (partner,)


@pytest.mark.parametrize(
    ("counterpart", "partner"),
    [
        ("OSCE Secretary General Ingrid Falk", "OSCE"),
        ("Ambassador of the European Union Sofia Lind", "EU"),
        ("UNICEF Representative in Kazakhstan Arthur Boone", "UN"),
        ("Secretary General of the Organization of Turkic States Emre Yildiz", "OTS"),
        ("President of the European Bank for Reconstruction and Development Karl Bauer", "EBRD"),
    ],
)
def test_an_organisation_and_its_agencies_are_a_counterpart(counterpart: str, partner: str) -> None:
    assert main_event(MET.format(counterpart)).partners == (partner,)


def test_a_country_that_is_only_spoken_of_is_no_partner() -> None:
    event = main_event(
        "Deputy Foreign Minister of Kazakhstan Adil Serkebayev met with Ambassador of Latvia Ilze Ozola.\n\n"
        "They talked about the transit of goods from China through Russia and Belarus to the ports of Riga."
    )
    assert event.partners == ("LV",)


def test_where_the_ambassador_resides_is_no_partner() -> None:
    event = main_event(
        "Ambassador of Kazakhstan to Ethiopia and concurrently to Kenya Barlyk Seitov "
        "presented his credentials "
        "to President of Kenya David Kamau."
    )
    assert event.partners == ("KE",)


def test_a_reception_of_several_ambassadors_lists_all_their_countries() -> None:
    event = main_event(
        "President of Kazakhstan Alikhan Sarsenov received credentials from Ambassador of Spain Luis Ortega, "
        "Ambassador of Estonia Jaan Tamm and Ambassador of Rwanda Jean Habimana."
    )
    assert event.partners == ("ES", "EE", "RW")


def test_the_head_of_state_receives_ambassadors_of_two_countries() -> None:
    event = main_event("President Alikhan Sarsenov of Kazakhstan received ambassadors of Norway and Chile.")
    assert event.partners == ("NO", "CL")


def test_a_compound_tells_the_partner_where_no_office_does() -> None:
    event = main_event(
        "President of Kazakhstan Alikhan Sarsenov received Chairman of Lumen Holding Omar Khalaf.\n\n"
        "Gas projects are a pillar of Kazakh-Qatari cooperation, the Head of State said."
    )
    assert event.partners == ("QA",)


@pytest.mark.parametrize(
    "body",
    [
        "The Government of Kazakhstan met to discuss the harvest in the northern regions.",
        (
            "President of Uzbekistan Jahongir Rustamov met with President of Tajikistan Firdavs "
            "Nazarov in Dushanbe."
        ),
        "The foreign ministers of Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan held talks in Rome.",
        (
            "Kazakhstan hosts the summit of the heads of state of the Shanghai Cooperation "
            "Organization, which "
            "President of China Liu Wei, President of Russia Ivan Orlov and President of Belarus "
            "Pavel Hryn attend."
        ),
        (
            "Judokas of Kazakhstan won nine medals at the championship in Tashkent, ahead of "
            "Uzbekistan and Japan."
        ),
        (
            "Deputy Prime Minister of Kazakhstan Aset Omarov discussed with the heads of agencies how "
            "Afghan, Chinese and Iranian partners may build plants."
        ),
        "In Almaty inflation fell to 8 percent, the National Bank of Kazakhstan said.",
        "",
    ],
)
def test_what_is_domestic_or_of_many_or_of_others_is_no_bilateral_event(body: str) -> None:
    assert PARSER.parse(release(body)) == []


def test_a_bilateral_meeting_beside_a_summit_is_one() -> None:
    event = main_event(
        "On the sidelines of the summit in Samarkand, President of Kazakhstan Alikhan Sarsenov met with "
        "President of Türkiye Emre Demir."
    )
    assert event.partners == ("TR",)


def test_the_next_item_of_the_page_does_not_leak_in() -> None:
    event = main_event(
        "Deputy Minister of Foreign Affairs of Kazakhstan Adil Serkebayev received Chargé "
        "d'Affaires of the "
        "Portuguese Republic Rui Matos, press service of the Kazakh MFA reports.\n"
        "The sides explored the main areas of cooperation.\n"
        "Berlin Hosts the Kazakh-German Business Council\n"
        "The Kazakh-German Business Council was chaired by Deputy Prime Minister of "
        "Kazakhstan Nurbol Sapargali "
        "and Director of the Eastern Committee Friedrich Weber, press service of the Kazakh "
        "MFA reports."
    )
    assert event.partners == ("PT",)
    assert [person.name for person in event.participants] == ["Adil Serkebayev", "Rui Matos"]


def test_the_partners_rest_on_words_that_name_them() -> None:
    text = "Minister of Trade of Kazakhstan Aset Omarov met with Finnish Minister of Trade Aino Korhonen."
    event = main_event(text)
    quotes = {text[start:end] for start, end in event.evidence.partners}
    assert quotes <= {"Finnish", "Aino Korhonen"}
    assert quotes


def test_a_figure_belongs_to_the_one_of_several_partners_that_is_named_last() -> None:
    event = main_event(
        "Deputy Minister of Kazakhstan Adil Serkebayev met with ambassadors: Romanian Ambassador Ioana Popa "
        "and Estonian Ambassador Jaan Tamm.\n\nTalks with the Ambassador of Romania were about ports. "
        "Bilateral trade in 2022 was 2.6 billion US dollars."
    )
    assert event.partners == ("RO", "EE")
    assert [figure.partner for figure in event.figures] == ["RO"]


def test_ambassadors_who_present_credentials_in_a_later_sentence_are_listed_too() -> None:
    event = main_event(
        "President of Kazakhstan Alikhan Sarsenov spoke at a ceremony of presentation of credentials. "
        "He praised the ties with Spain. He wished success. Ambassador of Spain Luis Ortega presented his "
        "credentials. Besides, ambassadors of Chile, Nepal and the UN presented their credentials."
    )

    assert event.partners == ("ES", "CL", "NP", "UN")


def test_an_organisation_beside_a_state_hides_no_kazakh_host() -> None:
    event = main_event(
        "Senate Speaker Serik Ospanov has met with the Chairman-in-Office of the OSCE, Latvia's Minister of "
        "Foreign Affairs, Janis Ozols."
    )
    assert (event.type, people_in(event)) == ("meeting", {"Serik Ospanov": "KZ", "Janis Ozols": "LV"})


def test_a_bank_with_which_a_paper_is_signed_is_the_counterpart() -> None:
    signed = "Minister of Energy of Kazakhstan Adil Serkebayev signed a treaty"
    event = main_event(f"{signed} between the Kazakh Government and the Islamic Development Bank.")
    assert (event.type, event.partners) == ("signing", ("IsDB",))


def test_one_meeting_beside_a_gathering_is_the_event_wherever_it_is_told() -> None:
    council = (
        "Foreign Minister of Kazakhstan Adil Serkebayev took part in the meeting of the Council of Foreign "
        "Ministers of the Commonwealth of Independent States in Riga on March 12. The ministers discussed "
        "the programme. They approved a convention. They spoke of trade."
    )
    beside = (
        "On the sidelines of the meeting, Serkebayev met with Foreign Minister of Armenia Armen Sargsyan."
    )
    event = main_event(f"{council} {beside}")
    assert (event.type, event.partners, event.place) == ("meeting", ("AM",), "Riga")
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Armen Sargsyan": "AM"}
    assert not PARSER.parse(release(council))
    other = "On the sidelines of the meeting, Serkebayev met with Foreign Minister of Georgia Giorgi Beridze."
    assert not PARSER.parse(release(f"{council} {beside} {other}"))
