import pytest

from .releases import PARSER, main_event, people_in, release


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # the office before the name
            (
                "Deputy Minister of Foreign Affairs of Kazakhstan Adil Serkebayev met with State "
                "Secretary of the "
                "Ministry for Foreign Affairs of the Kingdom of Sweden Lars Nyström."
            ),
            {"Adil Serkebayev": "KZ", "Lars Nyström": "SE"},
        ),
        (  # after it
            (
                "Nurlan Abdirash, Director of Department of the Americas, MFA, headed the Kazakh "
                "team. Ana Lucía Rivas, "
                "Director General for Central Asia at the Foreign Ministry, co-chaired the talks for "
                "Mexico."
            ),
            {"Nurlan Abdirash": "KZ", "Ana Lucía Rivas": "MX"},
        ),
        (  # several, one after the other
            (
                "Acting Secretary General of the Ministry of Foreign Affairs of Chile, Ambassador "
                "Pedro Rojas Vidal met "
                "with Ambassador of Kazakhstan Kairat Imangali."
            ),
            {"Pedro Rojas Vidal": "CL", "Kairat Imangali": "KZ"},
        ),
        (  # one for two
            "The Presidents of Kazakhstan and Azerbaijan, Alikhan Sarsenov and Rashad Guliyev, held talks.",
            {"Alikhan Sarsenov": "KZ", "Rashad Guliyev": "AZ"},
        ),
        (  # by what a delegation is called
            (
                "Political consultations of Kazakhstan and Latvia took place. The Kazakh side was headed by "
                "Vice-Minister Adil Serkebayev, the Latvian one by State Secretary Ilze Kalniņa."
            ),
            {"Adil Serkebayev": "KZ", "Ilze Kalniņa": "LV"},
        ),
        (  # as somebody's colleague
            "Minister of Transport Marat Ospan of Kazakhstan met with his Danish counterpart Mette Holm.",
            {"Marat Ospan": "KZ", "Mette Holm": "DK"},
        ),
        (  # where a representative is posted, not whose
            (
                "Ambassador of Kazakhstan to Germany Nurlan Onzhan and Rector of Heidelberg "
                "University Anke Schröder met."
            ),
            {"Nurlan Onzhan": "KZ", "Anke Schröder": "DE"},
        ),
        (  # a guest whose country another sentence tells
            (
                "Kazakhstan and Finland deepen cooperation. Deputy Minister Adil Serkebayev of "
                "Kazakhstan met with the "
                "Ambassador to Kazakhstan Aino Korhonen."
            ),
            {"Adil Serkebayev": "KZ", "Aino Korhonen": "FI"},
        ),
    ],
)
def test_whose_somebody_is_follows_from_office_and_sentence(body: str, people: dict[str, str]) -> None:
    assert people_in(main_event(body)) == people


@pytest.mark.parametrize(
    ("office", "name"),
    [
        ("President", "Santiago Peña Ruiz"),
        ("Prime Minister", "Luís Montenegro"),
        ("Minister of Defence", "Jan van der Berg"),
        ("Minister of State", "Abdullah bin Khalid Al Saud"),
        ("Ambassador", "D. Sumiyabazar"),
        ("Foreign Minister", "Park Seo-yun"),
        ("King", "Harald V"),
        ("Minister of Plantation and Commodities", "Zulkifli Harun"),
    ],
)
def test_a_name_is_read_whole_and_without_the_office(office: str, name: str) -> None:
    event = main_event(
        f"Foreign Minister of Kazakhstan Daniyar Akhmetzhan met with Brazilian {office} {name} in Rome."
    )
    assert name in people_in(event)


def test_honorifics_are_no_part_of_a_name() -> None:
    event = main_event(
        "Minister of Trade of Kazakhstan Aset Omarov met with H.E. Mr. Benjamin Koh, "
        "Minister for Trade of Singapore."
    )
    assert people_in(event) == {"Aset Omarov": "KZ", "Benjamin Koh": "SG"}


def test_a_surname_alone_is_the_person_named_before() -> None:
    event = main_event(
        "Deputy Minister of Foreign Affairs of Kazakhstan Adil Serkebayev met with "
        "Ambassador of Estonia Jaan Tamm.\n\n"
        "Serkebayev spoke about reforms. A.Serkebayev invited J. Tamm to Turkistan, and "
        "Ambassador Tamm agreed."
    )
    assert list(people_in(event)) == ["Adil Serkebayev", "Jaan Tamm"]


