// What the values of options mean. Each throws Error that names the option and what it may be.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "search/options.h"

namespace chancery::search {

// A whole number; `option` without its dashes.
uint32_t number(std::string_view option, const std::string& text);
// The same of the periods of a moving mean, which stand on both sides of one: 3, 5 … Throws Error.
uint32_t odd_number(std::string_view option, const std::string& text);
// Up to an hour, with or without a point.
std::chrono::milliseconds seconds(std::string_view option, const std::string& text);
// "1L,1R,2R": the places of words that lines are sorted by, at most three; 0 is the match itself.
// Nothing where it is something else.
std::optional<std::vector<int>> kwic_levels(std::string_view text);
// The items of lists with commas between them.
std::vector<std::string> items_of(const std::vector<std::string>& lists);
Format format_of(const std::string& text);
SortOrder sort_of(const std::string& text);
ColorWhen color_of(const std::string& text);
// Fields of lists that are separated by commas, each once.
std::vector<std::string> facets_of(const std::vector<std::string>& lists);
// Switches the named parts of the ranking off.
void leave_out(const std::vector<std::string>& lists, RankingParts& parts);
// Sets numbers of the ranking: lists of NAME=VALUE.
void set_numbers(const std::vector<std::string>& lists, RankingNumbers& numbers);
// Sets how the picture is divided or sorted: by year or month (kTimeline), by what stands left or
// right (kKwic), by time, speaker or relevance (kSaid). False, and nothing is set, for a word that
// pictures of its kind do not know.
bool set_order(std::string_view by, ViewRequest& request);
// What the options for pictures ask for, at most one of them.
std::optional<ViewRequest> view_of(const GivenOptions& raw);

}  // namespace chancery::search
