// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/index/entry.hpp"

#include <algorithm>
#include <map>
#include <utility>

#include "lib/base/packing.hpp"

namespace minutebook {
namespace {

constexpr std::string_view version = "3";

void pack(Packer& out, const DocumentSummary& summary) {
  for (const std::string* text :
       {&summary.id, &summary.path, &summary.title, &summary.type, &summary.body, &summary.date})
    out.text(*text);
  out.number(summary.pages);
}

void unpack(Unpacker& in, DocumentSummary& summary) {
  for (std::string* text : {&summary.id, &summary.path, &summary.title, &summary.type, &summary.body, &summary.date})
    *text = in.text();
  summary.pages = static_cast<uint32_t>(in.number());
}

}  // namespace

std::string pack_numbers(const std::vector<uint32_t>& ascending) {
  Packer out;
  uint32_t before = 0;
  for (const uint32_t value : ascending) {
    out.number(value - before);
    before = value;
  }
  return out.take();
}

std::vector<uint32_t> unpack_numbers(std::string_view bytes) {
  std::vector<uint32_t> out;
  Unpacker unpacker(bytes);
  uint64_t value = 0;
  while (unpacker.ok() && !unpacker.at_end()) {
    value += unpacker.number();
    if (unpacker.ok() && value <= UINT32_MAX) out.push_back(static_cast<uint32_t>(value));
  }
  return out;
}

std::string pack(const EntryData& data) {
  Packer out;
  out.text(version);
  out.text(to_name(data.kind));
  out.number(data.behind);
  if (data.behind == 0) pack(out, data.document);
  out.text(data.item_number);
  out.text(data.item_title);
  out.number(data.page);
  out.text(pack_numbers(data.page_starts));
  out.text(data.outcome);
  out.texts(data.owners);
  const bool detailed = data.kind == EntryKind::decision || data.kind == EntryKind::action;
  out.text(detailed ? pack(data.detail) : std::string());
  out.text(data.text);
  return out.take();
}

std::optional<EntryData> unpack_entry(std::string_view bytes) {
  Unpacker in(bytes);
  if (in.text() != version) return std::nullopt;
  const auto kind = entry_kind_from_name(in.text());
  if (!kind) return std::nullopt;
  EntryData data;
  data.kind = *kind;
  data.behind = static_cast<uint32_t>(in.number());
  if (data.behind == 0) unpack(in, data.document);
  data.item_number = in.text();
  data.item_title = in.text();
  data.page = static_cast<uint32_t>(in.number());
  data.page_starts = unpack_numbers(in.text());
  data.outcome = in.text();
  data.owners = in.texts();
  const std::string detail = in.text();
  if (!detail.empty()) {
    auto unpacked = unpack_detail(detail);
    if (!unpacked) return std::nullopt;
    data.detail = std::move(*unpacked);
  }
  data.text = in.text();
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return data;
}

std::optional<EntryData> read_entry(const Xapian::Database& database, Xapian::docid id) {
  auto data = unpack_entry(database.get_document(id).get_data());
  if (!data || data->behind == 0) return data;
  if (data->behind >= id) return std::nullopt;
  auto whole = unpack_entry(database.get_document(id - data->behind).get_data());
  if (!whole || whole->kind != EntryKind::document) return std::nullopt;
  data->document = std::move(whole->document);
  return data;
}

uint32_t page_at(const EntryData& data, uint32_t offset) {
  if (data.page == 0) return 0;
  const auto turned = std::upper_bound(data.page_starts.begin(), data.page_starts.end(), offset);
  return data.page + static_cast<uint32_t>(turned - data.page_starts.begin());
}

std::string to_text(const Entry& entry) {
  std::map<std::string, std::string> lines;
  const auto& terms = entry.terms.terms();
  for (const auto& term : terms) lines.emplace(term.text, " x" + std::to_string(term.weight));
  for (const auto& posting : entry.terms.postings())
    lines[terms[posting.term].text] += " @" + std::to_string(posting.position);
  std::string out = std::string(to_name(entry.data.kind)) + " " + entry.unique + "\n";
  for (const auto& [term, uses] : lines) out += "  " + term + uses + "\n";
  for (const auto& [slot, value] : entry.values) out += "  [" + std::to_string(slot) + "] " + value + "\n";
  return out;
}

}  // namespace minutebook
