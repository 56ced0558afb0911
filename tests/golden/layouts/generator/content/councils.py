# SPDX-License-Identifier: GPL-3.0-or-later
"""Full councils: recorded votes and lost amendments, motions in the American manner, a heading hung in the margin."""

pinewater = dict(
    path="pinewater-council-january.pdf", form="chromium", type="minutes", organization="Borough of Pinewater", body="Borough Council", body_accept=["Pinewater Borough Council", "Borough of Pinewater Council", "Council", "Borough of Pinewater Borough Council"],
    date="2021-01-05", start="19:00", end="20:34", chair="Marjorie Kessenich", size="Letter", margin="25mm", font="Liberation Serif", points=12, foot="{page}",
    css="h1,h2,h4 { text-align:center; font-size:13pt; margin:2px } p { margin:8px 0 } u { font-weight:bold }",
    words="""<h1>BOROUGH OF PINEWATER</h1><h2>BOROUGH COUNCIL</h2><h4>REGULAR MEETING MINUTES</h4><h4>January 5, 2021</h4>
<p><u><x-i>CALL TO ORDER</x-i></u>: Council President Marjorie Kessenich called the regular meeting of the Pinewater Borough Council to order at 7:00 p.m. in Council Chambers, 210 Mill Street. The Pledge of Allegiance was recited.</p>
<p><u><x-i>ROLL CALL</x-i></u>: Present: <x-p r="Council President">Marjorie Kessenich</x-p>, <x-p>Todd Vandermolen</x-p>, <x-p>Luz Arredondo-Pratt</x-p>, <x-p>Wendell Obermeyer</x-p> and <x-p>Shanice Colquitt</x-p>. Absent: <x-p s="absent">Dale Rusnak</x-p>. Also present: <x-p s="in_attendance" r="Borough Manager">Connie Halvorsen</x-p>, Borough Manager; <x-p s="in_attendance" r="Solicitor">Elliot Gravenstein</x-p>, Solicitor; <x-p s="in_attendance" r="Chief of Police">Ramon Tischler</x-p>, Chief of Police. Nine residents attended.</p>
<p><u><x-i>APPROVAL OF MINUTES</x-i></u>: <x-d o="approved">MOTION by Vandermolen, seconded by Colquitt, to approve the minutes of December 15, 2020 as presented. Motion carried 5-0.</x-d></p>
<p><u><x-i>PUBLIC COMMENT</x-i></u>: A resident of Cedar Lane complained of trucks using jake brakes before 6 a.m. A resident of Front Street asked when the bridge would reopen. Ms. Halvorsen said that PennDOT had given no date.</p>
<p><u><x-i>BILLS AND PAYROLL</x-i></u>: <x-d o="approved">MOTION by Obermeyer, seconded by Arredondo-Pratt, to pay the bills in the amount of $48,216.77. Motion carried 5-0.</x-d></p>
<p><u><x-i>OLD BUSINESS</x-i></u></p>
<p><b>A. <x-i n="A">Salt shed roof</x-i></b>. The Manager opened three bids. The low bidder had not enclosed a bid bond. <x-d>MOTION by Colquitt, seconded by Vandermolen, to reject the bid of Kiser Roofing as non-responsive and award the contract to Allegheny Metal Works at $31,900. Motion carried 4-1, Obermeyer voting no.</x-d></p>
<p><b>B. <x-i n="B">Leaf collection</x-i></b>. Mr. Obermeyer reported that the vacuum truck would cost $14,000 to repair. No action taken.</p>
<p><u><x-i>NEW BUSINESS</x-i></u></p>
<p><b>A. <x-i n="A">Resolution 2021-01, fee schedule</x-i></b>. <x-d o="approved">MOTION by Arredondo-Pratt, seconded by Obermeyer, to adopt Resolution 2021-01 setting fees for 2021. Motion carried 5-0.</x-d></p>
<p><b>B. <x-i n="B">Parking on Canal Street</x-i></b>. Chief Tischler asked that parking be barred on the north side between the firehouse and Lock Alley. Council discussed the effect on the barber shop. <x-d o="lost">MOTION by Vandermolen, seconded by Kessenich, to advertise an ordinance barring parking at all hours. Motion failed 2-3.</x-d> <x-d>MOTION by Colquitt, seconded by Obermeyer, to advertise an ordinance barring parking from 10 p.m. to 6 a.m. Motion carried 4-1.</x-d> <x-a w="role:Solicitor">The Solicitor will prepare the ordinance for the January 19 meeting.</x-a></p>
<p><u><x-i>EXECUTIVE SESSION</x-i></u>: Council recessed at 8:05 p.m. to discuss a personnel matter and reconvened at 8:31 p.m. No votes were taken.</p>
<p><u><x-i>ADJOURNMENT</x-i></u>: <x-d>MOTION by Obermeyer, seconded by Colquitt, to adjourn at 8:34 p.m. Motion carried 5-0.</x-d></p>
<p>Respectfully submitted,<br><br>Connie Halvorsen<br>Borough Secretary</p>""",
    unsure=["actions"])

