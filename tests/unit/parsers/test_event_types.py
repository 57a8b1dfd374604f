import pytest

from .releases import PARSER, main_event, release

KZ = "Deputy Foreign Minister of Kazakhstan Adil Serkebayev"
LT = "Ambassador of Lithuania Jonas Petrauskas"


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (f"{KZ} met with {LT}.", "meeting"),
        (f"{LT} was received by {KZ}.", "meeting"),
        (
            f"{KZ} had a telephone conversation with Foreign Minister of Lithuania Darius Kazlauskas.",
            "phone_call",
        ),
        (f"{KZ} accepted copies of credentials from the newly appointed {LT}.", "credentials"),
        (
            "The fifth round of Kazakh-Lithuanian political consultations was held in Vilnius.",
            "political_consultations",
        ),
        ("Kazakhstan and Lithuania held consular consultations on visas in Vilnius.", "consular"),
        ("Citizens of Kazakhstan and Lithuania may from now on travel without visas.", "consular"),
        ("The Kazakh-Lithuanian Intergovernmental Commission met for the 12th time.", "commission"),
        (
            "The joint Kazakhstan-Lithuania commission on transport has ended its work in Vilnius.",
            "commission",
        ),
        ("A Kazakh-Lithuanian business forum with 200 companies took place in Kaunas.", "forum"),
        ("Kazakhstan and Lithuania have signed a memorandum on rail transport.", "signing"),
        ("President of Lithuania Rasa Vitkutė congratulated Kazakhstan on Republic Day.", "congratulation"),
        ("Kazakhstan and Lithuania established diplomatic relations exactly 30 years ago.", "anniversary"),
        ("An honorary consulate of Kazakhstan was opened in Kaunas, Lithuania.", "opening"),
        (f"{KZ} paid a working visit to Lithuania.", "visit"),
        (
            "The Foreign Ministry of Kazakhstan expressed its condolences to the people of Lithuania.",
            "statement",
        ),
    ],
)
def test_the_kind_of_an_event_is_told_by_its_first_sentence(body: str, type_: str) -> None:
    assert main_event(body).type == type_


@pytest.mark.parametrize(
    "spoken_of",
    [
        "They discussed the preparation of the next political consultations.",
        "They welcomed the results of the visit of Minister Darius Kazlauskas.",
        "They recalled the recent telephone conversation of the presidents.",
        "The intergovernmental commission is to sit in Vilnius in May.",
        "An agreement on transport is being prepared for signing.",
    ],
)
def test_an_event_that_is_only_spoken_of_does_not_tell_the_kind(spoken_of: str) -> None:
    assert main_event(f"{KZ} met with {LT}.\n\n{spoken_of}").type == "meeting"


def test_consultations_within_a_visit_leave_it_a_visit() -> None:
    body = f"{KZ} paid an official visit to Lithuania.\n\nPolitical consultations were held there."
    assert main_event(body).type == "visit"


def test_a_meeting_with_somebody_on_a_visit_is_a_meeting() -> None:
    event = main_event(
        f"{KZ} met with Speaker of the Seimas Vytas Jonaitis, who is in Astana on an official visit."
    )
    assert event.type == "meeting"


def test_a_visit_on_which_people_met_is_a_visit() -> None:
    event = main_event(
        "Ambassador of Kazakhstan Gulnar Sadyk went to Kaunas on a working visit and met "
        "with Mayor of Kaunas Rasa Vitkutė."
    )
    assert event.type == "visit"


def test_the_headline_counts_before_the_text() -> None:
    event = main_event(
        f"{KZ} met with {LT} and gave him a letter.",
        title="Kazakhstan and Lithuania mark 30 years of diplomatic relations",
    )
    assert event.type == "anniversary"


@pytest.mark.parametrize(
    ("body", "planned"),
    [
        (
            (
                "Foreign Minister of Lithuania Darius Kazlauskas will pay an official visit to "
                "Kazakhstan on May 12."
            ),
            True,
        ),
        (
            (
                "The next session of the Kazakh-Lithuanian intergovernmental commission is due in "
                "Astana on Friday."
            ),
            True,
        ),
        (
            "Foreign Minister of Lithuania Darius Kazlauskas paid an official visit to Kazakhstan on May 12.",
            False,
        ),
        (f"{KZ} met with {LT} to discuss the commission that will be held in May.", False),
    ],
)
def test_what_is_still_to_come_is_told_from_what_took_place(body: str, planned: bool) -> None:
    assert main_event(body).planned is planned


