// Days of publication that a page's scripts keep for themselves.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace chancery::indexer {

// Adds the values that `script`, in whatever language, gives to names that say when something was
// published ("publishedDate":"2016-11-04T20:37:27Z", 'first-publication': '30.07.2019 09:35'), a
// few at most: whether they are dates is not looked at.
void add_published(std::string_view script, std::vector<std::string>& values);

}  // namespace chancery::indexer