def test_two_spellings_of_one_name_are_one_person() -> None:
    event = main_event(
        "Minister of Trade of Kazakhstan Arman Shakarimov met with Minister of Trade of "
        "Armenia Narek Ghazaryan.\n\n"
        "Arman Shakarimoff praised the ties of the two countries."
    )
    assert list(people_in(event)) == ["Arman Shakarimov", "Narek Ghazaryan"]


def test_who_is_known_by_surname_and_office_alone_takes_part() -> None:
    event = main_event(
        "Deputy Minister Issabek emphasized that Kazakhstan regards Luxembourg as an important partner. "
        "Secretary-General Weber said at the meeting that Luxembourg views our country as a reliable one."
    )
    assert people_in(event) == {"Issabek": "KZ", "Weber": "LU"}


@pytest.mark.parametrize(
    "background",
    [
        (
            "They recalled the meeting between President of Kazakhstan Alikhan Sarsenov and "
            "President of France Luc Morel."
        ),
        "The Ambassador conveyed congratulations on behalf of President Alikhan Sarsenov.",
        "He told about the reforms initiated by President Alikhan Sarsenov.",
        "Guests were given Alikhan Sarsenov's book on the steppe.",
        "Earlier, President Alikhan Sarsenov received Prime Minister of Belgium Luc Maes.",
        "The visit of Minister Luc Morel is expected next year.",
    ],
)
def test_who_is_only_mentioned_takes_no_part(background: str) -> None:
    event = main_event(
        "Ambassador of Kazakhstan to France Gulnar Sadyk met with Mayor of Lyon Claire Fontaine in Lyon.\n\n"
        f"{background}"
    )
    assert people_in(event) == {"Gulnar Sadyk": "KZ", "Claire Fontaine": "FR"}


@pytest.mark.parametrize(
    ("role", "organization"),
    [
        ("Deputy Minister of Foreign Affairs", "Ministry of Foreign Affairs"),
        ("Deputy Foreign Minister", "Ministry of Foreign Affairs"),
        ("Director of the Consular Department of the Ministry of Justice", "Ministry of Justice"),
        ("Board Chairman of Lumen Holding", "Lumen Holding"),
        ("Ambassador", None),
    ],
)
def test_the_organisation_is_the_one_that_the_office_is_held_in(role: str, organization: str | None) -> None:
    event = main_event(
        f"Norwegian {role} Kari Nordmann met with Minister of Energy of Kazakhstan Aset Omarov."
    )
    assert event.participants[0].organization == organization


def test_a_role_is_told_as_written() -> None:
    event = main_event(
        "Aset Omarov, Minister of Trade and Integration of Kazakhstan, met with Ambassador "
        "of Georgia Levan Kobalia."
    )
    assert [person.role for person in event.participants] == [
        "Minister of Trade and Integration of Kazakhstan",
        "Ambassador of Georgia",
    ]


@pytest.mark.parametrize(
    "aside",
    [
        '"I remember how warmly President of France Luc Morel spoke of Turkistan in those days," she said.',
        "In 2019, President of France Luc Morel paid a visit to Turkistan.",
        "To note, President of France Luc Morel likes the steppe.",
        "Earlier, the Mayor held talks in Paris.\n\nThe Mayor also met President of France Luc Morel.",
        "The friendship of the two countries' leaders Alikhan Sarsenov and Luc Morel was praised.",
    ],
)
def test_who_is_told_of_in_a_speech_or_of_an_earlier_year_takes_no_part(aside: str) -> None:
    event = main_event(
        "Ambassador of Kazakhstan to France Gulnar Sadyk met with Mayor of Lyon Claire Fontaine in Lyon.\n\n"
        f"{aside}"
    )
    assert people_in(event) == {"Gulnar Sadyk": "KZ", "Claire Fontaine": "FR"}


def test_who_says_something_of_an_earlier_year_is_cited() -> None:
    event = main_event(
        "A Kazakh-French business forum was held in Lyon.\n\n"
        "In 2023 trade grew by 5%, Minister of Trade of Kazakhstan Aset Omarov said."
    )
    assert people_in(event) == {"Aset Omarov": "KZ"}


