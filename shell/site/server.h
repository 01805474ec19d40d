// cpp-httplib, with its connections handled by Gate: the library reads requests and writes answers, on a stream of ours that
// has a deadline and limits, which its own (version 0.11) lacks.
//
// What is kept from the library on purpose: Range (many ranges of one file make one huge answer), Accept-Encoding (it would
// compress what is compressed already), and any body that no route wants.
#pragma once

#include <httplib.h>

#include <string>

#include "site/gate.h"
#include "site/routes.h"

namespace complaint::site {

class HttpServer : public httplib::Server {
 public:
  explicit HttpServer(Routes& routes);

  // The port; 0: it could not be had. `port` 0 takes any free one.
  [[nodiscard]] int open(const std::string& host, int port);

  // Until stop(), which another thread calls; what is under way is finished.
  bool run();
  void wait_until_ready() const;

 private:
  bool process_and_close_socket(socket_t socket) override;
  [[nodiscard]] After serve(Connection& connection);
  void set_handlers();
  [[nodiscard]] HandlerResponse answer_without_body(const httplib::Request& from, httplib::Response& to);
  void answer_with_body(const httplib::Request& from, httplib::Response& to, const httplib::ContentReader& reader);

  Routes& routes_;
  Gate gate_;
};

}  // namespace complaint::site
