// Why a server gives no answer, as a sentence that begins with its name.
#pragma once

#include <chrono>
#include <exception>
#include <string>

namespace chancery::search {

// "tcp:host:4711 does not answer within 1.5 s".
std::string no_answer_in_time(const std::string& server, std::chrono::milliseconds patience);

// The same of what was thrown while it was asked; null: no answer came in time.
std::string server_failure(const std::string& server, const std::exception_ptr& failure,
                           std::chrono::milliseconds patience);

}  // namespace chancery::search
