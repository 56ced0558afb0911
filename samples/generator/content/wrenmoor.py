# SPDX-License-Identifier: GPL-3.0-or-later
"""Wrenmoor District Council: an invented district on an invented coast."""
from blocks import Table
from paper import Action, Decision, Item, Vote, people

COUNCIL = "Wrenmoor District Council"
CHAMBER = "the Council Chamber, Tithe House, Wrenmoor"
DEMOCRATIC = {"name": "Gwilym Stott", "role": "Democratic Services Officer", "phone": "01632 960114", "email": "gwilym.stott@wrenmoor.example"}
COAST = {"name": "Ines Carbery", "role": "Principal Coastal Engineer", "phone": "01632 960172", "email": "ines.carbery@wrenmoor.example"}
CABINET = (("Cllr Honor Tredwell", "Leader, in the chair"), ("Cllr Imran Saleh-Birch", "Finance"), ("Cllr Bettina Crake", "Environment and Coast"),
           ("Cllr Tobias Wendle", "Planning"))
FOR = ["Aldiss", "Arkwell", "Birtwhistle", "Crake", "Farrant", "Hebden-Lowe", "Jessop", "Penhaligon-Rowe", "Saleh-Birch", "Tredwell", "Wendle"]
AGAINST = ["Culver", "Draycott", "Ebrahim", "Lintott", "Norbury", "Skelhorn"]

cabinet_november = dict(
    path="wrenmoor-district-council/cabinet/2022-11-09 Cabinet minutes.docx", layout="minutes_resolved", type="minutes",
    title="Minutes of a meeting of the Cabinet", organization=COUNCIL, body="Cabinet", date="2022-11-09", start="18:30", end="19:52", location=CHAMBER,
    chair="Honor Tredwell",
    attendance=people("present", *CABINET) + people("in_attendance", ("Marguerite Ollerton", "Chief Executive"), ("Anselm Dray", "Director of Place"),
                                                    ("Precious Adeyinka-Holt", "Chief Finance Officer"), ("Ines Carbery", "Principal Coastal Engineer"))
    + people("apologies", "Cllr Dilys Penhaligon-Rowe"),
    items=[
        Item("41", "Apologies for absence", ["An apology for absence was received from Cllr Dilys Penhaligon-Rowe."]),
        Item("42", "Declarations of interest", ["Cllr Tobias Wendle declared a non-pecuniary interest in minute 45 as a member of the Saltmere Sailing Club. He remained in the meeting and voted."]),
        Item("43", "Minutes", [Decision("resolved", "RESOLVED that the minutes of the meeting held on 5 October 2022 be approved as a correct record and signed by the Leader.")]),
        Item("44", "Council tax support scheme 2023/24", [
            "The Chief Finance Officer presented the outcome of the consultation. Two hundred and six replies had been received, of which three quarters supported keeping the present scheme for a further year.",
            Decision("recommended", "RECOMMENDED to Council that the council tax support scheme for 2022/23 be continued without change for 2023/24.")]),
        Item("45", "Saltmere sea wall: outline business case", [
            "The Cabinet considered a report of the Director of Place on the repair of the sea wall at Saltmere, of which forty metres had fallen in the storm of 26 May 2021. Ines Carbery explained the three options. Rebuilding on the present line would cost £4.1 million and would protect 312 homes and the primary school for sixty years.",
            "Members asked whether the Kellan Bay Harbour Commissioners would contribute. The Director of Place replied that the Commissioners had offered £250,000 and the free use of their quay for the delivery of stone.",
            Decision("resolved", "RESOLVED that", ["option 2 (rebuild on the present line) be adopted as the preferred option;",
                                                   "the outline business case be submitted to the flood and coastal committee by 16 December 2022;",
                                                   "the Director of Place, in consultation with the Cabinet Member for Environment and Coast, be authorised to appoint a designer at a cost of up to £180,000; and",
                                                   "Council be asked to approve borrowing of £1.2 million when it sets the budget for 2023/24."])]),
        Item("46", "Mobile library: changes to stops", [
            "The Cabinet received a petition of 94 signatures from Marrowby asking that the stop at the village green be kept. Cllr Bettina Crake said that no decision had been taken and that she would visit the village before it was.",
            Decision("noted", "RESOLVED that the petition be noted and referred to the Cabinet Member for Environment and Coast.")]),
        Item("47", "Exclusion of the press and public", [
            Decision("resolved", "RESOLVED that under section 100A(4) of the Local Government Act 1972 the press and public be excluded from the meeting for the following item, because it was likely that exempt information would be disclosed.")])])

