# SPDX-License-Identifier: GPL-3.0-or-later
"""Association of Coastal Districts: an invented association of invented councils."""
from paper import Action, Decision, Item, people

ACD = "Association of Coastal Districts"
EXECUTIVE = (("Cllr Sir Merrick Aldous OBE", "Chairman", "Hollinsea Borough Council"), ("Cllr Honor Tredwell", "Vice-Chairman", "Wrenmoor District Council"), ("Cllr Philippa Vance-Orme MBE", "Vice-Chairman", "Tarnby District Council"),
             ("Cllr Dr Olufemi Bankside", "Member", "Port Averil Town and District"), ("Cllr Rosamund Quiller", "Member", "North Strand District Council"), ("Cllr Thaddeus Mole", "Member", "Cullerness Council"),
             ("Cllr Sioned Prosser-Lyle", "Member", "Aberlanwen Council"), ("Cllr Gareth Winnard JP", "Member", "Fellbeck District Council"), ("Cllr Annunziata Frome", "Member", "Ravensey City Council"),
             ("Cllr Lord Edmund Staithe", "Member", "Staithe and Marsh"), ("Cllr Beatrix Hollowell", "Member", "Ousemouth Borough Council"), ("Cllr Quentin Rudge", "Member", "Gullane Sands District"))
STAFF = (("Leonie Markwick", "Chief Executive", ACD), ("Caspar Thwaite", "Head of Policy", ACD), ("Ngozi Ferrand", "Programme Manager", ACD))

executive_2021 = dict(
    path="association-of-coastal-districts/executive/2021-03-18 Note of decisions.docx", layout="note_of_decisions", type="note_of_decisions", title="Note of decisions and actions", organization=ACD, body="ACD Executive", date="2021-03-18", start="14:15",
    location="Held by video", chair="Merrick Aldous",
    attendance=people("present", *EXECUTIVE[:6]) + people("apologies", *EXECUTIVE[6:8]) + people("in_attendance", *STAFF[:2]),
    items=[Item("1", "Coastal change peer review", ["Cllr Honor Tredwell introduced the report. Members welcomed a review by peers, which would cost councils less than an inspection, and asked that small districts be able to take part.",
                                                  Decision("agreed", "Members agreed the outline of a coastal change peer review and asked for a pilot in two districts."), Action("Find two districts for the pilot and report to the June meeting.", ["Ngozi Ferrand"])]),
           Item("2", "Membership subscriptions 2021/22", ["Three councils had given notice.", Decision("agreed", "Members agreed that subscriptions be frozen for 2021/22."), Action("Write to all member councils.", ["Leonie Markwick"], "by 1 April")]),
           Item("3", "Note of the last meeting", [Decision("approved", "The Executive approved the note of its meeting of 21 January 2021.")])])

peer_review_cover = dict(
    path="association-of-coastal-districts/executive/2021-03-18 Item 1 Coastal change peer review.pdf", layout="report", type="covering_report", type_accept=["report"], title="Coastal change peer review", organization=ACD, body="ACD Executive", date="2021-03-18", item_number="1",
    purpose=("discussion", "For discussion and direction."), contact={"name": "Caspar Thwaite", "role": "Head of Policy", "phone": "020 7946 0321", "email": "caspar.thwaite@acd.example"},
    summary=["Attached to this report is a paper by the officers' group on how councils might review one another's preparations for coastal change. Cllr Honor Tredwell will introduce it."],
    asked="That the Executive:", recommendations=["consider the outline of a coastal change peer review;", "say whether a pilot should be held, and in how many districts."],
    parts=[("Background", ["Since 2018 eleven member councils have lost a length of wall or bank. Few had a plan for the day after."])])

