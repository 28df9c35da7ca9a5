// Who is at the other end of a connection within this machine?
#pragma once

namespace chancery::search {

// Whether the other end of a TCP connection over 127.0.0.1 is a socket of this user's, as the
// kernel tells in /proc/net/tcp. False where it does not tell.
bool is_own_connection(int socket);

}  // namespace chancery::search
