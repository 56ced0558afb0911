# SPDX-License-Identifier: GPL-3.0-or-later
"""Minutes kept as plain text, printed from a fixed-width system, and as Markdown in a repository."""

balquhern = dict(
    path="balquhern-community-council-0321.txt", form="text", type="minutes", organization=None, body="Balquhern and Strathmuick Community Council", body_accept=["Balquhern & Strathmuick Community Council"],
    date="2021-03-10", start="19:30", end="21:05", chair="Isla Drumgrange",
    words="""BALQUHERN & STRATHMUICK COMMUNITY COUNCIL

Minute of meeting held on Wed. 10th March 2021 at 7.30pm (online)

SEDERUNT:  <x-p r="Chair">Isla Drumgrange</x-p> (Chair), <x-p r="Treasurer">Hamish Pitfoddle</x-p> (Treasurer),
<x-p r="Secretary">Morag Achintee</x-p> (Secretary), <x-p>Callum Reoch</x-p>, <x-p>Agnes Tullymet</x-p>,
<x-p>Struan Garvald</x-p> (from 7.50pm).
IN ATTENDANCE:  Cllr <x-p s="in_attendance">Finlay Ruthvenson</x-p>; Cllr <x-p s="in_attendance">Catriona Dewarton</x-p>;
PC <x-p s="in_attendance" o="Police Scotland">Lewis Abercraig</x-p>, Police Scotland; 4 residents.
APOLOGIES:  <x-p s="apologies">Jessie Balgownie</x-p>; <x-p s="apologies">Ewan McLarty</x-p>.


1.  <x-i n="1">WELCOME AND APOLOGIES</x-i>
The Chair welcomed everyone, noted the apologies above and reminded residents
to mute their microphones.

2.  <x-i n="2">POLICE REPORT</x-i>
PC Abercraig reported nine calls since 10th February. Two quad bikes had been
taken from Mains of Tarrow. Speeding on the A-class road was raised again.
ACTION: <x-a w="Abercraig">PC Abercraig to ask the Safety Camera Unit for a survey at the school.</x-a>

3.  <x-i n="3">MINUTE OF LAST MEETING</x-i>
<x-d o="approved">The minute of 10th February 2021 was approved.</x-d> Proposed by Agnes Tullymet,
seconded by Callum Reoch.

4.  <x-i n="4">MATTERS ARISING</x-i>
4.1 The defibrillator cabinet had arrived but had no key code.
    ACTION: <x-a w="Morag">Morag to ring the supplier.</x-a>
4.2 Cllr Dewarton had been told that the bus shelter was on the list for April.
    No action.
4.3 The estate factor had not replied about the path to the kirkyard.
    ACTION: <x-a w="Isla; Callum">Isla and Callum to call at the estate office.</x-a>

5.  <x-i n="5">TREASURER'S REPORT</x-i>
Balance at 28 February: £1,846.20 (general) and £3,110.00 (path fund). The
bank wished to charge £5 a month from May.
<x-d o="agreed">It was agreed to move the account to the credit union.</x-d>
ACTION: <x-a w="Hamish">Hamish to get the forms and bring them to the April meeting.</x-a>

6.  <x-i n="6">PLANNING</x-i>
21/00317/FUL  Byre at Wester Muick, change to holiday let.  <x-d o="agreed">It was agreed to
make no comment.</x-d>
21/00322/FUL  Twelve pods at Loch Tarrow. Members were split. Struan thought
the road could not bear it; Agnes welcomed the jobs. On a show of hands (4-2)
<x-d o="agreed">it was agreed to object on the grounds of road safety and foul drainage.</x-d>
ACTION: <x-a w="Morag">Morag to write to the planning authority by 24th March.</x-a>

7.  <x-i n="7">COUNCILLORS' REPORTS</x-i>
Cllr Ruthvenson spoke about the budget. The recycling point would be emptied
weekly from Easter.

8.  <x-i n="8">AOCB</x-i>
The Chair asked for volunteers for the litter pick on Saturday 3rd April.
ACTION: <x-a w="group:All">All to put up posters.</x-a>

9.  <x-i n="9">DATE OF NEXT MEETING</x-i>
Wednesday 14th April 2021, 7.30pm, online.

The meeting closed at 9.05pm.
""")

