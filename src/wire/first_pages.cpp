#include "wire/first_pages.h"

#include "form/form.h"
#include "wire/wire.h"

namespace complaint::wire {
namespace {

form::Form form_of(const form::Profile& profile, const form::Catalogue& catalogue, bool native_painter) {
  form::Settings settings;
  settings.profile = profile;
  settings.catalogue = catalogue;
  settings.native_painter = native_painter;
  return form::Form(std::move(settings));
}

std::string whole(const form::Page& page) { return write_answer(nullptr, page, {}); }

}  // namespace

std::string write_first_pages(const form::Profile& profile, const form::Catalogue& catalogue) {
  form::Form form = form_of(profile, catalogue, false);
  const form::Page start = form.describe();
  form.update(form::event::Pressed{"next"}, {});
  const form::Page unanswered = form.describe();
  form.update(form::event::Chosen{"kind.complaint", true}, {});
  form.update(form::event::Pressed{"next"}, {});
  const form::Page simple = form_of(profile, catalogue, true).describe();
  return "{\"start\":" + whole(start) + ",\"unanswered\":" + whole(unanswered) + ",\"contact\":" + whole(form.describe()) +
         ",\"simple\":" + write_answer(&start, simple, {}) + "}";
}

}  // namespace complaint::wire
