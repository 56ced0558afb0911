# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes set in two columns, as societies print them in their newsletters; and an action table at the end."""

allotments = dict(
    path="priory-lane-allotments-agm.pdf", form="chromium", type="minutes", organization=None, body="Priory Lane Allotment Society", body_accept=["Priory Lane Allotment Society AGM", "Committee", "Priory Lane Allotment Society Committee"],
    date="2022-10-13", start="19:30", end="21:10", chair="Gerald Muncaster", font="Liberation Serif", points=10.5, foot="The Plot Thickens, no. 61, winter 2022 – {page}",
    css="h1 { text-align:center; font-size:18pt; margin:0 } .c { column-count:2; column-gap:9mm; text-align:justify; hyphens:auto } h3 { font-size:11pt; margin:10px 0 2px } p { margin:0 0 5px }",
    words="""<h1>Priory Lane Allotment Society</h1><p style="text-align:center"><i>Minutes of the committee meeting held in the Trading Hut on Thursday 13 October 2022, starting at 7.30 pm</i></p><div class=c>
<p><b>Those present:</b> <x-p r="Chairman">Gerald Muncaster</x-p> (Chairman), <x-p r="Secretary">Beryl Ottaway</x-p> (Secretary), <x-p r="Treasurer">Kwabena Asante</x-p> (Treasurer), <x-p>Ludmila Hrabal</x-p>, <x-p>Terry Gosforth</x-p> and <x-p>Wilf Dunnage</x-p>.</p><p><b>Apologies</b> had been received from <x-p s="apologies">Sonia Petherick</x-p> and <x-p s="apologies">Ray Allbright</x-p>.</p>
<h3>1. <x-i n="1">Minutes</x-i></h3><p><x-d o="approved">The minutes of the meeting of 8 September were approved and signed.</x-d></p>
<h3>2. <x-i n="2">Water</x-i></h3><p>The troughs will be turned off on 1 November. Wilf Dunnage reported that the stopcock by plot 41 had seized again and that the water company would not touch it because it is on our side of the meter. Action: <x-a w="Wilf Dunnage">Wilf Dunnage to find a plumber.</x-a></p>
<h3>3. <x-i n="3">Bonfires</x-i></h3><p>Four complaints had come from Priory Close since the summer. Terry Gosforth thought that they all came from one household. Ludmila Hrabal said that this was beside the point. <x-d o="agreed">It was agreed, by four votes to two, that there should be no bonfires before 1 November and none at all on Sundays.</x-d> Action: <x-a w="Beryl Ottaway">Beryl Ottaway to put notices on both gates.</x-a></p>
<h3>4. <x-i n="4">Waiting list</x-i></h3><p>There are 57 names. Nine plots are not being worked. <x-d o="agreed">It was agreed that letters be sent to the holders of those nine plots.</x-d> Action: <x-a w="Beryl Ottaway; Gerald Muncaster">Beryl Ottaway and Gerald Muncaster to draft the letters.</x-a></p>
<h3>5. <x-i n="5">Accounts</x-i></h3><p>The Treasurer reported a balance of £3,204.17. Rents due in October were coming in slowly. The Trading Hut had made £412 on potatoes and lost £60 on slug pellets.</p>
<h3>6. <x-i n="6">Annual General Meeting</x-i></h3><p>This will be on Thursday 17 November at 7.30 pm in St Bride's Hall. The Chairman will not stand again. Action: <x-a w="group:All">all to think of names.</x-a></p>
<h3>7. <x-i n="7">Any other business</x-i></h3><p>A swarm of bees had been seen on plot 12.</p><p>The meeting closed at 9.10 pm.</p></div>""")

brindle = dict(
    path="brindle-court-residents.docx", form="docx", type="minutes", type_accept=["note_of_decisions"], organization=None, body="Brindle Court Tenants' and Residents' Association", body_accept=["Brindle Court TRA", "Brindle Court Tenants' and Residents' Association Committee"],
    date="2020-09-28", start="18:30", end=None, chair="Delroy Hinkson",
    words="""<h2>Brindle Court Tenants' and Residents' Association</h2><p><b>Notes of meeting – Monday 28/09/2020, 6.30pm, Zoom</b></p>
<table width=100% cellpadding=3><tr><td width=33%><b>Attended</b></td><td width=33%><b>Guests</b></td><td width=34%><b>Apologies</b></td></tr><tr><td><x-p r="chair">Delroy Hinkson</x-p> (chair)<br><x-p>Magda Sikora</x-p><br><x-p>Joan Tutt</x-p><br><x-p>Ibrahim Conteh</x-p></td><td><x-p s="in_attendance" o="Fenholm Homes">Ifeoma Stagg</x-p> (Fenholm Homes)<br><x-p s="in_attendance">Cllr Peter Lowick</x-p></td><td><x-p s="apologies">Rene Falconbridge</x-p><br><x-p s="apologies">Dawn Purbeck</x-p></td></tr></table>
<p><b><x-i>LIFTS</x-i></b></p><p>Lift B was out for nine days in August. Ifeoma Stagg said that the part had come from Italy. Joan Tutt asked what happened to people who cannot do stairs; they can ask to be moved to the guest flat.</p>
<p><b><x-i>BINS AND FLY-TIPPING</x-i></b></p><p>A camera will go up by the east door in October. Next dates for bulky waste: 5/10/2020 and 2/11/2020.</p>
<p><b><x-i>PLAY AREA</x-i></b></p><p><x-d o="agreed">AGREED: to spend £600 of our grant on the climbing net, if Fenholm pays the rest.</x-d></p>
<p><b><x-i>WINTER LUNCHES</x-i></b></p><p>Cannot be in the hall this year. Magda has thought of doorstep deliveries. 23 people would want one.</p>
<p><b><x-i>NEXT MEETING</x-i></b></p><p>Monday 26/10/2020, 6.30pm</p>
<p><b>ACTIONS</b></p><table border=1 cellpadding=3 cellspacing=0 width=100%><tr><th>Action</th><th>Who</th><th>By when</th></tr><tr><td><x-a end w="Ifeoma Stagg">Send the lift insurer's report to the committee</x-a></td><td>Ifeoma Stagg</td><td>12/10/2020</td></tr><tr><td><x-a end w="Delroy Hinkson; Magda Sikora">Ring round about the winter lunches</x-a></td><td>Delroy Hinkson / Magda Sikora</td><td>Next meeting</td></tr><tr><td><x-a end w="Lowick">Ask the council for a second salt bin</x-a></td><td>Cllr Lowick</td><td>-</td></tr><tr><td><x-a end w="Ibrahim Conteh">Get prices for the climbing net</x-a></td><td>Ibrahim Conteh</td><td>26/10/2020</td></tr></table>""")

PAPERS = [allotments, brindle]
