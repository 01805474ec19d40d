// complaint-site: serves the form's files, takes complaints and stores each one once.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <boost/asio/ip/address.hpp>
#include <csignal>
#include <cstdio>
#include <filesystem>
#include <string>
#include <vector>

#include "assets/library.h"
#include "site/log.h"
#include "site/postgres.h"
#include "site/server.h"
#include "site/sqlite.h"

namespace {

namespace site = complaint::site;

struct Options {
  int port = 8080;
  std::string host = "127.0.0.1";
  std::string data = "data";
  std::string store;
  std::string files;
  std::vector<std::string> profiles;
  std::vector<std::string> names;
  int rate = 60;
  int keep_days = 0;
  int megabytes = 1024;
  int connections = 8;
  bool shows_received = false;
  bool faults = false;
};

constexpr int kCannotStart = 2;
constexpr int kPagesPerMegabyte = 256;

void describe(CLI::App& app, Options& options) {
  app.add_option("--port", options.port, "0 takes a free one")->check(CLI::Range(0, 65535))->capture_default_str();
  app.add_option("--host", options.host, "address to listen on")->capture_default_str();
  app.add_option("--data", options.data, "folder of the SQLite database")->envname("COMPLAINT_DATA")->capture_default_str();
  app.add_option("--store", options.store,
                 "postgresql://...: a PostgreSQL database instead of --data, which other receivers may use too")
      ->type_name("URL")
      ->envname("COMPLAINT_STORE");
  app.add_option("--connections", options.connections, "connections to PostgreSQL")
      ->check(CLI::Range(1, 100))
      ->capture_default_str();
  app.add_option("--static", options.files, "folder of the demo's files")->required();
  app.add_option("--profile", options.profiles, "countries to take complaints of; all when none is named");
  app.add_option("--rate", options.rate, "requests per minute and address, files not counted; 0: no limit")
      ->check(CLI::NonNegativeNumber)
      ->capture_default_str();
  app.add_option("--keep-days", options.keep_days,
                 "remove what is older, at the start, every hour and when the SQLite database is full; 0: keep all")
      ->type_name("DAYS");
  app.add_option("--max-database", options.megabytes, "MiB that the SQLite database may take")
      ->check(CLI::Range(1, 1 << 20))
      ->capture_default_str();
  app.add_option(
      "--name", options.names,
      "host that requests may be for, beside this machine's own names; any, when none is named and --host is not local");
  app.add_flag("--show-received", options.shows_received,
               "list what was received at /received, to anybody who can reach the port: for the demo");
  app.add_flag("--faults", options.faults, "for tests: make faults on request");
}

int cannot_start(const std::string& why) {
  std::fprintf(stderr, "complaint-site: %s\n", why.c_str());
  return kCannotStart;
}

bool is_local(const std::string& host) {
  boost::system::error_code error;
  const auto address = boost::asio::ip::make_address(host, error);
  if (error) return host == "localhost";
  const bool is_mapped = address.is_v6() && address.to_v6().is_v4_mapped();
  return is_mapped ? boost::asio::ip::make_address_v4(boost::asio::ip::v4_mapped, address.to_v6()).is_loopback()
                   : address.is_loopback();
}

// What is wrong with the options; empty: nothing. Values of the environment pass some versions of CLI11 without its checks.
std::string refusal_of(const Options& options) {
  const bool is_url = options.store.rfind("postgresql://", 0) == 0 || options.store.rfind("postgres://", 0) == 0;
  if (!options.store.empty() && !is_url) return "--store must begin with postgresql://";
  if (options.store.empty() && options.data.empty()) return "--data needs a folder";
  const bool is_in_range = options.keep_days >= site::kMinDaysKept && options.keep_days <= site::kMaxDaysKept;
  if (options.keep_days != 0 && !is_in_range)
    return "--keep-days must be 0 or from " + std::to_string(site::kMinDaysKept) + " to " + std::to_string(site::kMaxDaysKept);
  const bool has_port = std::any_of(options.names.begin(), options.names.end(), [](const std::string& name) {
    return name.empty() || (name.find(':') != std::string::npos && name.front() != '[');
  });
  return has_port ? "--name must be a host without a port" : "";
}

// A folder below that of the demo's files would be served.
bool is_inside(const std::filesystem::path& folder, const std::filesystem::path& outer) {
  std::error_code failure;
  const auto inner_path = std::filesystem::weakly_canonical(std::filesystem::absolute(folder) / "", failure);
  const auto outer_path = std::filesystem::canonical(outer, failure);
  const auto difference = std::mismatch(outer_path.begin(), outer_path.end(), inner_path.begin(), inner_path.end());
  return failure || difference.first == outer_path.end();
}

// Nothing: `error` says why.
site::Connections connect(const Options& options, std::string& error) {
  site::Connections connections;
  if (options.store.empty()) {
    auto sqlite = site::Sqlite::open(options.data, error);
    if (!sqlite) return {};
    sqlite->limit_pages(options.megabytes * kPagesPerMegabyte);
    connections.push_back(std::move(sqlite));
  } else {
    for (int i = 0; i < options.connections; ++i) {
      auto postgres = site::Postgres::open(options.store, error);
      if (!postgres) return {};
      connections.push_back(std::move(postgres));
    }
  }
  return connections;
}

int serve(const Options& options, site::Routes& routes, site::Metrics& metrics) {
  std::signal(SIGPIPE, SIG_IGN);
  // One thread of SQLite waits for the disk while another one checks; each connection of PostgreSQL has its own.
  site::Server server(routes, metrics, options.store.empty() ? 2 : options.connections);
  const int port = server.open(options.host, options.port);
  if (port == 0) return cannot_start("cannot listen on " + options.host + " port " + std::to_string(options.port));
  std::printf("ready http://localhost:%d/\n", port);
  std::fflush(stdout);
  server.run();
  site::log_event("stopped");
  return 0;
}

int start(const Options& options) {
  const bool any_name = options.names.empty() && !is_local(options.host);
  const auto accepted = complaint::assets::embedded_library().accepted(options.profiles);
  if (!accepted) return cannot_start("no such profile");
  site::Settings settings{*accepted,      options.names, any_name,         options.shows_received,
                          options.faults, options.rate,  options.keep_days};
  if (const std::string refusal = refusal_of(options); !refusal.empty()) return cannot_start(refusal);
  site::StaticFiles files(options.files);
  if (!files.ok()) return cannot_start("no folder " + options.files);
  if (options.store.empty() && is_inside(options.data, options.files))
    return cannot_start("the data folder is inside the folder that is served");
  std::string error;
  auto connections = connect(options, error);
  const auto store = connections.empty() ? nullptr : site::Store::open(std::move(connections), error);
  if (!store)
    return cannot_start("cannot use the database" + (options.store.empty() ? " in " + options.data : "") + ": " + error);
  site::Metrics metrics;
  site::Routes routes(std::move(settings), *store, files, metrics);
  return serve(options, routes, metrics);
}

}  // namespace

int main(int count, char** arguments) {
  Options options;
  CLI::App app("Serves the form's files, takes complaints and stores each one once.", "complaint-site");
  describe(app, options);
  try {
    app.parse(count, arguments);
  } catch (const CLI::ParseError& error) {
    return app.exit(error) == 0 ? 0 : kCannotStart;
  }
  return start(options);
}