def test_people_of_two_sides_in_one_sentence_have_met() -> None:
    event = main_event(f"Routes to the Baltic Sea interested {KZ} and {LT} on Tuesday.")
    assert event.type == "meeting"
    assert event.confidence.type < 0.75


def test_the_kind_rests_on_the_words_that_tell_it() -> None:
    text = "The Kazakh-Lithuanian Intergovernmental Commission met for the 12th time."
    assert [text[start:end] for start, end in main_event(text).evidence.type] == [
        "Intergovernmental Commission"
    ]


def test_the_meetings_of_a_visit_hang_under_it() -> None:
    visit, *parts = PARSER.parse(
        release(
            "Ambassador of Kazakhstan Gulnar Sadyk paid a working visit to Kaunas, Lithuania.\n\n"
            "During the visit, a meeting was held with the leadership of Nemunas Group. Wood was "
            "discussed.\n\n"
            "She also met with Mayor of Kaunas Rasa Vitkutė.\n\n"
            "Talks at the Chamber of Commerce took place as well."
        )
    )
    assert visit.type == "visit"
    assert [part.parent for part in parts] == [0, 0, 0]
    assert [[body.name for body in part.organizations] for part in parts] == [
        ["Nemunas Group"],
        [],
        ["Chamber of Commerce"],
    ]
    assert [[person.name for person in part.participants] for part in parts] == [[], ["Rasa Vitkutė"], []]


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (
            (
                f"{KZ}, as part of his participation in the Riga Diplomacy Forum, held talks with "
                "Foreign Minister of Lithuania Darius Kazlauskas."
            ),
            "meeting",
        ),
        (
            (
                "Presidents of Kazakhstan and Lithuania signed a declaration on the 30th anniversary of "
                "diplomatic relations."
            ),
            "signing",
        ),
        (
            (
                "The Days of Culture of Kazakhstan in Lithuania marking 30 years since the establishment of "
                "diplomatic relations kicked off with a concert."
            ),
            "other",
        ),
        (f"Lithuania is ready to buy more wheat, {KZ} said at a meeting with mass media.", "statement"),
        ("Lithuania has sent a message of sympathy to the people of Kazakhstan.", "statement"),
    ],
)
def test_what_an_event_is_held_for_or_beside_does_not_tell_its_kind(body: str, type_: str) -> None:
    assert main_event(body).type == type_


def test_a_festivity_that_is_announced_has_its_day_and_its_city() -> None:
    event = main_event("Kazakhstan Culture Days will be held in Vilnius on March 27.")
    assert (event.type, event.partners, event.planned) == ("other", ("LT",), True)
    assert (str(event.date), event.place) == ("2025-03-27", "Vilnius")


STRATEGIC = "During the visit, the first round of the strategic dialogue was held."
SPEECH = "“We rely on the Kazakh-Lithuanian intergovernmental commission,” he said."


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (f"At the invitation of the Lithuanian side, {KZ} paid a visit to Lithuania. {STRATEGIC}", "visit"),
        ("The Embassy of Kazakhstan hosted a round table on cooperation with Lithuania.", "forum"),
        ("A ceremony was held in Vilnius at the bust of a Kazakh poet, which was opened in May.", "other"),
        (f"Trade grows, {KZ} announced during his official visit to Vilnius. {SPEECH}", "visit"),
    ],
)
def test_what_leads_to_an_event_or_is_said_of_another_does_not_change_its_kind(body: str, type_: str) -> None:
    assert main_event(body).type == type_


def test_a_meeting_that_was_held_goes_before_what_is_to_be_signed() -> None:
    body = "Kazakhstan and Lithuania are planning to sign a treaty. A meeting of prosecutors took place."

    assert main_event(body).type == "meeting"


def test_an_address_to_an_audience_is_an_event() -> None:
    body = "In Vilnius a keynote address was delivered by Ambassador of Kazakhstan to Lithuania."

    assert main_event(body).type == "other"


