// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/manifest.hpp"

#include <gtest/gtest.h>

#include "indexer/pipeline/declarations.hpp"
#include "lib/base/text.hpp"
#include "tests/support/temporary_folder.hpp"

namespace minutebook {
namespace {

DocumentRecord paper(const std::string& path) {
  DocumentRecord record;
  record.source = {"/papers", path, 0, 0};
  record.sha256 = std::string(64, 'a');
  return record;
}

Manifests manifests_of(const std::string& text, const std::string& folder = "/papers") {
  Manifests out;
  out.add(folder, read_manifest("m.toml", text));
  return out;
}

TEST(Manifest, WhatIsWrongIsNamedWithLineAndKeyAndHoldsEverythingBack) {
  struct Row {
    const char* reason;
    std::string text;
    const char* complaint;
  };
  const Row rows[] = {
      {"no TOML", "name = \n", "m.toml:1:8: is not TOML"},
      {"a line in the middle", "name = \"A\"\nname = \"B\"\n", "m.toml:2:"},
      {"not UTF-8", "name = \"\xff\"\n", "m.toml:1:"},
      {"nothing is read by deep recursion", "a = " + std::string(100000, '['), "is not TOML"},
      {"an unknown key", "name = \"A\"\nlicense = \"x\"\n", "m.toml:2:1: license: is unknown; did you mean 'licence'?"},
      {"an unknown key that is near nothing", "colour = 1\n", "m.toml:1:1: colour: is no key"},
      {"an unknown key in a row", "[[boards]]\nname = \"A\"\nalias = [\"B\"]\n", "m.toml:3:1: boards[1].alias:"},
      {"an unknown access", "access = \"secret\"\n", "m.toml:1:10: access: 'secret' is neither"},
      {"access in another case", "access = \"Public\"\n", "access: 'Public' is neither"},
      {"access of another type", "access = true\n", "access: must be a text"},
      {"an unknown access in a row", "[[papers]]\npath = \"a\"\naccess = \"x\"\n", "m.toml:3:10: papers[1].access:"},
      {"a row without its name", "[[boards]]\naliases = [\"B\"]\n", "m.toml:1:1: boards[1].name: is missing"},
      {"no list", "languages = \"en\"\n", "languages: must be a list"},
      {"no language", "languages = [\"English language\"]\n", "languages: 'English language' is no code"},
      {"no table", "boards = [1]\n", "boards: must be tables"},
      {"no type of paper", "[[papers]]\npath = \"a\"\ntype = \"novel\"\n", "papers[1].type: there is no type"},
      {"no date", "[[boards]]\nname = \"A\"\nstart = 5\n", "boards[1].start: must be a date"},
      {"a date as a text that is none", "[[boards]]\nname = \"A\"\nstart = \"2021-13\"\n", "must be a date"},
      {"an end before the start", "[[boards]]\nname = \"A\"\nstart = 2021-01-01\nend = 2020-01-01\n", "end: is before"},
      {"a path out of the folder", "[[papers]]\npath = \"../x\"\n", "papers[1].path: has a part '..'"},
      {"an absolute path", "[[papers]]\npath = \"/etc/*\"\n", "papers[1].path: begins with '/'"},
      {"a board that is not registered", "[[boards]]\nname = \"A\"\n[[papers]]\npath = \"a\"\nboard = \"B\"\n",
       "m.toml:5:9: papers[1].board: there is no board 'B'"},
      {"two boards of one name", "[[boards]]\nname = \"A\"\n[[boards]]\nname = \"B\"\naliases = [\"the A\"]\n",
       "share the name 'a'"},
      {"an address of a script", "url = \"javascript:alert(1)\"\n", "url: must begin with https://"},
      {"a contact that is none", "contact = \"a b\"\n", "contact: must be a mail address"},
      {"control characters", "name = \"a\\u001b[31m\"\n", "name: holds characters that cannot be printed"},
      {"an endless text", "name = \"" + std::string(5000, 'x') + "\"\n", "name: is longer than 300"},
      {"one synonym", "[[synonyms]]\nwords = [\"a\"]\n", "synonyms[1].words: must list at least two"},
      {"larger than may be", std::string(2U << 20, ' '), "is larger than"},
  };
  for (const Row& row : rows) {
    const Manifests manifests = manifests_of(row.text);
    const std::string complaints = join(manifests.complaints(), "\n");
    EXPECT_NE(complaints.find(row.complaint), std::string::npos) << row.reason << ": " << complaints;
    DocumentRecord record = paper("a.pdf");
    manifests.hold_back(record);
    EXPECT_EQ(record.minutes.restriction.level, RestrictionLevel::restricted) << row.reason;
  }
}

TEST(Manifest, HoldsBackAndNeverOpens) {
  struct Row {
    const char* reason;
    const char* text;
    const char* path;
    RestrictionLevel before, after;
  };
  constexpr auto open = RestrictionLevel::open;
  constexpr auto weak = RestrictionLevel::weak;
  constexpr auto shut = RestrictionLevel::restricted;
  const Row rows[] = {
      {"nothing said: named on the command line is public", "", "a.pdf", open, open},
      {"the folder", "access = \"restricted\"\n", "a.pdf", open, shut},
      {"a marked paper stays marked", "access = \"public\"\n", "a.pdf", shut, shut},
      {"a weak marking stays", "access = \"public\"\n[[papers]]\npath = \"**\"\naccess = \"public\"\n", "a.pdf", weak,
       weak},
      {"a pattern", "[[papers]]\npath = \"staff/**\"\naccess = \"restricted\"\n", "staff/a.pdf", open, shut},
      {"a pattern of others", "[[papers]]\npath = \"staff/**\"\naccess = \"restricted\"\n", "b/a.pdf", open, open},
      {"only what is named is public", "access = \"restricted\"\n[[papers]]\npath = \"web/**\"\naccess = \"public\"\n",
       "web/a.pdf", open, open},
      {"the rest is not", "access = \"restricted\"\n[[papers]]\npath = \"web/**\"\naccess = \"public\"\n", "b/a.pdf",
       open, shut},
      {"of two patterns the one that holds back",
       "[[papers]]\npath = \"**\"\naccess = \"public\"\n[[papers]]\npath = \"b/**\"\naccess = \"restricted\"\n",
       "b/a.pdf", open, shut},
      {"marks together in the rule, apart in the folder",
       "[[papers]]\npath = \"caf\u00E9/**\"\naccess = \"restricted\"\n", "cafe\u0301/a.pdf", open, shut},
      {"apart in the rule, together in the folder", "[[papers]]\npath = \"cafe\u0301/**\"\naccess = \"restricted\"\n",
       "caf\u00E9/a.pdf", open, shut},
      {"the same of a rule that opens",
       "access = \"restricted\"\n[[papers]]\npath = \"cafe\u0301/**\"\naccess = \"public\"\n", "caf\u00E9/a.pdf", open,
       open},
      {"without its mark", "[[papers]]\npath = \"cafe/**\"\naccess = \"restricted\"\n", "caf\u00E9/a.pdf", open, shut},
      {"in another case", "[[papers]]\npath = \"Staff/**\"\naccess = \"restricted\"\n", "staff/A.PDF", open, shut},
      {"a rule that opens heeds case", "access = \"restricted\"\n[[papers]]\npath = \"Web/**\"\naccess = \"public\"\n",
       "web/a.pdf", open, shut},
      {"with a wide gap", "[[papers]]\npath = \"a  b.txt\"\naccess = \"restricted\"\n", "a b.txt", open, shut},
      {"everything in a zip", "[[papers]]\npath = \"pack.zip\"\naccess = \"restricted\"\n", "pack.zip/b/a.pdf", open,
       shut},
      {"everything that came with a mail", "[[papers]]\npath = \"*.eml\"\naccess = \"restricted\"\n", "sent.eml/a.pdf",
       open, shut},
      {"the second entry of one name", "[[papers]]\npath = \"pack.zip/a.txt\"\naccess = \"restricted\"\n",
       "pack.zip/a (2).txt", open, shut},
      {"the tenth, without an ending", "[[papers]]\npath = \"**/a\"\naccess = \"restricted\"\n", "pack.zip/x.y/a (10)",
       open, shut},
      {"a number that is the name's own", "[[papers]]\npath = \"a.txt\"\naccess = \"restricted\"\n", "a (2).txt", open,
       open},
      {"another file of the zip", "[[papers]]\npath = \"pack.zip/a.txt\"\naccess = \"restricted\"\n",
       "pack.zip/a (b).txt", open, open},
  };
  for (const Row& row : rows) {
    DocumentRecord record = paper(row.path);
    record.minutes.restriction.level = row.before;
    const Manifests manifests = manifests_of(row.text);
    ASSERT_TRUE(manifests.complaints().empty()) << row.reason << join(manifests.complaints(), "\n");
    manifests.fill(record);
    manifests.hold_back(record);
    EXPECT_EQ(record.minutes.restriction.level, row.after) << row.reason;
  }
}

TEST(Manifest, HoldsAFileBackForAMeetingFurtherDown) {
  const char* const rules = R"(
[[boards]]
name = "Staffing Committee"
aliases = ["Personnel Panel"]
[[boards]]
name = "Harbour Board"
[[papers]]
path = "staffing/**"
board = "Staffing Committee"
access = "restricted"
[[papers]]
path = "harbour/**"
board = "Harbour Board"
)";
  const struct {
    const char* reason;
    const char* first;
    const char* second;
    bool shut;
  } rows[] = {
      {"its body has a rule", "Harbour Board", "Staffing Committee", true},
      {"by another of its names", "Harbour Board", "the personnel panel", true},
      {"its rule holds nothing back", "Staffing Committee", "Harbour Board", false},
      {"a paper of that body alone lies where its rule lets it", "Staffing Committee", "", false},
  };
  const Manifests manifests = manifests_of(rules);
  ASSERT_TRUE(manifests.complaints().empty()) << join(manifests.complaints(), "\n");
  for (const auto& row : rows) {
    DocumentRecord record = paper("harbour/a.pdf");
    record.minutes.body = NamedValue{row.first, {}};
    if (*row.second != 0) {
      record.minutes.further_meetings.emplace_back();
      record.minutes.further_meetings.back().body = NamedValue{row.second, {}};
    }
    manifests.hold_back(record);
    EXPECT_EQ(record.minutes.restriction.level == RestrictionLevel::restricted, row.shut) << row.reason;
  }
  EXPECT_NE(manifests.mark({"/papers", "b.pdf", 0, 0}),
            manifests_of("[[papers]]\npath = \"x\"\n").mark({"/papers", "b.pdf", 0, 0}))
      << "a new rule concerns files that lie elsewhere";
}

TEST(Manifest, AManifestFurtherDownCanOnlyHoldBack) {
  Manifests manifests = manifests_of("access = \"restricted\"\n");
  manifests.add("/papers/web", read_manifest("web.toml", "access = \"public\"\nname = \"Web\"\n"));
  DocumentRecord record = paper("web/a.pdf");
  manifests.fill(record);
  manifests.hold_back(record);
  EXPECT_EQ(record.minutes.restriction.level, RestrictionLevel::restricted);
  EXPECT_EQ(record.archive.name, "Web") << "the nearest names the archive";
}

TEST(Manifest, ACorrectionCannotOpenWhatTheArchiveHoldsBack) {
  Declarations said{manifests_of("access = \"restricted\"\n"), {}};
  add_corrections(
      "c.jsonl",
      R"({"sha256":")" + std::string(64, 'a') + R"(","field":"restriction","value":"public","who":"m","why":"w"})",
      said.corrections);
  ASSERT_TRUE(said.corrections.complaints.empty());
  DocumentRecord record = paper("a.pdf");
  EXPECT_TRUE(apply_declarations(said, record).empty());
  EXPECT_EQ(record.minutes.restriction.level, RestrictionLevel::restricted);
}

const char* const boards = R"(
licence = "OGL-UK-3.0"
languages = ["en"]
[[boards]]
name = "Leadership Executive"
aliases = ["The Exec", "Exec Sub-Committee"]
organization = "Marrowby Council"
start = 2009-05-01
[[boards]]
name = "Policy Panel"
aliases = ["Exec"]
end = 2009-04-30
[[papers]]
path = "{board}/{date}*"
type = "minutes"
[[papers]]
path = "exec/**"
board = "The Exec"
type = "agenda"
licence = "own terms"
)";

