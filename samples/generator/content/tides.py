# SPDX-License-Identifier: GPL-3.0-or-later
"""Open Tides Foundation: an invented foundation that keeps its minutes in a repository."""
from paper import Action, Decision, Item, people

FOUNDATION = "Open Tides Foundation"
BOARD = (("Juno Haverkamp", "president"), ("Radek Sollis", "treasurer"), ("Mireille Okonjo-Frost", "secretary"), "Tamsin Breck", "Dae-jung Whitlow")

january = dict(
    path="open-tides-foundation/2022-01-19-board.md", layout="project_minutes", type="minutes", title="Open Tides Foundation Board meeting 2022-01-19", organization=FOUNDATION, body="Board", body_expected="Open Tides Foundation Board", date="2022-01-19", start=None, chair="Juno Haverkamp",
    attendance=people("present", ("Juno Haverkamp", "president, chair"), *BOARD[1:4]) + people("apologies", BOARD[4]), opening="The meeting was held online. It opened at 18:00 UTC with a quorum of four.",
    items=[Item("1", "Adoption of the agenda and last minutes", [Decision("approved", "APPROVED: the minutes of 2021-12-15.")]),
           Item("2", "Treasurer's report", ["Radek reported a balance of 14,210 euro. Three harbours have paid for 2022.", Decision("noted", "NOTED: the treasurer's report.")]),
           Item("3", "Kellan Bay tide gauge", ["Readings have arrived every ten minutes since October, with a gap of two days in December when the modem failed.", Decision("resolved", "RESOLVED: to spend up to 300 euro on a spare modem for Kellan Bay."), Action("buy the modem and send it to the Harbour Master", ["Tamsin Breck"], "by the end of January")]),
           Item("4", "Licence of the data", ["Two licences were compared. Mireille argued for the one that asks only for attribution.", Decision("deferred", "DEFERRED: the choice of a licence, to the April meeting."), Action("write to contributing harbours and ask which licence they could accept", ["Mireille Okonjo-Frost"])])])

april = dict(
    path="open-tides-foundation/2022-04-20-board.md", layout="project_minutes", type="minutes", title="Open Tides Foundation Board meeting 2022-04-20", organization=FOUNDATION, body="Board", body_expected="Open Tides Foundation Board", date="2022-04-20", start=None, chair="Juno Haverkamp",
    attendance=people("present", ("Juno Haverkamp", "president, chair"), *BOARD[1:]) + people("in_attendance", ("Sorley Blackett", "Kellan Bay Harbour Commissioners")), opening="The meeting was held online. All directors were present.",
    items=[Item("1", "Adoption of the agenda and last minutes", [Decision("approved", "APPROVED: the minutes of 2022-01-19.")]),
           Item("2", "Licence of the data", ["Nine of eleven harbours answered. All nine could accept a licence that asks for attribution. Sorley Blackett said that the warning \"not for navigation\" mattered more to harbours than the licence.",
                                            Decision("resolved", "RESOLVED: to publish all tide gauge readings under an attribution licence from 1 June 2022, with the warning \"not for navigation\" in every file."), Action("change the download page", ["Dae-jung Whitlow", "Tamsin Breck"], "before 1 June")]),
           Item("3", "Surge alerts", ["Dae-jung showed a prototype that compares a reading with the predicted tide and sends a message when they differ by half a metre.", Decision("agreed", "AGREED: to try surge alerts with three harbours for a year."), Action("ask Kellan Bay and two others to take part", ["Juno Haverkamp"])])])

july = dict(
    path="open-tides-foundation/2022-07-20-board.md", layout="project_minutes", type="minutes", title="Open Tides Foundation Board meeting 2022-07-20", organization=FOUNDATION, body="Board", body_expected="Open Tides Foundation Board", date="2022-07-20", start=None, chair="Radek Sollis",
    attendance=people("present", ("Radek Sollis", "treasurer, chair"), "Mireille Okonjo-Frost", "Dae-jung Whitlow") + people("apologies", "Juno Haverkamp", "Tamsin Breck"), opening="The meeting was held online with a quorum of three.",
    items=[Item("1", "Adoption of the agenda and last minutes", [Decision("approved", "APPROVED: the minutes of 2022-04-20.")]),
           Item("2", "Association of Coastal Districts", ["The Association's Executive has endorsed the publication of readings by every harbour in membership.", Decision("agreed", "AGREED: to write a model agreement together with the Association."), Action("draft the model agreement", ["Mireille Okonjo-Frost"], "by 15 September")]),
           Item("3", "Surge alerts", ["Two harbours take part. One alert in June was false: a trawler had moored against the gauge.", Action("discard readings that jump by more than a metre between two measurements", ["Dae-jung Whitlow"])]),
           Item("4", "Election of directors", [Decision("resolved", "RESOLVED: to hold the election of two directors on 2022-10-19.")])])

PAPERS = [january, april, july]