def test_a_release_that_is_quoted_tells_who_took_part() -> None:
    event = main_event(
        "Kazakh-French consultations were held in Lyon.\n\n"
        '"The talks were led by Deputy Minister of Kazakhstan Adil Serkebayev and Ambassador of France '
        'Claire Fontaine," the report says.'
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Claire Fontaine": "FR"}


def test_an_office_for_several_countries_belongs_to_its_organisation() -> None:
    event = main_event(
        "The Ministry of Labour of Kazakhstan signed a memorandum with UNICEF. The document was signed by "
        "Minister Aset Omarov and Head of the UNICEF Mission in Kazakhstan, Turkmenistan and Uzbekistan "
        "Eva Holm."
    )
    assert event.partners == ("UN",)
    assert people_in(event) == {"Aset Omarov": "KZ", "Eva Holm": "UN"}


def test_a_given_name_that_is_a_city_too_is_read_with_the_name() -> None:
    event = main_event(
        "President of Kazakhstan Alikhan Sarsenov received Secretary General of the Turkic Council "
        "Baghdad Amreyev."
    )
    assert people_in(event) == {"Alikhan Sarsenov": "KZ", "Baghdad Amreyev": "OTS"}


def test_a_cyrillic_letter_that_slipped_in_hides_nobody() -> None:
    event = main_event(
        "Deputy Minister of Kazakhstan Adil Serkebayev met with Vice Minister of Foreign Affairs "
        "\u043ef the Lithuanian Republic Jonas Petrauskas."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Jonas Petrauskas": "LT"}


@pytest.mark.parametrize(
    "name",
    ["H.E. Yerkin Ospanov", "H.E Yerkin Ospanov", "His Excellency Yerkin Ospanov", "Dr. Yerkin Ospanov"],
)
def test_a_dotted_honorific_is_neither_a_name_nor_anybodys_initials(name: str) -> None:
    event = main_event(f"{name} welcomed Ambassador of Kenya H.E. John Mwangi in Astana.")

    assert people_in(event) == {"Yerkin Ospanov": "KZ", "John Mwangi": "KE"}


@pytest.mark.parametrize("name", ["Laurence Dupont", "Clement Dupont", "Valerity Dupont"])
def test_a_given_name_may_end_like_a_word_of_offices(name: str) -> None:
    event = main_event(f"Deputy Minister Adil Ospanov met with Ambassador of France {name}.")

    assert people_in(event) == {"Adil Ospanov": "KZ", name: "FR"}


def test_whom_an_honorific_introduces_is_a_person() -> None:
    event = main_event(
        "The Ambassador of Kazakhstan Marat Ospanov laid flowers in Riga. The ceremony was attended by the "
        'Secretary of the Academy of Literature of Latvia "Rota" Dr. K. Berzinsh.'
    )

    assert people_in(event) == {"Marat Ospanov": "KZ", "K. Berzinsh": "LV"}


def test_who_invited_hides_nobody_behind_the_comma() -> None:
    event = main_event(
        "At the invitation of President of Latvia Karlis Ozols, Foreign Minister of Kazakhstan Marat Ospanov "
        "paid an official visit to Riga."
    )

    assert people_in(event) == {"Marat Ospanov": "KZ"}
    assert (event.type, event.place) == ("visit", "Riga")


def test_in_whose_honour_something_is_held_takes_no_part() -> None:
    event = main_event(
        "A ceremony in honour of the poet Abai Kunanbayev was held in Riga by Ambassador of Kazakhstan "
        "Marat Ospanov and Mayor of Riga Karlis Ozols."
    )

    assert people_in(event) == {"Marat Ospanov": "KZ", "Karlis Ozols": "LV"}


def test_the_town_of_an_office_is_no_part_of_the_name() -> None:
    event = main_event(
        "Mayor of the Municipality of Stavrelos Yannis Pappas met Ambassador to Greece Adil Ospanov."
    )

    assert people_in(event) == {"Yannis Pappas": "GR", "Adil Ospanov": "KZ"}


def test_members_of_a_list_may_stand_with_their_countries_in_brackets() -> None:
    event = main_event(
        "Deputy Minister of Kazakhstan Adil Ospanov met a delegation of the European Parliament: MEPs "
        "Gheorghe-Vlad Munteanu (Romania), Klemen Grozelj (Slovenia) and Manolis Kefalas (Greece)."
    )

    assert set(people_in(event)) >= {"Gheorghe-Vlad Munteanu", "Klemen Grozelj", "Manolis Kefalas"}


def test_who_speaks_for_a_side_takes_part_and_is_not_of_the_country_that_he_deals_with() -> None:
    event = main_event(
        "Kazakhstan and Serbia held political consultations. On behalf of the Serbian delegation spoke the "
        "Director of the Department of Russia of the Ministry of Foreign Affairs of Serbia Vladimir Jovic."
    )

    assert people_in(event) == {"Vladimir Jovic": "RS"}


def test_what_stands_there_for_information_names_nobody_who_takes_part() -> None:
    event = main_event(
        "Deputy Minister of Kazakhstan Adil Ospanov met Ambassador of Latvia Janis Ozols.\n\n"
        "For information: President Nursultan Nazarbayev visited Riga in 2004."
    )

    assert set(people_in(event)) == {"Adil Ospanov", "Janis Ozols"}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (
            (
                "Ambassador of Kazakhstan to Latvia Marat Ospanov met Janis Ozols, Mayor of Riga. First "
                "Secretary Dana Bekbayeva spoke too."
            ),
            {"Marat Ospanov": "KZ", "Janis Ozols": "LV", "Dana Bekbayeva": "KZ"},
        ),
        (
            (
                "Deputy Minister Adil Ospanov met co-chair of the «Friends of Kazakhstan» caucus of the "
                "Seimas Jonas Petrauskas in Vilnius."
            ),
            {"Adil Ospanov": "KZ", "Jonas Petrauskas": "LT"},
        ),
        (
            (
                "The Secretary of State of Latvia Janis Ozols visited Kazakhstan. During his visit, he and "
                "Foreign Minister Adil Ospanov held talks."
            ),
            {"Janis Ozols": "LV", "Adil Ospanov": "KZ"},
        ),
        (
            (
                "Latvia takes part in the forum to be held in Astana, its ministry said after talks with "
                "Kazakhstan's Deputy Foreign Minister Adil Ospanov."
            ),
            {"Adil Ospanov": "KZ"},
        ),
        (
            (
                "Foreign Minister of Kazakhstan Adil Ospanov met Janis Ozols of Latvia.\n\n"
                "Writing by Asel Bekova, editing by Olga Smirnova"
            ),
            {"Adil Ospanov": "KZ", "Janis Ozols": "LV"},
        ),
    ],
)
def test_who_took_part_is_told_by_office_course_and_byline(body: str, people: dict[str, str]) -> None:
    assert people_in(main_event(body)) == people