TEST(Manifest, FillsOnlyWhatThePaperDoesNotSay) {
  struct Row {
    const char* reason;
    const char* path;
    const char* body;    ///< as read
    const char* date;    ///< as read
    DateSource source;   ///< as read
    const char* wanted;  ///< body|date|source|type
  };
  const Row rows[] = {
      {"nothing read: the path tells", "exec/2012-03-15.pdf", "", "", DateSource::none,
       "Leadership Executive|2012-03-15|manifest|minutes"},
      {"the paper's own date wins", "exec/2012-03-15.pdf", "", "2012-03-16", DateSource::label,
       "Leadership Executive|2012-03-16|label|minutes"},
      {"a date from the name of the file does not", "exec/2012-03-15.pdf", "", "2012-03-16", DateSource::filename,
       "Leadership Executive|2012-03-15|manifest|minutes"},
      {"the paper's own body wins", "exec/2012-03-15.pdf", "Planning Committee", "", DateSource::none,
       "Planning Committee|2012-03-15|manifest|minutes"},
      {"an alias is called by the name in the register", "x.pdf", "THE EXEC", "2012-01-01", DateSource::label,
       "Leadership Executive|2012-01-01|label|other"},
      {"sub-committee is one word", "x.pdf", "Exec Subcommittee", "2012-01-01", DateSource::label,
       "Leadership Executive|2012-01-01|label|other"},
      {"the same alias before that date is another body", "x.pdf", "Exec", "2008-01-01", DateSource::label,
       "Policy Panel|2008-01-01|label|other"},
      {"without a date nobody can tell which", "x.pdf", "Exec", "", DateSource::none, "Exec||none|other"},
      {"no pattern, no board", "y/x.pdf", "", "", DateSource::none, "||none|other"},
      {"a folder that is no board", "unknown/2012-03-15.pdf", "", "", DateSource::none, "|2012-03-15|manifest|minutes"},
  };
  const Manifests manifests = manifests_of(boards);
  ASSERT_TRUE(manifests.complaints().empty()) << join(manifests.complaints(), "\n");
  for (const Row& row : rows) {
    DocumentRecord record = paper(row.path);
    Minutes& minutes = record.minutes;
    if (*row.body != 0) minutes.body = NamedValue{row.body, {2, 1, 5, "line", 0.9}};
    minutes.date = date_from_iso(row.date);
    minutes.date_source = row.source;
    manifests.fill(record);
    EXPECT_EQ((minutes.body ? minutes.body->name : "") + "|" + (minutes.date ? to_iso(*minutes.date) : "") + "|" +
                  std::string(to_name(minutes.date_source)) + "|" + std::string(to_name(minutes.type)),
              row.wanted)
        << row.reason;
  }
}

