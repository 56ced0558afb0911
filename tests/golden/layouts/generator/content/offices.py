# SPDX-License-Identifier: GPL-3.0-or-later
"""Word files and web pages: a university, a health board, school governors."""

hartfell = dict(
    path="hartfell-university-lec-2021-14.docx", form="docx", type="minutes", organization="University of Hartfell", body="Learning Environment Committee", body_accept=["University of Hartfell Learning Environment Committee"],
    date="2021-11-17", start=None, chair="Marguerite Dunsop", head="UNRESTRICTED", foot="Learning Environment Committee, 17 November 2021 – {page}", font="Liberation Serif", points=11.5,
    words="""<p><b>UNIVERSITY OF HARTFELL</b></p><p><b>LEARNING ENVIRONMENT COMMITTEE</b></p><p><b>Minutes of the meeting of 17 November 2021</b></p>
<table width=100% cellpadding=2><tr><td width=20%><i>Present:</i></td><td>Professor <x-p r="Convener" >Marguerite Dunsop</x-p> (Convener)<br>Dr <x-p>Ansel Whitrigg</x-p><br>Dr <x-p>Chioma Eberechi</x-p><br>Ms <x-p r="Students' Union">Tilly Garroway</x-p> (Vice-President, Students' Union)<br>Mr <x-p s="substitute">Piotr Szewczuk</x-p> (for Dr Lomax)<br></td></tr>
<tr><td><i>In attendance:</i></td><td>Mrs <x-p s="in_attendance" r="Director of Estates">Verity Cargill</x-p> (Director of Estates)<br>Mr <x-p s="in_attendance" r="Secretary">Leo Brannock</x-p> (Secretary)</td></tr>
<tr><td><i>Apologies:</i></td><td>Dr <x-p s="apologies">Helena Lomax</x-p><br>Professor <x-p s="apologies">Yusuf Dardar</x-p></td></tr></table>
<p><b>A. PRELIMINARIES</b></p>
<p><b>2021-14 <x-i n="2021-14">Minutes</x-i></b></p><p><x-d o="approved">The minutes of the meeting of 12 May 2021 (LEC 20/31) were approved.</x-d></p>
<p><b>2021-15 <x-i n="2021-15">Matters arising</x-i></b></p><p>With reference to minute 2021-07 (lecture capture) the Secretary reported that the suppliers had been seen on 8 October 2021 and that a contract would be let in the new year.</p>
<p><b>B. ITEMS FOR DISCUSSION</b></p>
<p><b>2021-16 <x-i n="2021-16">Study spaces in the library</x-i></b></p><p><i>Received:</i> a paper from the Students' Union (LEC 21/03).</p><p><i>Reported:</i> that the reservation system had turned away 2,140 requests in October; that a third of reserved seats had stood empty; that the top floor was too cold to use on eleven days.</p><p><i>Agreed:</i> <x-d o="agreed">that reservations lapse after twenty minutes, and that the top floor be kept at 19 degrees during opening hours.</x-d></p><p style="text-align:right"><b>[Action: Mrs Cargill]</b></p>
<p><b>2021-17 <x-i n="2021-17">Inclusive design of teaching rooms</x-i></b></p><p><i>Received:</i> the draft standard (LEC 21/04).</p><p><i>Noted:</i> <x-d o="noted">that nine rooms in the Curie Building could not be brought up to the standard at reasonable cost.</x-d></p><p><i>Resolved:</i> <x-d>to recommend to Senate that the standard be adopted from August 2022.</x-d></p><p><x-a w="Brannock">The Secretary was asked to forward the standard to the clerk of Senate.</x-a></p><p style="text-align:right"><b>[Action: Mr Brannock]</b></p>
<p><b>2021-18 <x-i n="2021-18">Laptop loans</x-i></b></p><p>Dr Eberechi reported that all 300 machines had been lent by week two.</p><p><x-a w="Eberechi; Garroway">Find out how many students had been refused and whether the number justified buying a further hundred.</x-a></p><p style="text-align:right"><b>[Action: Dr Eberechi, Ms Garroway]</b></p>
<p><b>C. ITEMS FOR INFORMATION</b></p>
<p><b>2021-19 <x-i n="2021-19">Timetable for the session</x-i></b></p><p><i>Noted:</i> <x-d o="noted">the dates of teaching and examinations in 2022-23.</x-d></p>
<p><b>2021-20 <x-i n="2021-20">Date of next meeting</x-i></b></p><p>16 February 2022 at 2.00 pm in the Court Room.</p>""",
    unsure=["items[2021-16].actions"])

