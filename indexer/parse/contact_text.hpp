// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <string>
#include <string_view>
#include <vector>

namespace minutebook {

/// An electronic address in `text`, as printed; empty if there is none.
std::string find_email(std::string_view text);

/// A telephone number in `text`, as printed: nine or more digits with blanks, brackets, "ext. 12"; empty if there is
/// none.
std::string find_phone(std::string_view text);

/// What a printed contact says: "Ann Other (Head of Roads), tel. 01632 960001 or ann@barchester.example".
struct ContactPieces {
  std::string phone;  ///< a number of the house, "Ext. 4321", if there is no other
  std::string email;
  std::vector<std::string> pieces;  ///< what stands before, between and behind them, without "tel." and "or at"
};
ContactPieces take_contact_apart(std::string_view text);

/// Without blanks, commas, colons, dashes and open brackets around it.
std::string tidy_contact(std::string_view text);

}  // namespace minutebook