skelder = dict(
    path="skelder-full-council-2021-02-24.pdf", form="writer", type="minutes", organization="Skelder Borough Council", body="Council", body_accept=["Skelder Borough Council", "Full Council", "Skelder Borough Council Council"],
    date="2021-02-24", start="18:00", end="21:17", chair="Winifred Hoggarth", head="SKELDER BOROUGH COUNCIL\t\tCouncil – 24.02.21", foot="CC.{page}", font="Liberation Serif", points=11,
    words="""<p align=center><b>SKELDER BOROUGH COUNCIL</b></p>
<p align=center><b>MINUTES of the proceedings at a meeting of the COUNCIL held remotely on WEDNESDAY 24TH FEBRUARY 2021 at 6.00 p.m.</b></p>
<p><b>PRESENT:</b></p><p>The Mayor (Councillor <x-p r="Mayor">Winifred Hoggarth</x-p>) in the Chair;<br>The Deputy Mayor (Councillor <x-p r="Deputy Mayor">Idris Fallowfield</x-p>);</p>
<p>Councillors <x-p>Abney</x-p>, <x-p>Brackenbury</x-p>, <x-p>Mrs Caudle</x-p>, <x-p>Dransfield</x-p>, <x-p>Eyam</x-p>, <x-p>Farrand</x-p>, <x-p>Miss Garth</x-p>, <x-p>Hurlstone</x-p>, <x-p>Khatun</x-p> and <x-p>Lazenby</x-p>.</p>
<p>Apologies for absence were received from Councillors <x-p s="apologies">Mellor-Pike</x-p> and <x-p s="apologies">Nettleship</x-p>.</p>
<p><b>CC/20/061&nbsp;&nbsp; <x-i n="CC/20/061">MINUTES</x-i></b></p><p><x-d>RESOLVED that the Minutes of the meeting held on 9th December 2020 be confirmed and signed by the Mayor as a correct record.</x-d></p>
<p><b>CC/20/062&nbsp;&nbsp; <x-i n="CC/20/062">DECLARATIONS OF INTEREST</x-i></b></p><p>Councillor Farrand declared a non-pecuniary interest in Minute CC/20/065 as a trustee of the Skelder Almshouses.</p>
<p><b>CC/20/063&nbsp;&nbsp; <x-i n="CC/20/063">MAYOR'S ANNOUNCEMENTS</x-i></b></p><p>The Mayor asked the Council to stand in silence in memory of former Alderman Rex Ullathorne, who had died on 2nd February 2021 at the age of 91.</p>
<p><b>CC/20/064&nbsp;&nbsp; <x-i n="CC/20/064">REVENUE BUDGET AND COUNCIL TAX 2021/22</x-i></b></p><p>It was moved by Councillor Dransfield and seconded by Councillor Khatun:</p>
<blockquote>"That the budget requirement of £9,412,600 be approved and the Band D council tax be set at £187.24."</blockquote>
<p>By way of AMENDMENT it was moved by Councillor Eyam and seconded by Councillor Abney:</p>
<blockquote>"That £45,000 be taken from the Transformation Reserve in order to retain the Market Warden posts until 31st March 2022."</blockquote>
<p>A recorded vote having been requested, the voting on the amendment was as follows:</p>
<table width=100% cellpadding=3><tr><td width=34%><b>For (5)</b></td><td width=33%><b>Against (6)</b></td><td width=33%><b>Abstained (1)</b></td></tr>
<tr><td>Councillor Abney<br>Councillor Brackenbury<br>Councillor Eyam<br>Councillor Miss Garth<br>Councillor Lazenby</td><td>Councillor Mrs Caudle<br>Councillor Dransfield<br>Councillor Fallowfield<br>Councillor Farrand<br>Councillor Hurlstone<br>Councillor Khatun</td><td>Councillor Hoggarth</td></tr></table>
<p>The amendment was declared LOST.</p>
<p>The substantive motion was then put and a recorded vote taken in accordance with regulations:</p>
<p>For: Councillors Brackenbury, Mrs Caudle, Dransfield, Fallowfield, Farrand, Hoggarth, Hurlstone and Khatun (8)<br>Against: Councillors Abney and Eyam (2)<br>Abstentions: Councillors Miss Garth and Lazenby (2)</p>
<p>The motion was declared CARRIED and it was</p>
<p><x-d>RESOLVED that the budget requirement of £9,412,600 be approved and the Band D council tax be set at £187.24.</x-d></p>
<p><b>CC/20/065&nbsp;&nbsp; <x-i n="CC/20/065">NOTICE OF MOTION – SKELDER ALMSHOUSES</x-i></b></p><p>Councillor Lazenby moved and Councillor Brackenbury seconded the following motion:</p>
<blockquote>"This Council regrets the sale of the almshouse garden and calls upon the trustees to think again."</blockquote>
<p>Councillor Farrand left the meeting at 8.25 p.m. during the consideration of this item and returned at 8.50 p.m.</p>
<p><x-d o="lost">On being put to the vote the motion FELL, there being four votes for and six against.</x-d></p>
<p><b>CC/20/066&nbsp;&nbsp; <x-i n="CC/20/066">RECOMMENDATIONS OF THE PERSONNEL COMMITTEE, 3RD FEBRUARY 2021</x-i></b></p><p>The Leader of the Council presented the recommendations.</p><p><x-d>RESOLVED (1) that the pay policy statement be adopted; (2) that the post of Borough Solicitor be filled on a shared basis with Marl Vale District Council.</x-d></p>
<p><b>CC/20/067&nbsp;&nbsp; <x-i n="CC/20/067">QUESTIONS BY MEMBERS</x-i></b></p><p>Councillor Abney asked when the Bridge Street lavatories would reopen. Councillor Hurlstone replied that they would reopen at Easter.</p>
<p><b>CC/20/068&nbsp;&nbsp; <x-i n="CC/20/068">COMMON SEAL</x-i></b></p><p><x-d>RESOLVED unanimously that the Common Seal be affixed to the documents listed.</x-d></p>
<p>The meeting ended at 9.17 p.m.</p><p align=right>MAYOR</p>""")