cwmhedd = dict(
    path="cwm-hedd-quality-committee.docx", form="docx", type="minutes", organization="Cwm Hedd University Health Board", body="Quality, Safety and Experience Committee", body_accept=["Cwm Hedd University Health Board Quality, Safety and Experience Committee", "Quality, Safety & Experience Committee"],
    date="2023-06-20", start="09:30", end=None, chair="Rhodri Penmaen", head="Cwm Hedd UHB – Quality, Safety and Experience Committee – 20 June 2023", foot="Page {page} of {pages}", points=10.5,
    words="""<h2>Cwm Hedd University Health Board</h2><h2>Quality, Safety and Experience Committee</h2><p><b>CONFIRMED MINUTES OF THE MEETING HELD ON TUESDAY, 20 JUNE 2023 AT 9:30AM, BOARDROOM, TŶ DERWEN / MS TEAMS</b></p>
<table border=1 cellpadding=3 cellspacing=0 width=100%><tr><td colspan=2><b>PRESENT</b></td></tr><tr><td width=38%><x-p r="Independent Member (Chair)">Rhodri Penmaen</x-p></td><td>Independent Member (Chair)</td></tr><tr><td><x-p r="Independent Member">Shirin Kavoosi</x-p></td><td>Independent Member</td></tr><tr><td><x-p r="Independent Member">Cllr Bethan Goronwy</x-p></td><td>Independent Member (Local Authority)</td></tr>
<tr><td colspan=2><b>IN ATTENDANCE</b></td></tr><tr><td><x-p s="in_attendance" r="Executive Director of Nursing">Angharad Tresilian</x-p></td><td>Executive Director of Nursing</td></tr><tr><td><x-p s="in_attendance" r="Medical Director">Dr Marcus Olufemi</x-p></td><td>Medical Director</td></tr><tr><td><x-p s="in_attendance" r="Head of Infection Prevention">Joanne Whitlow</x-p></td><td>Head of Infection Prevention (for QS 23/34)</td></tr><tr><td><x-p s="in_attendance" r="Committee Secretariat">Seren Bartley</x-p></td><td>Committee Secretariat</td></tr>
<tr><td colspan=2><b>APOLOGIES</b></td></tr><tr><td><x-p s="apologies" r="Independent Member">Huw Llanerch</x-p></td><td>Independent Member</td></tr></table>
<p></p>
<table border=1 cellpadding=3 cellspacing=0 width=100%><tr><td width=14%><b>Ref</b></td><td width=70%><b>Minute</b></td><td width=16%><b>Action</b></td></tr>
<tr><td><b>QS 23/31</b></td><td><b><x-i n="QS 23/31">WELCOME AND APOLOGIES</x-i></b></td><td></td></tr><tr><td>31.1</td><td>The Chair welcomed everyone, in particular Cllr Goronwy to her first meeting.</td><td></td></tr>
<tr><td><b>QS 23/32</b></td><td><b><x-i n="QS 23/32">DECLARATIONS OF INTEREST</x-i></b></td><td></td></tr><tr><td>32.1</td><td>There were none.</td><td></td></tr>
<tr><td><b>QS 23/33</b></td><td><b><x-i n="QS 23/33">UNCONFIRMED MINUTES OF THE MEETING HELD ON 18 APRIL 2023</x-i></b></td><td></td></tr><tr><td>33.1</td><td><x-d o="approved">The Committee RESOLVED to: APPROVE the minutes as a true and accurate record.</x-d></td><td></td></tr>
<tr><td><b>QS 23/34</b></td><td><b><x-i n="QS 23/34">INFECTION PREVENTION AND CONTROL ANNUAL REPORT</x-i></b></td><td></td></tr><tr><td>34.1</td><td>Joanne Whitlow introduced the report. C. difficile was 12 per cent below the expected number; Klebsiella was above it for the second year.</td><td></td></tr><tr><td>34.2</td><td>Shirin Kavoosi asked about side rooms. There were 61 fewer than the guidance called for. <x-a w="J Whitlow">A paper on the loss of side rooms would be brought to the August meeting.</x-a></td><td>J Whitlow</td></tr><tr><td>34.3</td><td>In answer to the Chair, Dr Olufemi said that prescribing had improved in four clusters of seven.</td><td></td></tr><tr><td>34.4</td><td><x-d o="noted">The Committee RESOLVED to: NOTE the annual report.</x-d></td><td></td></tr>
<tr><td><b>QS 23/35</b></td><td><b><x-i n="QS 23/35">PATIENT EXPERIENCE: WAITING FOR AN AMBULANCE</x-i></b></td><td></td></tr><tr><td>35.1</td><td>A film was shown in which a patient's daughter described a wait of eleven hours. Members were moved by it.</td><td></td></tr><tr><td>35.2</td><td><x-a w="A Tresilian; M Olufemi">The family to be invited to meet the directors, and the film to be offered to the ambulance trust.</x-a></td><td>A Tresilian<br>M Olufemi</td></tr>
<tr><td><b>QS 23/36</b></td><td><b><x-i n="QS 23/36">CORPORATE RISK REGISTER</x-i></b></td><td></td></tr><tr><td>36.1</td><td><x-d o="approved">The Committee RESOLVED to: APPROVE the lowering of risk 4402 (blood fridges) from 16 to 8.</x-d></td><td></td></tr>
<tr><td><b>QS 23/37</b></td><td><b><x-i n="QS 23/37">DATE OF THE NEXT MEETING</x-i></b></td><td></td></tr><tr><td>37.1</td><td>Tuesday, 15 August 2023 at 9:30am.</td><td></td></tr></table>""")

