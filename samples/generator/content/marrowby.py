# SPDX-License-Identifier: GPL-3.0-or-later
"""Marrowby Parish Council: an invented village in the Wrenmoor district."""
from paper import Action, Decision, Item, people

COUNCIL = "Marrowby Parish Council"
HALL = "the Village Hall, Marrowby"
MEMBERS = (("Cllr Edda Lofting", "Chairman"), "Cllr Noel Spurway", "Cllr Kit Arkwell", "Cllr Margery Dunnable", "Cllr Piers Hask")
CLERK = ("Winifred Toller", "Clerk")

scan_2019 = dict(
    path="marrowby-parish-council/2019-10-08 minutes (scan).pdf", layout="minutes_parish", ending="scan", type="minutes", verdict="no_text", title="Minutes of the Parish Council Meeting", organization=COUNCIL, body=COUNCIL,
    date="2019-10-08", start="19:30", end="20:40", location=HALL, chair="Edda Lofting", public="6",
    attendance=people("present", *MEMBERS[:4]) + people("in_attendance", CLERK) + people("apologies", "Cllr Piers Hask"),
    items=[Item("98/19", "Apologies", ["Cllr Piers Hask (holiday). The reason was accepted."]),
           Item("99/19", "Pavilion roof", ["The Clerk had three quotations. The lowest, from Bodkin and Daughter, was £8,460 for slate.",
                                           Decision("deferred", "RESOLVED to defer the pavilion roof until the grant from the playing fields fund is known."),
                                           Action("ask the fund when it will decide", ["role:Clerk"])]),
           Item("100/19", "Dog waste bins", ["Two more had been asked for at Tern Lane.", Decision("refused", "RESOLVED not to buy further dog waste bins this year.")])])

annual_2021 = dict(
    path="marrowby-parish-council/2021-05-11 annual meeting.txt", layout="minutes_parish", type="minutes", title="Minutes of the Annual Parish Council Meeting", kind="Annual Parish Council", organization=COUNCIL, body=COUNCIL,
    date="2021-05-11", start="19:30", end="20:25", location="the Playing Field Pavilion, Marrowby", chair="Edda Lofting", public="3",
    attendance=people("present", *MEMBERS) + people("in_attendance", CLERK, ("District Cllr Bettina Crake",)),
    items=[Item("1/21", "Election of Chairman", [Decision("resolved", "RESOLVED that Cllr Edda Lofting be elected Chairman for the year. Proposed by Cllr Spurway, seconded by Cllr Hask.")]),
           Item("2/21", "Apologies", ["There were none."]),
           Item("3/21", "Declarations of interest", ["Cllr Arkwell declared a personal interest in 6/21 as secretary of the cricket club."]),
           Item("4/21", "Minutes of the last meeting", [Decision("approved", "RESOLVED that the minutes of the meeting of 13th April 2021 be approved and signed.")]),
           Item("5/21", "Accounts and audit", ["The Clerk presented the accounts to 31st March 2021. The balance was £21,307.44, of which £9,000 is set aside for the pavilion.",
                                               Decision("approved", "RESOLVED that the accounts be approved and the annual return be signed."),
                                               Action("send the annual return to the auditor", ["role:Clerk"], "by 30th June")]),
           Item("6/21", "Pavilion roof", ["The playing fields fund has given £5,000. Bodkin and Daughter hold their price of £8,460 until the end of June.",
                                          Decision("resolved", "RESOLVED to accept the quotation of Bodkin and Daughter for the pavilion roof at £8,460."),
                                          Action("place the order and tell the cricket club when the work begins", ["role:Clerk", "Cllr Arkwell"])]),
           Item("7/21", "Dog waste bins", ["A resident asked again for a dog waste bin at Tern Lane. The district council would empty it for £2.80 a week.",
                                           Decision("resolved", "RESOLVED to buy one dog waste bin for Tern Lane at not more than £260."),
                                           Action("order the bin", ["Cllr Dunnable"], "before the July meeting")]),
           Item("8/21", "District councillor's report", ["District Cllr Bettina Crake said that the sea wall at Saltmere was being watched after the spring tides and that green bins would be collected weekly from June."])])