port = dict(
    path="port-of-merrowness-042.pdf", form="print", type="minutes", organization="Port of Merrowness Authority", body="Harbour Users' Consultative Committee", body_accept=["Port of Merrowness Harbour Users' Consultative Committee", "Port of Merrowness Authority Harbour Users' Consultative Committee"],
    date="2021-09-14", start="14:00", end="15:35", chair="A J Culverhouse", lines=62,
    words="""                      PORT OF MERROWNESS AUTHORITY

                 HARBOUR USERS' CONSULTATIVE COMMITTEE

Minutes of the 42nd meeting, held in the Pilots' Room, Custom House Quay,
on Tuesday 14.09.21 at 1400 hrs.

PRESENT:   Capt <x-p r="Harbour Master" o="Port of Merrowness Authority">A J Culverhouse</x-p>{40}Harbour Master (Chairman)
           Mr <x-p o="Merrowness Fishermen's Assn">D Trewhella</x-p>{40}Merrowness Fishermen's Assn
           Mrs <x-p o="Merrowness Sailing Club">P Goldsworthy</x-p>{40}Merrowness Sailing Club
           Mr <x-p o="Pascoe Towage Ltd">S Pascoe-Lunn</x-p>{40}Pascoe Towage Ltd
           Ms <x-p o="Estuary Conservation Trust">J Tregarron</x-p>{40}Estuary Conservation Trust
           Mr <x-p r="Secretary">B Nance</x-p>{40}Secretary

APOLOGIES: Mr <x-p s="apologies" o="RNLI">W Hocking</x-p>{40}Lifeboat Station
           Dr <x-p s="apologies" o="University Marine Station">L Okonjo</x-p>{40}University Marine Station

{68}ACTION BY

42/1  <x-i n="42/1">MINUTES OF THE 41ST MEETING</x-i>

      <x-d o="agreed">The minutes of the meeting held on 15.06.21 were agreed
      and signed.</x-d>

42/2  <x-i n="42/2">MATTERS ARISING</x-i>

      (41/5) The Secretary had obtained a price of £1,150 for a
      replacement tide board. <x-a w="role:Harbour Master" id="p1">The Harbour Master would order it</x-a>{68}Harbour
      <x-a id="p1">and have it fitted before the equinoctial springs.</x-a>{68}Master

      (41/7) Mr Trewhella said that the ice plant was still
      giving trouble. Noted.

42/3  <x-i n="42/3">DREDGING</x-i>

      The spoil licence had been renewed for three years. Dredg-
      ing of the inner basin would begin on 4 October and last
      nineteen days. Mrs Goldsworthy asked that the lifting-out
      of yachts be allowed to go on. <x-a w="Nance" id="p2">A timetable of closures would</x-a>
      <x-a id="p2">be drawn up and sent to the clubs and to the masters of</x-a>{68}Mr Nance
      <x-a id="p2">fishing vessels by the end of the week.</x-a> Ms Tregarron remind-
      ed the Committee that the eelgrass east of the perch must
      not be disturbed.

      <x-d o="agreed">IT WAS AGREED that the closure of the fairway by night be
      limited to four hours either side of low water.</x-d>

42/4  <x-i n="42/4">CRUISE CALLS 2022</x-i>

      Seven calls were booked. <x-a w="Pascoe-Lunn; role:Harbour Master" id="p3">A passage plan for vessels over</x-a>
      <x-a id="p3">180 metres was needed and would be worked up jointly.</x-a>{68}Mr Pascoe-
{68}Lunn/
{68}Harbour
{68}Master
42/5  <x-i n="42/5">INCIDENTS SINCE THE LAST MEETING</x-i>

      The following had been reported:

      1.  18 June  -  yacht aground on the Mussel Bank, refloated
      2.  3 July   -  man overboard from crabber, recovered
      3.  22 Aug.  -  jet skis inside the swimming buoys

      <x-d o="noted">The Committee NOTED the report.</x-d>
\f
                                   - 2 -

42/6  <x-i n="42/6">HARBOUR DUES</x-i>

      The Chairman said that dues would go up by 3.5 per cent.
      Mr Trewhella thought this hard on the under-ten-metre
      fleet. <x-a w="organization:Fishermen's Assn" id="p4">The Association would put its case in writing for</x-a>{68}Fishermen's
      <x-a id="p4">the Board's meeting in November.</x-a>{68}Assn

42/7  <x-i n="42/7">ANY OTHER BUSINESS</x-i>

      (i)   Mrs Goldsworthy reported that the slip was danger-
            ously slimy. <x-a w="Nance" id="p5">It would be pressure-washed.</x-a>{68}Mr Nance

      (ii)  Mr Pascoe-Lunn gave notice that the tug "Lively Meg"
            would be away for her survey until 1 October.

42/8  <x-i n="42/8">NEXT MEETING</x-i>

      Tuesday 14.12.21 at 1400 hrs.

The meeting closed at 1535 hrs.


Chairman ...........................      Date ..................
""", unsure=["items[42/2].decisions"])

