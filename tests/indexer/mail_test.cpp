// Mail: headers, the best body, attachments, mailboxes, saved web pages.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "indexer/extract/formats.h"
#include "indexer/extract/read_document.h"
#include "indexer/extract/sniff.h"

namespace chancery::indexer {
namespace {

using testing::ElementsAre;

const std::string kFirst =
    "The two governments met in the spring, and agreed on nothing but the date of the next "
    "meeting.";

const std::string kHead =
    "Return-Path: <jane@example.org>\r\nFrom: =?utf-8?q?Jan=C3=A9?= Roe <jane@example.org>\r\n"
    "To: john@example.org\r\nSubject: Talks in =?utf-8?b?c3ByaW5n?=\r\n"
    "Date: Fri, 2 Feb 2024 23:50:00 -0500\r\nOrganization: Institute for Transit Studies\r\n"
    "MIME-Version: 1.0\r\n";

std::string multipart(const std::string& kind, const std::string& boundary,
                      const std::vector<std::string>& parts) {
  std::string out = "Content-Type: multipart/" + kind + "; boundary=\"" + boundary + "\"\r\n\r\n";
  for (const std::string& part : parts) out += "--" + boundary + "\r\n" + part + "\r\n";
  return out + "--" + boundary + "--\r\n";
}

Record read(const std::string& bytes) {
  return read_document("/mail/1.eml", bytes, 0);
}

TEST(Mail, HeadersAndBody) {
  const Record record = read(kHead + "Content-Type: text/plain; charset=iso-8859-1\r\n\r\n" +
                             kFirst + "\r\n\r\n> Caf\xE9 in the hotel?\r\n-- \r\nJane\r\n");
  EXPECT_EQ(record.title, "Talks in spring");
  EXPECT_EQ(record.text, kFirst + "\n\nCafé in the hotel?");
  EXPECT_THAT(record.authors, ElementsAre("Jané Roe"));
  EXPECT_EQ(record.publisher, "Institute for Transit Studies");
  EXPECT_EQ(record.date, "2024-02-02") << "the sender's own day";
  EXPECT_EQ(record.date_source, "mail");
  EXPECT_EQ(record.mime, "message/rfc822");
}

TEST(Mail, ThePlainBodyUnlessItOnlyPointsToTheOther) {
  const std::string html =
      "Content-Type: text/html\r\n\r\n<p>" + kFirst + "</p><p>" + kFirst + "</p><p>Bye.</p>";
  EXPECT_EQ(read(kHead +
                 multipart("alternative", "b", {"Content-Type: text/plain\r\n\r\n" + kFirst, html}))
                .text,
            kFirst);
  EXPECT_THAT(read(kHead + multipart("alternative", "b",
                                     {"Content-Type: text/plain\r\n\r\nUse a browser.", html}))
                  .text,
              testing::HasSubstr("governments"));
}

TEST(Mail, AttachmentsArePartsAndMailsInsideAreDocuments) {
  const Extracted mail = extract_mail(
      kHead +
          multipart("mixed", "b",
                    {"Content-Type: text/plain\r\n\r\nSee below.",
                     "Content-Type: text/csv\r\nContent-Disposition: attachment;"
                     " filename=\"votes.csv\"\r\nContent-Transfer-Encoding: base64\r\n\r\nYSxi\r\n",
                     "Content-Type: image/png\r\nContent-Disposition: attachment;"
                     " filename=\"logo.png\"\r\n\r\nx",
                     "Content-Type: message/rfc822\r\n\r\nFrom: A <a@example.org>\r\n"
                     "Subject: Before\r\n\r\nEarlier."}),
      "");
  EXPECT_EQ(mail.text, "See below.");
  ASSERT_EQ(mail.parts.size(), 1u);
  EXPECT_EQ(mail.parts[0].name, "votes.csv");
  EXPECT_EQ(mail.parts[0].bytes, "a,b");
  ASSERT_EQ(mail.documents.size(), 1u);
  EXPECT_EQ(mail.documents[0].name, "Before");
  EXPECT_EQ(mail.documents[0].text, "Earlier.");
}

TEST(Mail, EncryptedOnesSaySo) {
  EXPECT_THROW(
      {
        try {
          read(kHead + multipart("encrypted", "b",
                                 {"Content-Type: application/pgp-encrypted\r\n",
                                  "Content-Type: application/octet-stream\r\n"}));
        } catch (const Unreadable& unreadable) {
          EXPECT_EQ(unreadable.reason(), "encrypted");
          throw;
        }
      },
      Unreadable);
}

TEST(Mail, SaysThatPartsAreLeftOut) {
  const std::vector<std::string> parts(501, "Content-Type: text/plain\r\n\r\nOne.");
  EXPECT_EQ(extract_mail(kHead + multipart("mixed", "b", parts), "").note,
            "only the first 500 of its parts are read");
  EXPECT_EQ(extract_mail(kHead + multipart("mixed", "b", {parts[0]}), "").note, "");
}

TEST(Mail, NestingWithoutEnd) {
  std::string parts = kHead;
  for (int i = 0; i < 20000; ++i) {
    const std::string boundary = "b" + std::to_string(i);
    parts +=
        "Content-Type: multipart/mixed; boundary=" + boundary + "\r\n\r\n--" + boundary + "\r\n";
  }
  EXPECT_EQ(extract_mail(parts + "\r\nDeep.", "").text, "Talks in spring");
  std::string messages = kHead;
  for (int i = 0; i < 20000; ++i) messages += "Content-Type: message/rfc822\r\n\r\nFrom: a\r\n";
  const Extracted mail = extract_mail(messages + "\r\nDeep.", "");
  EXPECT_EQ(mail.documents.size(), 1u);
  std::string siblings = kHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n";
  for (int i = 0; i < 20000; ++i) siblings += "--b\r\n\r\nx\r\n";
  EXPECT_LT(extract_mail(siblings, "").text.size(), 10000u);
}

TEST(Mail, TheEndingTellsWhatTheHeadersDoNot) {
  const std::string bytes = "From: Jane Roe <j@example.org>\nSubject: Talks\n\n" + kFirst + "\n";
  EXPECT_EQ(read(bytes).title, "Talks");
  EXPECT_EQ(read(bytes).text, kFirst);
  EXPECT_EQ(read_document("/mail/1.txt", bytes, 0).mime, "text/plain");
}

TEST(Mail, BrokenHeadersAreRead) {
  const Record record = read(
      "Received: by x; Tue, 5 Mar 2024 10:00:00 +0000\r\nFrom: \r\nSubject: \xE9t\xE9\r\n"
      "Date: soon\r\nMessage-ID: <1@x>\r\nContent-Type: nonsense\r\n\r\n" +
      kFirst);
  EXPECT_EQ(record.text, kFirst);
  EXPECT_EQ(record.date, "2024-03-05");
}

TEST(Mail, ABodyWithoutItsPartsHasNoControls) {
  const std::string bytes =
      kHead + "Content-Type: multipart/mixed; boundary=b\r\n\r\n\x01\x02" + kFirst;
  EXPECT_EQ(extract_mail(bytes, "").text, kFirst);
}

TEST(Mailbox, EachMessageIsADocument) {
  const std::string message =
      "Subject: One\nDate: 1 Mar 2024 10:00:00 +0000\nFrom: a@example.org\n"
      "Message-ID: <1@x>\n\nFirst.\n\n>From here on.\n\n";
  struct Sink : DocumentSink {
    void document(Record record) override { records.push_back(std::move(record)); }
    void missed(const std::string& path, const std::string& why, Lack) override {
      failures.push_back(path + ": " + why);
    }
    std::vector<Record> records;
    std::vector<std::string> failures;
  } box;
  read_documents("/mail/box",
                 "From a@example.org Fri Mar  1 10:00:00 2024\n" + message +
                     "From b@example.org Sat Mar  2 10:00:00 2024\n"
                     "Subject: Two\nFrom: b@example.org\n\n"
                     "From time to time: nothing.\n\n"
                     "From c@example.org Sat Mar  2 10:00:00 2024\n"
                     "Content-Type: multipart/encrypted; boundary=b\n\n--b\n\nx\n--b--\n",
                 0, {}, box, "application/mbox");
  ASSERT_EQ(box.records.size(), 2u);
  EXPECT_EQ(box.records[0].path, "/mail/box!1");
  EXPECT_EQ(box.records[0].text, "First.\n\nFrom here on.");
  EXPECT_EQ(box.records[0].date, "2024-03-01");
  EXPECT_EQ(box.records[1].title, "Two");
  EXPECT_EQ(box.records[1].text, "From time to time: nothing.");
  EXPECT_EQ(box.failures, std::vector<std::string>{"/mail/box!3: encrypted"});
  EXPECT_THROW(read_documents("/mail/box", "nothing of the kind", 0, {}, box, "application/mbox"),
               Unreadable);
}

TEST(Mhtml, ThePageThatWasSaved) {
  const Record record = read_document(
      "/pages/strait.mhtml",
      "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://delta.example/strait\r\n"
      "Subject: A Quiet Strait\r\nDate: Sat, 2 Mar 2024 10:00:00 -0000\r\nMIME-Version: 1.0\r\n" +
          multipart(
              "related", "b",
              {"Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n"
               "<html><head><meta charset=3D\"utf-8\"></head><body><nav>Menu</nav><p>" +
                   kFirst + "</p><p>Caf=C3=A9.</p></body></html>",
               "Content-Type: text/css\r\n\r\np {}"}),
      0);
  EXPECT_EQ(record.title, "A Quiet Strait");
  EXPECT_EQ(record.text, kFirst + "\n\nCafé.");
  EXPECT_EQ(record.url, "https://delta.example/strait");
  EXPECT_EQ(record.date, "2024-03-02");
  EXPECT_EQ(record.date_source, "properties") << "when it was saved";
}

TEST(Emlx, IsTheMessageBetweenItsLengthAndItsProperties) {
  const std::string message =
      "From: Ann Roe <ann@strait.example>\r\nTo: Jan Doe <jan@strait.example>\r\n"
      "Message-ID: <1@strait.example>\r\nDate: Fri, 3 May 2013 11:51:00 +0000\r\n"
      "Subject: The ferry\r\n\r\nThe harbour was closed in March.\r\n";
  const std::string file =
      std::to_string(message.size()) + "      \n" + message + "<?xml version=\"1.0\"?><plist/>";
  const Record record = read_document("/r/12.emlx", file, 0);
  EXPECT_EQ(record.title, "The ferry");
  EXPECT_EQ(record.date, "2013-05-03");
  EXPECT_NE(record.text.find("The harbour was closed in March."), std::string::npos);
  EXPECT_EQ(record.text.find("plist"), std::string::npos);
  // A number alone in the first line of a text is no length.
  EXPECT_EQ(sniff_type("/r/1.txt", "12\nSubject: of the talks\nTo: all\nThe text."), "text/plain");
}

}  // namespace
}  // namespace chancery::indexer