july_2021 = dict(
    path="marrowby-parish-council/2021-07-13 minutes.txt", layout="minutes_parish", type="minutes", title="Minutes of the Parish Council Meeting", organization=COUNCIL, body=COUNCIL,
    date="2021-07-13", start="19:30", end="20:50", location=HALL, chair="Noel Spurway", public="11",
    attendance=people("present", ("Cllr Noel Spurway", "in the chair"), "Cllr Kit Arkwell", "Cllr Margery Dunnable") + people("in_attendance", CLERK) + people("apologies", "Cllr Edda Lofting", "Cllr Piers Hask"),
    items=[Item("19/21", "Apologies", ["Apologies were received from Cllr Edda Lofting and Cllr Piers Hask."]),
           Item("20/21", "Minutes of the last meeting", [Decision("approved", "RESOLVED that the minutes of the meeting of 8th June 2021 be approved and signed.")]),
           Item("21/21", "Matters arising", ["The dog waste bin for Tern Lane came on 2nd July and Cllr Dunnable has set it in concrete."]),
           Item("22/21", "Flooding in Fore Street", ["Eleven residents attended. Water had come into four houses on 26th May, when the sea wall fell at Saltmere and the stream could not drain.",
                                                     "Mrs Gathercole asked why the flap valve had not been closed. The Clerk said that nobody had a key.",
                                                     Decision("resolved", "RESOLVED that the council ask the Kellan Bay Harbour Commissioners for two keys to the flap valve and name two wardens."),
                                                     Action("write to the Harbour Master", ["role:Clerk"], "this week"), Action("be flood wardens until May", ["Cllr Arkwell", "Cllr Spurway"])]),
           Item("23/21", "Footpath 14", ["The stile by the allotments is broken.", Action("mend the stile", ["Cllr Dunnable"])]),
           Item("24/21", "Payments", [Decision("approved", "RESOLVED that payments of £1,204.18 be approved as listed by the Clerk.")])])

march_2022 = dict(
    path="marrowby-parish-council/2022-03-08 minutes.pdf", layout="minutes_columns", type="minutes", title="Minutes of the Parish Council Meeting", organization=COUNCIL, body=COUNCIL,
    date="2022-03-08", start="19:30", end="21:00", location=HALL, chair="Edda Lofting", public="2",
    attendance=people("present", *MEMBERS[:2], "Cllr Margery Dunnable", "Cllr Piers Hask") + people("in_attendance", CLERK, ("PC Ronan Stoddart", "Wrenmoor Police"), ("Hester Vane", "Libraries Manager"))
    + people("apologies", "Cllr Kit Arkwell", "District Cllr Bettina Crake"),
    items=[Item("141/22", "Apologies", ["As listed above."]),
           Item("142/22", "Minutes of the last meeting", [Decision("approved", "RESOLVED that the minutes of the meeting of 8th February 2022 be approved and signed.")]),
           Item("143/22", "Mobile library", ["Hester Vane explained why the district council is looking at the stops of the mobile library. The stop at the village green costs £58 a visit. Members said that for some readers it is the only call of the week.",
                                            Decision("resolved", "RESOLVED that the council oppose the loss of the mobile library stop at the village green."),
                                            Action("start a petition", ["Cllr Lofting"], "before the May meeting")]),
           Item("144/22", "Police report", ["PC Ronan Stoddart reported two thefts of heating oil and one of a boat trailer."]),
           Item("145/22", "Pavilion", ["The new roof is on and paid for. The final cost was £8,712, because of rotten boards at the east end.",
                                       Decision("noted", "RESOLVED that the final cost of the pavilion roof be noted.")]),
           Item("146/22", "Allotments", ["There are nine names on the waiting list and two plots not worked.",
                                         Decision("resolved", "RESOLVED to give notice on plots 7 and 15 if they are not dug by the end of April."),
                                         Action("write to the tenants of plots 7 and 15", ["role:Clerk"], "by 15th March")])])