@pytest.mark.parametrize(
    ("office", "name", "side"),
    [
        ("Ambassador of Viet Nam", "Pham Thai Nhu Mai", "VN"),
        ("Croatia's honorary consul, CEO of Nordtal", "Marko Kovac", "HR"),
        ("Ambassador-designate of the Netherlands", "Jan van der Berg", "NL"),
    ],
)
def test_what_stands_between_an_office_and_a_name_goes_to_the_one_it_belongs_to(
    office: str, name: str, side: str
) -> None:
    event = main_event(f"Deputy Minister of Kazakhstan Adil Ospanov met {office} {name}.")

    assert people_in(event) == {"Adil Ospanov": "KZ", name: side}


def test_an_ambassador_who_is_told_by_the_city_meets_those_of_its_country() -> None:
    event = main_event("Kazakh Ambassador in Riga Adil Ospanov met with State Secretary Andris Kalns.")

    assert event.partners == ("LV",)
    assert people_in(event) == {"Adil Ospanov": "KZ", "Andris Kalns": "LV"}


def test_a_province_in_an_office_is_no_part_of_the_name_and_jan_no_kazakh() -> None:
    event = main_event(
        "Ambassador of Kazakhstan to Belgium Adil Ospanov met with the Governor of the Province of Nether "
        "Brabond Jan Spoorman."
    )

    assert people_in(event) == {"Adil Ospanov": "KZ", "Jan Spoorman": "BE"}


