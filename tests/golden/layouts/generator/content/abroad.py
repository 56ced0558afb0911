# SPDX-License-Identifier: GPL-3.0-or-later
"""A shire council's motions over several blocks, a co-operative's numbered lists, and two meetings in one file."""

warrego = dict(
    path="quandong-shire-2022-08-16.html", form="html", type="minutes", organization=None, body="Quandong Shire Council", body_accept=["Council"],
    date="2022-08-16", start="09:00", chair="Kay Bandon", unsure=["chair", "start_time", "end_time", "location"], file_title="Ordinary meeting",
    words="""<h1>QUANDONG SHIRE COUNCIL</h1>
<p><b>MINUTES OF THE ORDINARY MEETING OF COUNCIL HELD IN THE COUNCIL CHAMBERS, QUANDONG ON TUESDAY 16 AUGUST 2022 COMMENCING AT 9.00AM</b></p>
<h2>1. <x-i n="1">OPENING</x-i></h2>
<p>The Mayor opened the meeting at 9.04am.</p>
<h2>2. <x-i n="2">ATTENDANCE AND APOLOGIES</x-i></h2>
<p><b>Councillors:</b></p>
<p>Cr <x-p r="Mayor">Kay Bandon</x-p> (Mayor)<br>Cr <x-p r="Deputy Mayor">Shane Urrin</x-p> (Deputy Mayor)<br>Cr <x-p>Nell Cutler</x-p><br>Cr <x-p>Col Whitlam</x-p></p>
<p><b>Officers:</b></p>
<p><x-p s="in_attendance" r="Chief Executive Officer">Jodie Lascar</x-p>, Chief Executive Officer<br><x-p s="in_attendance" r="Director Infrastructure">Wayne Trembley</x-p>, Director Infrastructure</p>
<p>Apologies: Cr <x-p s="apologies">Glenys Murdie</x-p></p>
<p><b>Resolution 145/22</b></p>
<p>Moved Cr Urrin Seconded Cr Cutler</p>
<p><x-d o="resolved">That the apology of Cr Murdie be accepted and leave of absence granted.</x-d> CARRIED</p>
<h2>3. <x-i n="3">SWIMMING POOL SEASON</x-i></h2>
<p>Officer's recommendation: That Council adopt the fees as advertised.</p>
<p>Cr Urrin spoke of the cost of opening on Sundays.</p>
<p><b>Resolution 146/22</b></p>
<p>Moved Cr Urrin Seconded Cr Cutler</p>
<p><x-d o="resolved">That Council adopt the fees as advertised and open the pool from 29 October 2022.</x-d></p>
<p>CARRIED 3/1</p>
<h2>4. <x-i n="4">FLOOD DAMAGE TO LOCAL ROADS</x-i></h2>
<p>Mr Trembley reported on 61 sites.</p>
<p><b>Resolution 147/22</b></p>
<p>Moved Cr Cutler Seconded Cr Whitlam</p>
<p><x-d o="resolved" id="1">That Council</x-d></p>
<p><x-d id="1">(a) note the report;</x-d></p>
<p><x-d id="1">(b) apply for disaster recovery funding; and</x-d></p>
<p><x-d id="1">(c) request the Chief Executive Officer to write to the Minister about the Ten Mile causeway.</x-d></p>
<p>CARRIED</p>
<h2>5. <x-i n="5">CLOSE OF MEETING</x-i></h2>
<p>The meeting closed at 11.20am.</p>
<p>CONFIRMED this ............ day of .................... Mayor</p>
""")

