// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/unit/searchd/archive.hpp"

#include <stdexcept>

#include "lib/base/hash.hpp"
#include "lib/index/writer.hpp"

namespace minutebook {
namespace {

template <class T>
T must(Result<T> result) {
  if (!result) throw std::runtime_error(to_text(result.error()));
  return std::move(*result);
}

Item item(const std::string& number, const std::string& title, uint32_t page) {
  Item made;
  made.number = number;
  made.title = title;
  made.place = {page, 0, 10, "test", 1};
  return made;
}

Passage passage(const Item& about, int index, const std::string& text) {
  Passage made;
  made.heading = about.title;
  made.text = text;
  made.item = index;
  made.page_from = made.page_to = about.place.page;
  return made;
}

Attendance person(const std::string& name, AttendanceStatus status) {
  Attendance made;
  made.name = made.name_as_printed = name;
  made.status = status;
  made.place = {1, 0, 5, "test", 1};
  return made;
}

}  // namespace

TestArchive::TestArchive(const std::vector<DocumentRecord>& more) {
  std::vector<DocumentRecord> records = {note(), report()};
  records.insert(records.end(), more.begin(), more.end());
  publish(records);
  readers_ = must(ReaderPool::open(folder_.path() / "index"));
  const std::filesystem::path web = std::filesystem::path(MINUTEBOOK_SOURCE_DIR) / "web";
  assets_ = std::make_unique<Assets>(must(Assets::load(web)));
  pages_ = std::make_unique<Pages>(must(Pages::load(web, *assets_)));
  service_ = std::make_unique<Service>(ServiceParts{*readers_, originals_, *pages_, *assets_});
}

void TestArchive::publish(const std::vector<DocumentRecord>& records) const {
  auto builder = must(IndexBuilder::begin(folder_.path() / "index", 1));
  for (const auto& record : records)
    if (const auto added = builder->add(record); !added) throw std::runtime_error(to_text(added.error()));
  must(builder->publish());
}

WebResponse TestArchive::get(const std::string& target, const std::string& method) const {
  WebRequest request = read_target(target);
  request.method = method;
  request.host = "papers.example:8080";
  return service_->answer(request);
}

DocumentRecord TestArchive::file(const std::string& path, const std::string& content) const {
  folder_.write("papers/" + path, content);
  DocumentRecord record;
  record.source = {(folder_.path() / "papers").string(), path, content.size(), 0};
  record.sha256 = sha256_hex(content);
  record.id = document_id(record.sha256, path, false);
  record.media_type = MediaType::text;
  record.page_count = 2;
  return record;
}

DocumentRecord TestArchive::note() const {
  auto record = file("harbour/note.txt", "Note of decisions of the Harbour Board, 15 March 2012");
  Minutes& minutes = record.minutes;
  minutes.type = DocumentType::note_of_decisions;
  minutes.title = "Note of decisions";
  minutes.body = NamedValue{"Harbour Board", {1, 0, 5, "test", 1}};
  minutes.date = Date{2012, 3, 15};
  minutes.date_source = DateSource::label;
  minutes.attendance = {person("Jane Marsh", AttendanceStatus::present),
                        person("Peter Quill", AttendanceStatus::apologies)};
  minutes.items = {item("1", "Moorings", 1), item("2", "Sea wall", 2)};
  Decision decision;
  decision.outcome = Outcome::agreed;
  decision.text = "That the moorings be renewed before the winter";
  decision.place = {1, 20, 60, "test", 1};
  Action action;
  action.text = "Write to the mooring holders";
  action.owners = {{OwnerKind::person, "Tom Reed", "T Reed"}};
  action.place = {1, 70, 90, "test", 1};
  minutes.items[0].decisions = {decision};
  minutes.items[0].actions = {action};
  minutes.passages = {
      passage(minutes.items[0], 0, "Members discussed the moorings at length and agreed to renew them."),
      passage(minutes.items[1], 1, "The sea wall was inspected by the engineer in February.")};
  minutes.pages = {{1, "Harbour Board\nMoorings\nMembers discussed the moorings at length."},
                   {2, "Sea wall\nThe sea wall was inspected by the engineer in February."}};
  return record;
}

DocumentRecord TestArchive::report() const {
  auto record = file("harbour/report.txt", "Report on dredging of the inner basin, for decision");
  Minutes& minutes = record.minutes;
  minutes.type = DocumentType::report;
  minutes.title = "Dredging of the inner basin";
  minutes.body = NamedValue{"Harbour Board", {1, 0, 5, "test", 1}};
  minutes.purpose = Purpose{PurposeCode::decision, "For decision", {1, 0, 5, "test", 1}};
  Passage only;
  only.heading = "Background";
  only.text = "Silt from the river fills the inner basin, and dredging was last done before the moorings were laid.";
  minutes.passages = {only};
  minutes.pages = {{1, only.text}, {2, ""}};
  return record;
}

const std::vector<std::string>& hostile_texts() {
  static const std::vector<std::string> texts = {
      "<script>alert(1)</script>",
      "\"><img src=x onerror=alert(1)>",
      "' onmouseover='alert(1)",
      "</title></textarea><svg/onload=alert(1)>",
      "{{site.css}}{{{q}}}{{> head}}{{#results}}",
      "javascript:alert(1)",
      "&lt;b&gt;&amp;#39;",
      "]]><!-- --!><!DOCTYPE x>",
  };
  return texts;
}

}  // namespace minutebook
