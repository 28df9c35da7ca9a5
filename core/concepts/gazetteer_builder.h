// Makes a Gazetteer from entries and checks them against each other.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "chancery/gazetteer.h"

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

  std::vector<Entry> entries_;
  std::unordered_map<std::string, size_t> by_id_;  // by kind and id
  Gazetteer made_;
};

std::string to_string(const GazetteerBuilder::Place& place);

}  // namespace chancery