savings = dict(
    path="kilimo-savings-min-04-2014.txt", form="text", type="minutes", organization=None, body="Management Committee", body_accept=["Kilimo Teachers' Co-operative Savings & Credit Society Ltd"],
    date="2014-08-21", start="10:15", end="13:05", chair="Joseph Kirwei", unsure=["organization", "location"],
    words="""KILIMO TEACHERS' CO-OPERATIVE SAVINGS & CREDIT SOCIETY LTD

MINUTES OF THE MANAGEMENT COMMITTEE MEETING HELD ON THURSDAY 21ST AUGUST 2014
AT THE SOCIETY BOARDROOM, 2ND FLOOR AT 10.15 A.M.

MEMBERS PRESENT
1. Mr. <x-p r="Chairman">Joseph Kirwei</x-p> {35}- Chairman
2. Mrs. <x-p r="Vice Chairperson">Agnes Wanyanda</x-p> {35}- Vice Chairperson
3. Mr. <x-p r="Hon. Secretary">Peter Mutuka</x-p> {35}- Hon. Secretary
4. Mr. <x-p r="Treasurer">Hassan Abdile</x-p> {35}- Treasurer

IN ATTENDANCE
1. Mr. <x-p s="in_attendance" r="Manager">Evans Makoria</x-p> {35}- Manager

ABSENT WITH APOLOGY
1. Mrs. <x-p s="apologies" r="Member">Beatrice Morani</x-p> {35}- Member

ABSENT WITHOUT APOLOGY
1. Mr. <x-p s="absent" r="Member">Francis Oderwa</x-p> {35}- Member

MIN. <x-i n="31/08/2014" t="PRELIMINARIES">31/08/2014: PRELIMINARIES</x-i>
The Chairman called the meeting to order at 10.20 a.m. and asked Mrs. Wanyanda to
lead in prayer.

MIN. <x-i n="32/08/2014" t="CONFIRMATION OF PREVIOUS MINUTES">32/08/2014: CONFIRMATION OF PREVIOUS MINUTES</x-i>
<x-d o="approved">The minutes of the meeting held on 17th July 2014 were read and confirmed as a
true record.</x-d> Proposed by Mr. Abdile and seconded by Mr. Mutuka.

MIN. <x-i n="33/08/2014" t="LOANS">33/08/2014: LOANS</x-i>
The Manager tabled 42 applications amounting to Kshs. 6,815,000/-.
<x-d o="resolved">It was resolved that 34 applications be approved as per the list attached.</x-d>
ACTION: <x-a w="role:Manager">Manager to write to the eight applicants.</x-a>

MIN. <x-i n="34/08/2014" t="PURCHASE OF PLOT">34/08/2014: PURCHASE OF PLOT</x-i>
<x-d o="agreed">It was agreed unanimously that plot no. 1187 be bought at a price not above
Kshs. 2,300,000/-, subject to a search.</x-d>

There being no other business the meeting ended at 1.05 p.m.

CONFIRMED BY:

CHAIRMAN .............................. DATE ....................
""")

moss = dict(
    path="moss-hill-two-meetings-may-2024.txt", form="text", type="minutes", organization=None, body="Moss Hill Parish Council", date="2024-05-13", start="18:30", end="18:55", chair="Ada Pennick", unsure=["location"],
    words="""MOSS HILL PARISH COUNCIL

Minutes of the Annual Meeting of Moss Hill Parish Council held on Monday 13 May 2024 at 6.30pm in the Reading Room

Present: Cllrs <x-p r="Chairman">Ada Pennick</x-p> (Chairman), <x-p>Ben Oakes</x-p> and <x-p>Cy Ruddle</x-p>

1. <x-i n="1">Election of Chairman</x-i>

Cllr Pennick had been proposed by Cllr Oakes and was the only candidate.

2. <x-i n="2">Apologies</x-i>

There were none.

3. <x-i n="3">Appointments</x-i>

<x-d o="resolved">RESOLVED that the representatives on other bodies be reappointed.</x-d>

The meeting closed at 6.55pm.

MOSS HILL PARISH COUNCIL

Minutes of the Ordinary Meeting of Moss Hill Parish Council held on Monday 13 May 2024 at 7.00pm in the Reading Room

Present: Cllrs Pennick (in the chair) and Ruddle

4. Apologies

Cllr Oakes.

5. Finance

RESOLVED that the accounts be paid.

The meeting closed at 8.10pm.
""")

PAPERS = [warrego, savings, moss]