def test_whom_a_delegation_met_is_not_of_it_and_whose_words_are_told_is_cited() -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Ospanov met Foreign Minister of Latvia Janis Ozols in Riga. "
        "The Kazakh delegation met with Nordtal Board Chairman Karlis Berzins. According to Maris Kalns, "
        "Deputy Minister of Latvia, trade grows."
    )

    assert people_in(event) == {
        "Adil Ospanov": "KZ",
        "Janis Ozols": "LV",
        "Karlis Berzins": "LV",
        "Maris Kalns": "LV",
    }


@pytest.mark.parametrize(
    ("guest", "name", "side"),
    [
        (
            "the Ambassador of Qatar to Kazakhstan, Khalid bin Sultan Al-Marri,",
            "Khalid bin Sultan Al-Marri",
            "QA",
        ),
        ("the President of the Republic of Latvia, Janis Ozols,", "Janis Ozols", "LV"),
    ],
)
def test_a_title_may_stand_within_a_name_and_a_republic_within_an_office(
    guest: str, name: str, side: str
) -> None:
    event = main_event(f"Prime Minister of Kazakhstan Adil Ospanov met {guest} to discuss trade.")
    assert people_in(event)[name] == side


def test_a_chamber_of_parliament_is_nobodys_name() -> None:
    event = main_event(
        "Speaker of the Senate of Kazakhstan Adil Ospanov met Khalid bin Hilal Al Said, Chairman of Majlis "
        "Ash'shura of Oman."
    )
    assert set(people_in(event)) == {"Adil Ospanov", "Khalid bin Hilal Al Said"}


def test_whose_greetings_are_passed_on_and_whose_visit_is_planned_takes_no_part() -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Ospanov met Foreign Minister of Latvia Janis Ozols. He conveyed "
        "the greetings of President Timur Sadykov. A visit of President of Latvia Peteris Kalns is planned."
    )
    assert set(people_in(event)) == {"Adil Ospanov", "Janis Ozols"}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (
            (
                "That was said at the meeting of Deputy Foreign Minister of Kazakhstan Adil Ospanov "
                "with Director "
                "General for Foreign Policy of the Latvian Foreign Ministry Janis Ozols."
            ),
            {"Adil Ospanov": "KZ", "Janis Ozols": "LV"},
        ),
        (
            (
                "Consultations of Latvia and Kazakhstan were held. The Latvia delegation was led by "
                "Janis Ozols. The "
                "Kazakhstan delegation led by Adil Ospanov invited President Peteris Kalns."
            ),
            {"Janis Ozols": "LV", "Adil Ospanov": "KZ"},
        ),
        (
            (
                "President of Kazakhstan Adil Ospanov met the OSCE Chair-in-Office, Janis Ozols, who "
                "also serves as "
                "Latvia's Minister for Foreign Affairs."
            ),
            {"Adil Ospanov": "KZ", "Janis Ozols": "LV"},
        ),
    ],
)
def test_delegations_and_ministers_stand_for_their_countries(body: str, people: dict[str, str]) -> None:
    assert people_in(main_event(body)) == people


def test_who_was_written_of_before_takes_no_part_and_a_known_surname_tells_the_side() -> None:
    event = main_event(
        "The Deputy Minister thanked Latvian Ambassador Irina Kalna. Deputy Minister Vassilenko "
        "met with her. As "
        "written before, Ambassador to Latvia Dauren Sadykov visited Daugavpils."
    )
    assert people_in(event) == {"Irina Kalna": "LV", "Vassilenko": "KZ"}


def test_on_whose_instructions_somebody_went_takes_no_part() -> None:
    event = main_event(
        "As instructed by President Timur Sadykov, Deputy Prime Minister of Kazakhstan Adil "
        "Ospanov visited Kabul."
    )
    assert set(people_in(event)) == {"Adil Ospanov"}


def test_those_between_whom_there_is_a_dialogue_take_no_part() -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Ospanov met Foreign Minister of Latvia Janis Ozols. "
        "They praised the "
        "dialogue established between the two heads of state, Timur Sadykov and Peteris Kalns."
    )
    assert set(people_in(event)) == {"Adil Ospanov", "Janis Ozols"}


def test_a_second_surname_may_be_that_of_a_town() -> None:
    event = main_event(
        "Ambassador of Kazakhstan to Mexico Timur Sadykov met the Director General of the Foreign "
        "Ministry of "
        "Mexico, Anibal Gomez Toledo, to discuss trade."
    )
    assert people_in(event) == {"Timur Sadykov": "KZ", "Anibal Gomez Toledo": "MX"}


