#include "site/postgres.h"

#include <poll.h>

#include <array>
#include <charconv>
#include <chrono>

namespace complaint::site {
namespace {

constexpr Oid kText = 25;  // the type "text" in pg_type.dat
constexpr std::chrono::milliseconds kAnswerTime{6000};
constexpr int kTries = 8;  // of a statement that met another one, or whose connection was lost

long long number_of(std::string_view digits) {
  long long number = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), number);
  return number;
}

std::string_view state_of(const PGresult* result) {
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  return state ? state : "";
}

bool is_done(const PGresult* result) {
  const ExecStatusType status = PQresultStatus(result);
  return status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK;
}

// The server became a standby: another one of those in the URL takes over.
constexpr std::string_view kReadOnly = "25006";

// Class 40: the transaction met another one and was rolled back. 23505 without a conflict that the statement foresees: two
// receivers make the same table. 57P0x: the server stops, or the session was ended; the connection goes next.
bool may_try_again(std::string_view state) {
  return state.substr(0, 2) == "40" || state == "23505" || state == "42P07" || state == "42710" || state.substr(0, 4) == "57P0";
}

SqlResult read_result(const PGresult* result) {
  SqlResult read;
  for (int row = 0; row < PQntuples(result); ++row) {
    std::vector<std::string>& values = read.rows.emplace_back();
    for (int column = 0; column < PQnfields(result); ++column)
      values.emplace_back(PQgetvalue(result, row, column), static_cast<std::size_t>(PQgetlength(result, row, column)));
  }
  read.changed = number_of(PQcmdTuples(const_cast<PGresult*>(result)));
  return read;
}

// libpq's own words for a URL that it cannot read can hold a part of the password, which it may take for a port.
bool is_readable(const std::string& url) {
  PQconninfoOption* const options = PQconninfoParse(url.c_str(), nullptr);
  bool is_fine = options != nullptr;
  for (const PQconninfoOption* option = options; option && option->keyword; ++option) {
    const bool is_port = std::string_view(option->keyword) == "port" && option->val;
    if (is_port && std::string_view(option->val).find_first_not_of("0123456789,") != std::string_view::npos) is_fine = false;
  }
  PQconninfoFree(options);
  return is_fine;
}

}  // namespace

std::unique_ptr<Postgres> Postgres::open(const std::string& url, std::string& error) {
  if (!is_readable(url)) {
    error = "the URL cannot be read: characters of a password may need %-encoding";
    return nullptr;
  }
  // What stands before `dbname` can be said otherwise by the URL in it. Times are in seconds, tcp_user_timeout in milliseconds.
  constexpr std::array keywords = {"connect_timeout", "tcp_user_timeout", "target_session_attrs",           "application_name",
                                   "dbname",          "client_encoding",  static_cast<const char*>(nullptr)};
  const std::array values = {
      "4", "10000", "read-write", "complaint-site", url.c_str(), "UTF8", static_cast<const char*>(nullptr)};
  std::unique_ptr<Postgres> postgres(new Postgres(PQconnectdbParams(keywords.data(), values.data(), 1)));
  if (PQstatus(postgres->connection_.get()) == CONNECTION_OK && postgres->prepare()) return postgres;
  error = postgres->error_.empty() ? PQerrorMessage(postgres->connection_.get()) : postgres->error_;
  return nullptr;
}

// What every session needs, a new one too.
bool Postgres::prepare() {
  is_usable_ = true;
  for (const char* setting : {"SET statement_timeout = 5000", "SET client_min_messages = warning"}) {
    if (!is_done(send(setting, {}).get())) return false;
  }
  const Result encoding = send("SHOW server_encoding", {});
  if (!is_done(encoding.get())) return false;
  if (std::string_view(PQgetvalue(encoding.get(), 0, 0)) == "UTF8") return keep_commits();
  error_ = "the encoding of the database is not UTF8";
  return false;
}

