"""How whole English releases are read: who met whom, where, and what kind of event it was."""

from datetime import date

import pytest

from .releases import PARSER, main_event, people_in, release

KZ = "Foreign Minister of Kazakhstan Adil Serkebayev"


def test_a_gathering_that_opens_the_sentence_tells_where_people_met_on_its_eve() -> None:
    event = main_event(
        f"On the eve of the meeting of the SCO Council of Foreign Ministers in Almaty, {KZ} met with "
        "Foreign Minister of Uzbekistan Otabek Rahimov."
    )
    assert event.place == "Almaty"
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Otabek Rahimov": "UZ"}


def test_two_ministers_told_at_once_are_each_of_his_own_country() -> None:
    event = main_event("Latvian and Kazakh foreign ministers Janis Ozols and Adil Serkebayev met in Riga.")
    assert people_in(event) == {"Janis Ozols": "LV", "Adil Serkebayev": "KZ"}


def test_a_surname_with_a_small_word_may_end_in_a_countrys_name() -> None:
    event = main_event(f"{KZ} met with Ambassador of Spain Jorge Lopez de Montenegro.")
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Jorge Lopez de Montenegro": "ES"}


def test_a_reception_on_a_national_day_is_no_congratulation() -> None:
    event = main_event(
        "The Embassy of Latvia in Astana hosted a reception on the occasion of the Independence Day of "
        f"Latvia. {KZ} attended the event and congratulated the guests."
    )
    assert (event.type, event.partners, event.place) == ("other", ("LV",), "Astana")


def test_all_who_are_met_in_a_series_of_meetings_are_partners() -> None:
    event = main_event(
        f"On the sidelines of the UN General Assembly, {KZ} met with Foreign Minister of Cuba Luis Ortega, "
        "Foreign Minister of Peru Ana Torres and Foreign Minister of Malta Ivan Borg.",
        title="Head of Kazakh Foreign Ministry held a series of meetings in New York",
    )
    assert (event.type, event.partners, event.place) == ("meeting", ("CU", "PE", "MT"), "New York")


def test_a_series_of_meetings_with_one_country_has_one_partner() -> None:
    event = main_event(
        f"{KZ} held meetings with President of the Senate of Romania Ion Pop and State Secretary of the "
        "Romanian Ministry of Foreign Affairs Ioana Marin in Bucharest."
    )
    assert event.partners == ("RO",)


def test_what_is_held_at_a_ministry_is_held_in_its_capital() -> None:
    event = main_event(
        "On March 18 political consultations of Kazakhstan and Romania took place at the Romanian Ministry "
        "of Foreign Affairs."
    )
    assert event.place == "Bucharest"


def test_a_title_before_a_name_may_be_a_given_name() -> None:
    event = main_event(
        "Ambassador of Kazakhstan to Israel Timur Sadykov was received by Speaker of the Knesset Amir Levy."
    )
    assert people_in(event) == {"Timur Sadykov": "KZ", "Amir Levy": "IL"}


def test_who_signed_a_memorandum_stands_behind_its_name() -> None:
    event = main_event(
        f"The University of Riga and the University of Almaty signed a memorandum of understanding. {KZ} met "
        "with Latvian Minister Janis Ozols."
    )
    assert [agreement.name for agreement in event.agreements] == [
        "memorandum of understanding between The University of Riga and the University of Almaty"
    ]


def test_a_dateline_of_the_ministry_may_end_in_a_full_stop() -> None:
    event = main_event(
        "Riga, March 18, 2025. Ambassador of Kazakhstan to Latvia Timur Sadykov met with Latvian Minister "
        "Janis Ozols."
    )
    assert (event.place, str(event.date)) == ("Riga", "2025-03-18")


def test_a_guest_is_greeted_and_not_congratulated() -> None:
    event = main_event(
        "President of Latvia Janis Ozols greeted President of Kazakhstan Adil Serkebayev in Riga.",
        title="Serkebayev visits Riga",
    )
    assert (event.type, event.place) == ("visit", "Riga")