executive_2022 = dict(
    path="association-of-coastal-districts/executive/2022-06-16 Note of decisions.pdf", layout="note_of_decisions", type="note_of_decisions", title="Note of decisions and actions", organization=ACD, body="ACD Executive", date="2022-06-16", start="11:00",
    location="The Guildhall, Ravensey", chair="Merrick Aldous",
    attendance=people("present", *EXECUTIVE[:5], *EXECUTIVE[6:9], EXECUTIVE[10]) + [*people("substitute", ("Cllr Marigold Teasdale", "Member", "Cullerness Council", "Cllr Thaddeus Mole"))]
    + people("apologies", EXECUTIVE[5], EXECUTIVE[9], EXECUTIVE[11], ("Cllr Ignatius Fell", "Observer", "Tidewater Islands Council")) + people("in_attendance", *STAFF, ("Ines Carbery", "Adviser", "Wrenmoor District Council"), ("Professor Wilhelmina Stacey", "Adviser", "University of Ravensey")),
    items=[Item("1", "Coastal change peer review: the pilot", ["Ngozi Ferrand presented the results of the pilot in Tarnby and Fellbeck. Both had found gaps in who may close a road. Cllr Gareth Winnard said that the review had been worth more than three years of guidance.",
                                                             ["both councils had lacked an up-to-date list of flood wardens;", "neither had agreed with its neighbours who pays for temporary rock;", "residents had valued being asked."],
                                                             Decision("agreed", "Members agreed that:", ["the coastal change peer review be offered to every member council from January 2023;", "each review be led by an elected member and an engineer from another district; and", "the findings be published within three months."]),
                                                             Action("Draw up a programme of peer reviews for 2023, with Wrenmoor among the first.", ["Ngozi Ferrand"]), Action("Seek engineers willing to act as peers.", ["Ines Carbery", "group:Directors of Place"])]),
           Item("2", "Grants for coastal defence", ["Cllr Philippa Vance-Orme reported on her meeting with officials. Decisions on schemes now take fourteen months. Professor Wilhelmina Stacey showed that delay adds a tenth to the cost in a year.",
                                                  Decision("agreed", "Members agreed to ask the Minister that schemes below £5 million be decided within six months."), Action("Draft a letter to the Minister for signature by all group leaders.", ["Caspar Thwaite"], "by 30 June")]),
           Item("3", "Open data on tides", ["The Executive discussed a proposal that harbours publish their tide gauge readings. Kellan Bay had done so since the autumn and its neighbours could now see a surge an hour earlier.",
                                          Decision("endorsed", "Members endorsed the publication of tide gauge readings by every harbour in membership."), Action("Write to harbour authorities with a model agreement.", ["Leonie Markwick", "organization:Open Tides Foundation"])]),
           Item("4", "Business plan 2022 to 2024", ["Members asked for fewer aims and clearer dates.", Decision("approved", "Members approved the business plan, subject to a shorter list of aims."), Action("Shorten the list of aims and circulate the plan.", ["Leonie Markwick"]),
                                                   Action("Set a date for each aim.", ["group:Heads of Service"])]),
           Item("5", "Report of the Finance Panel", ["Cllr Beatrix Hollowell presented the accounts. There was a small surplus, of £12,400.", Decision("noted", "Members noted the report.")]),
           Item("6", "Note of the last meeting", [Decision("approved", "The Executive approved the note of its meeting of 17 March 2022.")])])

roll_back = dict(
    path="association-of-coastal-districts/leadership/Rolling back from the edge.pdf", layout="report", type="report", title="Rolling back from the edge: homes on eroding cliffs", organization=ACD, body="Leadership Group", date=None, item_number="3", purpose=("noting", "For noting."),
    contact={"name": "Caspar Thwaite", "role": "Head of Policy", "phone": "020 7946 0321", "email": "caspar.thwaite@acd.example"},
    summary=["This report tells members what five councils have done for people whose homes stand within twenty metres of an eroding cliff, and what it cost them."], asked="Members are invited to:",
    recommendations=["note the report;", "let the officers know of other examples."],
    parts=[("What councils have done", ["Ravensey bought eleven houses at the value of the land and let them back to those who lived there until the edge was ten metres away.", "Ousemouth gave twenty-six plots inland to owners who agreed to take down what they left. The policy was adopted in May 2018 and the last plot was taken in 2021.",
                                        "North Strand does neither, but pays for the removal of debris."]),
           ("What it cost", ["Between £18,000 and £95,000 a home. The dearest were those where the road had gone first."]), ("Next steps", ["The officers will write up the five examples for members' councils."])])

PAPERS = [executive_2021, peer_review_cover, executive_2022, roll_back]
