// Pages that Safari saves, as binary and as XML property lists.
#include <gtest/gtest.h>
#include <plist/plist.h>

#include <cstdlib>
#include <string>

#include "indexer/extract/read_document.h"
#include "indexer/extract/sniff.h"

namespace chancery::indexer {
namespace {

const std::string kPage =
    "<html><head><title>The ferry runs again</title></head><body><h1>The ferry runs again</h1>"
    "<p>The ministers met at Jos\xE9's pier on Tuesday and agreed that the ferry is to run twice a "
    "day from the spring on.</p></body></html>";
const std::string kText =
    "The ministers met at José's pier on Tuesday and agreed that the ferry is to run twice a day "
    "from the spring on.";

enum class Form { kBinary, kXml };

std::string archive(Form form, const char* type = "text/html") {
  plist_t page = plist_new_dict();
  plist_dict_set_item(page, "WebResourceData", plist_new_data(kPage.data(), kPage.size()));
  plist_dict_set_item(page, "WebResourceMIMEType", plist_new_string(type));
  plist_dict_set_item(page, "WebResourceTextEncodingName", plist_new_string("windows-1252"));
  plist_dict_set_item(page, "WebResourceURL", plist_new_string("https://harbour.example/ferry"));
  plist_t root = plist_new_dict();
  plist_dict_set_item(root, "WebMainResource", page);
  char* bytes = nullptr;
  uint32_t size = 0;
  if (form == Form::kBinary) {
    plist_to_bin(root, &bytes, &size);
  } else {
    plist_to_xml(root, &bytes, &size);
  }
  std::string out(bytes, size);
  std::free(bytes);
  plist_free(root);
  return out;
}

std::string fault_of_archive(const std::string& bytes) {
  try {
    read_document("/r/ferry.webarchive", bytes, 0);
  } catch (const Unreadable& why) {
    return why.reason();
  }
  return "";
}

TEST(WebArchive, BothFormsAreRead) {
  for (const Form form : {Form::kBinary, Form::kXml}) {
    const std::string bytes = archive(form);
    EXPECT_EQ(sniff_type("/r/ferry.webarchive", bytes), "application/x-webarchive");
    const Record record = read_document("/r/ferry.webarchive", bytes, 0);
    EXPECT_EQ(record.text, kText);
    EXPECT_EQ(record.title, "The ferry runs again");
    EXPECT_EQ(record.url, "https://harbour.example/ferry");
  }
}

TEST(WebArchive, WhatIsNoPageIsSaid) {
  EXPECT_EQ(fault_of_archive(archive(Form::kBinary, "image/png")), "unknown type (image/png)");
  const std::string whole = archive(Form::kBinary);
  EXPECT_EQ(fault_of_archive(whole.substr(0, whole.size() - 8)), "damaged");
  EXPECT_EQ(fault_of_archive("bplist00 of something else"), "unknown type (property list file)");
}

}  // namespace
}  // namespace chancery::indexer