lanternfish = dict(
    path="lanternfish-tsc-2022-02-17.md", form="md", type="minutes", type_accept=["note_of_decisions"], organization="Lanternfish", body="Technical Steering Committee", body_accept=["Lanternfish Technical Steering Committee", "Lanternfish TSC", "TSC", "Technical Steering Committee (TSC)", "Lanternfish Technical Steering Committee (TSC)"],
    date="2022-02-17", start="16:00", chair="Priya Venkatasubbu",
    words="""# Lanternfish Technical Steering Committee (TSC) – 2022-02-17

* **Time:** 16:00 UTC
* **Where:** https://meet.lanternfish.example/tsc
* **Chair:** <x-p s="present" r="Chair">Priya Venkatasubbu</x-p> (@priyav)
* **Minutes:** <x-p s="present" r="Minutes">Tomasz Wielgosz</x-p> (@twielgosz)
* **Previous meeting:** 2022-01-20

## Attendees

- Priya Venkatasubbu (@priyav)
- Tomasz Wielgosz (@twielgosz)
- <x-p>Aroha Te Whare</x-p> (@arohatw)
- <x-p>Jean-Loup Castagnède</x-p> (@jlc)
- <x-p>Svea Nordqvist</x-p> (@snq), joined 16:20

### Regrets

- <x-p s="apologies">Obinna Ezeudu</x-p> (@obi)

### Observers

- <x-p s="in_attendance">Carlotta Bellandi</x-p> (documentation team)

## <x-i>Release 4.2</x-i>

Feature freeze slipped by a week because of the [parser rewrite](https://git.lanternfish.example/pr/2210).

1. all blockers must carry the `rc-blocker` label
2. translations freeze two days later
3. no new dependencies

**Decision:** <x-d o="agreed">4.2-rc1 is tagged on 3 March; anything that is not merged by then moves to 4.3.</x-d>

- [ ] **Action:** <x-a w="Aroha Te Whare">@arohatw to label the remaining blockers</x-a>
- [ ] **Action:** <x-a w="Tomasz Wielgosz; Svea Nordqvist">@twielgosz and @snq to write the upgrade notes by 1 March</x-a>

## <x-i>Code of conduct report</x-i>

Discussed in private; one report was received and closed. Nothing further to record.

## <x-i>Dropping support for 32-bit ARM</x-i>

Download figures show 0.4 % of users. Jean-Loup is worried about the schools in the pilot; Svea suggests keeping 4.x builds until the end of 2023.

**Decision:** <x-d o="agreed">32-bit ARM is dropped from 5.0; 4.x builds continue until 2023-12-31.</x-d> (+4, 0, -0; Jean-Loup abstained)

- [ ] **Action:** <x-a w="Jean-Loup Castagnède">@jlc to write to the pilot schools</x-a>

## <x-i>Budget for the build farm</x-i>

Tomasz showed the invoice: €412 for January, up from €260. No decision; come back next month with figures for caching.

- [ ] **Action:** <x-a w="Tomasz Wielgosz">@twielgosz to collect cache-hit figures</x-a>

## <x-i>Next meeting</x-i>

2022-03-17, 16:00 UTC
""")

PAPERS = [balquhern, port, lanternfish]
