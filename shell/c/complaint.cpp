#include "c/complaint.h"

#include <cstdlib>
#include <cstring>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "assets/library.h"
#include "check/answer.h"
#include "fields/calendar.h"

using complaint::fields::Day;

struct complaint_checker {
  complaint::payload::Accepted accepted;
};

namespace {

// Calls `function`; returns nullptr if it throws, which only std::bad_alloc does.
template <typename Function>
auto null_if_thrown(Function function) noexcept -> decltype(function()) {
  try {
    return function();
  } catch (...) {
    return nullptr;
  }
}

std::vector<std::string> split_at_commas(std::string_view text) {
  std::vector<std::string> parts(1);
  for (const char c : text) {
    if (c == ',') parts.emplace_back();
    else parts.back() += c;
  }
  return parts;
}

complaint_checker* open_checker(const std::vector<std::string>& names) {
  auto accepted = complaint::assets::embedded_library().accepted(names);
  return accepted ? new complaint_checker{*std::move(accepted)} : nullptr;
}

char* copy_of(const std::string& text) {
  auto* copy = static_cast<char*>(std::malloc(text.size() + 1));
  if (copy != nullptr) std::memcpy(copy, text.c_str(), text.size() + 1);
  return copy;
}

}  // namespace

complaint_checker* complaint_open(const char* profiles) {
  return null_if_thrown(
      [&] { return open_checker(profiles == nullptr ? std::vector<std::string>() : split_at_commas(profiles)); });
}

char* complaint_check(const complaint_checker* checker, const char* json, size_t size, const char* today) {
  if (checker == nullptr || (json == nullptr && size != 0)) return nullptr;
  return null_if_thrown([&]() -> char* {
    const auto day = today == nullptr ? Day{} : complaint::fields::read_iso_day(today);
    if (!day) return nullptr;
    return copy_of(complaint::check::answer_payload({json, size}, checker->accepted, *day).json);
  });
}

void complaint_free(char* answer) { std::free(answer); }

void complaint_close(complaint_checker* checker) { delete checker; }
