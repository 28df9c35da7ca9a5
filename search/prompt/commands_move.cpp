// Commands that move through the hits, and the way out.
#include <fmt/format.h>

#include <algorithm>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/prompt/commands.h"
#include "search/prompt/session.h"

namespace chancery::search::commands {

namespace {
void require_more(const Session& session) {
  session.require_answer();
  if (!session.more()) throw Error("these are all the hits");
}
}  // namespace

void more(Session& session, const std::string&) {
  require_more(session);
  constexpr uint32_t kMore = 10;
  session.show_page(session.page_end(), kMore, Session::Page::kMore);
}

void next(Session& session, const std::string&) {
  require_more(session);
  session.show_page(session.page_end(), session.page_size(), Session::Page::kNew);
}

void back(Session& session, const std::string&) {
  session.require_answer();
  if (session.page_begin() == 0) throw Error("this is the first page");
  const uint32_t size = std::min(session.page_size(), session.page_begin());
  session.show_page(session.page_begin() - size, size, Session::Page::kNew);
}

void sort(Session& session, const std::string& argument) {
  const auto* const order =
      std::find_if(kSortOrders.begin(), kSortOrders.end(),
                   [&](const SortOrderName& one) { return one.name == argument; });
  if (order == kSortOrders.end()) {
    throw Error(argument.empty()
                    ? fmt::format("the hits come by {}", name_of(session.options().sort))
                    : fmt::format("there is no order {}", utf8::fit(utf8::inert(argument), 30)),
                ":sort takes date (oldest first), -date (newest first) or relevance");
  }
  session.sort(order->order);
}

void quit(Session& session, const std::string&) {
  session.quit();
}

}  // namespace chancery::search::commands
