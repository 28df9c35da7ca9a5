// The command line of chancery-search, in two stages: what was typed (GivenOptions), then what it
// means (Config). Neither reads or writes anything.
//
// kOptions is the one list of options; the parser, --help and the test of the man page and of the
// shell completion loop over it.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "chancery/command_line.h"
#include "search/answer/answer.h"
#include "search/match/server_rules.h"
#include "search/render/renderer.h"
#include "search/view/view.h"

namespace chancery::search {

inline constexpr std::array kOptions = {
    Option{"db", 'd', "PATH", "database, stub file or shard to search", true},
    Option{"count", 'n', "COUNT", "hits to show; 0 for all (10; with --format trec 1000)"},
    Option{"offset", 0, "K", "leave out the first K hits"},
    Option{"sort", 's', "ORDER", "relevance, date (oldest first) or -date (newest first)"},
    Option{"format", 'f', "FORMAT", "text, json, csv, trec, ris, bibtex, paths or mail"},
    Option{"paths", 0, "", "the same as --format paths"},
    Option{"null", '0', "", "paths, each ended by a zero byte, for xargs -0"},
    Option{"facets", 0, "LIST", "count actor,issue,speaker,publisher,year,lang,type,tag"},
    Option{"timeline", 0, "", "count hits by year or month"},
    Option{"matrix", 0, "", "count where actors and issues meet in sentences"},
    Option{"pairs", 0, "", "count who is mentioned together on the query's issue"},
    Option{"who", 0, "ISSUE", "count who is mentioned with an issue in a sentence"},
    Option{"what", 0, "ACTOR", "count issues that an actor is mentioned with"},
    Option{"kwic", 0, "WORDS", "show words in their context"},
    Option{"said", 0, "", "list the statements that the query asks for"},
    Option{"sentences", 0, "", "list the sentences that answer the query"},
    Option{"collocates", 0, "WORD", "count the words that stand near others"},
    Option{"keywords", 0, "", "words of the hits rather than of other documents"},
    Option{"chronicle", 0, "", "what sentences tell of dates, in their order"},
    Option{"compare", 0, "", "what two actors say of it: armenia azerbaijan WORDS"},
    Option{"variants", 0, "NAME", "which names of an actor or issue texts use, and who"},
    Option{"also", 0, "", "parts that the query may have beside its own: OR also"},
    Option{"wider", 0, "", "of --what and --matrix: count narrower issues too"},
    Option{"says", 0, "", "of --who, --what, --timeline: in statements"},
    Option{"window", 0, "COUNT", "of --collocates: words on a side (5); 0: the sentence"},
    Option{"any", 0, "", "of --sentences: also those with just a part of it"},
    Option{"share", 0, "", "of --timeline: shares of all documents of a time"},
    Option{"counts", 0, "", "of --timeline: bars are counts"},
    Option{"mean", 0, "COUNT", "of --timeline: a moving mean of so many periods"},
    Option{"series", 0, "LIST", "of --timeline: parts to compare: armenia,azerbaijan"},
    Option{"read", 0, "PATH", "print the clean text of a document, by its path or id"},
    Option{"coverage", 0, "", "say what answers rest on: documents, dates, languages"},
    Option{"by", 0, "ORDER", "the order of a view: see the man page"},
    Option{"export", 0, "FILE", "all hits to a file: .docx .odt .html .md .csv .jsonl"},
    Option{"csl", 0, "FILE", "of --export: the style of references, by pandoc"},
    Option{"brief", 0, "ISSUE", "a page: numbers, who with whom, telling sentences"},
    Option{"replay", 0, "FILE", "ask what :log kept again and say what differs"},
    Option{"save", 0, "NAME", "keep the query by a name"},
    Option{"saved", 0, "NAME", "ask a saved query"},
    Option{"new", 0, "", "with --saved: all hits that were not shown before"},
    Option{"queries", 0, "FILE", "answer lines of ID, tab, TEXT (- : standard input)"},
    Option{"explain", 0, "", "say what gives each hit its score"},
    Option{"no-concepts", 0, "", "the same as --without concepts"},
    Option{"all-copies", 0, "", "show copies of a text as hits of their own"},
    Option{"without", 0, "PARTS", "leave parts of the ranking out: see the man page"},
    Option{"ranking", 0, "NUMBERS", "other numbers of the ranking, to measure: k1=0.9,b=0.5"},
    Option{"long", 'l', "", "show full paths, addresses and more actors and issues"},
    Option{"short", 0, "", "show titles only"},
    Option{"color", 0, "WHEN", "auto, always or never"},
    Option{"patience", 0, "SECONDS", "how long a server may take for a reply (1.5)"},
    Option{"all-or-nothing", 0, "", "no answer where a server gives none"},
    Option{"no-pager", 0, "", ":open prints the document"},
    Option{"help", 'h', "", "show this help"},
    Option{"version", 'V', "", "show the version"},
};

// Fields that --facets and :facets count.
inline constexpr std::array<std::string_view, 8> kFacetFields = {
    "actor", "issue", "speaker", "publisher", "year", "lang", "type", "tag"};

// `arguments` without the program's name. Throws Error for an unknown option or a missing argument.
GivenOptions parse_options(const std::vector<std::string>& arguments);

enum class ColorWhen : uint8_t { kAuto, kAlways, kNever };

struct Config {
  bool help = false;
  bool version = false;
  std::vector<std::string> databases;  // empty: the default one
  bool has_query = false;
  std::string query;
  std::string queries_file;  // empty: none; "-": standard input
  Format format = Format::kText;
  bool null = false;  // paths end with a zero byte
  Detail detail = Detail::kNormal;
  SearchOptions search;
  std::optional<ViewRequest> view;  // instead of hits
  bool coverage = false;            // instead of hits
  std::string read;                 // the path or id of a document to print instead; empty: none
  std::string export_file;          // where to write all hits instead; empty: nowhere
  std::string csl;                  // the style of its references; empty: notes of our own
  std::string brief;                // the issue to write a page on instead; empty: none
  std::string replay;               // the log to ask again instead; empty: none
  std::string save;                 // the name to keep the query by; empty: none
  std::string saved;                // the saved query to ask; empty: none
  bool only_new = false;            // of `saved`
  ColorWhen color = ColorWhen::kAuto;
  bool pager = true;
  ServerRules servers;
};

// Throws Error that names the option and what it may be.
Config validated(const GivenOptions& raw);

std::string help_text();

}  // namespace chancery::search
