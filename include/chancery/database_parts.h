// The databases behind a name: a Xapian database is one, a stub file may list several, on this
// machine or on others. Each is opened by itself, for metadata belongs to one database and is not
// searched across.
//
// What may be named, and by whom:
//
//   PATH              a directory or file that is a database, or a stub file of lines
//                     auto PATH, glass PATH, remote HOST:PORT, remote :PROGRAM ARGUMENTS
//   tcp:HOST:PORT     the server xapian-tcpsrv
//   prog:PROGRAM ARGUMENTS   a program that speaks Xapian's protocol: prog:ssh HOST xapian-progsrv
//   PATH
//
// A database may come from a stranger, so what lies in one starts no program and asks no server.
// Servers are named on the command line, or in a stub file that is named there itself; programs on
// the command line, or in a stub file of the user's configuration directory (~/.config/chancery)
// that is named there itself.
//
// Floor: store.
#pragma once

#include <xapian.h>

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace chancery {

// Where a database of another machine is.
struct RemotePlace {
  std::string name;                // "tcp:HOST:PORT" or "prog:PROGRAM ARGUMENTS", printable
  std::string host;                // empty: a program
  unsigned port = 0;               // of the host
  std::string program, arguments;  // those with spaces between them

  // As Xapian writes it in errors (Xapian::Error::get_context).
  std::string context() const;
};

struct DatabasePart {
  Xapian::Database database;  // open, but where `remote` says where it is
  std::optional<RemotePlace> remote;
};

// What `name` names, in the order of Xapian's own reading of stub files (relative paths begin at
// the stub's directory), so that added up they number documents as the stub does. What is on this
// machine is opened; no server is asked yet. Throws Xapian::Error, also for a database that has
// lost a table, and Error for a stub that names itself, or what it may not.
std::vector<DatabasePart> open_parts(const std::string& name);

// Opens the database at `path`, whose parts must all be on this machine. Throws as open_parts does.
Xapian::Database open_local(const std::string& path);

// Whether `name` is that of a server or program and not a path.
bool is_remote_name(std::string_view name);

}  // namespace chancery
