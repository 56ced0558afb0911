# SPDX-License-Identifier: GPL-3.0-or-later
"""What is not minutes: a report, an agenda, a decision notice, a letter, an action log, a transcript."""

report = dict(
    path="marlvale-ferry-report.pdf", form="chromium", type="report", organization="Marl Vale District Council", body="Overview and Scrutiny Committee", body_accept=["Marl Vale District Council Overview and Scrutiny Committee"],
    date="2022-09-08", title="The Lower Ferry: options after March 2023", head="UNRESTRICTED", foot="The Lower Ferry: options after March 2023 – page {page}",
    css="table.h { width:100%; border-collapse:collapse } table.h td { border:1px solid #888; padding:4px 6px } h1 { font-size:15pt } h2 { font-size:12pt }",
    contact={"name": "Thaddeus Ormerod", "role": "Transport Strategy Manager", "phone": "01632 960551", "email": "thaddeus.ormerod@marlvale.example"},
    words="""<table class=h><tr><td><b>Report to</b></td><td>Overview and Scrutiny Committee</td></tr><tr><td><b>Meeting date</b></td><td>Thursday, 8 September 2022</td></tr><tr><td><b>Title</b></td><td>The Lower Ferry: options after March 2023</td></tr><tr><td><b>Report of</b></td><td>Assistant Director (Highways and Transport)</td></tr><tr><td><b>Portfolio holder</b></td><td>Councillor Eleri Bassenthwaite</td></tr><tr><td><b>Contact officer</b></td><td>Thaddeus Ormerod, Transport Strategy Manager<br>Tel: 01632 960551<br>thaddeus.ormerod@marlvale.example</td></tr><tr><td><b>Wards affected</b></td><td>Lower Marl; Staithe</td></tr></table>
<h1>Marl Vale District Council</h1>
<h2>1. Purpose of the report</h2><p>1.1 To seek the Committee's views on the future of the Lower Ferry before Cabinet takes a decision on 11 October 2022.</p>
<h2>2. Recommendations</h2><p>2.1 That the Committee:</p>
<p style="margin-left:1cm">(i) <x-r>notes that the operator's contract ends on 31 March 2023 and cannot be extended again;</x-r></p><p style="margin-left:1cm">(ii) <x-r>recommends to Cabinet that Option C (a summer service with a volunteer crew) be pursued;</x-r></p><p style="margin-left:1cm">(iii) <x-r>asks for a further report on winter travel to Staithe School by December 2022.</x-r></p>
<h2>3. Background</h2><p>3.1 There has been a ferry at Lower Marl since at least 1611. On 14 July 2016 Cabinet agreed a subsidy of £41,000 a year<sup>1</sup>, which the Committee looked at again on 6 June 2019. Passengers fell from 38,200 in 2018 to 12,950 in 2021.</p><p>3.2 The operator wrote on 2 May 2022 to say that he would retire.</p>
<h2>4. Options</h2><p>4.1 Option A: close the ferry. Option B: let a new contract at an estimated £68,000 a year. Option C: a service from Easter to September run by the Marl Ferry Society, at £19,000 a year.</p><p>4.2 The Society resolved at its meeting in August that it would be willing to act.</p>
<h2>5. Implications</h2><p>5.1 <b>Financial.</b> There is £41,000 in the base budget.</p><p>5.2 <b>Legal.</b> The Council is not the ferry's owner and has no duty to run it.</p><p>5.3 <b>Equality.</b> Nine pupils cross by the ferry. Walking by the bridge takes fifty minutes.</p>
<h2>6. Background papers</h2><p>Letter from the operator, 2 May 2022.</p><hr width=30% align=left><p style="font-size:8pt"><sup>1</sup> Minute CAB.16/44.</p>""")

