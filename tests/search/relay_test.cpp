// The relay gives what the server has, guesses only when it is told to, and says what has changed.
#include "search/remote/relay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "search/remote/wire.h"
#include "tests/support/temp_directory.h"

namespace chancery::search {
namespace {

constexpr std::chrono::milliseconds kPatience{20'000};

TEST(Wire, LengthsAreThoseOfXapian) {
  EXPECT_EQ(encoded_length(0), std::string(1, '\0'));
  EXPECT_EQ(encoded_length(254), "\xfe");
  EXPECT_EQ(encoded_length(255), "\xff\x80");
  EXPECT_EQ(encoded_length(255 + 127), "\xff\xff");
  EXPECT_EQ(encoded_length(255 + 128), std::string("\xff\0\x81", 3));
}

TEST(Wire, AFrameIsWholeOrNot) {
  for (const size_t size : {0U, 1U, 254U, 255U, 400U, 70'000U}) {
    const std::string whole = frame(Ask::kMetadata, std::string(size, 'x'));
    EXPECT_EQ(frame_size(whole + "more"), whole.size());
    EXPECT_EQ(frame_size(std::string_view(whole).substr(0, whole.size() - 1)), 0U);
  }
  EXPECT_THROW(frame_size(std::string("\x13\xff\x7f\x7f\x7f\x7f\x7f\x7f\x7f", 9)),
               Xapian::NetworkError);
}

TEST(Wire, AnErrorOfAServerIsToldByItsMessage) {
  const std::string whole("\x01\x08\x04\x01!\x04lost", 10);
  EXPECT_EQ(error_told(whole), "lost");
  for (const char* broken : {"", "\x04", "\x04\x09!", "\x04\x01!\x05lost"})
    EXPECT_EQ(error_told(frame(Told::kException, broken)), std::nullopt) << broken;
}

TEST(Wire, AReplyIsOfTheKindThatWasAskedFor) {
  const auto is = [](Ask request, Told told) {
    return is_reply(request, static_cast<uint8_t>(told));
  };
  EXPECT_TRUE(is(Ask::kGetMatches, Told::kMatches));
  EXPECT_TRUE(is(Ask::kGetMatches, Told::kException));
  EXPECT_TRUE(is(Ask::kDocument, Told::kValue));
  EXPECT_FALSE(is(Ask::kGetMatches, Told::kStatistics));
  EXPECT_FALSE(is(Ask::kMetadata, Told::kUpdate));
  EXPECT_FALSE(is_reply(Ask::kPostList, 255));
}

class RelayTest : public ::testing::Test {
 protected:
  RelayTest() : writer_((root_ / "database").string(), Xapian::DB_CREATE) {
    add("peace talks", "first");
    add("peace", "second");
    writer_.set_metadata("key", "value");
    writer_.commit();
    place_.name = "prog";
    place_.program = "/usr/bin/xapian-progsrv";
    place_.arguments = (root_ / "database").string();
    relay_ = std::make_unique<Relay>(place_, kPatience, std::vector<std::string>{"key"}, guessed_);
    database_ = relay_->open();
  }
  void add(const std::string& words, const std::string& value) {
    Xapian::Document document;
    Xapian::TermGenerator terms;
    terms.set_document(document);
    terms.index_text(words);
    document.add_value(1, value);
    writer_.add_document(document);
  }

  testing::TempDirectory root_;
  Xapian::WritableDatabase writer_;
  RemotePlace place_;
  Relay::Guessed guessed_ = std::make_shared<std::atomic<bool>>(false);
  std::unique_ptr<Relay> relay_;
  Xapian::Database database_;
};

TEST_F(RelayTest, PassesOnWhatTheServerSays) {
  EXPECT_EQ(database_.get_doccount(), 2U);
  EXPECT_EQ(database_.get_metadata("key"), "value");
  EXPECT_EQ(database_.get_termfreq("peace"), 2U);
  EXPECT_EQ(database_.get_collection_freq("talks"), 1U);
  EXPECT_TRUE(database_.term_exists("talks"));
  EXPECT_EQ(database_.get_document(2).get_value(1), "second");
  EXPECT_EQ(std::distance(database_.allterms_begin("t"), database_.allterms_end("t")), 1);
  Xapian::Enquire enquire(database_);
  enquire.set_query(Xapian::Query("peace"));
  EXPECT_EQ(enquire.get_mset(0, 10).size(), 2U);
  EXPECT_THROW(database_.get_document(9), Xapian::DocNotFoundError);
}

TEST_F(RelayTest, GuessesAndThenKnows) {
  EXPECT_FALSE(relay_->fetch());
  relay_->guess(true);
  EXPECT_EQ(database_.get_termfreq("peace"), 0U);
  EXPECT_FALSE(database_.term_exists("talks"));
  EXPECT_EQ(database_.get_metadata("key"), "value") << "known since it was opened";
  Xapian::Enquire enquire(database_);
  enquire.set_query(Xapian::Query("peace"));
  EXPECT_THROW(enquire.get_mset(0, 10), Xapian::Error) << "no match is made of guesses";
  EXPECT_TRUE(relay_->fetch());
  EXPECT_EQ(database_.get_termfreq("peace"), 2U);
  EXPECT_TRUE(database_.term_exists("talks"));
  EXPECT_EQ(enquire.get_mset(0, 10).size(), 0U) << "not yet";
  EXPECT_TRUE(relay_->fetch());
  EXPECT_EQ(enquire.get_mset(0, 10).size(), 2U);
  EXPECT_FALSE(relay_->fetch());
  relay_->guess(false);
  EXPECT_FALSE(database_.term_exists("none"));
}

// Weights by documents.
std::vector<std::pair<Xapian::docid, double>> weighed(const Xapian::Database& database,
                                                      const Xapian::Query& query) {
  Xapian::Enquire enquire(database);
  enquire.set_query(query);
  std::vector<std::pair<Xapian::docid, double>> found;
  const Xapian::MSet matches = enquire.get_mset(0, 10);
  for (auto match = matches.begin(); match != matches.end(); ++match)
    found.emplace_back(*match, match.get_weight());
  return found;
}

TEST_F(RelayTest, WeighsTheSameByFrequenciesThatAreKnown) {
  add("peace peace war", "third");
  add("", "fourth");
  writer_.commit();
  Relay relay(place_, kPatience, {}, guessed_);
  const Xapian::Database database = relay.open();
  const Xapian::Query words(Xapian::Query::OP_OR, Xapian::Query("peace"), Xapian::Query("war"));
  // "talks" is looked up by nobody: it cannot weigh.
  const Xapian::Query with_talks(Xapian::Query::OP_FILTER, words, Xapian::Query("talks"));
  for (const Xapian::Query& query :
       {words, with_talks, Xapian::Query(Xapian::Query::OP_AND_NOT, words, Xapian::Query("talks")),
        Xapian::Query(Xapian::Query::OP_SCALE_WEIGHT, words, 0.5), Xapian::Query::MatchAll,
        Xapian::Query(Xapian::Query::OP_WILDCARD, "pea")}) {
    const auto expected = weighed(writer_, query);
    EXPECT_EQ(weighed(database, query), expected) << query.get_description();
    for (const char* word : {"peace", "war"}) EXPECT_GT(database.get_termfreq(word), 0U);
    EXPECT_EQ(weighed(database, query), expected) << query.get_description();
  }
}

TEST_F(RelayTest, ANotedCountIsThatOfItsQuery) {
  const auto count = [&](const char* word) {
    Xapian::Enquire enquire(database_);
    enquire.set_weighting_scheme(Xapian::BoolWeight());
    enquire.set_query(Xapian::Query(word));
    return enquire.get_mset(0, 0, 10).get_matches_estimated();
  };
  relay_->guess(true);
  EXPECT_EQ(count("talks"), 0U);
  EXPECT_EQ(count("none"), 0U);
  relay_->guess(false);
  relay_->drop_guesses();
  // They go behind this, whose reply is not theirs.
  EXPECT_EQ(weighed(database_, Xapian::Query("peace")), weighed(writer_, Xapian::Query("peace")));
  EXPECT_EQ(count("talks"), 1U);
  EXPECT_EQ(count("none"), 0U);
  EXPECT_EQ(count("peace"), 2U);
}

TEST_F(RelayTest, AMatchCanBeAskedForAhead) {
  const Xapian::Query both(Xapian::Query::OP_OR, Xapian::Query("peace"), Xapian::Query("talks"));
  for (const char* word : {"peace", "talks"}) EXPECT_GT(database_.get_termfreq(word), 0U);
  relay_->guess(true);
  EXPECT_TRUE(weighed(database_, both).empty());
  relay_->guess(false);
  EXPECT_FALSE(relay_->has_guessed()) << "nothing was made of it";
  EXPECT_EQ(weighed(database_, Xapian::Query("peace")), weighed(writer_, Xapian::Query("peace")));
  const auto expected = weighed(writer_, both);
  add("talks talks", "third");
  writer_.commit();
  EXPECT_EQ(weighed(database_, both), expected) << "it is known and not asked for again";
  EXPECT_FALSE(relay_->fetch());
}

TEST_F(RelayTest, TellsAllOfAWordAtOnce) {
  relay_->guess(true);
  EXPECT_EQ(database_.get_termfreq("peace"), 0U);
  EXPECT_EQ(database_.get_collection_freq("none"), 0U);
  EXPECT_TRUE(relay_->fetch());
  EXPECT_EQ(database_.get_collection_freq("peace"), 2U);
  EXPECT_TRUE(database_.term_exists("peace"));
  EXPECT_FALSE(database_.term_exists("none"));
  EXPECT_FALSE(relay_->fetch()) << "all was known";
}

TEST_F(RelayTest, TellsFrequenciesWithoutItsClient) {
  EXPECT_FALSE(relay_->frequencies("peace").has_value());
  relay_->guess(true);
  EXPECT_EQ(relay_->frequencies("peace").value().documents, 0U);
  EXPECT_TRUE(relay_->has_guessed());
  EXPECT_TRUE(relay_->fetch());
  relay_->guess(false);
  EXPECT_EQ(relay_->frequencies("peace").value().documents, 2U);
  EXPECT_EQ(relay_->frequencies("peace").value().occurrences, 2U);
  EXPECT_FALSE(relay_->frequencies("talks").has_value());
  EXPECT_EQ(database_.get_termfreq("talks"), 1U);
  EXPECT_EQ(relay_->frequencies("talks").value().occurrences, 1U);
}

TEST_F(RelayTest, HasDocumentsThatWereAskedForTogether) {
  relay_->ask({1, 2});
  EXPECT_EQ(database_.get_document(2).get_value(1), "second");
  EXPECT_EQ(database_.get_document(1).get_value(1), "first");
  EXPECT_FALSE(relay_->fetch());
}

TEST_F(RelayTest, SaysThatTheDatabaseHasChanged) {
  add("war", "third");
  writer_.commit();
  relay_->guess(true);
  EXPECT_FALSE(database_.reopen()) << "a guess";
  EXPECT_FALSE(relay_->has_changed());
  relay_->fetch();
  EXPECT_TRUE(relay_->has_changed());
}

TEST_F(RelayTest, ServersThatAreNoneAreSaid) {
  const auto opened = [&](const std::string& program, const std::string& arguments) {
    place_.program = program;
    place_.arguments = arguments;
    const Relay relay(place_, kPatience, {}, guessed_);
  };
  EXPECT_THROW(opened("/nowhere/program", ""), Xapian::NetworkError);
  EXPECT_THROW(opened("/bin/echo", "SSH-2.0"), Xapian::NetworkError);
  EXPECT_THROW(opened("/bin/true", ""), Xapian::NetworkError);
}

// Frames of one minor version are read by the next, but those of another major version are others.
TEST_F(RelayTest, AnotherVersionOfTheProtocolIsNamed) {
  const auto failure = [&](char major) {
    testing::write_file(root_ / "greeting",
                        frame(Told::kUpdate, std::string{major, '\x02'} + "rest"));
    place_.program = "/bin/cat";
    place_.arguments = (root_ / "greeting").string();
    try {
      const Relay relay(place_, kPatience, {}, guessed_);
    } catch (const Xapian::NetworkError& error) {
      return error.get_msg();
    }
    return std::string();
  };
  EXPECT_THAT(failure(40), ::testing::HasSubstr("version 40, not 39"));
  EXPECT_THAT(failure(38), ::testing::HasSubstr("version 38, not 39"));
  EXPECT_THAT(failure(39), ::testing::Not(::testing::HasSubstr("version")));
}

}  // namespace
}  // namespace chancery::search
