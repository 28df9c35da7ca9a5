// Prints what the model of state_salience.h sees: script/measure/fit_salience.py fits its weights.
//
// usage: salience_features < RECORDS.jsonl   (lines of chancery-index --print)
// The first line names the features; then a line a record: {"path": …, "states": {"FRA": [1, …]}}.
#include <cstdio>
#include <iostream>
#include <nlohmann/json.hpp>
#include <string>

#include "chancery/gazetteer_cache.h"
#include "chancery/matcher_cache.h"
#include "chancery/paths.h"
#include "indexer/tag/state_salience.h"
#include "indexer/tag/tagger.h"

namespace chancery::indexer {
namespace {

void print_features() {
  const Gazetteer gazetteer = load_cached(list_files({}, {}), cache_directory());
  const Matcher matcher(gazetteer);
  Tagger tagger(matcher);
  AnalysedText analysed;
  nlohmann::json names = nlohmann::json::array();
  for (const StateFeature& feature : kStateFeatures) names.push_back(feature.name);
  nlohmann::json head;
  head["features"] = names;
  std::cout << head << "\n";
  for (std::string line; std::getline(std::cin, line);) {
    Record record = from_json(nlohmann::json::parse(line));
    tagger.tag(record, analysed);
    PassingMentions passing(record);
    nlohmann::json states = nlohmann::json::object();
    for (const StateFeatures& state : state_features(record.actors, record, passing)) {
      states[record.actors[state.tag].id] = state.values;
    }
    nlohmann::json told;
    told["path"] = record.path;
    told["states"] = states;
    std::cout << told << "\n";
  }
}

}  // namespace
}  // namespace chancery::indexer

int main() {
  try {
    chancery::indexer::print_features();
    return 0;
  } catch (const std::exception& error) {
    std::fprintf(stderr, "salience_features: %s\n", error.what());
    return 2;
  }
}