agenda = dict(
    path="staithe-joint-committee-agenda.pdf", form="writer", type="agenda", organization=None, body="Marl and Staithe Joint Waste Committee", body_accept=["Joint Waste Committee"],
    date="2023-03-16", start="14:30", location="Conference Room 2, The Maltings, Staithe", foot="Marl and Staithe Joint Waste Committee\t\t{page}", font="Liberation Sans",
    words="""<p align=right>Please ask for: Benedikta Sollom<br>Direct dial: 01632 960823<br>E-mail: democratic@staithe.example</p>
<p align=right>Issued: Wednesday, 8 March 2023</p>
<h2>Marl and Staithe Joint Waste Committee</h2>
<p>You are hereby summoned to a meeting of the <b>Marl and Staithe Joint Waste Committee</b> to be held on <b>Thursday 16 March 2023</b> at <b>2.30 pm</b> in Conference Room 2, The Maltings, Staithe, for the transaction of the business set out below.</p>
<p>Quorum: three members, of whom at least one from each council</p>
<h1 align=center>AGENDA</h1><p align=center><b>Part 1 – Public</b></p>
<table width=100% cellpadding=4>
<tr><td width=8%>1.</td><td width=70%><b><x-i n="1">Apologies for absence and substitutions</x-i></b></td><td width=22%></td></tr>
<tr><td>2.</td><td><b><x-i n="2">Declarations of interest</x-i></b><br>Members are reminded to declare any interest and to leave the room if it is pecuniary.</td><td></td></tr>
<tr><td>3.</td><td><b><x-i n="3">Minutes of the meeting held on 12 January 2023</x-i></b><br>To confirm the minutes as a correct record.</td><td>(Pages 3 - 8)</td></tr>
<tr><td>4.</td><td><b><x-i n="4">Food waste: round design</x-i></b><br>Report of the Joint Waste Manager.</td><td>(Pages 9 - 31)</td></tr>
<tr><td>5.</td><td><b><x-i n="5">Vehicle workshop at Eastergate</x-i></b><br>Report of the Director of Environment, Marl Vale.<br>The Committee is asked to agree the heads of terms.</td><td>(Pages 33 - 40)</td></tr>
<tr><td>6.</td><td><b><x-i n="6">Performance, October to December 2022</x-i></b></td><td>(To follow)</td></tr>
<tr><td>7.</td><td><b><x-i n="7">Date of next meeting</x-i></b><br>15 June 2023 at 2.30 pm</td><td></td></tr>
<tr><td></td><td align=center><b>Part 2 – Private</b></td><td></td></tr>
<tr><td></td><td>There are no items in Part 2 of this agenda.</td><td></td></tr></table>
<p>To: Councillors Audley, Bassenthwaite, Quennell (Marl Vale) and Ismay, Rokeby-Tunn and Yeo (Staithe)</p>""", title=None, unsure=["contact_officer"])

notice = dict(
    path="staithe-decision-notice-2023-03-20.html", form="html", type="decision_list", type_accept=["decision_notice"], organization="Staithe Town and District Council", body="Cabinet", body_accept=["Staithe Town and District Council Cabinet"],
    date="2023-03-20", title="Decision notice", file_title="Decision notice - Cabinet, 20 March 2023",
    words="""<h1>Staithe Town and District Council</h1><h2>DECISION NOTICE</h2><p><strong>CABINET – MONDAY 20 MARCH 2023</strong></p>
<p>The following decisions were taken at the meeting of the Cabinet on 20 March 2023. Date of publication: 22 March 2023. The decisions will come into force at 5 pm on Wednesday 29 March 2023 unless called in by three members.</p>
<h3>5. <x-i n="5">Beach huts: new ground leases</x-i></h3><p><strong>Decision</strong></p><p><x-d>RESOLVED that ground leases of ten years be offered to the present holders at £640 a year.</x-d></p><p><strong>Reasons for the decision</strong></p><p>The present licences end in September and a longer term will let holders repair.</p><p><strong>Alternatives considered and rejected</strong></p><p>To auction the pitches.</p>
<h3>6. <x-i n="6">Museum opening hours</x-i></h3><p><strong>Decision</strong></p><p><x-d>RESOLVED that (1) the museum close on Mondays from 1 May 2023; and (2) the saving of £11,200 be spent on the schools programme.</x-d></p><p><strong>Reasons for the decision</strong></p><p>Mondays have the fewest visitors.</p>
<h3>7. <x-i n="7">Corporate performance</x-i></h3><p><strong>Decision</strong></p><p><x-d o="noted">RESOLVED that the report be noted.</x-d></p>
<p>Proper Officer<br>22 March 2023</p>""", unsure=["title"])

