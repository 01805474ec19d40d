// What the receiver counts and measures, in Prometheus' text format (by prometheus-cpp). No label holds anything that was sent.
//
//   complaint_site_requests_total{method,route,status}   answers; of the route /api/complaints: 201 stored, 200 repeated ...
//   complaint_site_request_duration_seconds{route}       from the head to the answer
//   complaint_site_connections, complaint_site_jobs      now open; waiting for the database or at work with it
//   complaint_site_removed_total                         complaints that were kept long enough
//   complaint_site_database_used_ratio                   of the limit of SQLite's size
#pragma once

#include <prometheus/counter.h>
#include <prometheus/family.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>

#include <chrono>
#include <string>
#include <string_view>

namespace complaint::site {

class Metrics {
 public:
  Metrics();

  void note_answer(std::string_view method, std::string_view route, int status, std::chrono::steady_clock::duration taken);
  [[nodiscard]] prometheus::Gauge& connections() { return connections_; }
  [[nodiscard]] prometheus::Gauge& jobs() { return jobs_; }
  [[nodiscard]] prometheus::Counter& removed() { return removed_; }
  void set_database_used(int percent);

  [[nodiscard]] std::string text() const;

 private:
  prometheus::Registry registry_;
  prometheus::Family<prometheus::Counter>& requests_;
  prometheus::Family<prometheus::Histogram>& durations_;
  prometheus::Gauge& connections_;
  prometheus::Gauge& jobs_;
  prometheus::Counter& removed_;
  prometheus::Family<prometheus::Gauge>& database_used_;
};

}  // namespace complaint::site
