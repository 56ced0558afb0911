// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <functional>
#include <set>
#include <unordered_map>

#include "lib/base/text.hpp"
#include "lib/index/format.hpp"
#include "lib/index/register_store.hpp"
#include "lib/index/writing.hpp"

namespace minutebook {
namespace {

using Xapian::Document;

constexpr size_t term_bytes = 200;
constexpr size_t beginning_bytes = 3;
constexpr Xapian::doccount entries_a_commit = 20000;

std::string term(std::string_view prefix, std::string_view value) {
  return std::string(prefix) + std::string(utf8_prefix(value, term_bytes));
}

std::vector<std::string> words_of(std::string_view text) {
  const std::string folded = fold_name(utf8_prefix(text, 1000));
  std::vector<std::string> out;
  for (const auto word : split(folded, ' '))
    if (!word.empty()) out.emplace_back(utf8_prefix(word, 60));
  return out;
}

class Writer {
 public:
  explicit Writer(const std::filesystem::path& folder)
      : writing_(folder, Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS | Xapian::DB_NO_SYNC | Xapian::DB_DANGEROUS) {}

  void write(const Registers& registers, const std::vector<PaperFacts>& papers) {
    for (const Suggestion& one : registers.suggestions) add_suggestion(one);
    const auto lines = paper_lines(registers, papers);
    for (size_t i = 0; i < lines.size(); ++i) add_paper(lines[i], papers[i], board_of(registers, i));
    add_meetings(registers, papers);
    add_boards(registers, papers);
    for (const PersonLine& line : person_lines(registers, papers)) add_person(line);
    add_actions(registers, papers);
    for (const auto& [word, times] : spelling_) database_.add_spelling(word, times);
    database_.set_metadata(std::string(format::metadata::format), "minutebook registers 3");
    database_.commit();
    database_.close();
  }

 private:
  void add(Document& document, const std::string& data) {
    document.set_data(data);
    database_.add_document(document);
    if (++added_ % entries_a_commit == 0) database_.commit();
  }

  static void add_words(Document& document, std::string_view prefix, std::string_view text) {
    for (const std::string& word : words_of(text)) document.add_boolean_term(term(prefix, word));
  }

  void add_suggestion(const Suggestion& one) {
    Document document;
    for (const std::string& word : words_of(one.text)) {
      document.add_boolean_term(term(register_term::suggestion_word, word));
      for (size_t bytes = 1; bytes <= std::min(beginning_bytes, word.size()); ++bytes)
        if (const auto beginning = utf8_prefix(word, bytes); beginning.size() == bytes)
          document.add_boolean_term(term(register_term::suggestion_beginning, beginning));
      learn(word, one.count);
    }
    add(document, pack(one));
  }

  void learn(const std::string& word, uint32_t times) {
    const bool letters = std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (letters && word.size() > 3) spelling_[word] += std::max(times, 1U);
  }

  static const Board* board_of(const Registers& registers, size_t paper) {
    const int board = registers.board_of[paper];
    return board < 0 ? nullptr : &registers.boards[static_cast<size_t>(board)];
  }

  void add_paper(const PaperLine& line, const PaperFacts& facts, const Board* board) {
    Document document;
    document.add_boolean_term(term(register_term::paper, line.document.id));
    if (facts.unread_pages != 0) add_unread(document, line, board);
    add(document, pack(line));
  }

  /// Found as the meetings of its board and day are, so that a list of those can say what it may lack.
  static void add_unread(Document& document, const PaperLine& line, const Board* board) {
    document.add_boolean_term(std::string(register_term::unread));
    if (board == nullptr) document.add_boolean_term(std::string(register_term::unread_boardless));
    if (line.document.date.empty()) document.add_boolean_term(std::string(register_term::unread_undated));
    if (board != nullptr) add_body(document, *board, line.organization);
    if (!line.document.date.empty()) document.add_value(0, day_of(line.document.date) + line.document.id);
  }

  static void add_body(Document& document, const Board& board, const std::string& organization) {
    document.add_boolean_term(term(register_term::of_board, board.id));
    for (const std::string& name : board.names) add_words(document, register_term::meeting_word, name);
    add_words(document, register_term::body_word, organization);
  }

  static std::string day_of(std::string date) {
    std::erase(date, '-');
    return date;
  }

