# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes with an Action column: in the right margin, in a ruled table, and beside the middle of a paragraph."""

thornwick = dict(
    path="thornwick-amenities-2021-01-05.pdf", form="chromium", type="minutes", organization="Thornwick Town Council", body="Amenities and Burial Grounds Committee",
    body_accept=["Thornwick Town Council Amenities and Burial Grounds Committee"], date="2021-01-05", start="19:15", end="20:52", chair="Hester Wray",
    font="Liberation Serif", points=11.5, foot="Amenities & Burial Grounds 5/1/21   Page {page}", foot_at="right",
    css="""h2,h3 { text-align:center; margin:4px } table { width:100%; border-collapse:collapse } td { padding:3px 5px; border:none } td.n { width:6% } td.a { width:12%; text-align:center; vertical-align:middle; font-weight:bold }""",
    words="""<h2>THORNWICK TOWN COUNCIL</h2>
<h3>Minutes of the Amenities and Burial Grounds Committee meeting held on Tuesday 5th of January 2021 at 7.15pm by Zoom video conference</h3>
<p><b>Members present:</b> Cllrs <x-p n="Hester Wray" r="Chair">Hester Wray</x-p> (HW, Chair), <x-p>Dougal Penfold</x-p> (DP), <x-p>Anneliese Crabbe</x-p> (AC), <x-p>Joss Tindale</x-p> (JT) and <x-p>Maud Iveson</x-p> (MI).<br>
<b>Officers:</b> <x-p s="in_attendance" r="Deputy Town Clerk">Ravi Kettleborough</x-p> (Deputy Town Clerk – RK), <x-p s="in_attendance" r="Cemetery Superintendent">Gwen Attlebury</x-p> (Cemetery Superintendent – GA).<br>
<b>Apologies:</b> Cllr <x-p s="apologies">Barnaby Sloke</x-p> (family commitment).<br>
One member of the public was in the waiting room and was admitted for item 4.</p>
<table>
<tr><td class=n></td><td></td><td class=a><b>Action</b></td></tr>
<tr><td class=n>1.</td><td><b><x-i n="1">Declarations of interest</x-i></b><br>Cllr Crabbe declared a personal interest in item 5 as she holds an allotment at Mill Fold.</td><td class=a></td></tr>
<tr><td class=n>2.</td><td><b><x-i n="2">Minutes of the last meeting</x-i></b><br><x-d>It was RESOLVED that the minutes of the meeting held on Tuesday 3rd November 2020 be approved as a true record.</x-d></td><td class=a></td></tr>
<tr><td class=n>3.</td><td><b><x-i n="3">Matters arising</x-i></b><br>Gritting of the cemetery paths had begun. The contractor had twice left the east gate open overnight and a deer had got in among the new plantings. <x-a w="Gwen Attlebury">The contractor is to be reminded in writing that the east gate must be locked by dusk.</x-a></td><td class=a>GA</td></tr>
<tr><td class=n>4.</td><td><b><x-i n="4">Bench in memory of the late Mrs Orchard</x-i></b><br>A resident spoke about the bench. Members were content with the site below the copper beech but felt that the plaque should follow the usual size.
<p><x-d>It was RESOLVED that the bench be accepted, the family meeting the cost of the plinth.</x-d></p><p><x-a w="Ravi Kettleborough">Write to the family with the plaque dimensions and the date when the plinth can be poured.</x-a></p></td><td class=a>RK</td></tr>
<tr><td class=n>5.</td><td><b><x-i n="5">Allotment rents 2021/22</x-i></b><br>The Deputy Town Clerk's paper set out three options:
<ol><li>no change;</li><li>an increase of 2 per cent;</li><li>an increase to £38 for a full plot, with half plots at £20.</li></ol>
Cllr Tindale thought that the third was too steep in one year. Cllr Iveson noted that rents had been frozen since 2017 and that water charges had gone up by a fifth in that time. After discussion, proposed by Cllr Penfold and seconded by Cllr Iveson, <x-d>it was RESOLVED by four votes to one to adopt the third option from 1 April 2021.</x-d>
<p><x-a w="Ravi Kettleborough; Dougal Penfold">Notices to go to every plot holder by the end of January, with a covering note in plain words explaining why.</x-a></p></td><td class=a>RK<br>DP</td></tr>
<tr><td class=n>6.</td><td><b><x-i n="6">Lychgate repairs</x-i></b><br>The oak posts had been surveyed. Two were sound; one had rot to a height of 40 cm and would have to be scarfed. Quotations of £2,150, £2,480 and £3,900 had been received. The lowest did not include scaffolding. <x-a w="Gwen Attlebury; Anneliese Crabbe">The two lower firms to be asked to quote again on the same basis before the February meeting.</x-a> The superintendent also reported that moss had been cleaned from the tiles and that the lead had not been touched. The insurers had been told.</td><td class=a>GA/AC</td></tr>
<tr><td class=n>7.</td><td><b><x-i n="7">Play area inspection</x-i></b><br>The quarterly inspection had found no high-risk defects. The zip wire remained out of use. <x-d o="noted">Members NOTED the report.</x-d></td><td class=a></td></tr>
<tr><td class=n>8.</td><td><b><x-i n="8">Correspondence</x-i></b><br>A letter from the Friends of Thornwick Wood asked for permission to hold a candlelit walk. <x-a w="group:All">Members to let the office have their comments by Friday.</x-a></td><td class=a>All</td></tr>
<tr><td class=n>9.</td><td><b><x-i n="9">Date of next meeting</x-i></b><br>Tuesday 2nd March 2021 at 7.15pm.</td><td class=a></td></tr>
</table>
<p>The meeting closed at 8.52pm.</p>
<p>Signed ………………………………… (Chair) &nbsp;&nbsp; Date …………………</p>""")

