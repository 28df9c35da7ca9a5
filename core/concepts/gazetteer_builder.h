// Makes a Gazetteer from entries and checks them against each other.
#pragma once

#include <map>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "chancery/gazetteer.h"
#include "core/concepts/language_list.h"

namespace chancery {

class GazetteerBuilder {
 public:
  // Where an entry was read, for error messages.
  struct Place {
    std::string file;
    uint32_t line = 0;
  };
  struct Entry {
    Concept item;
    std::vector<Alias> forms;  // targets are filled in by the builder
    std::vector<std::string> seats;
    std::vector<std::string> successors;
    Place place;
    bool user = false;  // from a user's list: replaces and wins
    bool remove = false;
  };

  void add(Entry entry);

  // One item of a language's list. `id`: of the concept that it names; empty for rules and decoys.
  struct Foreign {
    std::string id;
    LanguageLine::Kind kind = LanguageLine::kName;
    std::string text;
    Place place;
  };
  // Throws Error for a text of several lines or a pattern that is none.
  void add(const std::string& language, Foreign item);
  // Throws Error for duplicate ids, unknown or cyclic `broader`, and aliases claimed twice.
  Gazetteer build();

 private:
  void add_governments();
  void remove_entries();
  void number();
  void check_broader() const;
  void check_states() const;  // of the user's actors
  void collect_aliases();
  void collect_names();
  void collect_languages();

  std::vector<Entry> entries_;
  std::unordered_map<std::string, size_t> by_id_;  // by kind and id
  std::map<std::string, std::vector<Foreign>> languages_;
  std::unordered_set<std::string> removed_;  // ids
  Gazetteer made_;
};

std::string to_string(const GazetteerBuilder::Place& place);

}  // namespace chancery
