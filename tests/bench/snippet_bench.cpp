// What a search does with each hit.
#include <benchmark/benchmark.h>

#include "search/snippet/snippets.h"
#include "tests/bench/text.h"

namespace chancery::bench {

using namespace search;
namespace {

Wanted wanted() {
  Wanted wanted;
  WantedUnit state;
  state.actors = {"AZE"};
  state.words = {"azerbaijan"};
  WantedUnit word;
  word.words = {"border"};
  word.forms = {"border", "borders", "bordering", "bordered"};
  wanted.units = {state, word};
  return wanted;
}

// Argument: bytes of the text.
void making_snippets(benchmark::State& state) {
  const Record record = tagged_record(static_cast<size_t>(state.range(0)));
  const Wanted query = wanted();
  WordFinder finder(query);
  for (auto _ : state) {
    benchmark::DoNotOptimize(make_snippets(record, query, finder.find(record.text)));
  }
}
BENCHMARK(making_snippets)->Arg(4'000)->Arg(18'000)->Arg(200'000);

}  // namespace
}  // namespace chancery::bench