sea_wall_report = dict(
    path="wrenmoor-district-council/cabinet/2022-11-09 Item 6 Saltmere sea wall.pdf", layout="report", type="report",
    title="Saltmere sea wall: outline business case", organization=COUNCIL, body="Cabinet", date="2022-11-09", item_number="6", author="Director of Place",
    classification="Unrestricted", purpose=("decision", "For decision."), contact=COAST,
    summary=["Forty metres of the sea wall at Saltmere fell in the storm of 26 May 2021. Temporary rock armour has held since, but it will not outlast another two or three winters.",
             "This report compares three ways of putting the wall right and asks Cabinet to choose one, so that the outline business case can be submitted before the end of the year."],
    asked="Cabinet is asked to:",
    recommendations=["adopt option 2 (rebuild on the present line) as the preferred option;", "submit the outline business case to the flood and coastal committee by 16 December 2022;",
                     "authorise the Director of Place, in consultation with the Cabinet Member for Environment and Coast, to appoint a designer at a cost of up to £180,000;",
                     "ask Council to approve borrowing of £1.2 million when it sets the budget for 2023/24."],
    parts=[("Background", ["The wall was built in 1912 and raised in 1954 after the floods of the year before. It protects 312 homes, the primary school and the road to the harbour.",
                           "The Kellan Bay Harbour Commissioners warned on 11 March 2020 that scour at the toe had reached two metres. An inspection in the following year was put off because of the public health emergency.",
                           "The temporary works cost £310,000, of which the insurers paid £190,000."]),
           ("Options", [Table([10, 42, 16, 16, 16], [["**No**", "**Option**", "**Cost £m**", "**Homes**", "**Life**"],
                                                     ["1", "Maintain the rock armour", "0.9", "118", "10 years"], ["2", "Rebuild on the present line", "4.1", "312", "60 years"],
                                                     ["3", "Set the wall back and raise the road", "6.8", "290", "80 years"]], header=1),
                        "Option 1 is the cheapest now and the dearest over sixty years, since the armour must be renewed six times.",
                        "Option 3 would last longest but takes the gardens of twenty-two houses and needs the consent of the highway authority, which has not been given."]),
           ("Reasons for recommendation", ["Option 2 has the highest ratio of benefit to cost (5.2) and can be built from the sea side, without closing the road in the summer."]),
           ("Financial implications", ["Grant of £2.45 million is expected. The Harbour Commissioners have offered £250,000. The council would meet £1.4 million, of which £0.2 million is held in the coast reserve.",
                                       "Borrowing of £1.2 million over forty years would cost about £61,000 a year."]),
           ("Climate implications", ["The design allows for a rise in sea level of 0.8 metres by 2085, and the crest can be raised by a further half metre."]),
           ("Background papers", ["Inspection of the Saltmere frontage, June 2021. Letter from the Kellan Bay Harbour Commissioners, 15 September 2021."])])

cabinet_january = dict(
    path="wrenmoor-district-council/cabinet/2023-01-18 Cabinet minutes.pdf", layout="minutes_resolved", type="minutes",
    title="Minutes of a meeting of the Cabinet", organization=COUNCIL, body="Cabinet", date="2023-01-18", start="18:30", end="20:05", location=CHAMBER, chair="Honor Tredwell",
    attendance=people("present", *CABINET, ("Cllr Dilys Penhaligon-Rowe", "Housing")) + people("in_attendance", ("Marguerite Ollerton", "Chief Executive"),
                                                    ("Precious Adeyinka-Holt", "Chief Finance Officer"), ("Rufus Tansley", "Monitoring Officer"), ("Cllr Faisal Ebrahim", "opposition spokesman")),
    sections="UNRESTRICTED ITEMS",
    items=[
        Item("55", "Apologies for absence", ["There were no apologies."], "1"),
        Item("56", "Declarations of interest", ["There were none."], "2"),
        Item("57", "Minutes of the meeting held on 9 November 2022", [Decision("resolved", "RESOLVED that the minutes of the meeting held on 9 November 2022 be signed as a correct record.")], "3"),
        Item("58", "Draft budget 2023/24", [
            "Cllr Imran Saleh-Birch introduced the draft budget. The settlement was £214,000 better than had been feared, but pay and energy had cost £530,000 more. A balanced budget could be set without drawing on the general reserve.",
            "In reply to Cllr Faisal Ebrahim, who spoke with the Leader's consent, the Chief Finance Officer said that the grant for disabled facilities was not affected.",
            Decision("recommended", "RECOMMENDED to Council that", ["the council tax for a band D property be increased by £4.95;",
                                                                    "the fees and charges in Appendix 3 be adopted from 1 April 2023; and",
                                                                    "borrowing of £1.2 million for the Saltmere sea wall be approved."])], "5"),
        Item("59", "Quarterly performance report, July to September 2022", [
            "Nineteen of the twenty-six measures were on target. Members were concerned that the time to let an empty home had risen to 41 days.",
            Decision("noted", "RESOLVED that the report be noted and that the Cabinet Member for Housing report in March on the letting of empty homes.")], "7"),
        Item("60", "Coastal change peer review", [
            "The Leader reported that the Association of Coastal Districts had offered the council a peer review of how it prepares for coastal change. It would cost nothing but the time of the officers.",
            Decision("agreed", "RESOLVED that the offer of a peer review be accepted, to take place in June 2023.")], "8")])

