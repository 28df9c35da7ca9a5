// A view at the prompt.
#pragma once

#include "search/prompt/session.h"
#include "search/view/view.h"

namespace chancery::search {

// Asks the query on the screen for a view, prints it and keeps what can be picked from it.
View show_view(Session& session, const ViewRequest& request);

}  // namespace chancery::search
