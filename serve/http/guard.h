// Who may ask. A server on the own machine can be reached by every page that the user's browser
// shows and by every user of the machine:
//
//   Host            must name us, or a page whose name was made to lead here could read answers
//                   (DNS rebinding)
//   Origin          and Sec-Fetch-Site, where a browser sends them, must be ours
//   Authorization   must have the token: another user of the machine lacks it
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "serve/http/message.h"

namespace chancery::serve {

struct Access {
  std::string token;               // empty: none is asked for
  std::vector<std::string> hosts;  // "127.0.0.1:8417", in lower case
  // Names of a proxy before us, in lower case; there any port and https are right.
  std::vector<std::string> names;
};

class Guard {
 public:
  explicit Guard(Access access);

  // Throws Problem: 405 for another method than GET, HEAD and POST, 400 without a Host, 403 for a
  // foreign Host or Origin.
  void check_sender(const Request& request) const;
  // Throws Problem (403) for what a page of another site has a browser ask.
  static void check_site(const Request& request);
  // Whether the request has the token, as "Bearer TOKEN" or, with any name of a user, as feed
  // readers send it ("Basic …").
  bool has_token(const Request& request) const;

 private:
  bool is_ours(std::string_view host) const;
  bool is_our_origin(std::string_view origin) const;

  Access access_;
};

// Whether two texts are equal, in a time that tells nothing of where they differ.
bool equal_in_constant_time(std::string_view a, std::string_view b);

}  // namespace chancery::serve