performance_report = dict(
    path="wrenmoor-district-council/cabinet/2023-01-18 Item 7 Quarterly performance.docx", layout="report", type="report",
    title="Quarterly performance report, July to September 2022", organization=COUNCIL, body="Cabinet", date="2023-01-18", item_number="7", author="Chief Executive",
    classification="Unrestricted", purpose=("noting", "For noting."), contact={"name": "Lorcan Pettifer", "role": "Performance Manager", "phone": "01632 960131", "email": "lorcan.pettifer@wrenmoor.example"},
    summary=["This report sets out how the council did against its twenty-six measures between July and September 2022. Nineteen were on target, four were close and three were not."],
    asked="Cabinet is asked to:", recommendations=["note the report."],
    parts=[("Measures below target", [Table([46, 18, 18, 18], [["**Measure**", "**Target**", "**Actual**", "**Last year**"], ["Days to let an empty home", "28", "41", "30"],
                                                               ["Household waste recycled", "48%", "45.6%", "46.1%"], ["Calls answered within a minute", "80%", "71%", "84%"]], header=1),
                                      "Empty homes take longer because the contractor has lost four of nine joiners. Two have been engaged directly since November.",
                                      "Recycling fell with the dry summer: there was less garden waste to compost."]),
           ("Measures on target", ["Ninety-three per cent of planning applications were decided in time. All beaches passed for bathing water, including Saltmere, for the fourth year.",
                                   "Missed collections fell to 31 in every hundred thousand."]),
           ("Legal implications", ["There are none that arise directly from this report."])])

quay_road = dict(
    path="wrenmoor-district-council/cabinet/2023-01-18 Item 9 Land at Quay Road.pdf", layout="report", type="report", restricted="restricted",
    title="Land at Quay Road: offer received", organization=COUNCIL, body="Cabinet", date="2023-01-18", item_number="9", author="Director of Place",
    marking="NOT FOR PUBLICATION by virtue of paragraph 3 of Part 1 of Schedule 12A to the Local Government Act 1972", classification="Exempt",
    running="EXEMPT - NOT FOR PUBLICATION", purpose=("decision", "For decision."), contact={"name": "Zelda Hartopp", "role": "Estates Surveyor", "phone": "01632 960180", "email": "zelda.hartopp@wrenmoor.example"},
    summary=["An offer of £640,000 has been received from Pellworthy Maltings Limited for the former coal yard at Quay Road. The offer is open until 31 March 2023."],
    asked="Cabinet is asked to:", recommendations=["authorise the Director of Place to sell the land to Pellworthy Maltings Limited for not less than £640,000."],
    parts=[("Background", ["The yard has been empty since 2016. Quernstone Surveyors value it at between £590,000 and £620,000 as it stands."]),
           ("Options", ["To wait for planning consent might add £150,000 to the price, but the buyer needs a site this year and has told us in confidence of another."])])

