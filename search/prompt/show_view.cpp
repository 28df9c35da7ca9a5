#include "search/prompt/show_view.h"

#include <sstream>

#include "search/render/views.h"

namespace chancery::search {

View show_view(Session& session, const ViewRequest& request) {
  View view = session.world().source.view(session.query(), request);
  std::ostringstream text;
  write_view(text, view, session.style(), true);
  session.print(text.str());
  session.set_picks(picks_of(view));
  std::ostringstream rows;
  write_view_csv(rows, view);
  session.set_evidence(rows_of(rows.str()));
  return view;
}

}  // namespace chancery::search
