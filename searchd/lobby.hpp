// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
#include <sys/socket.h>

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "lib/base/file.hpp"
#include "searchd/connection.hpp"

namespace minutebook {

/// How many guests are let in.
struct LobbyLimits {
  size_t connections = 4096;
  size_t of_one_address = 256;  ///< not of this machine itself, where a proxy may stand for many
};

/// Where connections wait, all in one thread, until a whole request has come or the client takes the rest of an answer.
/// Only then a thread serves them: clients that are idle, drip or dawdle keep nobody from being served.
class Lobby {
 public:
  /// Serves one request of a connection with `socket`, `served` before it; true: the connection goes on.
  using Serve = std::function<bool(Connection& connection, int socket, size_t served)>;

  Lobby(unsigned threads, LobbyLimits limits, Serve serve);
  Lobby(const Lobby&) = delete;
  Lobby& operator=(const Lobby&) = delete;
  ~Lobby();

  /// Takes a connection over; closes it when it is done. Never waits.
  void take(int socket);
  /// Idle connections end, requests that came or are coming are served; returns when nobody is left.
  void stop();
  /// Requests wait for a thread.
  [[nodiscard]] bool is_busy() const;

 private:
  struct Guest;
  using GuestPtr = std::unique_ptr<Guest>;

  [[nodiscard]] bool stopping_now() const;
  void forget(const std::string& address);
  void poll_guests();
  void serve_guests();
  [[nodiscard]] bool has_more_to_ask(Guest& guest) const;
  void let_in();
  void look_at(int socket);
  void send_away_the_late();
  void make_room();
  void wait_for(GuestPtr guest);
  void hand_over(GuestPtr guest);
  void wake() const;

  const LobbyLimits limits_;
  const Serve serve_;
  Descriptor poller_;
  Descriptor bell_;                  ///< rung when a guest comes, from outside or from a thread
  std::map<int, GuestPtr> waiting_;  ///< by socket; of the polling thread

  mutable std::mutex mutex_;
  std::condition_variable ready_bell_;
  std::vector<GuestPtr> arrivals_;
  std::deque<GuestPtr> ready_;
  std::map<std::string, size_t> guests_of_;  ///< by address
  size_t guests_ = 0;
  size_t being_served_ = 0;
  bool stopping_ = false;
  bool closed_ = false;  ///< nobody comes any more: threads end

  std::vector<std::thread> threads_;
};

}  // namespace minutebook