def test_whose_wishes_are_conveyed_takes_no_part() -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Ospanov met Foreign Minister of Latvia Janis Ozols, "
        "who conveyed warm wishes from President Peteris Kalns."
    )
    assert set(people_in(event)) == {"Adil Ospanov", "Janis Ozols"}


def test_who_is_invited_by_an_office_without_a_name_takes_part() -> None:
    event = main_event(
        "At the invitation of the President of Latvia, President of Kazakhstan Adil Serkebayev paid a "
        "state visit to Latvia."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ"}
    assert event.participants[0].role == "President of Kazakhstan"


def test_those_who_came_from_one_side_are_of_it_until_the_other_is_named() -> None:
    event = main_event(
        "A Kazakh-Danish business forum was held in Astana. It was attended from the Danish side by Minister "
        "of Trade Lars Holm, Chairman of the Nordtal Group Jens Friis, and from the Kazakh side by Deputy "
        "Prime Minister Adil Ospanov."
    )
    assert people_in(event) == {"Lars Holm": "DK", "Jens Friis": "DK", "Adil Ospanov": "KZ"}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (  # initials that stand for one letter of another alphabet
            (
                "Foreign Minister of Kazakhstan Ye.Ospanov met with Foreign Minister of Mongolia "
                "Ts.Bold-Erdene. Yerlan Ospanov spoke of trade."
            ),
            {"Yerlan Ospanov": "KZ", "Ts.Bold-Erdene": "MN"},
        ),
        (  # a comma before the last duty of an office
            (
                "Deputy Minister of Investment, Industry, and Trade of Kazakhstan Adil Serkebayev met with "
                "State Secretary of Denmark Lars Holm."
            ),
            {"Adil Serkebayev": "KZ", "Lars Holm": "DK"},
        ),
        (
            (
                "Deputy Minister of Kazakhstan Adil Serkebayev met with the Chairman of the Tourism "
                "Committee under the Government of Tajikistan, Davron Rahimov."
            ),
            {"Adil Serkebayev": "KZ", "Davron Rahimov": "TJ"},
        ),
        (  # each with the office behind the name
            (
                "Adil Serkebayev, the Deputy Minister of Economy of Kazakhstan and Lars Holm, the State "
                "Secretary of the Danish Ministry of Economy, met in Copenhagen."
            ),
            {"Adil Serkebayev": "KZ", "Lars Holm": "DK"},
        ),
    ],
)
def test_offices_of_many_words_are_read_with_their_names(body: str, people: dict[str, str]) -> None:
    assert people_in(main_event(body)) == people


def test_a_syllable_that_is_a_surname_may_end_a_sentence() -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Ospanov met with Ambassador of China Zhang Yu. Trade is growing."
    )
    assert people_in(event) == {"Adil Ospanov": "KZ", "Zhang Yu": "CN"}


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (
            (
                "Taking part in the Kazakh-Danish consultations on the Kazakh side were Deputy Minister Adil "
                "Serkebayev, Director Yerlan Ospanov; on the Danish side - State Secretary Lars Holm, "
                "Director Jens Friis."
            ),
            {"Adil Serkebayev": "KZ", "Yerlan Ospanov": "KZ", "Lars Holm": "DK", "Jens Friis": "DK"},
        ),
        (
            (
                "Denmark's Chamber of Commerce head Lars Holm and Kazakhstan's National Chamber of "
                "Entrepreneurs head Adil Serkebayev met in Copenhagen."
            ),
            {"Lars Holm": "DK", "Adil Serkebayev": "KZ"},
        ),
        (
            (
                "Following the results of the talks between Prime Minister of Kazakhstan Adil Serkebayev "
                "and Prime Minister of Denmark Lars Holm in Copenhagen, the sides spoke to the press."
            ),
            {"Adil Serkebayev": "KZ", "Lars Holm": "DK"},
        ),
    ],
)
def test_sides_and_chambers_tell_whose_somebody_is(body: str, people: dict[str, str]) -> None:
    assert people_in(main_event(body)) == people


