// What indexing does with each document: bytes a second.
#include <benchmark/benchmark.h>

#include "chancery/matcher.h"
#include "chancery/sentences.h"
#include "chancery/text.h"
#include "indexer/analyse/document_terms.h"
#include "tests/bench/text.h"
#include "tests/support/sample_gazetteer.h"

namespace chancery::bench {

using namespace indexer;
namespace {

constexpr size_t kArticle = 18'000;  // bytes: a speech

void set_bytes(benchmark::State& state, const std::string& text) {
  state.SetBytesProcessed(state.iterations() * static_cast<int64_t>(text.size()));
}

void tokenizing(benchmark::State& state) {
  const std::string text = prose(kArticle);
  TokenList tokens;
  for (auto _ : state) {
    tokens.clear();
    tokenize(text, tokens);
    benchmark::DoNotOptimize(tokens.tokens.data());
  }
  set_bytes(state, text);
}
BENCHMARK(tokenizing);

void splitting_sentences(benchmark::State& state) {
  const std::string text = prose(kArticle);
  for (auto _ : state) benchmark::DoNotOptimize(split_sentences(text));
  set_bytes(state, text);
}
BENCHMARK(splitting_sentences);

void matching(benchmark::State& state) {
  const std::string text = prose(kArticle);
  const Matcher matcher(testing::sample_gazetteer());
  const std::vector<Sentence> sentences = split_sentences(text);
  TokenList tokens;
  tokenize(text, tokens);
  MatchScratch scratch;
  for (auto _ : state) {
    benchmark::DoNotOptimize(matcher.match(text, tokens, sentences, scratch));
  }
  set_bytes(state, text);
}
BENCHMARK(matching);

void packing_a_record(benchmark::State& state) {
  const Record record = tagged_record(kArticle);
  for (auto _ : state) benchmark::DoNotOptimize(pack(record));
  set_bytes(state, record.text);
}
BENCHMARK(packing_a_record);

void unpacking_a_record(benchmark::State& state) {
  const Record record = tagged_record(kArticle);
  const std::string packed = pack(record);
  for (auto _ : state) benchmark::DoNotOptimize(unpack(packed));
  set_bytes(state, record.text);
}
BENCHMARK(unpacking_a_record);

void making_terms(benchmark::State& state) {
  Record record = tagged_record(kArticle);
  const Matcher matcher(testing::sample_gazetteer());
  AnalysedText analysed;
  const std::vector<Counted> counted = Tagger(matcher).tag(record, analysed);
  DocumentTerms terms(matcher.gazetteer());
  for (auto _ : state) {
    Xapian::Document document = terms.make(record, analysed, counted, {});
    benchmark::DoNotOptimize(document);
  }
  set_bytes(state, record.text);
}
BENCHMARK(making_terms);

}  // namespace
}  // namespace chancery::bench
