#include "wire/first_pages.h"

#include "form/form.h"
#include "wire/wire.h"

namespace complaint::wire {
namespace {

form::Settings settings_of(const form::Profile& profile, const form::Catalogue& catalogue) {
  form::Settings settings;
  settings.profile = profile;
  settings.catalogue = catalogue;
  return settings;
}

std::string whole(const form::Page& page) { return write_answer(nullptr, page, {}); }

}  // namespace

std::string write_first_pages(const form::Profile& profile, const form::Catalogue& catalogue) {
  const form::Settings settings = settings_of(profile, catalogue);
  form::Form form(settings);
  const form::Page start = form.describe();
  form.update(form::event::Pressed{"next"}, {});
  const form::Page unanswered = form.describe();
  form.update(form::event::Chosen{"kind.complaint", true}, {});
  form.update(form::event::Pressed{"next"}, {});
  form::Settings simple = settings;
  simple.native_painter = true;
  form::Settings no_national_id = settings;
  no_national_id.ask_national_id = false;
  return "{\"start\":" + whole(start) + ",\"unanswered\":" + whole(unanswered) + ",\"contact\":" + whole(form.describe()) +
         ",\"simple\":" + write_answer(&start, form::Form(simple).describe(), {}) +
         ",\"noNationalId\":" + write_answer(&start, form::Form(no_national_id).describe(), {}) + "}";
}

}  // namespace complaint::wire