council_agenda = dict(
    path="wrenmoor-district-council/council/2023-02-22 Council agenda.pdf", layout="agenda", type="agenda", title="Council agenda", organization=COUNCIL, body="Council",
    date="2023-02-22", start="19:00", location=CHAMBER, contact=DEMOCRATIC,
    opening=["You are hereby summoned to attend a meeting of the Council for the transaction of the business set out below."], sections="UNRESTRICTED ITEMS",
    items=[Item("1", "Apologies for absence", ["To receive apologies for absence."]), Item("2", "Declarations of interest", ["Members are asked to declare any interest in the items on this agenda."]),
           Item("3", "Minutes", ["To approve the minutes of the meeting held on 14 December 2022. (Pages 1 - 9)"]), Item("4", "Chairman's announcements", []),
           Item("5", "Questions from the public", ["To answer questions of which notice has been given by noon on 17 February 2023."]),
           Item("6", "Budget and council tax 2023/24", ["To consider the recommendations of the Cabinet of 18 January 2023, including borrowing for the Saltmere sea wall. (Pages 11 - 46)"]),
           Item("7", "Members' allowances", ["To consider the report of the independent panel. (Pages 47 - 60)"]),
           Item("8", "Motion: plastic-free beaches", ["Proposed by Cllr Prudence Skelhorn, seconded by Cllr Giles Lintott."])],
    closing=["Marguerite Ollerton\nChief Executive", "14 February 2023"])

council_minutes = dict(
    path="wrenmoor-district-council/council/2023-02-22 Council minutes.pdf", layout="minutes_resolved", type="minutes", title="Minutes of a meeting of the Council",
    organization=COUNCIL, body="Council", date="2023-02-22", start="19:00", end="21:34", location=CHAMBER, chair="Osgood Farrant",
    attendance=people("present", ("Cllr Osgood Farrant", "Chairman"), ("Cllr Celandine Aldiss", "Vice-Chairman"), "Cllr Kit Arkwell", "Cllr Jonas Birtwhistle", "Cllr Bettina Crake", "Cllr Rosalba Culver",
                      "Cllr Matthias Draycott", "Cllr Faisal Ebrahim", "Cllr Sunniva Hebden-Lowe MBE", "Cllr Perpetua Jessop", "Cllr Giles Lintott", "Cllr Lowena Norbury",
                      "Cllr Dilys Penhaligon-Rowe", "Cllr Imran Saleh-Birch", "Cllr Prudence Skelhorn", "Cllr Honor Tredwell", "Cllr Tobias Wendle")
    + people("in_attendance", ("Marguerite Ollerton", "Chief Executive"), ("Precious Adeyinka-Holt", "Chief Finance Officer"), ("Rufus Tansley", "Monitoring Officer"))
    + people("apologies", "Cllr Barnaby Thring", "Cllr Ottoline Usk"),
    items=[
        Item("71", "Apologies for absence", ["Apologies for absence were received from Cllr Barnaby Thring and Cllr Ottoline Usk."]),
        Item("72", "Declarations of interest", ["Cllr Kit Arkwell declared a disclosable pecuniary interest in minute 76 as the owner of a beach café and left the chamber for that item."]),
        Item("73", "Minutes", [Decision("resolved", "RESOLVED that the minutes of the meeting held on 14 December 2022 be approved as a correct record.")]),
        Item("74", "Budget and council tax 2023/24", [
            "Cllr Imran Saleh-Birch moved, and Cllr Honor Tredwell seconded, the recommendations of the Cabinet of 18 January 2023.",
            "An amendment was proposed by Cllr Faisal Ebrahim and seconded by Cllr Lowena Norbury: \"that the borrowing for the Saltmere sea wall be put off until the grant has been confirmed in writing\". In accordance with the regulations a recorded vote was taken.",
            Vote("Voting on the amendment was as follows:", "Amendment lost.", {"For": AGAINST, "Against": FOR, "Abstain": []}),
            "The substantive motion was then put to a recorded vote.",
            Vote("Voting on the motion was as follows:", "Motion carried.", {"For": FOR + ["Culver"], "Against": [x for x in AGAINST if x not in ("Culver", "Lintott")], "Abstain": ["Lintott"]}),
            Decision("resolved", "RESOLVED that", ["the budget for 2023/24 be approved as set out in Appendix 1;", "the council tax for a band D property be increased by £4.95; and",
                                                   "borrowing of £1.2 million for the Saltmere sea wall be approved."])]),
        Item("75", "Members' allowances", [
            "The Monitoring Officer presented the report of the independent panel, which advised an increase of two per cent.",
            Decision("resolved", "RESOLVED unanimously that members' allowances be not increased in 2023/24 and that the panel be thanked for its work.")]),
        Item("76", "Motion: plastic-free beaches", [
            "Cllr Prudence Skelhorn moved, and Cllr Giles Lintott seconded, that the council end the sale of single-use plastics from its own premises on the beaches.",
            Decision("referred", "RESOLVED that the motion be referred to the Overview and Scrutiny Committee for a report by September 2023.")])])