// Set even where it is as it should be: a session that has set it does not follow a later change of the configuration.
bool Postgres::keep_commits() {
  const Result result = send("SHOW synchronous_commit", {});
  if (!is_done(result.get())) return false;
  const std::string_view value = PQgetvalue(result.get(), 0, 0);
  const std::string setting = "SET synchronous_commit = '" + std::string(value == "off" ? "on" : value) + "'";
  return is_done(send(setting.c_str(), {}).get());
}

bool Postgres::reconnect() {
  PQreset(connection_.get());
  if (PQstatus(connection_.get()) == CONNECTION_OK) return prepare();
  error_ = "no connection to the server";
  return false;
}

Postgres::Result Postgres::send(const char* statement, const std::vector<std::string_view>& values) {
  const std::vector<Oid> types(values.size(), kText);
  const std::vector<int> formats(values.size(), 1);  // bytes, with their length
  std::vector<const char*> bytes;
  std::vector<int> lengths;
  for (const std::string_view value : values) {
    bytes.push_back(value.data() ? value.data() : "");
    lengths.push_back(static_cast<int>(value.size()));
  }
  const bool is_sent = PQsendQueryParams(connection_.get(), statement, static_cast<int>(values.size()), types.data(),
                                         bytes.data(), lengths.data(), formats.data(), 0) == 1;
  Result result = is_sent ? await_result() : nullptr;
  if (!is_done(result.get())) note_error(result.get());
  return result;
}

// statement_timeout ends what takes long, but only a server that lives keeps to it. Nothing: it did not answer.
Postgres::Result Postgres::await_result() {
  const auto deadline = Clock::now() + kAnswerTime;
  Result last;
  while (wait_until(deadline)) {
    Result result(PQgetResult(connection_.get()));
    if (!result) return last;
    last = std::move(result);
  }
  is_usable_ = false;
  return nullptr;
}

// Until the next result can be had without waiting. False: the connection is lost, or it is past the deadline: run() does not try again.
bool Postgres::wait_until(Clock::time_point deadline) {
  PGconn* connection = connection_.get();
  while (PQisBusy(connection) == 1) {
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - Clock::now()).count();
    pollfd socket{PQsocket(connection), POLLIN, 0};
    const int ready = left > 0 ? poll(&socket, 1, static_cast<int>(left)) : 0;
    if (ready == 0 || (ready > 0 && PQconsumeInput(connection) == 0)) return false;
  }
  return true;
}

// The server's own message, which a value could stand in, is left out: its state says enough to find the cause.
void Postgres::note_error(const PGresult* result) {
  const std::string_view state = state_of(result);
  error_ = state.empty() ? "the server did not answer" : "SQLSTATE " + std::string(state);
}

std::optional<SqlResult> Postgres::run(const char* statement, const std::vector<std::string_view>& values) {
  const auto began = Clock::now();
  for (int i = 0; i < kTries && Clock::now() - began < kAnswerTime; ++i) {
    if ((!is_usable_ || PQstatus(connection_.get()) != CONNECTION_OK) && !reconnect()) return std::nullopt;
    const Result result = send(statement, values);
    if (is_done(result.get())) return read_result(result.get());
    const std::string_view state = state_of(result.get());
    is_usable_ = is_usable_ && PQstatus(connection_.get()) == CONNECTION_OK && state != kReadOnly;
    if (is_usable_ && !may_try_again(state)) return std::nullopt;
  }
  return std::nullopt;
}

std::optional<int> Postgres::schema_version() {
  if (!run("CREATE TABLE IF NOT EXISTS complaints_schema (version BIGINT PRIMARY KEY)")) return std::nullopt;
  const auto result = run("SELECT COALESCE(MAX(version), 0) FROM complaints_schema");
  return result ? std::optional(static_cast<int>(number_of(result->rows.front().front()))) : std::nullopt;
}

bool Postgres::set_schema_version(int version) {
  const std::string text = std::to_string(version);
  return run("INSERT INTO complaints_schema (version) VALUES (CAST($1 AS BIGINT)) ON CONFLICT DO NOTHING", {text}).has_value();
}

}  // namespace complaint::site