may_agenda = dict(
    path="marrowby-parish-council/2022-05-10 agenda.html", layout="agenda", type="agenda", title="Agenda of the Annual Parish Council Meeting", organization=COUNCIL, body=COUNCIL, date="2022-05-10", start="19:30", location=HALL,
    opening=["Notice is given of the annual meeting of the Parish Council. Members of the public are welcome and may speak for three minutes each before the business begins."],
    items=[Item(str(n), t, []) for n, t in enumerate(["Election of Chairman", "Apologies", "Declarations of interest", "Minutes of the meeting of 12th April 2022", "Appointment of flood wardens",
                                                      "Mobile library: petition", "Platinum Jubilee tea", "Dog waste bins: request from Cold Harbour", "Payments", "Date of next meeting"], 1)],
    closing=["Winifred Toller, Clerk to the Council\n4th May 2022"])

may_minutes = dict(
    path="marrowby-parish-council/2022-05-10 minutes.html", layout="minutes_parish", type="minutes", title="Minutes of the Annual Parish Council Meeting", kind="Annual Parish Council", organization=COUNCIL, body=COUNCIL,
    date="2022-05-10", start="19:30", end="20:35", location=HALL, chair="Edda Lofting", public="5",
    attendance=people("present", *MEMBERS[:3], "Cllr Piers Hask") + people("in_attendance", CLERK) + people("apologies", "Cllr Margery Dunnable"),
    items=[Item("1/22", "Election of Chairman", [Decision("resolved", "RESOLVED that Cllr Edda Lofting be elected Chairman for the year.")]),
           Item("2/22", "Apologies", ["Cllr Margery Dunnable."]),
           Item("3/22", "Declarations of interest", ["None."]),
           Item("4/22", "Minutes of the meeting of 12th April 2022", [Decision("approved", "RESOLVED that the minutes of the meeting of 12th April 2022 be approved and signed.")]),
           Item("5/22", "Appointment of flood wardens", ["The two keys to the flap valve are kept at the shop and at the Clerk's house.",
                                                        Decision("resolved", "RESOLVED that Cllr Noel Spurway and Cllr Kit Arkwell be flood wardens for the year.")]),
           Item("6/22", "Mobile library: petition", ["Ninety-four people have signed.", Action("hand the petition to the district council", ["Cllr Lofting"], "in June")]),
           Item("7/22", "Platinum Jubilee tea", [Decision("resolved", "RESOLVED to spend not more than £350 on the Jubilee tea at the pavilion on 5th June."), Action("hire the tables", ["Cllr Hask"])]),
           Item("8/22", "Dog waste bins: request from Cold Harbour", [Decision("deferred", "RESOLVED to defer the dog waste bin at Cold Harbour until the district council says what it will charge.")])])

action_log = dict(
    path="marrowby-parish-council/Action log 2022.odt", layout="action_log", type="action_log", title="Action log, May 2022", organization=COUNCIL, body=COUNCIL, date=None,
    opening="Actions from meetings of the Parish Council that were open on 1st May 2022, with the Clerk's note of where each stands.",
    rows=[("21-05", "13/07/2021", "Mend the stile on footpath 14", "Cllr Dunnable", "-", "Complete"), ("21-06", "13/07/2021", "Write to the Harbour Master about keys to the flap valve", "Clerk", "20/07/2021", "Complete"),
          ("22-01", "08/03/2022", "Start a petition about the mobile library", "Cllr Lofting", "10/05/2022", "Ongoing"), ("22-02", "08/03/2022", "Write to the tenants of plots 7 and 15", "Clerk", "15/03/2022", "Complete"),
          ("22-03", "12/04/2022", "Ask for a price for lighting the bus shelter", "Cllr Hask", "June meeting", "Carried forward")])

PAPERS = [scan_2019, annual_2021, july_2021, march_2022, may_agenda, may_minutes, action_log]