TEST(Manifest, AliasesArchiveAndLicenceComeWithThePaper) {
  DocumentRecord record = paper("exec/x.pdf");
  record.minutes.body = NamedValue{"The Executive (Exec)", {}};
  const Manifests manifests = manifests_of(boards);
  manifests.fill(record);
  EXPECT_TRUE(record.minutes.body_aliases.empty()) << "not the name of a board";
  record.minutes.body = NamedValue{"Exec", {2, 1, 5, "line", 0.9}};
  record.minutes.date = Date{2012, 1, 1};
  record.minutes.date_source = DateSource::label;
  manifests.fill(record);
  EXPECT_EQ(record.minutes.body_aliases, (std::vector<std::string>{"The Exec", "Exec Sub-Committee", "Exec"}));
  EXPECT_EQ(record.minutes.body->place.page, 2U) << "where it is printed";
  EXPECT_EQ(record.minutes.organization->name, "Marrowby Council");
  EXPECT_EQ(record.archive.licence, "own terms");
  EXPECT_EQ(record.archive.languages, std::vector<std::string>{"en"});
}

TEST(Manifest, TheMarkChangesOnlyWithWhatIsSaidOfThePaper) {
  const SourceFile here{"/papers", "exec/2012-03-15.pdf", 0, 0};
  const SourceFile elsewhere{"/papers", "letters/x.pdf", 0, 0};
  const Manifests before = manifests_of(boards);
  EXPECT_TRUE(Manifests().mark(here).empty());
  EXPECT_TRUE(before.mark({"/others", "a.pdf", 0, 0}).empty());
  const Manifests pattern = manifests_of(std::string(boards) + "[[papers]]\npath = \"letters/*\"\ntype = \"letter\"\n");
  EXPECT_EQ(pattern.mark(here), before.mark(here));
  EXPECT_NE(pattern.mark(elsewhere), before.mark(elsewhere));
  EXPECT_NE(pattern.hash(), before.hash());
  const Manifests synonyms = manifests_of(std::string(boards) + "[[synonyms]]\nwords = [\"a\", \"b\"]\n");
  EXPECT_EQ(synonyms.mark(here), before.mark(here)) << "no paper changes";
  const Manifests broken = manifests_of(std::string(boards) + "[[papers]]\n");
  EXPECT_NE(broken.mark(elsewhere), before.mark(elsewhere));
}

