// Zip files for tests.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace chancery::test {

// A zip file with these members (name, bytes) in order. One named "mimetype" is stored.
std::string zip(const std::vector<std::pair<std::string, std::string>>& members);

}  // namespace chancery::test
