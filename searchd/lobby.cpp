// SPDX-License-Identifier: GPL-3.0-or-later
#include "searchd/lobby.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/epoll.h>
#include <sys/eventfd.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <utility>

namespace minutebook {
namespace {

using Clock = std::chrono::steady_clock;

constexpr int linger_ms = 2;  // that a thread with nothing else to do waits for the next request of its guest
constexpr int tick_ms = 100;  // how late a client may be sent away
constexpr HeadRefusal crowded{503, "Service Unavailable", "Too many connections. Please try again.\n"};

/// The address without its port; empty for this machine.
std::string address_of(int socket) {
  sockaddr_storage peer{};
  socklen_t length = sizeof peer;
  if (::getpeername(socket, reinterpret_cast<sockaddr*>(&peer), &length) != 0) return {};
  std::array<char, INET6_ADDRSTRLEN> text{};
  if (peer.ss_family == AF_INET)
    ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in&>(peer).sin_addr, text.data(), text.size());
  else if (peer.ss_family == AF_INET6)
    ::inet_ntop(AF_INET6, &reinterpret_cast<const sockaddr_in6&>(peer).sin6_addr, text.data(), text.size());
  const std::string address = text.data();
  const bool own = address.starts_with("127.") || address == "::1" || address.starts_with("::ffff:127.");
  return own ? std::string() : address;
}

}  // namespace

/// One connection with all that is kept of it.
struct Lobby::Guest {
  Guest(Lobby& house, int at)
      : lobby(house),
        socket(at),
        address(address_of(at)),
        connection(at, {}, {[&house] { return house.stopping_now(); }, [&house] { return house.is_busy(); }}) {}
  Guest(const Guest&) = delete;
  Guest& operator=(const Guest&) = delete;
  ~Guest() {
    ::shutdown(socket, SHUT_RDWR);
    ::close(socket);
    if (counted) lobby.forget(address);
  }

  Lobby& lobby;
  int socket;
  std::string address;
  Connection connection;
  size_t served = 0;
  bool counted = false;
  bool leaving = false;  ///< goes when the rest of its answer has
  Clock::time_point since = Clock::now();
};

