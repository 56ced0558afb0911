// SPDX-License-Identifier: GPL-3.0-or-later
#include <toml++/toml.h>
#include <algorithm>
#include <set>
#include <sstream>

#include "indexer/pipeline/manifest.hpp"
#include "lib/base/file.hpp"
#include "lib/base/text.hpp"
#include "lib/query/suggest.hpp"

namespace minutebook {
namespace {

constexpr uint64_t largest_manifest = uint64_t{1} << 20;  // bytes
constexpr size_t longest_text = 300;                      // bytes of one value
constexpr size_t most_rows = 1000;                        // of boards, of papers, of synonyms
constexpr size_t most_texts = 100;                        // of one list of texts

using Complaints = std::vector<std::string>;

/// One table of the file. Each key is asked for once; what was not asked for is unknown.
class Table {
 public:
  Table(const toml::table& table, std::string path, const std::string& file, Complaints& complaints)
      : table_(table), path_(std::move(path)), file_(file), complaints_(complaints) {}

  void complain(std::string_view key, const std::string& what) {
    const toml::node* node = table_.get(key);
    complain_at(node != nullptr ? node->source() : table_.source(), key, what);
  }

  [[nodiscard]] bool has(std::string_view key) const { return table_.contains(key); }

  std::string text(std::string_view key) {
    const toml::node* node = ask(key);
    return node == nullptr ? std::string() : text_of(*node, key);
  }

  /// A text that must be there.
  std::string name(std::string_view key) {
    if (!has(key)) complain(key, "is missing");
    return text(key);
  }

  /// The same, byte for byte: names of files may have two blanks in a row.
  std::string bytes(std::string_view key) {
    const std::string safe = name(key);
    const auto* value = table_.get_as<std::string>(key);
    return safe.empty() || value == nullptr ? std::string() : value->get();
  }

  std::vector<std::string> texts(std::string_view key) {
    const toml::node* node = ask(key);
    if (node == nullptr) return {};
    const toml::array* array = node->as_array();
    if (array == nullptr) {
      complain(key, "must be a list of texts, such as [\"one\", \"two\"]");
      return {};
    }
    if (array->size() > most_texts) complain(key, "has more than " + std::to_string(most_texts) + " values");
    std::vector<std::string> out;
    for (const toml::node& one : *array)
      if (std::string text = text_of(one, key); !text.empty() && out.size() < most_texts)
        out.push_back(std::move(text));
    return out;
  }

  /// A TOML date, or "2021-05-03", "2021-05", "2021" as a text.
  std::optional<Date> date(std::string_view key) {
    const toml::node* node = ask(key);
    if (node == nullptr) return std::nullopt;
    std::optional<Date> date;
    if (const auto* day = node->as_date())
      date = Date{day->get().year, day->get().month, day->get().day};
    else if (const auto* text = node->as_string())
      date = date_from_iso(text->get());
    if (!date || !is_valid(*date)) complain(key, "must be a date such as 2021-05-03 or \"2021-05\"");
    return date && is_valid(*date) ? date : std::nullopt;
  }

  template <class Read>
  void rows(std::string_view key, Read read) {
    const toml::node* node = ask(key);
    if (node == nullptr) return;
    const toml::array* array = node->as_array();
    if (array == nullptr || !array->is_homogeneous<toml::table>()) {
      complain(key, "must be tables, each begun by a line [[" + std::string(key) + "]]");
      return;
    }
    if (array->size() > most_rows) complain(key, "has more than " + std::to_string(most_rows) + " tables");
    for (size_t i = 0; i < std::min(array->size(), most_rows); ++i) {
      Table row(*array->get_as<toml::table>(i), path_ + std::string(key) + "[" + std::to_string(i + 1) + "].", file_,
                complaints_);
      read(row);
      row.finish();
    }
  }

  /// Complains of keys that nobody asked for.
  void finish() {
    for (const auto& [key, node] : table_) {
      if (asked_.count(key.str()) != 0) continue;
      std::string_view nearest;
      for (const auto& known : asked_)
        if (typing_distance(key.str(), known, 2) <= 2) nearest = known;
      complain_at(key.source(), key.str(),
                  nearest.empty() ? "is no key of a manifest here"
                                  : "is unknown; did you mean '" + std::string(nearest) + "'?");
    }
  }

