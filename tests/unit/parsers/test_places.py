import pytest

from .releases import main_event

MET = "Foreign Minister of Kazakhstan Adil Ospanov met Foreign Minister of Latvia Janis Ozols"

KZ = "Deputy Foreign Minister of Kazakhstan Adil Serkebayev"
LT = "Ambassador of Lithuania Jonas Petrauskas"


@pytest.mark.parametrize(
    ("body", "city"),
    [
        (f"{KZ} met in Vilnius with State Secretary of Lithuania Rasa Vitkutė.", "Vilnius"),
        ("Riga hosted Kazakh-Latvian political consultations.", "Riga"),
        ("Kazakh-Swedish political consultations were held in the capital of Sweden.", "Stockholm"),
        ("Kazakh-Finnish political consultations were held in the Finnish capital.", "Helsinki"),
        (f"{KZ} paid a working visit to Singapore.", "Singapore"),
        (
            (
                "At the Akorda, President of Kazakhstan Alikhan Sarsenov received Prime Minister of "
                "Belgium Luc Maes."
            ),
            "Astana",
        ),
        ("Kazakh-Croatian consular consultations took place in Split.", "Split"),
        (f"ASTANA. KAZINFORM – {KZ} met with {LT}.", "Astana"),
        (f"Brussels, 17 March 2025 – {KZ} met with {LT}.", "Brussels"),
        (f"{KZ} met with {LT}.", None),
        (f"RIGA, Latvia, March 18. {KZ} met with {LT}.", "Riga"),
        (f"{KZ}, as part of his participation in the Riga Diplomacy Forum, held talks with {LT}.", "Riga"),
        ("Kazakhstan and Poland held consultations on consular issues in Warsaw.", "Warsaw"),
        (
            f"ISLAMABAD-The embassy of Kazakhstan in Pakistan hosted guests. {KZ} met them.",
            "Islamabad",
        ),
        (
            (
                "An evening for the anniversary of Astana was held at the Embassy of Kazakhstan in Vienna. "
                "Ambassador of Kazakhstan to Austria Gulnar Sadyk met with guests from Austria."
            ),
            "Vienna",
        ),
    ],
)
def test_the_city_is_where_the_sentence_or_the_dateline_says(body: str, city: str | None) -> None:
    assert main_event(body).place == city


@pytest.mark.parametrize(
    "elsewhere",
    [
        "They recalled the visit of the President to Paris in 2022.",
        "The commission will be held in Vilnius in April.",
        "The Embassy in Warsaw will help.",
        "An agreement signed in Rabat last October entered into force.",
        "Flights from Almaty to Vilnius were discussed.",
        "He invited the Mayor to visit Almaty this year.",
    ],
)
def test_a_city_of_something_else_is_not_the_place(elsewhere: str) -> None:
    assert main_event(f"{KZ} met with {LT}.\n\n{elsewhere}").place is None


@pytest.mark.parametrize(
    "body",
    [
        (
            f"ASTANA. KAZINFORM – {KZ} had a telephone conversation with Foreign Minister of "
            "Lithuania Darius Kazlauskas."
        ),
        (
            "ASTANA. KAZINFORM – President of Lithuania Rasa Vitkutė congratulated President of "
            "Kazakhstan Alikhan Sarsenov."
        ),
        "ASTANA. KAZINFORM – 33 years ago Kazakhstan and Lithuania established diplomatic relations.",
    ],
)
def test_calls_letters_and_anniversaries_have_no_place(body: str) -> None:
    assert main_event(body).place is None


def test_an_ambassador_abroad_does_not_meet_people_in_the_agencys_town() -> None:
    event = main_event(
        "ASTANA. KAZINFORM – Ambassador of Kazakhstan to Austria Gulnar Sadyk met with "
        "Rector Anna Gruber of Austria."
    )
    assert event.place is None


def test_the_capital_is_called_as_it_was_at_the_time() -> None:
    body = "The Kazakh capital is hosting a Kazakh-Turkish business forum."
    assert main_event(body, published="2022-03-04").place == "Nur-Sultan"
    assert main_event(body, published="2023-03-04").place == "Astana"


def test_a_town_that_no_list_knows_is_read_from_the_dateline() -> None:
    event = main_event(
        "GORI. KAZINFORM Kazakhstan has opened its honorary consulate in Gori, a town of Georgia."
    )
    assert event.place == "Gori"


def test_the_place_rests_on_the_words_that_tell_it() -> None:
    text = "Kazakh-Swedish political consultations were held in the capital of Sweden."
    assert [text[start:end] for start, end in main_event(text).evidence.place] == ["capital of Sweden"]


def test_a_city_that_will_host_an_event_is_its_place() -> None:
    assert main_event("Riga will host the Kazakh-Latvian business forum on April 3.").place == "Riga"