letter = dict(
    path="letter-to-minister-estuary.docx", form="docx", type="letter", organization="Estuary Councils Alliance", body=None, body_accept=["Estuary Councils Alliance"], date="2022-12-05", title="Flood re-insurance for community buildings",
    words="""<p align=right><b>Estuary Councils Alliance</b><br>c/o The Maltings<br>Staithe<br>ZZ9 4QQ</p><p align=right>Our ref: ECA/22/118/bs</p><p align=right>5th December 2022</p>
<p>The Minister of State<br>Department for Coasts and Rivers<br>London</p><p>Dear Minister,</p><p><b>Flood re-insurance for community buildings</b></p>
<p>I write on behalf of the eleven councils of the Alliance. At our meeting on 17 November 2022 members agreed that village halls and lifeboat stations should be able to be insured on the same terms as houses.</p><p>Since the surge of 8 January 2019 four halls have had to close because no insurer would take them. We met your predecessor on 3 March 2021, who promised that the matter would be looked at.</p><p>We should be glad of a meeting before the end of February.</p><p>Yours sincerely,</p><p><br></p><p>Councillor Rosamund Yeo<br>Chair, Estuary Councils Alliance</p><p>cc: The Chief Executive, Marl Vale District Council</p>""",
    unsure=["attendance", "items", "start_time"])

log = dict(
    path="hollin-bank-action-log.odt", form="odt", type="action_log", organization="Hollin Bank Community Trust", body="Board of Trustees", body_accept=["Hollin Bank Community Trust", "Hollin Bank Community Trust Board of Trustees", "Trustees"], date=None, title="Action log", font="Liberation Sans", points=9.5,
    words="""<h2>Hollin Bank Community Trust – Board of Trustees</h2><h2>Action log (as at 30 June 2023)</h2>
<table border=1 cellpadding=3 cellspacing=0 width=100%><tr><th>No.</th><th>Raised</th><th>What</th><th>Who</th><th>By when</th><th>RAG / progress</th></tr>
<tr><td>23/01</td><td>17.01.23</td><td><x-a end w="Farida Beaumont">Renew the premises licence for the hall</x-a></td><td>Farida Beaumont</td><td>31.03.23</td><td>Green – complete</td></tr>
<tr><td>23/04</td><td>17.01.23</td><td><x-a end w="Iwan Prothero; Sally Crouch">Get three prices for the boiler and apply to the energy fund</x-a></td><td>Iwan Prothero, Sally Crouch</td><td>30.04.23</td><td>Amber – two prices in</td></tr>
<tr><td>23/07</td><td>14.03.23</td><td><x-a end w="role:Centre Manager">Put up the safeguarding poster in every room</x-a></td><td>Centre Manager</td><td>14.04.23</td><td>Green – complete</td></tr>
<tr><td>23/08</td><td>14.03.23</td><td><x-a end w="role:Treasurer">Bring reserves policy to the July meeting</x-a></td><td>Treasurer</td><td>July</td><td>Not started</td></tr>
<tr><td>23/11</td><td>16.05.23</td><td><x-a end w="group:All trustees">Return the skills form</x-a></td><td>All trustees</td><td>30.06.23</td><td>Red – four outstanding</td></tr>
<tr><td>23/12</td><td>16.05.23</td><td><x-a end w="Sally Crouch">Ask the county archive whether it would take the old minute books</x-a></td><td>Sally Crouch</td><td></td><td>Open</td></tr></table>""",
    unsure=["title"])