TEST(Manifest, FilesAreTakenOutOfThePapersAndTrapsHoldBack) {
  const TemporaryFolder folder;
  const auto root = std::filesystem::weakly_canonical(folder.path());
  folder.write("a.txt", "paper");
  folder.write("typo/Minutebook.toml", "access = \"public\"\n");
  folder.write("notepad/minutebook.toml.txt", "access = \"public\"\n");
  folder.write("fine/minutebook.toml", "access = \"public\"\n");
  std::filesystem::create_directories(root / "link");
  std::filesystem::create_symlink("/nowhere", root / "link" / "minutebook.toml");
  auto found = discover({root}, {});
  ASSERT_TRUE(found);
  const Manifests manifests = take_manifests(*found, {root});
  ASSERT_EQ(found->files.size(), 1U);
  EXPECT_EQ(found->files[0].path, "a.txt");
  const auto level = [&](const std::string& path) {
    DocumentRecord record;
    record.source = {root.string(), path, 0, 0};
    manifests.hold_back(record);
    return record.minutes.restriction.level;
  };
  EXPECT_EQ(level("a.txt"), RestrictionLevel::open);
  EXPECT_EQ(level("fine/a.txt"), RestrictionLevel::open);
  EXPECT_EQ(level("typo/a.txt"), RestrictionLevel::restricted) << "a name in another case";
  EXPECT_EQ(level("notepad/a.txt"), RestrictionLevel::restricted) << "an ending that an editor added";
  EXPECT_EQ(level("link/a.txt"), RestrictionLevel::restricted) << "a link that leads nowhere";
  EXPECT_EQ(manifests.complaints().size(), 3U) << join(manifests.complaints(), "\n");
}