def test_on_whose_initiative_something_is_held_hides_no_place() -> None:
    event = main_event(
        "At the initiative of the Embassy of Kazakhstan, a photo exhibition opened in the Tallinn library."
    )

    assert event.place == "Tallinn"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"ASTANA. KAZINFORM {MET} during his visit to the Emirates. They met in Abu Dhabi.", "Abu Dhabi"),
        (f"Almaty. January 15. Kazakhstan Today - {MET}.", None),
        (f"ASTANA. KAZINFORM {MET} via video conference.", None),
        (f"{MET}. They spoke of trade. They spoke of transport. The meeting in Riga ended late.", "Riga"),
        (f"{MET}. Upon arrival to Riga, the guests were shown the old town.", "Riga"),
        ("An honorary consulate of Kazakhstan was opened in the capital of Bavaria, in Germany.", "Munich"),
        (
            "Ambassador of Kazakhstan Adil Ospanov praised Latvia at a press conference in Riga.",
            "Riga",
        ),
    ],
)
def test_the_place_is_told_by_what_leads_to_a_city_not_by_where_the_news_was_written(
    body: str, place: str | None
) -> None:
    assert main_event(body).place == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (
            f"{MET}. They spoke. They ate. They left. Papers were signed during a visit to Baku.",
            "Baku",
        ),
        (f"{MET}. They spoke. They ate. They left. A team visited Baku three years ago.", None),
        (
            "TARTU: Ambassador of Kazakhstan to Latvia Adil Ospanov paid a visit to Riga.",
            "Riga",
        ),
        (f"ASTANA. KAZINFORM {MET} at last. Papers were exchanged during a meeting in Geneva.", "Geneva"),
    ],
)
def test_a_visit_that_is_the_events_own_tells_its_place(body: str, place: str | None) -> None:
    assert main_event(body).place == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Sofia hosted a meeting of the Kazakh-Bulgarian Intergovernmental Commission.", "Sofia"),
        (f"{MET} in the town of Krumbach.", "Krumbach"),
        (f"{MET} during a visit to the city of Riga.", "Riga"),
        (f"{MET} at the UN Headquarters.", "New York"),
    ],
)
def test_a_city_is_known_by_what_it_hosts_or_is_called(body: str, place: str) -> None:
    assert main_event(body).place == place


def test_the_sentence_that_tells_the_event_tells_its_place_before_the_dateline() -> None:
    event = main_event(f"ASTANA – Kazakhstan and Latvia agree. This was announced as {MET} in Riga.")

    assert event.place == "Riga"


def test_where_another_meeting_was_whose_importance_is_noted_tells_no_place() -> None:
    event = main_event(f"{MET}. The parties noted the importance of the meeting of the leaders in Geneva.")

    assert event.place is None


def test_a_consulate_is_opened_where_it_is() -> None:
    event = main_event(
        "ASTANA – President of Kazakhstan Alikhan Sarsenov took part in the opening ceremony of Kazakhstan’s "
        "Consulate General in Daugavpils, concluding his visit to Latvia."
    )

    assert event.place == "Daugavpils"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"{KZ} flew to Tallinn, where he held talks with {LT}.", "Tallinn"),
        (f"{KZ} met with {LT} during the Astana International Forum.", "Astana"),
        (f"{KZ} met with {LT} during the Almaty visit of the minister.", None),
        ("Riga played host to the Kazakh-Latvian business forum.", "Riga"),
        (f"A Riga meeting between {KZ} and {LT} was about transport.", "Riga"),
        (
            "Ambassador of Latvia to Kazakhstan Janis Ozols met with Kazakhstani journalists in Almaty.",
            "Almaty",
        ),
        (
            (
                f"{KZ} met with {LT}. He reflected on the success of the third session of the joint "
                "commission in Doha last October."
            ),
            None,
        ),
    ],
)
def test_journeys_hosts_and_gatherings_lead_to_a_city_and_earlier_sessions_do_not(
    body: str, place: str | None
) -> None:
    assert main_event(body).place == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Ambassador of Kazakhstan to Latvia Adil Ospanov met the Mayor of Liepaja Janis Ozols.", "Liepaja"),
        (
            "Ambassador of Latvia to Kazakhstan Janis Ozols met the Akim of Karaganda Adil Ospanov.",
            "Karaganda",
        ),
        ("Ambassador of Latvia to Kazakhstan Janis Ozols met the Akim of Almaty region Adil Ospanov.", None),
        (f"{KZ} received the Mayor of Liepaja Janis Ozols.", None),
    ],
)
def test_a_mayor_receives_ambassadors_in_his_own_city(body: str, place: str | None) -> None:
    assert main_event(body).place == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (
            (
                f"{KZ} met with {LT}. The parties noted the importance of the meeting between the "
                "Presidents on "
                "the sidelines of the 78th Session of the UN General Assembly in New York."
            ),
            None,
        ),
        (f"{KZ} met with {LT} following the launch of talks, which began on March 2 in Brussels.", None),
        (
            (
                "ISLAMABAD: Pakistan and Kazakhstan will trade more. The agreement was reached at a "
                "meeting of "
                f"{KZ} and Foreign Minister of Pakistan Ali Khan in Bishkek."
            ),
            "Bishkek",
        ),
    ],
)
def test_what_was_noted_or_began_elsewhere_is_not_the_place_and_the_newspapers_town_only_where_no_other_is(
    body: str, place: str | None
) -> None:
    assert main_event(body).place == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (
            (
                f"NUR-SULTAN. KAZINFORM – {KZ} held talks with {LT}. The sides spoke of trade. The "
                "talks were fruitful. "
                "As part of the official visit to Vilnius, ten documents were signed."
            ),
            "Vilnius",
        ),
        (f"{KZ} met with {LT}, who arrived in the capital Astana on an official visit.", "Astana"),
        (f"{KZ} met with {LT} in the Daugava Hotel, Riga, on Monday.", "Riga"),
        (f"PETROPAVL. KAZINFORM {KZ} has arrived today in Kurgan region of Russia.", None),
        (f"{KZ} met with {LT}. The exhibition is held in the National Museum of Kazakhstan.", "Astana"),
    ],
)
def test_capitals_houses_and_visits_lead_to_the_place(body: str, place: str | None) -> None:
    assert main_event(body).place == place