@pytest.mark.parametrize(
    "body",
    [
        "The Embassy of Kazakhstan in Lithuania hosted a reception to mark Nauryz.",
        "Kazakhstan sent humanitarian aid to Lithuania.",
    ],
)
def test_a_celebration_and_aid_are_neither_meetings_nor_visits(body: str) -> None:
    assert main_event(body).type == "other"


def test_the_first_line_of_a_text_broken_at_a_width_is_no_headline() -> None:
    body = (
        "Yesterday the Foreign Minister of Kazakhstan and the Foreign Minister\nAdil Ospanov met with\nan "
        "official of Lithuania in\nVilnius, where they\nspoke of trade."
    )

    assert main_event(body).type == "meeting"


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (f"{LT} paid a farewell visit to {KZ}.", "meeting"),
        (f"A working lunch of {KZ} and {LT} took place.", "meeting"),
        (f"{KZ} held a video call with Foreign Minister of Lithuania Darius Kazlauskas.", "phone_call"),
        (
            "Kazakhstan and Lithuania held consultations at the level of deputy foreign ministers.",
            "political_consultations",
        ),
        ("The Kazakhstan-EU Cooperation Committee held its 20th meeting in Brussels.", "commission"),
        ("Kazakhstan and Lithuania signed an agreement on visa exemption.", "signing"),
        ("Kazakhstan and Lithuania exchanged instruments of ratification of a treaty.", "signing"),
        ("A Kazakh-Lithuanian joint venture was opened in Almaty.", "opening"),
        ("Ambassador of Kazakhstan to Lithuania Adil Serkebayev laid flowers at a monument.", "other"),
        ("Kazakhstan extradited a wanted man to Lithuania.", "other"),
    ],
)
def test_the_kind_is_told_by_the_fields_own_terms(body: str, type_: str) -> None:
    assert main_event(body).type == type_


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (f"{KZ} met with {LT} at the opening ceremony of the Lithuanian house.", "meeting"),
        (
            (
                "The Conference on Interaction and Confidence Building Measures in Asia was on the agenda of "
                f"{KZ} and {LT}. They met in Vilnius."
            ),
            "meeting",
        ),
    ],
)
def test_what_is_only_an_occasion_or_an_organisations_name_tells_no_kind(body: str, type_: str) -> None:
    assert main_event(body).type == type_


def test_a_university_called_after_two_countries_is_of_kazakhstan() -> None:
    body = "A memorandum was signed with schools of Oskemen at the Kazakh-American Free University."

    assert PARSER.parse(release(body)) == []


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        ("Kazakhstan and Latvia held ministerial consultations on transport.", "political_consultations"),
        (
            (
                "The Kazakh-Latvian Strategic Council is to convene in Astana in autumn. The two countries "
                "signed a declaration during the visit of Prime Minister of Latvia Janis Ozols in 2023."
            ),
            "commission",
        ),
        ("Ambassador of Latvia to Kazakhstan Janis Ozols met with Kazakhstani journalists.", "statement"),
        (
            (
                "The Kazakh Embassy in Latvia held a solemn concert. Kazakh Ambassador Adil Ospanov "
                "congratulated all guests on the holiday."
            ),
            "other",
        ),
        ("Kazakhstan and Latvia have waived visas for holders of service passports.", "consular"),
        ("The Saeima of Latvia has ratified the extradition treaty with Kazakhstan.", "signing"),
    ],
)
def test_the_first_sentence_tells_councils_concerts_and_papers_by_their_own_words(
    body: str, type_: str
) -> None:
    assert main_event(body).type == type_


def test_a_paper_that_a_parliament_ratified_is_told_at_a_meeting() -> None:
    event = main_event(
        "Ambassador of Kazakhstan to Latvia Adil Ospanov met with Speaker of the Saeima Daiga Kalnina.",
        title="The Saeima of Latvia ratified the partnership agreement with Kazakhstan",
    )
    assert event.type == "meeting"


