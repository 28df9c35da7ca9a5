// Which document a zip or OLE file is, and which kind of mail a text is: formats that share their
// first bytes with others.
#pragma once

#include <string>
#include <string_view>

namespace chancery::indexer {

// The MIME type of a zip: an Office, OpenDocument or EPUB file by the names of its members,
// "application/zip" when it is an archive of other things. A cut file is told by what is left.
std::string zip_type(std::string_view bytes);

// The MIME type of an OLE compound file by the names of its streams; "application/x-ole-storage"
// when none is known.
std::string_view ole_type(std::string_view bytes);

// "message/rfc822", "message/x-emlx" (of Apple Mail), "application/mbox" or "multipart/related" (a
// saved page, MHTML) for text that begins as these do, else empty. `head` is the beginning of the
// file.
std::string_view mail_type(std::string_view head);

}  // namespace chancery::indexer