fenholm = dict(
    path="fenholm-homes-board.pdf", form="writer", type="minutes", organization="Fenholm Homes", body="Board of Management", body_accept=["Fenholm Homes Board of Management", "Fenholm Homes Board"],
    date="2022-11-24", start="17:30", end="19:40", chair="Petronella Gask", location="Committee Room, Sluice House, Fenholm and by Teams",
    head="Fenholm Homes Limited – Board of Management – Unconfirmed minutes", foot="Page {page} of {pages}", font="Liberation Sans", points=10.5,
    words="""<h1 align=center>Fenholm Homes</h1>
<p align=center><b>MINUTES OF THE BOARD OF MANAGEMENT</b><br>Thursday 24 November 2022, 5.30pm<br>Committee Room, Sluice House, Fenholm and by Teams</p>
<table border=1 cellspacing=0 cellpadding=4 width=100%>
<tr><td width=34%><b>Name</b></td><td width=36%><b>Role</b></td><td width=14%><b>Present</b></td><td width=16%><b>Apologies</b></td></tr>
<tr><td><x-p r="Chair">Petronella Gask</x-p></td><td>Chair</td><td align=center>✓</td><td></td></tr>
<tr><td><x-p r="Vice Chair">Olu Bankole-Frith</x-p></td><td>Vice Chair</td><td align=center>✓</td><td></td></tr>
<tr><td><x-p s="apologies" r="Tenant Board Member">Denise Marlpit</x-p></td><td>Tenant Board Member</td><td></td><td align=center>✓</td></tr>
<tr><td><x-p r="Tenant Board Member">Kit Saltonstall</x-p></td><td>Tenant Board Member</td><td align=center>✓</td><td></td></tr>
<tr><td><x-p r="Independent Member">Dr Rohan Veluswamy</x-p></td><td>Independent Member</td><td align=center>✓</td><td></td></tr>
<tr><td><x-p s="apologies" r="Council nominee">Cllr Bridget Oxmoor</x-p></td><td>Council nominee</td><td></td><td align=center>✓</td></tr>
<tr><td><x-p r="Independent Member">Tamsin Dyke</x-p></td><td>Independent Member</td><td align=center>✓</td><td></td></tr>
</table>
<p><b>In attendance:</b> <x-p s="in_attendance" r="Chief Executive">Morwenna Lisle</x-p> (Chief Executive), <x-p s="in_attendance" r="Director of Finance">Gareth Pashley</x-p> (Director of Finance), <x-p s="in_attendance" r="Head of Repairs">Ifeoma Stagg</x-p> (Head of Repairs, items 4 and 5 only), <x-p s="in_attendance" r="Minutes">Lorna Quickfall</x-p> (Minutes)</p>
<table border=1 cellspacing=0 cellpadding=4 width=100%>
<thead><tr><th width=10%>Item</th><th width=70%>Discussion</th><th width=20%>Action</th></tr></thead>
<tr><td>1</td><td><p><b><x-i n="1">Welcome, apologies and quorum</x-i></b></p><p>The Chair opened the meeting. Apologies are shown above. Five of seven members being present, the meeting was quorate.</p></td><td></td></tr>
<tr><td>2</td><td><p><b><x-i n="2">Declarations of interest</x-i></b></p><p>Kit Saltonstall declared an interest in item 6 as a tenant.</p></td><td></td></tr>
<tr><td>3</td><td><p><b><x-i n="3">Minutes of 22 September 2022 and action tracker</x-i></b></p><p><x-d o="approved">The minutes were APPROVED subject to the correction of "Eastgate" to "Eastergate" in minute 6.2.</x-d></p></td><td></td></tr>
<tr><td></td><td>Three actions had been completed. <x-a w="Morwenna Lisle">The board's question on lift insurance would be answered by e-mail before Christmas.</x-a></td><td>Morwenna Lisle</td></tr>
<tr><td>4</td><td><p><b><x-i n="4">Damp and mould</x-i></b></p><p>The Head of Repairs gave a presentation. 214 homes had reported damp since April, 61 more than in the whole of the year before. Surveyors now visited within ten working days. In nine homes the only remedy had been to move the household.</p><p>Members asked whether reports made by children's social workers reached the right desk. They did not always. Rohan Veluswamy asked that the board see the oldest ten cases each quarter without names.</p><p><x-d o="agreed">AGREED: that the damp and mould standard be adopted with effect from 1 December 2022.</x-d></p></td><td></td></tr>
<tr><td></td><td><x-a w="Ifeoma Stagg">Bring the ten oldest cases to each quarterly meeting</x-a></td><td>Ifeoma Stagg</td></tr>
<tr><td></td><td><x-a w="Ifeoma Stagg; Morwenna Lisle">Agree a single address for reports with the county's social work teams</x-a></td><td>Ifeoma Stagg / Morwenna Lisle</td></tr>
<tr><td>5</td><td><p><b><x-i n="5">Repairs performance, quarter 2</x-i></b></p><p>Emergency repairs were done in target in 97.1 per cent of cases and routine repairs in 81.6 per cent. The shortage of roofers went on. Missed appointments had fallen.</p><p>Olu Bankole-Frith doubted that a target of 28 days was of any meaning when the median was 41. The Chief Executive agreed that tenants should be told a date, not a target.</p><p><x-d o="noted">The board NOTED the report.</x-d></p></td><td></td></tr>
<tr><td></td><td><x-a w="Gareth Pashley">Model the cost of employing two roofers directly and report in January</x-a></td><td>Gareth Pashley</td></tr>
<tr><td>6</td><td><p><b><x-i n="6">Rents from April 2023</x-i></b></p><p>The Director of Finance explained the government's cap of 7 per cent. Each point of rent was worth £83,000 a year. Service charges were not capped. The tenants' panel had asked for 5 per cent and had written to every member.</p><p>In discussion it was said that the loan covenants would be met at 6 per cent but not, in the third year, at 5.</p><p><x-d o="resolved">RESOLVED: (a) that rents be increased by 6 per cent from 3 April 2023; (b) that service charges be increased by cost only; (c) that £60,000 be set aside for a hardship fund.</x-d></p><p>Kit Saltonstall took no part in the vote.</p></td><td></td></tr>
<tr><td>7</td><td><p><b><x-i n="7">Risk register</x-i></b></p><p>Two risks had been raised to red: cyber security and energy for communal heating.</p></td><td></td></tr>
<tr><td></td><td><x-a w="Gareth Pashley">Circulate the insurer's questionnaire on cyber security</x-a></td><td>Gareth Pashley</td></tr>
<tr><td>8</td><td><p><b><x-i n="8">Any other business</x-i></b></p><p>The Chair thanked Lorna Quickfall, who retires in December. The meeting closed at 7.40pm.</p></td><td></td></tr>
<tr><td>9</td><td><p><b><x-i n="9">Next meeting</x-i></b></p><p>26 January 2023, 5.30pm</p></td><td></td></tr>
</table>""")

PAPERS = [thornwick, fenholm]
