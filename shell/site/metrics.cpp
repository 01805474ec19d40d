#include "site/metrics.h"

#include <prometheus/text_serializer.h>

namespace complaint::site {
namespace {

prometheus::Gauge& gauge(prometheus::Registry& registry, const char* name, const char* help) {
  return prometheus::BuildGauge().Name(name).Help(help).Register(registry).Add({});
}

// What a client calls its method would be a label without end.
std::string known_method(std::string_view method) {
  const bool is_known = method == "GET" || method == "HEAD" || method == "POST";
  return is_known ? std::string(method) : "other";
}

const prometheus::Histogram::BucketBoundaries kSeconds{0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10};

}  // namespace

Metrics::Metrics()
    : requests_(prometheus::BuildCounter().Name("complaint_site_requests_total").Help("Answers.").Register(registry_)),
      durations_(prometheus::BuildHistogram()
                     .Name("complaint_site_request_duration_seconds")
                     .Help("From the head of a request to its answer.")
                     .Register(registry_)),
      connections_(gauge(registry_, "complaint_site_connections", "Open connections.")),
      jobs_(gauge(registry_, "complaint_site_jobs", "Requests that wait for the database or are at work with it.")),
      removed_(prometheus::BuildCounter()
                   .Name("complaint_site_removed_total")
                   .Help("Complaints that were kept long enough and removed.")
                   .Register(registry_)
                   .Add({})),
      database_used_(prometheus::BuildGauge()
                         .Name("complaint_site_database_used_ratio")
                         .Help("The part of the database's limit that is used.")
                         .Register(registry_)) {}

void Metrics::note_answer(std::string_view method, std::string_view route, int status,
                          std::chrono::steady_clock::duration taken) {
  const std::string of_route(route);
  requests_.Add({{"method", known_method(method)}, {"route", of_route}, {"status", std::to_string(status)}}).Increment();
  durations_.Add({{"route", of_route}}, kSeconds).Observe(std::chrono::duration<double>(taken).count());
}

void Metrics::set_database_used(int percent) { database_used_.Add({}).Set(percent / 100.0); }

std::string Metrics::text() const { return prometheus::TextSerializer().Serialize(registry_.Collect()); }

}  // namespace complaint::site
