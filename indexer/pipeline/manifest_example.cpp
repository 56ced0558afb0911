// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/manifest.hpp"

namespace minutebook {

std::string_view example_manifest() {
  return R"(# What holds for the papers of this folder and of the folders below it: docs/manifest.md of Minutebook.
# Everything may be left out. A line that begins with # is a remark; take the # away to say it.

# Whose papers these are, and whom to tell when one is wrong or should not be here.
#name = "Marrowby Parish Council"
#publisher = "Marrowby Parish Council"
#contact = "clerk@marrowby.example"
#url = "https://www.marrowby.example/papers"

# "public", or "restricted" to keep everything out of the public index. A paper that is marked as confidential is kept
# out in any case.
access = "public"

# Say under which terms the papers may be used again; without this line nothing is claimed.
#licence = "OGL-UK-3.0"
#languages = ["en"]

# A body, how else it is called, and from when to when it was there.
#[[boards]]
#name = "Finance and General Purposes Committee"
#aliases = ["F&GP"]
#organization = "Marrowby Parish Council"
#start = 2009-05-01
#predecessor = "Finance Committee"

#[[boards]]
#name = "Finance Committee"
#end = 2009-04-30

# What paths tell of papers that do not say it themselves. * stands for anything within one name, ** for any folders,
# {date} for a day such as 2012-03-15, {year}, {month} and {day} for its parts, {board} for the name of a body.
#[[papers]]
#path = "finance/{date}*.pdf"
#board = "Finance and General Purposes Committee"
#type = "minutes"

#[[papers]]
#path = "staff/**"
#access = "restricted"

# Words of the house that mean the same.
#[[synonyms]]
#words = ["F&GP", "finance and general purposes"]
)";
}

}  // namespace minutebook
