// The C ABI of the form's module, as README.md lists it.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "memory.h"
#include "session.h"

namespace {

using complaint::browser::Session;

std::unique_ptr<Session> session;
std::vector<char> input;
std::string output;

Session& the_session() {
  if (!session) session = std::make_unique<Session>();
  return *session;
}

std::string_view message(std::size_t size) { return {input.data(), size < input.size() ? size : input.size()}; }

std::size_t answer(std::string text) {
  output = std::move(text);
  return output.size();
}

}  // namespace

extern "C" {

EMSCRIPTEN_KEEPALIVE char* form_input(std::size_t size) {
  input.resize(size);
  return input.data();
}

EMSCRIPTEN_KEEPALIVE std::size_t form_start(std::size_t size) { return answer(the_session().start(message(size))); }

EMSCRIPTEN_KEEPALIVE std::size_t form_refusal() { return answer(the_session().refusal()); }

EMSCRIPTEN_KEEPALIVE std::size_t form_update(std::size_t size) {
  const std::size_t answered = answer(the_session().update(message(size)));
  if (the_session().forgets()) {
    input = std::vector<char>();
    complaint::browser::zero_unused_stack();
  }
  return answered;
}

EMSCRIPTEN_KEEPALIVE std::size_t form_answers(std::size_t size) { return answer(the_session().answers_in(message(size))); }

EMSCRIPTEN_KEEPALIVE const char* form_output() { return output.data(); }

EMSCRIPTEN_KEEPALIVE void form_close() { session.reset(); }

}  // extern "C"
