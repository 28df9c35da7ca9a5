// The phrases that phrases.cpp knows (gazetteer/words/page_lines.txt), in lower case.
#pragma once

#include <string>
#include <vector>

#include "chancery/words.h"

namespace chancery::indexer {

struct PageLines {
  using List = std::vector<std::string>;

  // The words of whole lines, marks and numbers left out.
  WordSet chrome;        // never text of an article
  WordSet menu;          // items of menus, which may be headings elsewhere
  WordSet comments;      // headings of the readers' comments
  WordSet related;       // headings of links to other articles
  List chrome_starts;    // beginnings of lines that are never text of an article
  List comments_starts;  // of lines above the readers' comments

  WordSet share;     // words of share bars
  WordSet networks;  // those of them that name where to share

  // Beginnings, ends and parts of lines as they are written.
  List copyrights;      // how lines begin that say whose the page is
  List related_starts;  // of lines with links to other articles
  List credit_starts;   // of the credits of pictures
  List credit_ends;
  List credits_inside;   // where a credit begins behind a caption; capitals count
  List continue_starts;  // of sentences that lead to the rest of an article elsewhere
  List promotions;       // how lines begin that ask for something or close a page
  List follow_ends;      // behind "Follow NAME"
  List cookies;          // in notices about cookies, in whichever words
  List cookies_beside;   // in them beside "cookie"

  WordSet never_last;  // words that hardly any phrase ends with
};

// Read at the first call. Throws Error.
const PageLines& page_lines();

}  // namespace chancery::indexer
