#include "search/match/server_failure.h"

#include <fmt/format.h>
#include <xapian.h>

#include "chancery/error.h"
#include "chancery/utf8.h"
#include "search/remote/wire.h"

namespace chancery::search {

namespace {

std::string unreadable(const std::string& server) {
  return server + " answers with what cannot be read";
}

std::string sentence_of(const std::string& server, const Xapian::NetworkError& error) {
  const std::string& message = error.get_msg();
  if (const char* system = error.get_error_string())
    return fmt::format("{} does not answer ({})", server, system);
  // Xapian has no numbers for these (remote-database.cc, 1.4).
  if (message.starts_with("Handshake failed"))
    return server + " answers, but is no server of xapian-tcpsrv or xapian-progsrv";
  if (message.starts_with("Server supports protocol"))
    return fmt::format("{} speaks another version of Xapian's protocol ({})", server,
                       utf8::inert(message));
  if (message == kUnreadable || message.starts_with("Bad encoded")) return unreadable(server);
  if (message.starts_with("Connection closed")) return server + " ends the connection";
  return fmt::format("{} does not answer ({})", server, utf8::inert(message));
}

}  // namespace

std::string no_answer_in_time(const std::string& server, std::chrono::milliseconds patience) {
  return fmt::format("{} does not answer within {} s", server,
                     static_cast<double>(patience.count()) / 1000);
}

std::string server_failure(const std::string& server, const std::exception_ptr& failure,
                           std::chrono::milliseconds patience) {
  if (!failure) return no_answer_in_time(server, patience);
  try {
    std::rethrow_exception(failure);
  } catch (const Xapian::NetworkTimeoutError&) {
    return no_answer_in_time(server, patience);
  } catch (const Xapian::NetworkError& error) {
    return sentence_of(server, error);
  } catch (const Xapian::DatabaseOpeningError& error) {
    return fmt::format("{} cannot open its database ({})", server, utf8::inert(error.get_msg()));
  } catch (const Xapian::SerialisationError&) {
    return unreadable(server);
  } catch (const Xapian::Error& error) {
    return fmt::format("{} gives an error: {}", server, utf8::inert(error.get_msg()));
  } catch (const Error& error) {
    return error.what();  // It names the server.
  } catch (const std::exception&) {
    return unreadable(server);
  }
}

}  // namespace chancery::search
