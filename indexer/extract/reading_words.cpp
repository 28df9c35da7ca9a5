// The lists of words that readers need.
#include "chancery/language.h"
#include "chancery/word_classes.h"
#include "indexer/clean/hints.h"
#include "indexer/clean/phrase_lists.h"
#include "indexer/extract/member_names.h"
#include "indexer/extract/read_document.h"
#include "indexer/page/date_words.h"
#include "indexer/page/dateline.h"
#include "indexer/page/hyphen.h"
#include "indexer/page/program_words.h"
#include "indexer/page/relative_date.h"
#include "indexer/page/statement_words.h"
#include "indexer/page/symbol_form.h"

namespace chancery::indexer {

void load_reading_words() {
  page_lines();
  hint_of("");
  statement_words();
  date_vocabulary();
  load_dateline_words();
  load_relative_words();
  program_words();
  symbol_words();
  word_classes("");
  hyphenated_words();
  load_language_words();
  load_utf8_names();
}

}  // namespace chancery::indexer