@pytest.mark.parametrize(
    ("body", "partners", "people"),
    [
        (
            (
                "Foreign Minister of Kazakhstan Adil Ospanov met with the Foreign Ministers of Latvia "
                "Janis Ozols, Norway Anna Berg and the Kingdom of Sweden Eva Holm."
            ),
            ("LV", "NO", "SE"),
            {"Adil Ospanov": "KZ", "Janis Ozols": "LV", "Anna Berg": "NO", "Eva Holm": "SE"},
        ),
        (
            (
                "Foreign Minister of Kazakhstan Adil Ospanov met with foreign ministers Janis Ozols of "
                "Latvia and Anna Berg of Norway."
            ),
            ("LV", "NO"),
            {"Adil Ospanov": "KZ", "Janis Ozols": "LV", "Anna Berg": "NO"},
        ),
        (
            (
                "President of Kazakhstan Alikhan Sarsenov received credentials from the ambassadors: of "
                "Latvia Janis Ozols, of Norway Anna Berg."
            ),
            ("LV", "NO"),
            {"Alikhan Sarsenov": "KZ", "Janis Ozols": "LV", "Anna Berg": "NO"},
        ),
        (
            "Kazakhstan's Ivan Petrov and Norway's Anna Berg discussed trade.",
            ("NO",),
            {"Ivan Petrov": "KZ", "Anna Berg": "NO"},
        ),
        (
            "The Foreign Ministers of Kazakhstan and Norway Ivan Petrov and Anna Berg met in Oslo.",
            ("NO",),
            {"Ivan Petrov": "KZ", "Anna Berg": "NO"},
        ),
    ],
)
def test_a_country_in_a_list_is_that_of_the_name_beside_it(
    body: str, partners: tuple[str, ...], people: dict[str, str]
) -> None:
    event = main_event(body)
    assert (event.partners, people_in(event)) == (partners, people)


@pytest.mark.parametrize(
    ("body", "people"),
    [
        (
            (
                "The Kazakh side was represented by Deputy Minister Ivan Petrov and Ambassador Serik "
                "Omarov, the Norwegian side by State Secretary Anna Berg and Director Tore Hatt."
            ),
            {"Ivan Petrov": "KZ", "Serik Omarov": "KZ", "Anna Berg": "NO", "Tore Hatt": "NO"},
        ),
        (
            (
                "The delegations were headed by Director of the Consular Department Ivan Petrov "
                "(Kazakhstan) and Director General Anna Berg (Norway)."
            ),
            {"Ivan Petrov": "KZ", "Anna Berg": "NO"},
        ),
        (
            (
                "The Kazakh delegation, led by Minister of Trade Ivan Petrov, also included Deputy "
                "Minister of Energy Olga Kim."
            ),
            {"Ivan Petrov": "KZ", "Olga Kim": "KZ"},
        ),
    ],
)
def test_a_side_is_that_of_all_who_are_listed_for_it(body: str, people: dict[str, str]) -> None:
    event = main_event(f"Kazakh-Norwegian political consultations were held in Oslo. {body}")
    assert people_in(event) == people


@pytest.mark.parametrize("byline", ["By Anna Holm", "Anna Holm is a correspondent at The Steppe Times."])
def test_who_wrote_the_text_takes_no_part(byline: str) -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Ospanov met Foreign Minister of Norway Lars Berg in Oslo. "
        "They spoke "
        f"of trade.\n\n{byline}"
    )
    assert people_in(event) == {"Adil Ospanov": "KZ", "Lars Berg": "NO"}


@pytest.mark.parametrize(
    ("guest", "side"),
    [("Apostolic Nuncio Luca Ferri", "VA"), ("JICA Vice President Kenji Mori", "JP")],
)
def test_an_office_may_tell_its_country_without_the_name(guest: str, side: str) -> None:
    event = main_event(f"Deputy Minister of Kazakhstan Adil Serkebayev received {guest}.")
    assert event.partners == (side,)
    assert side in people_in(event).values()