otterbeck = dict(
    path="otterbeck-governors-spring-1.html", form="html", type="minutes", organization="Otterbeck Primary School", body="Governing Body", body_accept=["Otterbeck Primary School Governing Body", "Full Governing Body", "Otterbeck Church of England Primary School Governing Body"],
    date="2023-01-26", start="18:00", end="19:50", chair="Lindsey Marchbanks", file_title="Governors - Spring 1 - Otterbeck CE Primary",
    site_head='<header><a href="/">Otterbeck CE Primary School</a><ul><li><a href="/news">News</a></li><li><a href="/governors">Governors</a></li><li><a href="/term-dates">Term dates 2022-23</a></li></ul></header>',
    words="""<main><h1>Otterbeck Primary School</h1><h2>Minutes of the Full Governing Body meeting</h2>
<table><tbody><tr><td><strong>Date</strong></td><td>Thursday 26th January 2023</td></tr><tr><td><strong>Time</strong></td><td>6pm</td></tr><tr><td><strong>Place</strong></td><td>Year 6 classroom</td></tr></tbody></table>
<table><thead><tr><th>Governor</th><th>Category</th><th>Attendance</th></tr></thead><tbody>
<tr><td><x-p r="Co-opted">Lindsey Marchbanks</x-p> (Chair)</td><td>Co-opted</td><td>Present</td></tr>
<tr><td><x-p r="Headteacher">Graham Ollerenshaw</x-p></td><td>Headteacher</td><td>Present</td></tr>
<tr><td><x-p r="Parent">Sunniva Haldorsen</x-p></td><td>Parent</td><td>Present (left 7.15pm)</td></tr>
<tr><td><x-p s="apologies" r="Parent">Deepak Ramanujan</x-p></td><td>Parent</td><td>Apologies</td></tr>
<tr><td><x-p r="Foundation">Rev. Philippa Stott</x-p></td><td>Foundation</td><td>Present</td></tr>
<tr><td><x-p s="absent" r="Local authority">Carl Entwhistle</x-p></td><td>Local authority</td><td>Absent</td></tr>
<tr><td><x-p s="in_attendance" r="Clerk">Noreen Baptiste</x-p></td><td>Clerk</td><td>In attendance</td></tr></tbody></table>
<p><strong><x-i>Apologies</x-i></strong></p><p><x-d o="agreed">Governors accepted the apologies of Deepak Ramanujan.</x-d></p>
<p><strong><x-i>Declarations of interest</x-i></strong></p><p>None.</p>
<p><strong><x-i>Minutes of the last meeting (24th November 2022)</x-i></strong></p><p><x-d o="agreed">The minutes were agreed and signed by the Chair.</x-d></p>
<p><strong><x-i>Headteacher's report</x-i></strong></p><p>Numbers on roll: 143. There are eleven places in Reception and nine first preferences. <em>Q: What is being done about the open days? A: A second one will be held in February, after half term.</em></p><p>Attendance is 93.8 per cent. [Action: <x-a w="role:Headteacher">Headteacher to bring figures for pupils with special needs to the next meeting</x-a>]</p>
<p><strong><x-i>Finance</x-i></strong></p><p>The forecast shows a deficit of £18,200 in 2023-24.</p><ol><li>supply cover has risen by £6,000;</li><li>energy has doubled;</li><li>the county has not yet told us what it will pay towards the teachers' rise.</li></ol><p><x-d o="approved">Governors approved the virement of £4,000 from curriculum to energy.</x-d></p><p>[Action: <x-a w="Lindsey Marchbanks; Graham Ollerenshaw">Lindsey Marchbanks and Graham Ollerenshaw to meet the schools finance officer before 10th February</x-a>]</p>
<p><strong><x-i>Policies</x-i></strong></p><p><x-d o="approved">The following were approved: Charging and Remissions; Lettings; Whistleblowing.</x-d></p>
<p><strong><x-i>Governor visits</x-i></strong></p><p>Philippa Stott had watched collective worship. [Action: <x-a w="group:All governors">All governors to book a visit before Easter</x-a>]</p>
<p><strong><x-i>Next meeting</x-i></strong></p><p>Thursday 23rd March 2023, 6pm.</p><p>The meeting ended at 7.50pm.</p></main><footer>© Otterbeck CE Primary School. Website by Brightdesk.</footer>""",
    unsure=["items[Apologies].decisions"])

PAPERS = [hartfell, cwmhedd, otterbeck]
