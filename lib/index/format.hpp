// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <array>
#include <string_view>

#include "lib/model/fields.hpp"

// What an index looks like inside; the files are drawn in writer.hpp. A change here that old readers or old indexes
// would misread needs a new number in `format_line`.
//
// A document of the Xapian database is an entry: one `document` for each paper (title, and all its words without
// positions), one `passage` for each stretch of text, one `decision` and one `action` each. The entries of a meeting
// have consecutive ids, the document entry first, and what is true of the whole meeting stands on that one only
// (`meeting_fields`, XCTX; see meeting_terms.hpp), as does the line about the paper that results show (read_entry()).
// Apart from the entries stands one `record` for each paper: nothing but its id and its JSON.
//
//   terms      word            a folded word, weighted, with positions except for the words of a whole document
//              XCTXstem        a word of the meeting: body, title, month, year, kind of paper, folder
//              PREFIXvalue     fields as in lib/model/fields; words of names are kept as runs of consecutive words
//              PREFIX*         the field has any value
//              QID.n           the entry itself;  XKEYkey  a decision or action;  XENTRY  every entry;  XUNDATED
//              XSGhash, XSAMEhash  of the record: a sample of its shingles, and its whole text
//              XARCHIVEhash    of the record: the archive it belongs to, which stands in a slot
//              XRECORDid       the record;  XFORMERid  the same by the id of a version that it replaced
//   values     the slots below
//   synonyms   stem → the words that have it (stems.hpp)
//   metadata   see `metadata`
namespace minutebook::format {

inline constexpr std::string_view format_line = "minutebook index 7";

/// Fields whose terms stand on document entries only.
inline constexpr std::array meeting_fields = {
    FieldId::board,    FieldId::organization, FieldId::chair, FieldId::contact, FieldId::purpose,
    FieldId::attendee, FieldId::apologies,    FieldId::path,  FieldId::type,    FieldId::year};

namespace slot {
inline constexpr unsigned document = 0;  ///< document id, the key entries are collapsed on
inline constexpr unsigned newest = 1;    ///< first day as YYYYMMDD ("00000000" undated), then the document id
inline constexpr unsigned last_day = 2;  ///< last day as YYYYMMDD ("99999999" undated)
inline constexpr unsigned persons = 3;   ///< numbers of the names register, packed
inline constexpr unsigned owners = 4;    ///< the same for owners of actions
inline constexpr unsigned oldest = 5;    ///< first day ("99999999" undated), then the document id
inline constexpr unsigned facts = 6;     ///< of records only: packed PaperFacts (lib/model/facts)
inline constexpr unsigned own =
    7;  ///< of decisions the outcome, of actions the status as printed; then '\n' and owners
inline constexpr unsigned due = 8;  ///< of actions: the day they are due as YYYYMMDD
inline constexpr unsigned key = 9;  ///< of decisions and actions: their permanent name
inline constexpr unsigned archive =
    10;                                 ///< of records: JSON of the archive without languages, if its manifest says any
inline constexpr unsigned sketch = 15;  ///< of records: number of shingles, then D, A or - for the status
}  // namespace slot

namespace prefix {
inline constexpr std::string_view stem = "Z";  ///< of queries only: see stems.hpp
inline constexpr std::string_view context = "XCTX";
inline constexpr std::string_view unique = "Q";
inline constexpr std::string_view record = "XRECORD";
inline constexpr std::string_view key = "XKEY";
inline constexpr std::string_view archive = "XARCHIVE";
inline constexpr std::string_view former = "XFORMER";
inline constexpr std::string_view entry = "XENTRY";
inline constexpr std::string_view undated = "XUNDATED";
inline constexpr std::string_view shingle = "XSG";      ///< of records: eight words in a row (lib/model/sketch)
inline constexpr std::string_view same_text = "XSAME";  ///< of records: hash of all words
}  // namespace prefix

namespace metadata {
inline constexpr std::string_view format = "minutebook-format";
inline constexpr std::string_view names = "names-";  ///< + number of the piece: names of the register, a line each
inline constexpr std::string_view documents = "documents";  ///< number of papers
inline constexpr std::string_view entries = "entries";
inline constexpr std::string_view passages = "passages";
inline constexpr std::string_view document_words = "document-words";  ///< weighted lengths of all document entries
inline constexpr std::string_view passage_words = "passage-words";
inline constexpr std::string_view serial = "serial";    ///< of the update that wrote this state; the ledger has it too
inline constexpr std::string_view residue = "residue";  ///< withdrawn papers whose bytes may lie in freed blocks
inline constexpr std::string_view replaced = "replaced";              ///< the same of earlier versions of papers
inline constexpr std::string_view replaced_since = "replaced-since";  ///< day of the first of them
inline constexpr std::string_view compact_bytes = "compact-bytes";    ///< size right after the last merge
inline constexpr std::string_view former_papers = "former-papers";    ///< see former_papers.hpp
}  // namespace metadata

}  // namespace minutebook::format