@pytest.mark.parametrize(
    ("guest", "people"),
    [
        ("King Harald of Norway", {"Harald": "NO"}),
        (
            "Minister of the Interior of Bahrain General Sultan bin Hamad Al Orman",
            {"Sultan bin Hamad Al Orman": "BH"},
        ),
        ("Chairman of the National Assembly of Vietnam Tran Van Hue", {"Tran Van Hue": "VN"}),
        ("Jens Holm, Deputy Head of Mission at the Danish Embassy in Kazakhstan", {"Jens Holm": "DK"}),
    ],
)
def test_titles_and_countries_around_a_name_tell_whose_it_is(guest: str, people: dict[str, str]) -> None:
    event = main_event(f"Prime Minister of Kazakhstan Adil Serkebayev met with {guest} in Astana.")
    assert people_in(event) == {"Adil Serkebayev": "KZ"} | people


def test_neither_a_mausoleum_nor_a_conference_is_a_person() -> None:
    event = main_event(
        "Minister of Kazakhstan Adil Serkebayev met with Minister of Latvia Janis Ozols. They paid a visit "
        "to President Karlis Berzins Mausoleum and met the Secretary General of the Conference on Confidence "
        "Building Measures."
    )
    assert set(people_in(event)) == {"Adil Serkebayev", "Janis Ozols"}


def test_what_is_said_of_a_partner_is_no_office() -> None:
    event = main_event(
        "Prime Minister of Kazakhstan Adil Serkebayev met with Ambassador of Oman Saif Orman. Recognizing "
        "Oman's role as a partner in the Middle East, PM Serkebayev spoke of trade."
    )
    assert event.participants[0].role == "Prime Minister of Kazakhstan"


@pytest.mark.parametrize(
    ("guest", "people"),
    [
        ("Speaker of the Jogorku Kenesh of Kyrgyzstan Bakyt Osmon uulu", {"Bakyt Osmon uulu": "KG"}),
        ("Chief Executive Officer of Chevron Michael Stone", {"Michael Stone": "US"}),
        ("Danish company Nordtal Chief Operating Officer Lars Holm", {"Lars Holm": "DK"}),
    ],
)
def test_fathers_companies_and_officers_are_told_from_names(guest: str, people: dict[str, str]) -> None:
    event = main_event(f"Prime Minister of Kazakhstan Adil Serkebayev met with {guest} in Astana.")
    assert people_in(event) == {"Adil Serkebayev": "KZ"} | people


def test_a_company_that_is_only_named_is_no_counterpart() -> None:
    assert not PARSER.parse(
        release("Prime Minister of Kazakhstan Adil Serkebayev visited a plant of Chevron.")
    )


def test_whom_somebody_greets_behind_a_participle_is_not_himself() -> None:
    event = main_event(
        "President of Kazakhstan Adil Serkebayev and his Latvian counterpart Janis Ozols held talks in "
        "Astana. While greeting the Latvian President, Head of State Adil Serkebayev spoke of the visit."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Janis Ozols": "LV"}


def test_whom_a_guest_is_expected_to_meet_takes_part_in_what_is_planned() -> None:
    meet = "Holm is expected to meet with President of Kazakhstan Adil Serkebayev."
    planned = "Foreign Minister of Denmark Lars Holm will pay a visit to Kazakhstan on March 28."
    assert people_in(main_event(f"{planned} {meet}")) == {"Lars Holm": "DK", "Adil Serkebayev": "KZ"}
    held = "Foreign Minister of Denmark Lars Holm paid a visit to Kazakhstan."
    assert people_in(main_event(f"{held} {meet}")) == {"Lars Holm": "DK"}


def test_who_was_met_recently_takes_part() -> None:
    event = main_event(
        "Foreign Minister of Kazakhstan Adil Serkebayev recently met with Foreign Minister of Latvia Evika "
        "Berg in Oslo."
    )
    assert (event.place, people_in(event)) == ("Oslo", {"Adil Serkebayev": "KZ", "Evika Berg": "LV"})


def test_a_delegation_may_be_from_a_country() -> None:
    event = main_event(
        "A group headed by Minister of Kazakhstan Adil Serkebayev met with a delegation from Uzbekistan "
        "headed by Deputy Minister Rustam Karimov."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Rustam Karimov": "UZ"}


def test_those_under_whose_leadership_consultations_took_place_take_part() -> None:
    event = main_event(
        "The sixth Kazakh-Danish consular consultations took place in Astana under the leadership of "
        "Director of the Consular Department Adil Serkebayev and Deputy Minister Héctor Arenas Holm."
    )
    assert people_in(event) == {"Adil Serkebayev": "KZ", "Héctor Arenas Holm": "DK"}
