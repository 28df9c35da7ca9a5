// A mail message of the hits of a query, for sendmail -t: subject, type and plain text of 72
// columns with addresses and paths in full. Nothing at all where there are no hits, so that a
// crontab mails only news.
//
//   chancery-search --saved nile --new -f mail | (echo 'To: ann@example.org'; cat) | sendmail -t
#pragma once

#include <iosfwd>
#include <string>

#include "search/render/renderer.h"

namespace chancery::search {

class MailRenderer : public Renderer {
 public:
  explicit MailRenderer(std::ostream& out) : out_(out) {}
  void answer(const Answer& answer, const std::string& id) override;

 private:
  std::ostream& out_;
};

}  // namespace chancery::search