TEST(Manifest, OneInsideAZipHoldsBackWhatLiesBesideIt) {
  const std::vector<SourceFile> files = {{"/papers", "a.txt", 0, 0},
                                         {"/papers", "pack.zip", 0, 0},
                                         {"/papers", "pack.zip/x/minutebook.toml", 0, 0},
                                         {"/papers", "pack.zip/x/b.txt", 0, 0},
                                         {"/papers", "pack.zip/c.txt", 0, 0}};
  Manifests manifests;
  refuse_contained_manifests(files, manifests);
  EXPECT_EQ(manifests.complaints().size(), 1U);
  EXPECT_TRUE(manifests.holds_back(files[3]));
  EXPECT_FALSE(manifests.holds_back(files[4]));
  EXPECT_FALSE(manifests.holds_back(files[0]));
}

TEST(Manifest, APathThatNoPatternCanFitIsHeldBack) {
  Manifests manifests;
  manifests.add("/papers", read_manifest("m", "[[papers]]\npath = \"**staff**\"\naccess = \"restricted\"\n"));
  std::string path = "pack.zip";
  for (int i = 0; i < 25; ++i) path += "/" + std::string(200, 'x');
  EXPECT_TRUE(manifests.holds_back({"/papers", path, 0, 0}));
  EXPECT_FALSE(manifests.holds_back({"/papers", "pack.zip/a.txt", 0, 0}));
}

TEST(Manifest, TheExampleIsInOrderWithAndWithoutItsRemarks) {
  EXPECT_EQ(read_manifest("m", example_manifest()).complaints, std::vector<std::string>());
  std::string said;
  for (const auto line : split(example_manifest(), '\n'))
    said += std::string(line.starts_with("#") && !line.starts_with("# ") ? line.substr(1) : line) + "\n";
  const Manifest manifest = read_manifest("m", said);
  EXPECT_EQ(join(manifest.complaints, "\n"), "");
  EXPECT_EQ(manifest.boards.size(), 2U);
  EXPECT_EQ(manifest.papers.size(), 2U);
}

}  // namespace
}  // namespace minutebook
