#include "tests/cli/server.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <sstream>
#include <thread>

namespace chancery::cli {

namespace {

using Clock = std::chrono::steady_clock;
constexpr auto kPatience = std::chrono::seconds(60);
constexpr int kPollMs = 50;

std::string lower_case(std::string text) {
  std::transform(text.begin(), text.end(), text.begin(),
                 [](unsigned char c) { return std::tolower(c); });
  return text;
}

HttpAnswer parse_head(const std::string& head) {
  HttpAnswer answer;
  std::istringstream lines(head);
  std::string line;
  std::getline(lines, line);
  if (line.starts_with("HTTP/1.1 ")) answer.status = std::atoi(line.c_str() + 9);
  while (std::getline(lines, line)) {
    if (line.ends_with('\r')) line.pop_back();
    const size_t colon = line.find(": ");
    if (colon != std::string::npos)
      answer.headers[lower_case(line.substr(0, colon))] = line.substr(colon + 2);
  }
  return answer;
}

}  // namespace

std::string HttpAnswer::header(const std::string& name) const {
  const auto found = headers.find(name);
  return found == headers.end() ? "" : found->second;
}

Json HttpAnswer::json() const {
  Json parsed = Json::parse(body, nullptr, false);
  EXPECT_FALSE(parsed.is_discarded()) << *this;
  return parsed;
}

std::ostream& operator<<(std::ostream& out, const HttpAnswer& answer) {
  return out << "status " << answer.status << "\n" << answer.body.substr(0, 2000);
}

Connection::Connection(uint16_t port) {
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in place = {};
  place.sin_family = AF_INET;
  place.sin_port = htons(port);
  place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<sockaddr*>(&place), sizeof place) != 0) ended_ = true;
}

Connection::~Connection() {
  close(socket_);
}

bool Connection::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<size_t>(sent));
  }
  return true;
}

void Connection::end_sending() {
  shutdown(socket_, SHUT_WR);
}

bool Connection::read_more(int milliseconds) {
  if (ended_) return false;
  pollfd stream = {socket_, POLLIN, 0};
  if (poll(&stream, 1, milliseconds) <= 0) return true;
  char buffer[65536];
  const ssize_t count = recv(socket_, buffer, sizeof buffer, 0);
  if (count <= 0) {
    ended_ = true;
    return false;
  }
  read_.append(buffer, static_cast<size_t>(count));
  return true;
}

HttpAnswer Connection::receive(bool head) {
  const auto end = Clock::now() + kPatience;
  size_t blank = std::string::npos;
  while ((blank = read_.find("\r\n\r\n")) == std::string::npos) {
    if (!read_more(kPollMs) || Clock::now() > end) return {};
  }
  HttpAnswer answer = parse_head(read_.substr(0, blank + 2));
  read_.erase(0, blank + 4);
  const bool bare = head || answer.status == 304;
  const size_t length =
      bare ? 0 : std::strtoul(answer.header("content-length").c_str(), nullptr, 10);
  while (read_.size() < length && Clock::now() < end && read_more(kPollMs)) {
  }
  answer.body = read_.substr(0, length);
  EXPECT_EQ(answer.body.size(), length) << "the body is cut";
  read_.erase(0, length);
  return answer;
}

bool Connection::ends(int seconds) {
  const auto end = Clock::now() + std::chrono::seconds(seconds);
  while (read_.empty() && Clock::now() < end && read_more(kPollMs)) {
  }
  return ended_ && read_.empty();
}

ServeProcess::ServeProcess(const Sandbox& sandbox, Arguments arguments) {
  Arguments all = {"--db", sandbox.database().string(), "--listen", "127.0.0.1:0"};
  all.insert(all.end(), arguments.begin(), arguments.end());
  process_.emplace(sandbox.command("chancery-serve", all));
  const auto end = Clock::now() + kPatience;
  while (process_->output().find('\n') == std::string::npos) {
    if (!process_->running() || Clock::now() > end) {
      ADD_FAILURE() << "the server does not start: " << process_->wait();
      return;
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  }
  const std::string& link = process_->output();
  const std::string before = "http://127.0.0.1:";
  EXPECT_TRUE(link.starts_with(before)) << link;
  port_ = static_cast<uint16_t>(std::atoi(link.c_str() + before.size()));
  const size_t token = link.find("#token=");
  if (token != std::string::npos) token_ = link.substr(token + 7, link.find('\n') - token - 7);
}

HttpAnswer ServeProcess::get(const std::string& target,
                             const std::map<std::string, std::string>& headers) const {
  std::map<std::string, std::string> all = headers;
  all.emplace("Authorization", "Bearer " + token_);
  return ask("GET", target, all);
}

HttpAnswer ServeProcess::ask(const std::string& method, const std::string& target,
                             const std::map<std::string, std::string>& headers) const {
  std::string request = method + " " + target + " HTTP/1.1\r\n";
  if (!headers.contains("Host")) request += "Host: " + host() + "\r\n";
  for (const auto& [name, value] : headers) request += name + ": " + value + "\r\n";
  Connection connection(port_);
  connection.send(request + "\r\n");
  return connection.receive(method == "HEAD");
}

bool ServeProcess::lives() const {
  return get("/api/search?q=*&n=1").status == 200;
}

std::string url_encoded(std::string_view text) {
  static constexpr char kDigits[] = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const auto byte = static_cast<unsigned char>(c);
    if (std::isalnum(byte)) {
      out += c;
    } else {
      out += {'%', kDigits[byte >> 4], kDigits[byte & 0xF]};
    }
  }
  return out;
}

}  // namespace chancery::cli