Lobby::Lobby(unsigned threads, LobbyLimits limits, Serve serve)
    : limits_(limits),
      serve_(std::move(serve)),
      poller_(::epoll_create1(EPOLL_CLOEXEC)),
      bell_(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {
  epoll_event event{};
  event.events = EPOLLIN;
  event.data.fd = bell_.get();
  ::epoll_ctl(poller_.get(), EPOLL_CTL_ADD, bell_.get(), &event);
  threads_.emplace_back([this] { poll_guests(); });
  for (unsigned i = 0; i < std::max(threads, 1U); ++i) threads_.emplace_back([this] { serve_guests(); });
}

Lobby::~Lobby() { stop(); }

bool Lobby::is_busy() const {
  const std::lock_guard lock(mutex_);
  return !ready_.empty();
}

bool Lobby::stopping_now() const {
  const std::lock_guard lock(mutex_);
  return stopping_;
}

void Lobby::forget(const std::string& address) {
  const std::lock_guard lock(mutex_);
  --guests_;
  const auto count = guests_of_.find(address);
  if (count != guests_of_.end() && --count->second == 0) guests_of_.erase(count);
}

void Lobby::wake() const {
  const uint64_t once = 1;
  // Full means that it rings already.
  if (::write(bell_.get(), &once, sizeof once) < 0) return;
}

void Lobby::take(int socket) {
  auto guest = std::make_unique<Guest>(*this, socket);
  bool too_many = false;
  {
    const std::lock_guard lock(mutex_);
    too_many = !guest->address.empty() && guests_of_[guest->address] >= limits_.of_one_address;
    // Above the limit the longest idle guest makes room; twice as many are never let in.
    too_many = too_many || guests_ >= 2 * limits_.connections || stopping_;
    if (!too_many) {
      ++guests_;
      if (!guest->address.empty()) ++guests_of_[guest->address];
      guest->counted = true;
      arrivals_.push_back(std::move(guest));
    }
  }
  if (too_many)
    guest->connection.tell(crowded);
  else
    wake();
}

void Lobby::poll_guests() {
  std::array<epoll_event, 256> events{};
  for (;;) {
    const int count = ::epoll_wait(poller_.get(), events.data(), events.size(), tick_ms);
    for (int i = 0; i < count; ++i) {
      if (events[i].data.fd != bell_.get()) {
        look_at(events[i].data.fd);
        continue;
      }
      uint64_t rung = 0;
      if (::read(bell_.get(), &rung, sizeof rung) < 0) continue;
    }
    let_in();
    send_away_the_late();
    const std::lock_guard lock(mutex_);
    if (stopping_ && waiting_.empty() && arrivals_.empty() && ready_.empty() && being_served_ == 0) {
      closed_ = true;
      ready_bell_.notify_all();
      return;
    }
  }
}

void Lobby::let_in() {
  std::vector<GuestPtr> arrived;
  {
    const std::lock_guard lock(mutex_);
    arrived.swap(arrivals_);
  }
  for (auto& guest : arrived) wait_for(std::move(guest));
  make_room();
}

void Lobby::wait_for(GuestPtr guest) {
  const bool unsent = guest->connection.has_unsent();
  if (!unsent && guest->leaving) return;
  if (!unsent && guest->connection.is_whole()) return hand_over(std::move(guest));
  epoll_event event{};
  event.events = unsent ? EPOLLOUT : EPOLLIN;
  event.data.fd = guest->socket;
  if (::epoll_ctl(poller_.get(), EPOLL_CTL_ADD, guest->socket, &event) != 0) return;
  waiting_.emplace(guest->socket, std::move(guest));
}

void Lobby::look_at(int socket) {
  const auto found = waiting_.find(socket);
  if (found == waiting_.end()) return;
  Guest& guest = *found->second;
  if (guest.connection.has_unsent()) {
    const bool there = guest.connection.flush();
    if (there && guest.connection.has_unsent()) return;
    GuestPtr flushed = std::move(waiting_.extract(found).mapped());
    ::epoll_ctl(poller_.get(), EPOLL_CTL_DEL, socket, nullptr);
    if (there) wait_for(std::move(flushed));
    return;
  }
  const Arrival arrival = guest.connection.arrive();
  if (arrival == Arrival::more) return;
  GuestPtr taken = std::move(waiting_.extract(found).mapped());
  ::epoll_ctl(poller_.get(), EPOLL_CTL_DEL, socket, nullptr);
  if (arrival == Arrival::whole) hand_over(std::move(taken));
}

void Lobby::hand_over(GuestPtr guest) {
  {
    const std::lock_guard lock(mutex_);
    ready_.push_back(std::move(guest));
  }
  ready_bell_.notify_one();
}

void Lobby::send_away_the_late() {
  const auto now = Clock::now();
  const bool stopping = stopping_now();
  for (auto at = waiting_.begin(); at != waiting_.end();) {
    Guest& guest = *at->second;
    if (now < guest.connection.deadline() && !(stopping && guest.connection.is_idle())) {
      ++at;
      continue;
    }
    if (!guest.connection.has_unsent()) guest.connection.tell_too_slow();
    at = waiting_.erase(at);
  }
}

/// The longest idle go first; closing their sockets takes them from the poller.
void Lobby::make_room() {
  size_t surplus = 0;
  {
    const std::lock_guard lock(mutex_);
    surplus = guests_ > limits_.connections ? guests_ - limits_.connections : 0;
  }
  if (surplus == 0) return;
  std::vector<std::pair<Clock::time_point, int>> idle;
  for (const auto& [socket, guest] : waiting_)
    if (!guest->connection.has_unsent()) idle.emplace_back(guest->since, socket);
  std::sort(idle.begin(), idle.end());
  for (size_t i = 0; i < std::min(surplus, idle.size()); ++i) waiting_.erase(idle[i].second);
}

/// Whoever asks one thing after the other is spared the way through the lobby each time, as long as nobody waits.
bool Lobby::has_more_to_ask(Guest& guest) const {
  if (guest.leaving || guest.connection.has_unsent()) return false;
  if (!guest.connection.is_whole()) {
    pollfd asked{guest.socket, POLLIN, 0};
    if (is_busy() || stopping_now() || ::poll(&asked, 1, linger_ms) <= 0) return false;
    const Arrival arrival = guest.connection.arrive();
    if (arrival != Arrival::whole && arrival != Arrival::more) guest.leaving = true;
    if (arrival != Arrival::whole) return false;
  }
  return !is_busy();
}

void Lobby::serve_guests() {
  for (;;) {
    GuestPtr guest;
    {
      std::unique_lock lock(mutex_);
      ready_bell_.wait(lock, [this] { return closed_ || !ready_.empty(); });
      if (ready_.empty()) return;
      guest = std::move(ready_.front());
      ready_.pop_front();
      ++being_served_;
    }
    do {
      guest->leaving = !serve_(guest->connection, guest->socket, guest->served++);
    } while (has_more_to_ask(*guest));
    guest->since = Clock::now();
    const bool stays = !guest->leaving || guest->connection.has_unsent();
    {
      const std::lock_guard lock(mutex_);
      --being_served_;
      if (stays) arrivals_.push_back(std::move(guest));
    }
    guest.reset();
    wake();
  }
}

void Lobby::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
  }
  wake();
  for (auto& thread : threads_) thread.join();
  threads_.clear();
}

}  // namespace minutebook