def test_a_president_who_receives_his_own_ambassador_meets_nobody_of_another_country() -> None:
    received = "President of Kazakhstan Adil Serkebayev received the Ambassador of Kazakhstan to Latvia"
    assert not PARSER.parse(release(f"{received} Timur Ospanov."))
    assert PARSER.parse(
        release("The Ambassador of Kazakhstan to Latvia Timur Ospanov met exporters in Riga.")
    )


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (
            (
                "At the ceremony Ambassador Ospanov conveyed the greetings of the President of Kazakhstan. "
                "At the meeting the sides discussed Kazakh-Latvian cooperation."
            ),
            "meeting",
        ),
        (
            "President of Latvia Janis Ozols began a visit to Kazakhstan to attend the business forum.",
            "visit",
        ),
    ],
)
def test_greetings_that_are_passed_on_and_a_forum_on_a_visit_do_not_tell_the_kind(
    body: str, type_: str
) -> None:
    assert main_event(body).type == type_


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (
            (
                "Greece is a partner. Foreign Minister of Greece Nikos Alexiou reminded that Kazakhstan "
                "and Greece held "
                "political consultations in Athens. Foreign Minister of Kazakhstan Adil Ospanov met with him."
            ),
            "meeting",
        ),
        (
            (
                "Latvia and Kazakhstan will trade more. This was announced during the visit of President "
                "of Kazakhstan "
                "Adil Ospanov to Latvia. The Presidents met at the castle."
            ),
            "visit",
        ),
        (
            (
                "President of Kazakhstan Adil Ospanov and Foreign Minister of Latvia Janis Ozols agreed "
                "on trade during "
                "a meeting in Astana. He mentioned the work of the Intergovernmental Commission."
            ),
            "meeting",
        ),
    ],
)
def test_what_somebody_reminds_of_or_mentions_does_not_tell_the_kind(body: str, type_: str) -> None:
    assert main_event(body).type == type_


def test_what_is_told_to_be_held_later_is_planned_whoever_takes_part() -> None:
    event = main_event("Consultations between Sri Lanka and Kazakhstan are scheduled to be held on 11 April.")
    assert event.planned


@pytest.mark.parametrize(
    ("body", "type_"),
    [
        (
            (
                "At the forum of regions in Chelyabinsk, Governor of Akmola region of Kazakhstan Adil "
                "Ospanov and "
                "Governor of Omsk region of Russia Ivan Petrov signed a protocol on trade."
            ),
            "signing",
        ),
        (
            (
                "December marks a quarter century of diplomatic relations of Kazakhstan and Latvia. "
                "Latvian Ambassador "
                "Janis Ozols spoke about them in an interview with a newspaper."
            ),
            "anniversary",
        ),
        ("Latvian Ambassador to Kazakhstan Janis Ozols spoke in an interview with a newspaper.", "statement"),
    ],
)
def test_papers_signed_at_a_forum_and_interviews_are_told_from_meetings(body: str, type_: str) -> None:
    assert main_event(body).type == type_


@pytest.mark.parametrize(
    ("last", "type_"),
    [
        ("The telephone conversation took place at the initiative of the Lithuanian side.", "phone_call"),
        ("They recalled the telephone conversation that took place in May.", "meeting"),
    ],
)
def test_a_last_sentence_may_tell_that_people_spoke_over_the_phone(last: str, type_: str) -> None:
    opening = f"{KZ} and {LT} discussed trade. They exchanged views on energy. They named the next steps."
    assert main_event(f"{opening} {last}").type == type_


def test_who_addresses_a_forum_of_the_two_countries_takes_part_in_it() -> None:
    body = (
        "Kazakhstan is keen to trade with Latvia, {kz} said. "
        "While addressing the {forum} in Riga, {kz} praised the ties."
    )
    kz = "Deputy Minister of Trade Adil Serkebayev"
    event = main_event(body.format(kz=kz, forum="Kazakh-Latvian Business Forum"))
    assert (event.type, event.partners, event.place) == ("forum", ("LV",), "Riga")
    assert not PARSER.parse(release(body.format(kz=kz, forum="Business Forum")))


def test_a_house_is_to_be_inaugurated_in_its_city() -> None:
    event = main_event(
        "Minister for Economy of Hungary Mihaly Varga is to inaugurate the Honorary Consulate of Hungary in "
        "Atyrau, Kazakhstan."
    )
    assert (event.type, event.planned, event.place) == ("opening", True, "Atyrau")