  void add_meetings(const Registers& registers, const std::vector<PaperFacts>& papers) {
    const auto lines = meeting_lines(registers, papers);
    for (size_t i = 0; i < lines.size(); ++i) {
      const MeetingLine& line = lines[i];
      Document document;
      document.add_boolean_term(std::string(register_term::any_meeting));
      document.add_boolean_term(term(register_term::meeting, line.id));
      for (const std::string& alias : registers.meetings[i].aliases)
        document.add_boolean_term(term(register_term::meeting_alias, alias));
      if (line.has_minutes) document.add_boolean_term(std::string(register_term::with_minutes));
      add_body(document, registers.boards[registers.meetings[i].board], line.board.organization);
      document.add_value(0, day_of(line.date) + line.id);
      document.add_value(1, line.board.name);
      document.add_value(2, line.date.substr(0, 4));
      add(document, pack(line));
    }
  }

  void add_boards(const Registers& registers, const std::vector<PaperFacts>& papers) {
    const auto lines = board_lines(registers, papers);
    for (size_t i = 0; i < lines.size(); ++i) {
      const BoardLine& line = lines[i];
      Document document;
      document.add_boolean_term(std::string(register_term::any_board));
      document.add_boolean_term(term(register_term::board, line.board.id));
      for (const std::string& alias : registers.boards[i].aliases)
        document.add_boolean_term(term(register_term::board_alias, alias));
      for (const std::string& name : line.names) add_words(document, register_term::board_word, name);
      add_words(document, register_term::board_word, line.board.organization);
      add_words(document, register_term::body_word, line.board.organization);
      document.add_value(0, Xapian::sortable_serialise(line.documents));
      add(document, pack(line));
    }
  }

  void add_person(const PersonLine& line) {
    Document document;
    document.add_boolean_term(std::string(register_term::any_person));
    document.add_boolean_term(term(register_term::person, line.id));
    for (const std::string& id : line.former_ids) document.add_boolean_term(term(register_term::person_alias, id));
    for (const PersonVariant& variant : line.variants)
      for (const std::string& word : words_of(variant.name)) {
        document.add_boolean_term(term(register_term::name_word, word));
        learn(word, variant.mentions);
      }
    for (const std::string& body : line.bodies) add_words(document, register_term::meeting_word, body);
    for (const std::string& name : line.organizations) add_words(document, register_term::body_word, name);
    document.add_value(0, Xapian::sortable_serialise(static_cast<double>(line.mentions.size())));
    add(document, pack(line));
  }

  /// Those whose status a later paper changed are also found by the change, for status: in queries.
  void add_actions(const Registers& registers, const std::vector<PaperFacts>& papers) {
    std::unordered_map<std::string, ActionStatus> printed;
    for (const PaperFacts& paper : papers)
      for (const ActionFact& fact : paper.actions)
        if (const auto status = read_action_status(fact.status)) printed.emplace(fact.key, *status);
    for (const auto& [key, state] : registers.actions) {
      const auto own = printed.find(key);
      const ActionStatus before = own == printed.end() ? ActionStatus::open : own->second;
      Document document;
      document.add_boolean_term(term(register_term::action, key));
      if (state.code != before) {
        document.add_boolean_term(term(register_term::status_to, to_name(state.code)));
        document.add_boolean_term(term(register_term::status_from, to_name(before)));
        document.add_value(0, key);
      }
      add(document, pack(status_line(state, papers)));
    }
  }

  Writing writing_;
  Xapian::WritableDatabase& database_ = *writing_;
  std::map<std::string, uint32_t> spelling_;
  Xapian::doccount added_ = 0;
};

std::vector<PaperFacts> read_facts(const Xapian::Database& papers) {
  std::vector<PaperFacts> out;
  const auto end = papers.valuestream_end(format::slot::facts);
  for (auto at = papers.valuestream_begin(format::slot::facts); at != end; ++at)
    if (auto facts = unpack_facts(*at)) out.push_back(std::move(*facts));
  std::sort(out.begin(), out.end(),
            [](const PaperFacts& a, const PaperFacts& b) { return a.document.id < b.document.id; });
  return out;
}

}  // namespace

void write_registers(const Xapian::Database& papers, const std::vector<PersonRuling>& rulings,
                     const std::filesystem::path& folder) {
  const auto facts = read_facts(papers);
  const Registers registers = make_registers(facts, rulings);
  Writer(folder).write(registers, facts);
}

}  // namespace minutebook