def test_a_house_of_the_capital_stands_where_the_capital_was_called_so() -> None:
    met = f"{KZ} met with {LT} in the Akorda."
    assert main_event(met, published="2020-05-05").place == "Nur-Sultan"


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (
            (
                f"{KZ} visited Uruguay for political consultations. The talks were fruitful. He spoke "
                "of trade. They "
                "agreed on much. During his stay in the Uruguayan capital, he met members of parliament."
            ),
            "Montevideo",
        ),
        (
            (
                f"ASTANA – {KZ} said at a meeting with {LT} that ties should grow. Papers were signed "
                "during the visit of "
                "the Kazakh delegation to Lithuania."
            ),
            None,
        ),
        ("MEXICO. KAZINFORM – Political consultations of Kazakhstan and Mexico were held.", None),
        (
            (
                f"ASTANA. KAZINFORM – {KZ} met with {LT}. He spoke of the task of raising trade, set "
                "during the visit to "
                "Kabul."
            ),
            "Astana",
        ),
    ],
)
def test_a_stay_abroad_is_told_by_its_capital_and_never_by_the_town_at_home(
    body: str, place: str | None
) -> None:
    assert main_event(body).place == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"During his visit to Vilnius, {KZ} met with {LT}.", "Vilnius"),
        (
            (
                "ASTANA – President of Latvia Janis Ozols welcomed President of Kazakhstan Adil "
                "Serkebayev to Riga on "
                "March 18."
            ),
            "Riga",
        ),
        (
            f"ASTANA. KAZINFORM – {KZ} met with {LT}. They welcomed the opening of flights to Rome.",
            "Astana",
        ),
    ],
)
def test_whom_a_visit_or_a_welcome_leads_to_a_city_was_there(body: str, place: str | None) -> None:
    assert main_event(body).place == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        (f"VILNIUS (BNS) — {KZ} met with {LT}.", "Vilnius"),
        (f"VILNIUS, (Lithuania), Mar 18 (BNS): {KZ} met with {LT}.", "Vilnius"),
        (f"VILNIUS, Mar 18 (BNS): {KZ} met with {LT}.", "Vilnius"),
        (
            "Lithuanian Minister Jonas Petrauskas arrived in Kazakhstan’s largest city, Almaty, for talks.",
            "Almaty",
        ),
    ],
)
def test_a_city_stands_before_the_agency_and_behind_what_it_is(body: str, place: str) -> None:
    assert main_event(body).place == place


@pytest.mark.parametrize(
    ("body", "place"),
    [
        ("Kazakh-Latvian political consultations have been recently held in Riga.", "Riga"),
        ("A Kazakh-Latvian business forum took place in Latvia's Riga.", "Riga"),
        ("Kazakh-Dutch political consultations were held in the Hague.", "The Hague"),
        (f"{MET.replace(' met', ', visiting Riga, met')}.", "Riga"),
        ("An honorary consulate of Kazakhstan was opened in the Lithuanian city of Kaunas.", "Kaunas"),
        (
            (
                "ASTANA. KAZINFORM – A delegation led by Deputy Foreign Minister of Kazakhstan Adil "
                "Serkebayev visited the Kingdom of Denmark."
            ),
            None,
        ),
    ],
)
def test_whose_a_city_is_may_stand_before_it(body: str, place: str | None) -> None:
    assert main_event(body).place == place


