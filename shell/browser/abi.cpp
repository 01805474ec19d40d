// The C ABI of the module, as README.md lists it.
#include <emscripten/emscripten.h>

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "imports.h"
#include "memory.h"
#include "messages.h"
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

void on_lost() {
  the_session().painter().context_lost();
  browser_context_lost();
}

void on_restored() {
  the_session().painter().context_restored();
  browser_context_restored();
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

EMSCRIPTEN_KEEPALIVE void form_font(std::size_t size, int weight) {
  using complaint::view::Weight;
  input.resize(size < input.size() ? size : input.size());
  the_session().painter().add_font(input, weight >= 600 ? Weight::semibold : Weight::regular);
}

EMSCRIPTEN_KEEPALIVE int form_open_canvas() { return the_session().painter().open({on_lost, on_restored}) ? 1 : 0; }

EMSCRIPTEN_KEEPALIVE void form_close() { session.reset(); }

EMSCRIPTEN_KEEPALIVE void form_surface(std::size_t size) {
  the_session().look_at(complaint::browser::read_screen(message(size)));
}

EMSCRIPTEN_KEEPALIVE void form_attention(std::size_t size) {
  the_session().attend(complaint::browser::read_attention(message(size)));
}

EMSCRIPTEN_KEEPALIVE std::size_t form_lay_out() {
  the_session().lay_out();
  return the_session().nodes();
}

EMSCRIPTEN_KEEPALIVE const float* form_places() { return the_session().places().data(); }

EMSCRIPTEN_KEEPALIVE float form_height() { return the_session().height(); }

EMSCRIPTEN_KEEPALIVE int form_paint() { return the_session().paint() ? 1 : 0; }

}  // extern "C"