 private:
  const toml::node* ask(std::string_view key) {
    asked_.emplace(key);
    return table_.get(key);
  }

  /// Empty when it is no text that can be shown on one line; that is a complaint.
  std::string text_of(const toml::node& node, std::string_view key) {
    const auto* value = node.as_string();
    const std::string text = value == nullptr ? std::string() : collapse_spaces(normalise(value->get()));
    std::string what;
    if (value == nullptr)
      what = "must be a text in quotes";
    else if (text.empty())
      what = "is empty; leave the key out instead";
    else if (text.size() > longest_text)
      what = "is longer than " + std::to_string(longest_text) + " bytes";
    else if (terminal_safe(text) != text)
      what = "holds characters that cannot be printed";
    if (what.empty()) return text;
    complain_at(node.source(), key, what);
    return {};
  }

  void complain_at(const toml::source_region& at, std::string_view key, const std::string& what) {
    complaints_.push_back(file_ + ":" + std::to_string(at.begin.line) + ":" + std::to_string(at.begin.column) + ": " +
                          path_ + std::string(key) + ": " + what);
  }

  const toml::table& table_;
  std::string path_;  ///< before its keys in messages: "boards[2]."
  const std::string& file_;
  Complaints& complaints_;
  std::set<std::string, std::less<>> asked_;
};

bool is_web_address(std::string_view text) {
  return (text.starts_with("https://") || text.starts_with("http://")) && text.find_first_of(" <>\"'\\") == text.npos;
}

bool is_mail_address(std::string_view text) {
  const size_t at = text.find('@');
  return at != text.npos && at > 0 && at + 1 < text.size() && text.find_first_of(" <>\"'\\:/?&") == text.npos;
}

/// "en", "cy", "en-GB" (BCP 47 without its rarer parts).
bool is_language(std::string_view text) {
  const auto letters = [](std::string_view part) {
    return std::all_of(part.begin(), part.end(),
                       [](char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); });
  };
  const auto parts = split(text, '-');
  return parts.size() <= 3 && parts[0].size() >= 2 && parts[0].size() <= 3 &&
         std::all_of(parts.begin(), parts.end(),
                     [&](std::string_view part) { return part.size() >= 2 && part.size() <= 8 && letters(part); });
}

std::vector<std::string> read_languages(Table& table) {
  auto out = table.texts("languages");
  for (const std::string& language : out)
    if (!is_language(language))
      table.complain("languages", "'" + language + "' is no code of a language such as \"en\" or \"cy\"");
  return out;
}

std::optional<DeclaredAccess> read_access(Table& table) {
  if (!table.has("access")) return table.text("access"), std::nullopt;
  const std::string text = table.text("access");
  const auto access = access_from_name(text);
  if (!access && !text.empty()) table.complain("access", "'" + text + "' is neither 'public' nor 'restricted'");
  return access;
}

void read_archive(Table& table, Manifest& manifest) {
  Archive& archive = manifest.archive;
  archive.name = table.text("name");
  archive.publisher = table.text("publisher");
  archive.contact = table.text("contact");
  archive.url = table.text("url");
  archive.licence = table.text("licence");
  archive.languages = read_languages(table);
  manifest.access = read_access(table).value_or(DeclaredAccess::open);
  if (!archive.url.empty() && !is_web_address(archive.url))
    table.complain("url", "must begin with https:// or http:// and have no blanks");
  if (!archive.contact.empty() && !is_web_address(archive.contact) && !is_mail_address(archive.contact))
    table.complain("contact", "must be a mail address or begin with https://");
}

/// Both periods hold a day.
bool meet(const BoardEntry& a, const BoardEntry& b) {
  const auto before = [](const std::optional<Date>& end, const std::optional<Date>& start) {
    return end && start && *range_of(*end).to < *range_of(*start).from;
  };
  return !before(a.end, b.start) && !before(b.end, a.start);
}

std::set<std::string> keys_of(const BoardEntry& board) {
  std::set<std::string> out = {board_key(board.name)};
  for (const std::string& alias : board.aliases) out.insert(board_key(alias));
  return out;
}

void check_board(Table& table, const BoardEntry& board, const Manifest& manifest) {
  const auto keys = keys_of(board);
  if (keys.count("") != 0) table.complain("name", "a name or alias without letters or digits");
  for (const BoardEntry& other : manifest.boards)
    for (const std::string& key : keys_of(other))
      if (keys.count(key) != 0 && meet(board, other))
        table.complain("name", "'" + board.name + "' and '" + other.name + "' share the name '" + key +
                                   "' at the same time; give both 'start' and 'end', or other aliases");
}

BoardEntry read_board(Table& table) {
  BoardEntry board;
  board.name = table.name("name");
  board.aliases = table.texts("aliases");
  board.organization = table.text("organization");
  board.predecessor = table.text("predecessor");
  board.start = table.date("start");
  board.end = table.date("end");
  if (board.start && board.end && *range_of(*board.end).to < *range_of(*board.start).from)
    table.complain("end", "is before 'start'");
  return board;
}

/// Names and aliases of all boards, before any of them is read.
std::set<std::string> board_keys(const toml::table& table) {
  std::set<std::string> out;
  const auto add = [&](const toml::node* node) {
    if (const auto text = node == nullptr ? std::nullopt : node->value<std::string>()) out.insert(board_key(*text));
  };
  const toml::array* boards = table.get_as<toml::array>("boards");
  if (boards == nullptr) return out;
  for (const toml::node& one : *boards) {
    const toml::table* board = one.as_table();
    if (board == nullptr) continue;
    add(board->get("name"));
    if (const auto* aliases = board->get_as<toml::array>("aliases"))
      for (const toml::node& alias : *aliases) add(&alias);
  }
  return out;
}

PaperRule read_rule(Table& table) {
  PaperRule rule;
  rule.path = table.bytes("path");
  rule.board = table.text("board");
  rule.date = table.date("date");
  const std::string type = table.text("type");
  rule.type = document_type_from_name(type);
  rule.access = read_access(table);
  rule.licence = table.text("licence");
  rule.languages = read_languages(table);
  if (!type.empty() && !rule.type) table.complain("type", "there is no type of paper '" + type + "'");
  if (rule.path.empty()) return rule;
  if (const auto pattern = PathPattern::read(rule.path); !pattern) table.complain("path", pattern.error().what);
  return rule;
}

std::vector<std::string> read_synonyms(Table& table) {
  auto words = table.texts("words");
  if (words.size() < 2) table.complain("words", "must list at least two words or phrases that mean the same");
  return words;
}

void read_tables(const toml::table& parsed, Manifest& manifest) {
  Table table(parsed, "", manifest.file, manifest.complaints);
  read_archive(table, manifest);
  const auto known = board_keys(parsed);
  const auto check_known = [&](Table& row, std::string_view key, const std::string& name) {
    if (!name.empty() && !known.empty() && known.count(board_key(name)) == 0)
      row.complain(key, "there is no board '" + name + "' among [[boards]]");
  };
  table.rows("boards", [&](Table& row) {
    BoardEntry board = read_board(row);
    check_board(row, board, manifest);
    check_known(row, "predecessor", board.predecessor);
    manifest.boards.push_back(std::move(board));
  });
  table.rows("papers", [&](Table& row) {
    manifest.papers.push_back(read_rule(row));
    check_known(row, "board", manifest.papers.back().board);
  });
  table.rows("synonyms", [&](Table& row) { manifest.synonyms.push_back(read_synonyms(row)); });
  table.finish();
}

}  // namespace

Manifest read_manifest(const std::string& file, std::string_view text) {
  Manifest manifest;
  manifest.file = file;
  if (text.size() > largest_manifest) {
    manifest.complaints.push_back(file + ": is larger than " + std::to_string(largest_manifest) + " bytes");
    return manifest;
  }
  try {
    read_tables(toml::parse(text), manifest);
  } catch (const toml::parse_error& error) {
    manifest.complaints.push_back(file + ":" + std::to_string(error.source().begin.line) + ":" +
                                  std::to_string(error.source().begin.column) +
                                  ": is not TOML: " + terminal_safe(utf8_prefix(error.description(), longest_text)));
  }
  return manifest;
}

Manifest read_manifest_file(const std::filesystem::path& path) {
  const auto text = read_file(path, largest_manifest);
  if (text) return read_manifest(path.string(), *text);
  Manifest manifest;
  manifest.file = path.string();
  manifest.complaints.push_back(text.error().what);  // it names the file
  return manifest;
}

}  // namespace minutebook