def test_a_surname_that_is_a_small_word_follows_an_office() -> None:
    event = main_event(
        "President of Kazakhstan Adil Serkebayev and General Secretary of the Communist Party of Vietnam "
        "To Minh held talks in Astana."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "To Minh": "VN"}


def test_a_given_name_that_is_a_verb_too_is_told_by_the_fathers_name() -> None:
    event = main_event(f"{KZ} met with Oman's Minister of Information Technology Said bin Hamoud Al Rashdi.")
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Said bin Hamoud Al Rashdi": "OM"}


def test_a_speaker_of_the_commons_may_be_canadian() -> None:
    event = main_event(
        "During his visit to Canada, Mazhilis Speaker Adil Serkebayev met with Speaker of the House of "
        "Commons John Miller in Ottawa."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "John Miller": "CA"}


def test_a_prefect_takes_part() -> None:
    event = main_event(
        "The Consulate of Kazakhstan was opened in Rijeka by Ambassador of Kazakhstan Timur Sadykov and "
        "Prefect of Istria County Dragosa Horvatin."
    )
    assert people_in(event) == {"Timur Sadykov": "KZ", "Dragosa Horvatin": "HR"}


def test_a_later_sentence_tells_where_a_paper_was_signed() -> None:
    event = main_event(
        "Kazakhstan and Singapore signed an Agreement on Legal Assistance on Monday. The document was "
        "signed in Singapore by Prosecutor General Adil Serkebayev."
    )
    assert (event.type, event.place) == ("signing", "Singapore")


def test_september_is_shortened_to_four_letters() -> None:
    event = main_event(f"{KZ} met with Latvian Minister Janis Ozols on Sept. 7.", published="2023-09-09")
    assert str(event.date) == "2023-09-07"


def test_who_was_met_earlier_in_the_day_takes_part() -> None:
    event = main_event(
        f"{KZ} met with Latvian Minister Janis Ozols in Riga. They spoke of trade. Transit was discussed. "
        "They agreed to go on. Earlier in the day, Serkebayev held talks with President of Latvia Peteris "
        "Kalns. Earlier, Ozols had met with Uldis Berzins, Minister of Transport."
    )
    assert set(people_in(event)) == {"Adil Serkebayev", "Janis Ozols", "Peteris Kalns"}


def test_who_leads_the_delegation_of_a_region_is_of_its_country() -> None:
    event = main_event(
        "Kazakh Ambassador to Russia Timur Sadykov paid a visit to Astrakhan region. The Ambassador and a "
        "delegation of Atyrau region led by deputy governor Serik Aidarbekov met governor Igor Babushkin."
    )
    assert people_in(event) == {"Timur Sadykov": "KZ", "Serik Aidarbekov": "KZ", "Igor Babushkin": "RU"}