dunlahan = dict(
    path="dunlahan-municipal-district.pdf", form="chromium", type="minutes", organization="Dunlahan County Council", body="Municipal District of Inishbrack", body_accept=["Inishbrack Municipal District", "Municipal District of Inishbrack, Dunlahan County Council"],
    date="2021-01-05", start="10:30", end="12:40", chair="Fergal Mac Suibhne", font="DejaVu Serif", points=9.5, foot="{page}",
    css="""table { width:100% } td.h { width:26%; font-weight:bold; padding:6px 14px 6px 0 } td { padding:6px 0 } h3 { text-align:center } p { margin:0 0 8px }""",
    words="""<h3>DUNLAHAN COUNTY COUNCIL<br>COMHAIRLE CHONTAE DHÚN LOCHÁIN</h3>
<p>Minutes of Meeting of the Municipal District of Inishbrack held on 5/1/2021 at 10.30 a.m. in Áras an Chontae, Inishbrack.</p>
<p><b>I Láthair / Present:</b> Comhairleoir <x-p r="Cathaoirleach">Fergal Mac Suibhne</x-p>, Cathaoirleach; Comhairleoirí <x-p>Nóirín Tuffy</x-p>, <x-p>Declan Hession</x-p>, <x-p>Breege Canavan</x-p> and <x-p>Ultan Lohan</x-p>.</p>
<p><b>Officials in attendance:</b> Mr. <x-p s="in_attendance" r="Director of Services">Con Treacy</x-p>, Director of Services; Ms. <x-p s="in_attendance" r="Municipal District Co-Ordinator">Sorcha Nally</x-p>, Municipal District Co-Ordinator; Mr. <x-p s="in_attendance" r="Area Engineer">Tadhg Mulrooney</x-p>, Area Engineer.</p>
<p><b>Apologies:</b> Comhairleoir <x-p s="apologies">Assumpta Grealish</x-p>.</p>
<table>
<tr><td class=h><x-i>Confirmation of Minutes</x-i></td><td><p>On the proposal of Cllr. Tuffy, seconded by Cllr. Lohan:</p><p><x-d><i>Resolved:</i> That the minutes of the meeting held on the 1/12/2020 be confirmed.</x-d></p></td></tr>
<tr><td class=h><x-i>Matters Arising</x-i></td><td><p>Cllr. Hession asked about the lights at Gortnamona Cross. The Area Engineer said that the poles had been delivered and would be up by the end of the month.</p></td></tr>
<tr><td class=h><x-i>Roadworks Programme 2021</x-i></td><td><p>The Area Engineer took the members through the draft programme which had been circulated with the agenda. The allocation was €1.84 million, of which €0.4 million was for drainage.</p><p>Members spoke in turn. Cllr. Canavan was unhappy that the L-4417 had slipped down the list for the third year. In reply Mr. Treacy said that it would be first on the reserve list.</p><p>On the proposal of Cllr. Lohan, seconded by Cllr. Hession:</p><p><x-d><i>Resolved:</i> That the Roadworks Programme for 2021 be adopted as presented, the L-4417 to be first reserve.</x-d></p></td></tr>
<tr><td class=h><x-i>Notice of Motion No. 7 in the name of Cllr. Tuffy</x-i></td><td><p>"That this Municipal District asks for a footpath from Scoil Bhríde to the handball alley."</p><p>The motion was proposed by Cllr. Tuffy and seconded by Cllr. Canavan. The Area Engineer's reply was read: the scheme would cost €96,000 and there was no funding for it this year.</p><p><x-d o="agreed">It was agreed that an application be made under the Active Travel scheme.</x-d></p><p><x-a w="role:Area Engineer">Area Engineer to submit the application before the closing date of 29/1/2021.</x-a></p></td></tr>
<tr><td class=h><x-i>Casual Trading Bye-Laws</x-i></td><td><p>Ms. Nally outlined the submissions received. There were fourteen.</p><p>Proposed by Cllr. Hession, seconded by Cllr. Tuffy:</p><p><x-d><i>Resolved:</i> That the making of the bye-laws be deferred to the February meeting so that the traders can be heard.</x-d></p></td></tr>
<tr><td class=h><x-i>Votes of Sympathy</x-i></td><td><p>Votes of sympathy were extended to the families of the late Bríd Coyne and the late Packie Joe Madden.</p></td></tr>
<tr><td class=h><x-i>Conclusion</x-i></td><td><p>This concluded the business of the meeting at 12.40 p.m.</p></td></tr>
</table>
<p>Signed: ________________ Cathaoirleach &nbsp;&nbsp; Date: 2/2/2021</p>""",
    unsure=["items[Notice of Motion No. 7 in the name of Cllr. Tuffy].actions"])

PAPERS = [pinewater, skelder, dunlahan]