def test_a_visit_announced_in_the_headline_has_its_days_and_city_in_the_first_sentence() -> None:
    event = main_event(
        "The official visit by President of Latvia Janis Ozols, who will be accompanied by ministers and by "
        "people of business, to Astana will take place on March 25-26, the Akorda reports.",
        title="President of Latvia to visit Kazakhstan",
    )
    assert (str(event.date), str(event.date_end), event.place) == ("2025-03-25", "2025-03-26", "Astana")


def test_the_next_round_that_took_place_is_the_event() -> None:
    body = (
        "The next round of political consultations between the Foreign Ministries of Kazakhstan and "
        "Lithuania took place in Vilnius. Transport was discussed during the meeting."
    )
    assert main_event(body).type == "political_consultations"


def test_a_line_broken_at_a_width_cuts_no_phrase() -> None:
    event = main_event(
        "RIGA, Latvia, March 18. A phone\nconversation has taken place between Foreign\nMinister of "
        "Kazakhstan Adil\nOspanov and his Latvian counterpart Janis Ozols,\nthe ministry says.\n\n"
        "They discussed how to deepen\nbilateral trade."
    )
    assert (event.type, event.place) == ("phone_call", None)


def test_what_somebody_is_appointed_to_does_not_tell_the_kind() -> None:
    body = f"{KZ} met with {LT} and congratulated him on his appointment as co-chair of the joint commission."
    assert main_event(body).type == "meeting"


def test_a_commission_on_trade_is_one_of_the_governments() -> None:
    body = (
        "Adil Ospanov and Jonas Petrauskas co-chaired a meeting of the Kazakh-Lithuanian Commission on Trade."
    )
    assert main_event(body).type == "commission"


@pytest.mark.parametrize(
    ("received", "told"),
    [
        ("received akim of Abai region Timur Ospanov. They spoke of the forum with Latvia in May.", False),
        ("received akim of Abai region Timur Ospanov before talks with Latvia.", True),
        ("received Timur Ospanov, who spoke of the forum with Latvia in May.", True),
    ],
)
def test_two_officials_of_kazakhstan_meet_nobody_of_a_country_that_is_named_only_afterwards(
    received: str, told: bool
) -> None:
    event = PARSER.parse(release(f"Prime Minister of Kazakhstan Adil Serkebayev {received}"))
    assert bool(event) == told


def test_a_forum_may_be_told_after_its_figures() -> None:
    event = main_event(
        "In 2024, trade between Kazakhstan and Latvia reached 90 million dollars. Latvia has invested "
        "300 million. The Kazakh-Latvian Business Forum was held in Riga on May 14."
    )
    assert (event.type, event.place, len(event.figures)) == ("forum", "Riga", 2)


@pytest.mark.parametrize(
    ("opening", "type_"),
    [
        ("During the call, the Head of State thanked", "phone_call"),
        ("During the courtesy call, the Head of State thanked", "meeting"),
    ],
)
def test_a_call_may_be_told_without_the_word_for_the_telephone(opening: str, type_: str) -> None:
    body = f"{opening} Prime Minister of Latvia Evika Berg for the help to Kazakh citizens."
    assert main_event(body).type == type_


def test_a_checkpoint_is_no_counterpart() -> None:
    visited = (
        "Minister of Kazakhstan Adil Serkebayev has visited the checkpoint {} of Kazakhstan and Kyrgyzstan"
    )
    assert not PARSER.parse(release(visited.format("at the border") + "."))
    assert PARSER.parse(release(visited.format("with Minister of Kyrgyzstan Bakyt Osmonov") + "."))


def test_a_headline_over_two_officials_of_kazakhstan_tells_of_nobody_else() -> None:
    received = "Prime Minister of Kazakhstan Adil Serkebayev received governor of Abai region Timur Ospanov."
    body = f"{received} They spoke of the Kazakhstan-Latvia forum in May."
    assert not PARSER.parse(release(body, title="Prime Minister holds meeting with governor"))


def test_a_line_of_a_text_that_is_broken_at_a_width_begins_no_other_item() -> None:
    event = main_event(
        "Kazakhstan's Minister Adil Serkebayev\nmet with Minister of Latvia Janis Ozols,\nthe agency "
        "reports.\nThe parties discussed the trade of both\ncountries, and much of what is to be\ndone, the "
        "Latvian ministry said in a\nstatement.\nTrade reached 5 million dollars\nin 2024."
    )
    assert [figure.value for figure in event.figures] == [5e6]