def test_the_leadership_of_companies_is_whom_somebody_meets() -> None:
    event = main_event(
        f"Latvian business showed interest in Kazakhstan. This was stated during a meeting of {KZ} with the "
        "leadership of Latvian companies."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ"}


def test_all_with_whom_bilateral_talks_are_held_are_partners() -> None:
    event = main_event(
        "President of Kazakhstan Adil Serkebayev held bilateral talks with foreign officials following the "
        "SCO Summit in Astana. He met with the President of Mongolia Bat Dorj. During the talks with the "
        "President of Tajikistan Rustam Karimov, the sides spoke of water."
    )
    assert event.partners == ("MN", "TJ")


def test_a_day_may_stand_between_what_is_discussed_and_its_city() -> None:
    event = main_event(
        "Kazakh-Latvian cooperation was discussed on Tuesday in Almaty at the meeting of the Riga Club. "
        f"{KZ} spoke to Latvian Minister Janis Ozols."
    )
    assert event.place == "Almaty"


def test_a_forum_of_the_first_sentence_goes_before_the_council_beside_it() -> None:
    event = main_event(
        "A Forum of Kazakhstan and Latvia kicked off in Riga, where companies discussed trade. It is held "
        "with the 5th meeting of the Kazakh-Latvian Intergovernmental Council."
    )
    assert (event.type, event.place) == ("forum", "Riga")


def test_a_council_of_heads_of_governments_is_nobodys_office() -> None:
    event = main_event(
        "On the eve of the sitting of the Council of the Heads of Governments of CIS nations in Astana "
        "Kazakh PM Adil Serkebayev met with PM of Belarus Ivan Kovalev."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Ivan Kovalev": "BY"}
    assert event.place == "Astana"


def test_the_head_of_a_cabinet_of_ministers_keeps_his_name() -> None:
    event = main_event(
        "Kazakh PM Adil Serkebayev met with Chairman of the Cabinet of Ministers Kyrgyzstan Akylbek Osmonov."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Akylbek Osmonov": "KG"}


def test_whose_visit_is_only_spoken_of_takes_no_part() -> None:
    event = main_event(
        f"{KZ} met with Latvian ambassador Janis Ozols. At the meeting, the Minister noted the importance "
        "of Peteris Kalns’s visit to Kazakhstan."
    )
    assert set(people_in(event)) == {"Adil Serkebayev", "Janis Ozols"}


def test_a_capital_hosts_a_forum_whoever_organised_it() -> None:
    event = main_event(
        "The British capital hosted the Otan Foundation’s (Otan) fourth annual business forum of Kazakhstan, "
        f"{KZ} informs."
    )
    assert (event.type, event.partners, event.place) == ("forum", ("GB",), "London")


def test_the_son_of_a_sultan_is_no_second_person() -> None:
    event = main_event(
        "Kazakh Ambassador to the UAE Timur Sadykov met with Chairman Abdullah bin Sultan Al Rashdi. Sultan "
        "Al Rashdi was told of trade."
    )
    assert people_in(event) == {"Timur Sadykov": "KZ", "Abdullah bin Sultan Al Rashdi": "AE"}


def test_with_whom_agreements_reached_are_discussed_takes_part() -> None:
    event = main_event(
        "Prime Minister of Kazakhstan Adil Serkebayev discussed the implementation of agreements reached at "
        "the level of heads of state with Ambassador of China Zhang Min."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Zhang Min": "CN"}


def test_whom_somebody_met_before_what_is_discussed_takes_no_part() -> None:
    event = main_event(
        f"{KZ} and Latvian Minister Janis Ozols discussed the results of the recent meeting with President "
        "of Latvia Peteris Kalns."
    )
    assert set(people_in(event)) == {"Adil Serkebayev", "Janis Ozols"}


def test_a_briefing_takes_place_where_the_parliament_sits() -> None:
    event = main_event(
        "Trade is growing, Federation Council Speaker of Russia Olga Petrova told journalists at the "
        "briefing in the Senate of the Parliament of Kazakhstan."
    )
    assert (event.type, event.place) == ("statement", "Astana")


def test_a_figure_belongs_to_the_organisation_that_its_sentence_names() -> None:
    event = main_event(
        "Prime Minister of Kazakhstan Adil Serkebayev held several high-level meetings. He met "
        "with Secretary General of the Organization of Turkic States Omar Aliyev. Serkebayev and World Bank "
        "Vice President Anna Rossi spoke of roads. Since 1992, Kazakhstan and the World Bank have "
        "implemented 48 projects worth $8 billion."
    )
    assert event.partners == ("OTS", "WB")
    assert [figure.partner for figure in event.figures] == ["WB", "WB"]


def test_a_headline_may_end_in_a_share() -> None:
    event = main_event(
        "Trade of Kazakhstan and Latvia exceeds the level of last year by 40 %\n\nTrade of Kazakhstan and "
        "Latvia is growing. The Ambassador of Latvia Janis Ozols said so in the interview."
    )
    assert event.type == "statement"


def test_a_city_state_in_capitals_is_a_datelines_city() -> None:
    event = main_event(
        "LUXEMBOURG, March 5. KAZINFORM – Ambassador of Kazakhstan Timur Sadykov met with Prime Minister of "
        "Luxembourg Jean Muller."
    )
    assert event.place == "Luxembourg"


def test_a_visit_announced_leads_where_people_are_to_meet() -> None:
    event = main_event(
        "President of Latvia Janis Ozols will arrive in Kazakhstan on an official visit on March 26. "
        "During the visit, the leaders are to attend a forum in Almaty."
    )
    assert (event.type, event.planned, event.place) == ("visit", True, "Almaty")


def test_a_subcommission_is_a_commission() -> None:
    event = main_event("Riga hosted a meeting of the Kazakh-Latvian subcommission on water.")
    assert (event.type, event.place) == ("commission", "Riga")


def test_an_evening_for_guests_is_no_meeting_whatever_is_opened_there() -> None:
    event = main_event(
        "On 18th of March 2025 a solemn evening dedicated to the 20th anniversary of Astana was held at the "
        "Embassy of Kazakhstan in Vienna. Opening the meeting, Ambassador Timur Sadykov told the guests of "
        "Kazakh-Austrian relations."
    )
    assert (event.type, str(event.date), event.place) == ("other", "2025-03-18", "Vienna")


def test_the_us_before_a_name_is_no_part_of_it() -> None:
    event = main_event(
        "Information Minister Adil Serkebayev told of the telephone conversation between the Presidents of "
        "Kazakhstan and the U.S. Nursultan Nazarbayev and Donald Trump."
    )
    assert {"Nursultan Nazarbayev", "Donald Trump"} <= set(people_in(event))


def test_whose_doctrine_is_spoken_of_takes_no_part() -> None:
    event = main_event(
        f"{KZ} received a delegation of Latvia led by Janis Ozols. They spoke of trade and of visas. "
        "He told of the realization of the social doctrine of President Nursultan Nazarbayev."
    )
    assert set(people_in(event)) == {"Adil Serkebayev", "Janis Ozols"}


def test_a_day_on_which_something_was_written_is_not_that_of_the_talks() -> None:
    event = main_event(
        "The Baltic Times released an article on March 19 about the meeting of the Kazakh-Latvian "
        "Intergovernmental Commission in Riga on March 16."
    )
    assert (str(event.date), event.place) == ("2025-03-16", "Riga")


def test_countries_that_a_tour_includes_are_no_counterparts() -> None:
    event = main_event(
        "On March 7, a US Senate delegation led by Senator Harry Ridley visited Kazakhstan as part of their "
        "tour which included Afghanistan, Germany and Uzbekistan. Kazakhstan's Prime Minister Adil "
        "Serkebayev and US Senators discussed trade."
    )
    assert (event.type, event.partners, str(event.date)) == ("visit", ("US",), "2025-03-07")


def test_whom_talks_are_of_that_papers_follow_takes_part() -> None:
    event = main_event(
        "Following the talks of President of Kazakhstan Adil Serkebayev and President of Latvia Janis Ozols, "
        "a number of documents were signed."
    )
    assert set(people_in(event)) == {"Adil Serkebayev", "Janis Ozols"}


def test_aid_that_arrives_is_no_visit() -> None:
    event = main_event(
        "A plane with humanitarian aid of Kazakhstan for Lebanon arrived in Beirut. Ambassador of Kazakhstan "
        "Timur Sadykov handed over the cargo."
    )
    assert (event.type, event.partners) == ("other", ("LB",))


def test_what_took_place_online_has_no_city() -> None:
    event = main_event(
        "BAGHDAD. KAZINFORM – The meeting of the Kazakh-Iraqi Intergovernmental Commission took place online."
    )
    assert (event.type, event.place) == ("commission", None)


def test_whose_kazakh_counterpart_is_told_is_foreign() -> None:
    event = main_event(
        "Minister for National Economy Miklos Varga met with his Kazakh counterpart Timur Suleimenov in "
        "Astana on March 18. Varga spoke of it to Hungarian reporters."
    )
    assert event.partners == ("HU",)
    assert people_in(event) == {"Miklos Varga": "HU", "Timur Suleimenov": "KZ"}


def test_whose_visit_was_in_another_year_takes_no_part() -> None:
    event = main_event(
        "Latvian Ambassador Janis Ozols received Kazakh Ambassador Timur Sadykov. The two countries signed a "
        "declaration in June 2014 during Kazakh PM Adil Serkebayev’s visit to Latvia."
    )
    assert set(people_in(event)) == {"Janis Ozols", "Timur Sadykov"}


def test_a_minister_called_asset_takes_part() -> None:
    event = main_event(
        "Latvian Minister Janis Ozols held talks in Astana with Development Minister Asset Serkebayev."
    )
    assert people_in(event) == {"Janis Ozols": "LV", "Asset Serkebayev": "KZ"}


def test_a_commission_whose_success_is_told_is_not_what_takes_place() -> None:
    event = main_event(
        "Kazakh PM Adil Serkebayev spoke to Ambassador of Latvia Janis Ozols at a meeting in Astana. He "
        "reflected on the success of the 6th session of the joint commission in Riga."
    )
    assert (event.type, event.place) == ("meeting", "Astana")


def test_what_is_held_at_an_embassy_is_held_in_a_capital() -> None:
    event = main_event(
        "An evening of Kazakh culture was held at the Embassy of Kazakhstan in Ethiopia, Kazakh diplomats "
        "said."
    )
    assert (event.type, event.partners, event.place) == ("other", ("ET",), "Addis Ababa")


def test_an_open_day_is_no_opening() -> None:
    event = main_event(
        "On March 15, the Embassy of Kazakhstan in Vienna held an Open Day for its neighbours."
    )
    assert (event.type, event.partners, event.place) == ("other", ("AT",), "Vienna")


def test_whose_bust_is_unveiled_takes_no_part() -> None:
    event = main_event(
        "Deputy PM of Tatarstan Rinat Galimov attended the opening of a bust to Tatar poet Ildar "
        "Yusupov in Kokshetau, Kazakhstan. Deputy Governor Yerlan Ospanov of Akmola region spoke there."
    )
    assert event.type == "opening"
    assert "Ildar Yusupov" not in people_in(event)


def test_whose_leadership_is_praised_takes_no_part() -> None:
    event = main_event(
        f"{KZ} paid a visit to Latvia, where he was received by President Janis Ozols. Ozols praised the "
        "visionary leadership of Nursultan Nazarbayev. The visit comes on the threshold of President Timur "
        "Sadykov’s state visit."
    )
    assert set(people_in(event)) == {"Adil Serkebayev", "Janis Ozols"}


def test_a_treaty_signed_in_a_city_was_signed_there() -> None:
    event = main_event(
        "Minister of Justice Adil Serkebayev and Ambassador of Latvia Janis Ozols signed in Almaty "
        "the Treaty on the Transfer of Sentenced Persons."
    )
    assert (event.type, event.place) == ("signing", "Almaty")


def test_a_surname_may_begin_with_a_title() -> None:
    event = main_event(f"{KZ} met with Foreign Minister of Iran Hossein Amir-Rahmanian in Samarkand.")
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Hossein Amir-Rahmanian": "IR"}


def test_whose_funeral_it_is_takes_no_part() -> None:
    event = main_event(
        "Deputy Chairman of the Senate of Kazakhstan Adil Serkebayev, who came for the funeral of Kenji "
        "Abe, met with Prime Minister of Japan Taro Sato in Tokyo."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Taro Sato": "JP"}


def test_three_ambassadors_share_a_list_of_countries_in_order() -> None:
    event = main_event(
        "Deputy Minister of Kazakhstan Adil Serkebayev met with the ambassadors of Sweden, Finland and "
        "Norway Eva Holm, Jan Aho and Nils Berg."
    )
    sides = people_in(event)
    assert sides == {"Adil Serkebayev": "KZ", "Eva Holm": "SE", "Jan Aho": "FI", "Nils Berg": "NO"}


def test_whom_somebody_greets_meanwhile_has_no_office_of_his() -> None:
    event = main_event(
        f"ASTANA. KAZINFORM – {KZ} received copies of credentials of the Ambassador of Thailand Anan Chai. "
        "Congratulating the Ambassador, Serkebayev wished him success."
    )
    assert event.place == "Astana"


def test_a_chain_of_cities_and_what_is_visited_name_nobody() -> None:
    event = main_event(
        f"{KZ} met with Foreign Minister of Iran Ali Karimi. Named were the rails Kandahar – Spin Boldak, "
        "of the port of Shahid Beheshti and of the mausoleum of Sultan Baybars. The guests visited "
        "Berel Motors."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Ali Karimi": "IR"}


def test_a_side_is_known_where_the_word_for_it_is_left_out() -> None:
    event = main_event(
        "Political consultations took place in Ulaanbaatar. The Kazakh side was headed by Deputy Minister of "
        "Foreign Affairs Adil Serkebayev, the Mongolian by State Secretary Bat Munkh."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Bat Munkh": "MN"}


def test_what_an_office_deals_with_may_be_two_regions() -> None:
    event = main_event(
        "Prime Minister of Kazakhstan Adil Serkebayev met with Vice President of the European Bank for "
        "Reconstruction and Development Jan Novak. Managing Director for Central Asia and Mongolia Zsuzsa "
        "Kovacs took part."
    )
    assert people_in(event)["Zsuzsa Kovacs"] == "EBRD"


def test_a_visit_lasts_from_a_day_through_another() -> None:
    event = main_event(f"{KZ} paid an official visit to Latvia from March 15 through 18.")
    assert (event.date, event.date_end) == (date(2025, 3, 15), date(2025, 3, 18))


def test_of_whom_a_ministry_says_that_he_met_somebody_takes_part() -> None:
    event = main_event(
        f"{KZ} arrived today in Riga for an official visit.\n\nThe Latvian Foreign Ministry said that "
        f"Janis Ozols met with Adil Serkebayev."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Janis Ozols": "LV"}


def test_a_name_behind_and_may_begin_with_a_word() -> None:
    event = main_event(
        "Consular consultations between Kazakhstan and the UK were held. The UK delegation was led by "
        "Sarah Taylor, Director of Consular Services, and Mark Clayton, Deputy Director of a Department."
    )
    assert people_in(event) == {"Sarah Taylor": "GB", "Mark Clayton": "GB"}


def test_an_aside_in_brackets_parts_no_name_from_its_office() -> None:
    event = main_event(
        f"{KZ} received the Ambassador of Bangladesh (with residence in Tashkent), Karim Alam."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Karim Alam": "BD"}


def test_a_day_that_opens_a_text_before_a_dash_is_when_it_was_written() -> None:
    event = main_event(
        "The Ambassador of Cyprus Georgios Christou presented today his credentials to the President of "
        "Kazakhstan Kassym-Jomart Tokayev.",
        title="29 November 2022 - The Ambassador of Cyprus presents his credentials",
        published=None,
    )
    assert event.date == date(2022, 11, 29)


def test_senior_officials_of_an_organisation_are_no_bilateral_meeting() -> None:
    body = "Senior officials of the CICA have met in Astana. Kazakhstan told of its plans."
    assert PARSER.parse(release(body, title="CICA Senior Officials Committee meets in Astana")) == []


def test_who_instructed_somebody_is_not_his_office() -> None:
    event = main_event(
        "As instructed by the President, Kazakh Deputy Prime Minister Adil Serkebayev visited the Latvian "
        "capital Riga."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ"}


@pytest.mark.parametrize(
    "sentence",
    [
        "The film Berel by Akan Ospanov was shown.",
        "Students of the Jean Monnet Chair came.",
        "The sides spoke about the case of Mukhtar Ospanov.",
        "The ship Queen Anna called at Aktau.",
        "Kazakh boxer Gennady Ospanov was named.",
        "The late Foreign Minister Edgars Berzins was remembered.",
        "The embassy was opened by Erlan Ospanov in 2004.",
    ],
)
def test_who_made_bears_or_once_did_something_takes_no_part(sentence: str) -> None:
    event = main_event(f"{KZ} met with Foreign Minister of Latvia Janis Ozols. {sentence}")
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Janis Ozols": "LV"}


def test_an_editor_on_a_line_of_his_own_takes_no_part() -> None:
    event = main_event(f"{KZ} met with Foreign Minister of Latvia Janis Ozols.\n\nEditor: Zhanna Ospanova")
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Janis Ozols": "LV"}


def test_a_name_begins_behind_what_the_company_is_called() -> None:
    event = main_event(
        "President of Kazakhstan Adil Serkebayev received Chief Executive of the Australian company "
        "Berg Tinto Jakob Stausholm.",
        title="President meets with CEO of Berg Tinto",
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Jakob Stausholm": "AU"}


@pytest.mark.parametrize(
    ("dateline", "place"), [("RIGA, Latvia –", "Riga"), ("WASHINGTON, D.C. —", "Washington")]
)
def test_a_dateline_may_name_the_country_or_district(dateline: str, place: str) -> None:
    assert main_event(f"{dateline} {KZ} met with Foreign Minister of Latvia Janis Ozols.").place == place


@pytest.mark.parametrize(
    ("body", "day"),
    [
        ("A memorandum between Kazakhstan and Latvia was signed in Riga on March 11.", date(2025, 3, 11)),
        (
            "The Foreign Ministry of Kazakhstan said on Wednesday that it condemns the attack in Latvia.",
            date(2025, 3, 19),
        ),
    ],
)
def test_the_day_of_a_signature_or_of_a_statement_is_the_events(body: str, day: date) -> None:
    assert main_event(body).date == day


def test_who_meet_at_a_conference_hold_a_meeting_and_no_forum() -> None:
    event = main_event(f"At the Riga Security Conference, {KZ} met Foreign Minister of Latvia Janis Ozols.")
    assert (event.type, event.place) == ("meeting", "Riga")


def test_whose_letter_is_handed_over_takes_no_part() -> None:
    event = main_event(
        "In Riga, Kazakh Ambassador Adil Serkebayev handed over a letter from President Aidar Ospanov to "
        "Foreign Minister of Latvia Janis Ozols."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Janis Ozols": "LV"}


def test_a_member_of_the_european_parliament_is_of_the_eu() -> None:
    event = main_event(f"{KZ} met with MEP Janis Ozols.")
    assert (event.partners, people_in(event)["Janis Ozols"]) == (("EU",), "EU")


def test_an_event_takes_place_where_its_guests_are_addressed() -> None:
    event = main_event(
        "Kazakhstan's Embassy in Latvia organized an open day on the occasion of Nauryz. Ambassador Adil "
        "Serkebayev addressed the guests in Riga."
    )
    assert event.place == "Riga"


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("received a delegation of the Latvian Saeima led by Wilhars Kalnozols.", "Wilhars Kalnozols"),
        ("met with Charge d'Affaires a.i. of Latvia Wilhara Kalna.", "Wilhara Kalna"),
    ],
)
def test_who_leads_a_delegation_or_a_mission_takes_part(sentence: str, name: str) -> None:
    assert people_in(main_event(f"{KZ} {sentence}")) == {"Adil Serkebayev": "KZ", name: "LV"}


def test_an_embassy_opens_where_its_ceremony_is() -> None:
    event = main_event(
        "Kazakhstan opens an embassy in Latvia. The opening ceremony in Riga was attended by Minister "
        "of Latvia Janis Ozols."
    )
    assert (event.type, event.place) == ("opening", "Riga")


def test_to_welcome_the_guests_of_a_concert_is_no_meeting() -> None:
    event = main_event(
        "A concert of the Kazakh orchestra took place in Riga with support of the Embassy of Kazakhstan in "
        "Latvia. Ambassador Adil Serkebayev welcomed the guests."
    )
    assert (event.type, event.place) == ("other", "Riga")


def test_the_anniversary_of_an_opening_is_no_opening() -> None:
    event = main_event("The 10th anniversary of the opening of Kazakhstan's Embassy in Latvia was marked.")
    assert event.type == "anniversary"