transcript = dict(
    path="kelderdale-hearing-transcript.pdf", form="print", type="other", type_accept=["minutes", "transcript", "questions"], organization="Kelderdale County Council", body="Licensing Sub-Committee", body_accept=["Kelderdale County Council Licensing Sub-Committee"], date="2023-05-09", lines=58,
    words="""                       KELDERDALE COUNTY COUNCIL

                       LICENSING SUB-COMMITTEE

        Transcript of the hearing held on Tuesday 9th May 2023

                    (from the audio recording)

     1   THE CHAIRMAN: Good morning. I am Councillor Astrid
     2   Pomfret and with me are Councillor Haroun Dele and
     3   Councillor Verity Skaife. We have one application, for
     4   the Malt Shovel in Nether Kelder. Mr Ridsdale, you act
     5   for the applicant?
     6
     7   MR RIDSDALE: I do. The application was lodged on the
     8   28th of March. It asks for two things. One, recorded
     9   music until midnight on Fridays and Saturdays. Two, the
    10   removal of condition 14.
    11
    12   THE CHAIRMAN: Is that the condition about the yard?
    13
    14   MR RIDSDALE: It is. It was put on in 2009 and nobody
    15   now knows why.
    16
    17   COUNCILLOR SKAIFE: I do. I lived opposite.
    18
    19   (Laughter.)
    20
    21   MR RIDSDALE: Then we shall have to offer something. My
    22   client would close the yard at ten.
    23
    24   THE CHAIRMAN: Miss Onslow, for the residents?
    25
    26   MISS ONSLOW: Nine o'clock would be acceptable. Ten would
    27   not. We agreed nine with the last landlord.
    28
    29   THE CHAIRMAN: Thank you. We shall retire. The decision
    30   will be sent out within five working days.
    31
    32                (The hearing ended at 11.04 a.m.)
""", unsure=["attendance", "items", "chair", "title", "start_time"])

confidential = dict(
    path="hollin-bank-part-ii-minutes.pdf", form="writer", type="minutes", organization="Hollin Bank Community Trust", body="Board of Trustees", body_accept=["Hollin Bank Community Trust Board of Trustees", "Hollin Bank Community Trust", "Trustees"], date="2023-05-16", chair="Noor Aldersley", restricted="restricted",
    head="CONFIDENTIAL – NOT FOR PUBLICATION", foot="Hollin Bank Part II 16.05.23    {page}",
    words="""<h2>Hollin Bank Community Trust</h2><h2>Board of Trustees – Part II minutes</h2><p>16.05.23, held in the small hall after the public meeting had ended</p>
<p><b>Trustees present:</b> <x-p r="Chair">Noor Aldersley</x-p> (Chair), <x-p>Farida Beaumont</x-p>, <x-p>Iwan Prothero</x-p>, <x-p>Sally Crouch</x-p></p><p><b>Sent apologies:</b> <x-p s="apologies">Matthias Egerton</x-p></p>
<p><b>C1 <x-i n="C1">Centre Manager's pay</x-i></b></p><p><x-d o="agreed">It was AGREED to move the Centre Manager to point 23 from 1 June.</x-d></p><p><b>Action: <x-a w="role:Treasurer">Treasurer to tell the payroll bureau</x-a></b></p>
<p><b>C2 <x-i n="C2">Lease of the bakery unit</x-i></b></p><p>The tenant is three months behind. Trustees wanted to keep him if they could.</p><p><x-d o="agreed">It was AGREED to accept payment by instalments over twelve months.</x-d></p><p><b>Action: <x-a w="Iwan Prothero">Iwan Prothero to see the tenant this week</x-a></b></p>""",
    unsure=["chair"])

PAPERS = [report, agenda, notice, letter, log, transcript, confidential]