def test_a_city_may_end_the_text() -> None:
    assert main_event(f"{MET} and discussed plans for a new house in Riga").type == "meeting"


def test_where_the_next_round_is_decided_to_be_held_is_not_the_place() -> None:
    event = main_event(
        "Deputy Minister of Kazakhstan Adil Serkebayev met with Deputy Minister of Latvia Janis Ozols. "
        "The consultations concluded with a decision to hold the second round in Riga."
    )
    assert (event.place, event.agreements) == (None, ())


@pytest.mark.parametrize(
    "body",
    [
        (
            "ASTANA (TCA) — During his visit to Latvia, Prime Minister of Kazakhstan Adil Serkebayev held "
            "talks with Prime Minister Janis Ozols. An agreement on air services was signed in Riga."
        ),
        (
            "ASTANA. March 14 (Interfax) - Trade with Latvia grew by 9%, the Prime Minister said after a "
            "meeting of the Kazakh-Latvian intergovernmental council. Prime Ministers Janis Ozols of Latvia "
            "and Adil Serkebayev of Kazakhstan met in Riga."
        ),
    ],
)
def test_what_a_later_sentence_tells_goes_before_the_town_where_it_was_written(body: str) -> None:
    assert main_event(body).place == "Riga"


def test_a_word_before_consultations_or_talks_is_no_city_unless_a_list_knows_it() -> None:
    event = main_event(
        "Online consultations were held between the foreign ministries of Kazakhstan and Latvia."
    )
    assert event.place is None


def test_an_ambassador_who_only_attends_takes_no_meeting_abroad() -> None:
    event = main_event(
        "ASTANA. KAZINFORM – Prime Minister of Kazakhstan Adil Serkebayev has held a meeting with Janis "
        "Ozols, Minister of Latvia. Attending was Kazakh Ambassador to Latvia Timur Ospanov."
    )
    assert event.place == "Astana"


def test_the_capital_is_called_as_a_text_without_a_day_calls_it() -> None:
    met = "Presidents Adil Serkebayev of Kazakhstan and Janis Ozols of Latvia held talks in the Akorda."
    assert main_event(f"NUR-SULTAN. KAZINFORM – {met}", published=None).place == "Nur-Sultan"
    assert main_event(f"ASTANA. KAZINFORM – {met}", published=None).place == "Astana"


def test_an_agencys_seat_in_a_country_that_the_news_does_not_name_is_not_the_place() -> None:
    met = "Ambassador of Latvia Janis Ozols met with Prime Minister of Kazakhstan Adil Serkebayev."
    assert main_event(f"Baku, Azerbaijan, April 3\n\nBy Ali Mammadov – Trend:\n\n{met}").place is None


def test_a_visit_that_is_only_spoken_of_leaves_the_dateline_its_place() -> None:
    event = main_event(
        "ASTANA – Deputy Minister of Kazakhstan Adil Serkebayev and Deputy Minister of Spain Pedro Ruiz held "
        "talks. During the talks, they discussed the visit of the President of Kazakhstan to Spain in "
        "January."
    )
    assert event.place == "Astana"


@pytest.mark.parametrize(
    "body",
    [
        "Ambassador of Kyrgyzstan to Kazakhstan Bakyt Osmonov met with Astana Mayor Adil Serkebayev.",
        (
            "Minister of Latvia Janis Ozols paid an official visit to Kazakhstan. He thanked for the "
            "welcome. He praised the ties. He spoke of trade. During the meeting with Minister of "
            "Kazakhstan Adil Serkebayev at the Hotel Nordtal in Astana, energy was discussed."
        ),
        (
            "ASTANA – Minister of the United States Jane Miller will pay a visit to Kazakhstan on March 28, "
            "according to the United States Department of State."
        ),
    ],
)
def test_mayors_later_meetings_and_sources_leave_the_place_where_it_is(body: str) -> None:
    assert main_event(body).place == "Astana"


@pytest.mark.parametrize(
    "plan",
    [
        "President Edgars Rinkevics will visit Astana in May.",
        "A mission will come to Almaty in May.",
        "A visit to Shymkent is planned for May.",
    ],
)
def test_a_city_that_somebody_will_visit_is_not_where_people_met(plan: str) -> None:
    event = main_event(
        "RIGA. KAZINFORM – Foreign Minister of Kazakhstan Adil Serkebayev met Foreign Minister of Latvia "
        f"Janis Ozols. {plan}"
    )
    assert event.place == "Riga"