mobile_library = dict(
    path="wrenmoor-district-council/decisions/Record of decision 23-0017 mobile library.odt", layout="record_of_decision", type="record_of_decision",
    title="Mobile library: changes to stops from April 2023", organization=COUNCIL, body=None, date="2023-02-03",
    rows=[("Decision taken by", "Cllr Bettina Crake, Cabinet Member for Environment and Coast"), ("Decision No", "23/0017"), ("Subject", "Mobile library: changes to stops from April 2023"),
          ("Date of decision", "3 February 2023"), ("Key decision", "No"),
          ("Decision", ["To keep the fortnightly stop at Marrowby village green, to end the stops at Cold Harbour and Tern Lane, and to begin a monthly stop at Saltmere primary school."]),
          ("Reason(s) for decision", ["The stop at Marrowby was used by 61 readers in the autumn, more than any other. Cold Harbour and Tern Lane were used by four and two."]),
          ("Alternatives considered and rejected", ["To end all village stops and extend the hours of Wrenmoor library, as the saving would have been lost in home deliveries."]),
          ("Interests declared", "None"), ("Contact officer", ["Hester Vane, Libraries Manager", "Telephone 01632 960155", "hester.vane@wrenmoor.example"])],
    recommendations=[])

scrutiny_agenda = dict(
    path="wrenmoor-district-council/scrutiny/2022-09-14 Overview and Scrutiny agenda.html", layout="agenda", type="agenda", title="Overview and Scrutiny Committee agenda",
    organization=COUNCIL, body="Overview and Scrutiny Committee", date="2022-09-14", start="18:00", location="Committee Room 2, Tithe House, Wrenmoor", contact=DEMOCRATIC,
    members=["Cllr Lowena Norbury (Chairman)", "Cllr Jonas Birtwhistle", "Cllr Rosalba Culver", "Cllr Perpetua Jessop", "Cllr Barnaby Thring"],
    items=[Item("1", "Apologies and substitutes", []), Item("2", "Declarations of interest", []), Item("3", "Minutes of the meeting held on 15 June 2022", ["To confirm the minutes. (Pages 3 - 8)"]),
           Item("4", "Flood and coastal risk: who is responsible for what", ["Evidence from the Principal Coastal Engineer and the Harbour Master of Kellan Bay. (Pages 9 - 22)"]),
           Item("5", "Mobile library: the case for change", ["To consider the consultation before it begins. (Pages 23 - 31)"]), Item("6", "Work programme", [])],
    closing=["Tuesday, 6 September 2022"])

minister_letter = dict(
    path="wrenmoor-district-council/letters/Letter to the Minister on coastal grants.docx", layout="letter_page", type="letter", title="Grants for coastal defence: the cost of waiting",
    organization=COUNCIL, body=None, date="2023-03-03", address="Tithe House\nMarket Street\nWrenmoor\nWM4 0TH", addressee="The Minister for Floods and Coasts\nMarine House\nLondon",
    reference="HT/coast/23-04", salutation="Dear Minister,",
    paragraphs=["I write on behalf of the three councils of the Kellan coast. Each of us has a wall or a bank that has failed since 2020, and each of us has waited more than a year to learn whether it will be helped to rebuild it.",
                "In Saltmere the delay has a price. Prices for rock have risen by eleven per cent since our outline business case was written, and the temporary armour must now be topped up at a cost of £74,000 that no grant will cover.",
                "We ask for two things: that schemes below £5 million be decided within six months, and that councils which begin work at their own risk be paid later for what they have spent well.",
                "We should be glad to show you the wall, and the school behind it, at any time."],
    signatories=people("present", ("Cllr Honor Tredwell", "Leader of Wrenmoor District Council"), ("Marguerite Ollerton", "Chief Executive")))

PAPERS = [cabinet_november, sea_wall_report, cabinet_january, performance_report, quay_road, council_agenda, council_minutes, mobile_library, scrutiny_agenda, minister_letter]
