# SPDX-License-Identifier: GPL-3.0-or-later
"""Kellan Bay Harbour Commissioners: an invented trust port."""
from blocks import Table
from paper import Action, Decision, Item, people

PORT = "Kellan Bay Harbour Commissioners"
ROOM = "the Harbour Office, Kellan Quay"
BOARD = (("Captain Leofric Munday", "Chairman"), "Agnes Drever", "Sorley Blackett", ("Nessa Trevanion", "Vice-Chairman"), "Hamish Coyle-Baird JP")
OFFICERS = (("Jory Pascall", "Harbour Master"), ("Una Kerslake", "Secretary and Treasurer"))

march_2020 = dict(
    path="kellan-bay-harbour-commissioners/2020-03-11 minutes.pdf", layout="action_margin", type="minutes", title="Minutes of the meeting of the Harbour Commissioners", organization=PORT, body="the Harbour Commissioners", body_expected=PORT, date="2020-03-11", start="10:00", end="12:15",
    location=ROOM, chair="Leofric Munday", attendance=people("present", *BOARD[:4]) + people("in_attendance", *OFFICERS) + people("apologies", BOARD[4]),
    items=[Item("1.", "Apologies for absence", ["An apology was received from Mr Coyle-Baird."]),
           Item("2.", "Minutes of the previous meeting", [Decision("approved", "The minutes of the meeting of 11 December 2019 were APPROVED.")]),
           Item("3.", "Harbour Master's report", ["There had been 212 commercial movements in the quarter, nine fewer than a year before. The fuel berth was closed for six days by swell.",
                                                 Decision("noted", "The Commissioners NOTED the report.")]),
           Item("4.", "Scour at the Saltmere sea wall", ["The Harbour Master had sounded along the toe of the sea wall at Saltmere, which is not the Commissioners' property. The bed had dropped by two metres in four years. He thought the wall at risk in an easterly gale.",
                                                        Decision("agreed", "It was AGREED to warn Wrenmoor District Council in writing and to offer it the survey without charge."),
                                                        Action("Send the survey of the sea wall to the district council.", ["Jory Pascall"], "by 20 March"), Action("Raise the matter with the insurers.", ["Una Kerslake"])]),
           Item("5.", "Harbour dues 2020/21", ["The Treasurer proposed an increase of 1.8 per cent, in line with prices.", Decision("resolved", "RESOLVED to increase harbour dues by 1.8 per cent from 1 April 2020, fishing boats excepted.")]),
           Item("6.", "Date of next meeting", ["10 June 2020 at 10.00am."])])

june_2021 = dict(
    path="kellan-bay-harbour-commissioners/2021-06-09 minutes.odt", layout="action_margin", type="minutes", title="Minutes of the meeting of the Harbour Commissioners", organization=PORT, body="the Harbour Commissioners", body_expected=PORT, date="2021-06-09", start="10:00", end="13:05",
    location=ROOM, chair="Leofric Munday", attendance=people("present", *BOARD) + people("in_attendance", *OFFICERS, ("Ines Carbery", "Wrenmoor District Council")),
    items=[Item("1.", "Apologies for absence", ["There were none."]),
           Item("2.", "Minutes of the previous meeting", [Decision("approved", "The minutes of the meeting of 10 March 2021 were APPROVED.")]),
           Item("3.", "The storm of 26 May", ["Forty metres of the sea wall at Saltmere had fallen at high water. Two pontoons broke adrift and a crab boat was sunk at her mooring; nobody was hurt. Ines Carbery thanked the harbour staff for their work that night.",
                                             "Mrs Trevanion asked what had come of the warning of March 2020. Miss Carbery said that an inspection had been put off.",
                                             Decision("resolved", "RESOLVED to let the district council land rock at the quay free of charge until the end of October."), Action("Agree a plan of work with the contractor.", ["Jory Pascall", "organization:Wrenmoor District Council"]),
                                             Action("Claim for the pontoons.", ["Una Kerslake"], "by 30 June")]),
           Item("4.", "Tide gauge", ["The gauge on the north pier had been sound throughout. A foundation had asked to publish its readings.",
                                     Decision("agreed", "It was AGREED in principle that readings of the tide gauge be published without charge."), Action("Bring terms for the publication of tide gauge readings.", ["Sorley Blackett"], "to the September meeting")]),
           Item("5.", "Accounts to 31 March 2021", [Decision("approved", "The accounts were APPROVED and the Chairman and Treasurer authorised to sign them.")])])

september_2021 = dict(
    path="kellan-bay-harbour-commissioners/2021-09-08 minutes.pdf", layout="action_margin", ending="docx_named_pdf", type="minutes", title="Minutes of the meeting of the Harbour Commissioners", organization=PORT, body="the Harbour Commissioners", body_expected=PORT, date="2021-09-08", start="10:00",
    end="11:50", location=ROOM, chair="Nessa Trevanion", attendance=people("present", ("Nessa Trevanion", "in the chair"), *BOARD[1:3]) + people("in_attendance", *OFFICERS) + people("apologies", "Captain Leofric Munday", "Hamish Coyle-Baird JP"),
    items=[Item("1.", "Apologies for absence", ["Apologies were received from Captain Munday and Mr Coyle-Baird."]),
           Item("2.", "Minutes of the previous meeting", [Decision("approved", "The minutes of the meeting of 9 June 2021 were APPROVED.")]),
           Item("3.", "Sea wall: contribution", ["The district council had asked for help with the rebuilding of the Saltmere sea wall. Without the wall the harbour road would flood in most winters.",
                                                Decision("resolved", "RESOLVED to offer £250,000 towards the rebuilding of the Saltmere sea wall, to be paid in two parts as the work proceeds."), Action("Write to the district council with the offer.", ["Una Kerslake"], "by 15 September")]),
           Item("4.", "Tide gauge", ["Mr Blackett presented terms. Readings would be given every ten minutes to the Open Tides Foundation, with a warning that they are not for navigation.",
                                     Decision("approved", "The terms for the publication of tide gauge readings were APPROVED."), Action("Sign the terms with the Open Tides Foundation.", ["Sorley Blackett"])]),
           Item("5.", "Flap valve at Marrowby", ["The parish council had asked for keys.", Decision("agreed", "It was AGREED to lend Marrowby Parish Council two keys to the flap valve."), Action("Deliver the keys and show the wardens how the valve is closed.", ["Jory Pascall"])])])

dredging_report = dict(
    path="kellan-bay-harbour-commissioners/2021-09-08 Item 6 Dredging (truncated).pdf", layout="report", ending="truncated", type="report", verdict="malformed", title="Dredging of the inner basin", organization=PORT, body="Harbour Commissioners", date="2021-09-08",
    item_number="6", author="Harbour Master", purpose=("information", "For information."), summary=["The inner basin has lost forty centimetres of depth since 2015."], recommendations=[],
    parts=[("Soundings", ["The shoalest part lies off the ice house, where boats drawing more than two metres now touch at low water of spring tides."]), ("Cost", ["A week of dredging would cost about £38,000."])])

PAPERS = [march_2020, june_2021, september_2021, dredging_report]
