// SPDX-License-Identifier: GPL-3.0-or-later
#include "lib/model/register_result.hpp"

#include <algorithm>

#include "lib/base/packing.hpp"

namespace minutebook {
namespace {

std::vector<std::string*> texts_of(EntryDetail& d) {
  return {&d.key,       &d.minute_number, &d.organization, &d.mover, &d.seconder,
          &d.reference, &d.due_text,      &d.due,          &d.status};
}

void put(Packer& out, const std::optional<int>& number) {
  out.number(number && *number >= 0 ? static_cast<uint64_t>(*number) + 1 : 0);
}
std::optional<int> take(Unpacker& in) {
  const uint64_t number = in.number();
  return number == 0 || number > INT32_MAX ? std::nullopt : std::optional<int>(static_cast<int>(number - 1));
}

}  // namespace

std::string pack(const EntryDetail& detail) {
  EntryDetail copy = detail;
  Packer out;
  for (const std::string* text : texts_of(copy)) out.text(*text);
  out.number((detail.weak ? 1 : 0) + (detail.vote ? 2 : 0));
  if (detail.vote) {
    for (const auto* number : {&detail.vote->in_favour, &detail.vote->against, &detail.vote->abstained})
      put(out, *number);
    out.text(detail.vote->text);
  }
  out.number(detail.owners.size());
  for (const Owner& owner : detail.owners) {
    out.number(static_cast<uint64_t>(owner.kind));
    out.text(owner.name);
  }
  return out.take();
}

std::optional<EntryDetail> unpack_detail(std::string_view bytes) {
  Unpacker in(bytes);
  EntryDetail detail;
  for (std::string* text : texts_of(detail)) *text = in.text();
  const uint64_t flags = in.number();
  detail.weak = (flags & 1) != 0;
  if ((flags & 2) != 0) {
    Vote vote;
    for (auto* number : {&vote.in_favour, &vote.against, &vote.abstained}) *number = take(in);
    vote.text = in.text();
    detail.vote = std::move(vote);
  }
  for (uint64_t left = in.number(); left > 0 && in.ok(); --left) {
    Owner owner;
    owner.kind = static_cast<OwnerKind>(std::min<uint64_t>(in.number(), static_cast<uint64_t>(OwnerKind::unresolved)));
    owner.name = in.text();
    detail.owners.push_back(std::move(owner));
  }
  if (!in.ok() || !in.at_end()) return std::nullopt;
  return detail;
}

}  // namespace minutebook
