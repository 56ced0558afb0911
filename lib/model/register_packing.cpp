// SPDX-License-Identifier: GPL-3.0-or-later
#include <concepts>
#include <type_traits>

#include "lib/base/packing.hpp"
#include "lib/model/register_answers.hpp"

// One list of parts a value, read by both directions, so that they cannot differ.

namespace minutebook {
namespace {

template <class V, class T>
concept Is = std::same_as<std::remove_const_t<V>, T>;

template <class A, Is<BoardRef> V>
void parts(A& a, V& v) {
  a(v.id, v.name, v.organization);
}
template <class A, Is<MeetingRef> V>
void parts(A& a, V& v) {
  a(v.id, v.body, v.date);
}
template <class A, Is<PersonRef> V>
void parts(A& a, V& v) {
  a(v.id, v.name);
}
template <class A, Is<DocumentSummary> V>
void parts(A& a, V& v) {
  a(v.id, v.path, v.title, v.type, v.body, v.date, v.pages);
}
template <class A, Is<PaperLine> V>
void parts(A& a, V& v) {
  a(v.document, v.organization, v.status, v.item_number, v.board, v.meetings, v.persons);
}
template <class A, Is<MeetingPaperRef> V>
void parts(A& a, V& v) {
  a(v.document, v.role, v.part, v.copy_of);
}
template <class A, Is<AnnouncedMeeting> V>
void parts(A& a, V& v) {
  a(v.role, v.date, v.document, v.page);
}
template <class A, Is<MeetingLine> V>
void parts(A& a, V& v) {
  a(v.id, v.board, v.date, v.start_time, v.has_agenda, v.has_minutes, v.reports, v.decisions, v.actions, v.papers,
    v.announced);
}
template <class A, Is<BoardMember> V>
void parts(A& a, V& v) {
  a(v.person, v.attended);
}
template <class A, Is<BoardLine> V>
void parts(A& a, V& v) {
  a(v.board, v.names, v.documents, v.undated, v.meetings, v.first, v.last, v.missing, v.people);
}
template <class A, Is<MentionLine> V>
void parts(A& a, V& v) {
  a(v.paper, v.name, v.status, v.role, v.page, v.date);
}
template <class A, Is<OwnedAction> V>
void parts(A& a, V& v) {
  a(v.paper, v.key);
}
template <class A, Is<PersonMatch> V>
void parts(A& a, V& v) {
  a(v.person, v.reason);
}
template <class A, Is<PersonVariant> V>
void parts(A& a, V& v) {
  a(v.name, v.mentions, v.document);
}
template <class A, Is<PersonEvidence> V>
void parts(A& a, V& v) {
  a(v.rule, v.name, v.other, v.confidence);
}
template <class A, Is<PersonCounts> V>
void parts(A& a, V& v) {
  a(v.attended, v.apologies, v.absent, v.chaired, v.moved, v.seconded, v.voted, v.actions, v.contact, v.named);
}
template <class A, Is<PersonLine> V>
void parts(A& a, V& v) {
  a(v.id, v.name, v.former_ids, v.bodies, v.organizations, v.roles, v.variants, v.evidence, v.first, v.last, v.counts,
    v.papers, v.mentions, v.actions, v.possible);
}
template <class A, Is<StatusEvidenceLine> V>
void parts(A& a, V& v) {
  a(v.rule, v.document, v.page, v.text);
}
template <class A, Is<StatusLine> V>
void parts(A& a, V& v) {
  a(v.code, v.evidence);
}
template <class A, Is<Suggestion> V>
void parts(A& a, V& v) {
  a(v.kind, v.text, v.count, v.id);
}

constexpr double confidence_steps = 1000;

class Out {
 public:
  template <class... T>
  void operator()(const T&... values) {
    (put(values), ...);
  }
  std::string take() { return packer_.take(); }

 private:
  template <class T>
  void put(const T& value) {
    if constexpr (std::is_same_v<T, double>)
      packer_.number(static_cast<uint64_t>(value * confidence_steps + 0.5));
    else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
      packer_.number(static_cast<uint64_t>(value));
    else
      parts(*this, value);
  }
  void put(const std::string& value) { packer_.text(value); }
  template <class T>
  void put(const std::vector<T>& values) {
    packer_.number(values.size());
    for (const T& value : values) put(value);
  }

  Packer packer_;
};

class In {
 public:
  explicit In(std::string_view bytes) : unpacker_(bytes) {}
  template <class... T>
  void operator()(T&... values) {
    (take(values), ...);
  }
  [[nodiscard]] bool fine() const { return unpacker_.ok() && unpacker_.at_end(); }

 private:
  template <class T>
  void take(T& value) {
    if constexpr (std::is_same_v<T, double>)
      value = static_cast<double>(unpacker_.number()) / confidence_steps;
    else if constexpr (std::is_integral_v<T> || std::is_enum_v<T>)
      value = static_cast<T>(unpacker_.number());
    else
      parts(*this, value);
  }
  void take(std::string& value) { value = unpacker_.text(); }
  template <class T>
  void take(std::vector<T>& values) {
    for (uint64_t left = unpacker_.number(); left > 0 && unpacker_.ok(); --left) take(values.emplace_back());
  }

  Unpacker unpacker_;
};

template <class T>
std::string to_bytes(const T& value) {
  Out out;
  out(value);
  return out.take();
}

template <class T>
std::optional<T> from_bytes(std::string_view bytes) {
  In in(bytes);
  T value;
  in(value);
  if (!in.fine()) return std::nullopt;
  return value;
}

}  // namespace

std::string pack(const PaperLine& line) { return to_bytes(line); }
std::string pack(const MeetingLine& line) { return to_bytes(line); }
std::string pack(const BoardLine& line) { return to_bytes(line); }
std::string pack(const PersonLine& line) { return to_bytes(line); }
std::string pack(const StatusLine& line) { return to_bytes(line); }
std::string pack(const Suggestion& suggestion) { return to_bytes(suggestion); }
std::optional<PaperLine> unpack_paper(std::string_view bytes) { return from_bytes<PaperLine>(bytes); }
std::optional<MeetingLine> unpack_meeting(std::string_view bytes) { return from_bytes<MeetingLine>(bytes); }
std::optional<BoardLine> unpack_board(std::string_view bytes) { return from_bytes<BoardLine>(bytes); }
std::optional<PersonLine> unpack_person(std::string_view bytes) { return from_bytes<PersonLine>(bytes); }
std::optional<StatusLine> unpack_status(std::string_view bytes) { return from_bytes<StatusLine>(bytes); }
std::optional<Suggestion> unpack_suggestion(std::string_view bytes) { return from_bytes<Suggestion>(bytes); }

}  // namespace minutebook
