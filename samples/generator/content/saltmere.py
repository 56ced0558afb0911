# SPDX-License-Identifier: GPL-3.0-or-later
"""Saltmere Schools Trust: an invented trust of three schools."""
from paper import Action, Decision, Item, people

TRUST = "Saltmere Schools Trust"
TRUSTEES = (("Corwin Abbotsley", "Chair of trustees"), ("Yasmeen Duggleby", "Trustee"), ("Father Lucan Marsh", "Trustee"), ("Dr Theodora Venn", "Trustee"), ("Emrys Cadle", "Trustee"))
STAFF = (("Saskia Northover", "Chief Executive"), ("Dermot Quill", "Chief Financial Officer"), ("Petra Lindqvist-Shaw", "Governance Professional"))

june = dict(
    path="saltmere-schools-trust/2022-06-28 Board minutes.docx", layout="three_column", type="minutes", title="Meeting of the Board of Trustees", organization=TRUST, body="Board of Trustees", date="2022-06-28", start="17:00", end="18:45",
    location="Saltmere Primary School, the library", chair="Corwin Abbotsley",
    attendance=people("present", *TRUSTEES[:4]) + people("in_attendance", *STAFF) + people("apologies", TRUSTEES[4]),
    items=[Item("1", "Welcome and apologies", ["The Chair welcomed everyone. Apologies were accepted from Emrys Cadle."]),
           Item("2", "Minutes of the last meeting", [Decision("agreed", "AGREED: the minutes of 29 March 2022 were a true record.")]),
           Item("3", "Chief Executive's report", ["Saskia Northover reported on the year. Attendance was 94.1 per cent across the three schools; at Saltmere Primary it had recovered since the flood.",
                                                  Action("Bring a plan for pupils who miss more than one day in ten", ["Saskia Northover"], "October board")]),
           Item("4", "School minibus", ["The older minibus failed its test in May. Hiring costs £210 a week. Trustees asked whether parents could be asked to pay more; the Chief Financial Officer advised against it.",
                                        Decision("agreed", "AGREED: to lease one electric minibus for four years, if the yearly cost is below £9,000."),
                                        Action("Obtain three quotations for the lease of an electric minibus", ["Dermot Quill"], "by 15 September"), Action("Ask the parish councils whether they would share the use of the minibus", ["Yasmeen Duggleby"])]),
           Item("5", "Flood plan for Saltmere Primary", ["Until the sea wall is rebuilt the school must be ready to close at two hours' notice.",
                                                        Decision("agreed", "AGREED: the flood plan was adopted, to be reviewed each autumn."), Action("Hold a practice with all staff", ["role:Head of Saltmere Primary"], "before half-term")]),
           Item("6", "Any other business", ["There was none."])])

october = dict(
    path="saltmere-schools-trust/2022-10-11 Board minutes.pdf", layout="three_column", type="minutes", title="Meeting of the Board of Trustees", organization=TRUST, body="Board of Trustees", date="2022-10-11", start="17:00", end="19:05",
    location="Tarn Lane Secondary School, room 4", chair="Corwin Abbotsley",
    attendance=people("present", TRUSTEES[0], *TRUSTEES[2:]) + people("in_attendance", *STAFF, ("Rhoswen Ackland", "Head of Saltmere Primary")) + people("apologies", TRUSTEES[1]),
    items=[Item("1", "Welcome and apologies", ["Apologies were accepted from Yasmeen Duggleby."]),
           Item("2", "Minutes of the last meeting", [Decision("agreed", "AGREED: the minutes of 28 June 2022 were a true record.")]),
           Item("3", "Pupil absence", ["Saskia Northover presented the plan asked for in June. It names a member of staff for each pupil who misses more than one day in ten. Dr Venn asked how the trust would know that it worked.",
                                       Decision("agreed", "AGREED: the plan on absence was adopted."), Action("Report each term on the number of pupils absent more than one day in ten", ["Saskia Northover"], "from January")]),
           Item("4", "School minibus", ["Three quotations had been received. The lowest was £8,640 a year. Marrowby Parish Council would like to use the minibus on two Saturdays a month.",
                                        Decision("agreed", "AGREED: to lease the electric minibus from Hollow Lane Motors for four years at £8,640 a year."),
                                        Action("Sign the lease", ["Dermot Quill"], "by 31 October"), Action("Draft terms for the use of the minibus by parish councils", ["Petra Lindqvist-Shaw", "Dermot Quill"])]),
           Item("5", "Flood plan for Saltmere Primary", ["Rhoswen Ackland reported that the practice on 4 October emptied the school in eleven minutes.", Decision("noted", "NOTED: the result of the flood practice.")]),
           Item("6", "Budget to August 2023", ["Energy would cost £212,000 more than last year. Reserves would fall to 4.1 per cent of income.",
                                              Decision("approved", "APPROVED: the revised budget to August 2023."), Action("Write to the Member of Parliament about energy costs", ["Corwin Abbotsley"])]),
           Item("7", "Any other business", ["Father Lucan Marsh thanked the caretakers for clearing the ditch."])])

minibus_report = dict(
    path="saltmere-schools-trust/2022-10-11 Item 4 School minibus.docx", layout="report", type="report", title="School minibus: quotations received", organization=TRUST, body="Board of Trustees", date="2022-10-11", item_number="4",
    author="Chief Financial Officer", purpose=("decision", "For decision."), contact={"name": "Dermot Quill", "role": "Chief Financial Officer", "phone": "01632 960407", "email": "dermot.quill@saltmeretrust.example"},
    summary=["On 28 June 2022 the board agreed to lease one electric minibus for four years if it could be had for less than £9,000 a year. Three quotations have been received, two of them below that."],
    asked="The board is asked to:", recommendations=["accept the quotation of Hollow Lane Motors at £8,640 a year;", "ask the Governance Professional to draft terms for sharing the minibus with parish councils."],
    parts=[("Quotations", ["Hollow Lane Motors: £8,640 a year with servicing. Kellan Coaches: £8,910 without servicing. Norrey Fleet: £10,200 with servicing and tyres.", "A charging point at Tarn Lane would cost £1,150, once."]),
           ("Sharing", ["Marrowby Parish Council asks for two Saturdays a month and would pay £40 each time."])])

locked = dict(
    path="saltmere-schools-trust/2022-12-06 Finance Committee minutes (locked).pdf", layout="three_column", ending="locked", type="minutes", verdict="locked", title="Meeting of the Finance Committee", organization=TRUST, body="Finance Committee",
    date="2022-12-06", start="16:00", end="17:10", location="Online", chair="Theodora Venn",
    attendance=people("present", ("Dr Theodora Venn", "Chair"), ("Emrys Cadle", "Trustee")) + people("in_attendance", ("Dermot Quill", "Chief Financial Officer")),
    items=[Item("1", "Minutes of the last meeting", [Decision("agreed", "AGREED: the minutes of 6 September 2022.")]), Item("2", "Insurance", ["The premium rises because of the flood.", Action("Seek a second quotation", ["Dermot Quill"])])])

PAPERS = [june, october, minibus_report, locked]
