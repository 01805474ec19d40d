#include "wire/first_pages.h"

#include "form/form.h"
#include "wire/wire.h"

namespace complaint::wire {
namespace {

form::Settings settings_of(const form::SharedModel& model, const definition::Profile& profile,
                           const definition::Catalogue& catalogue) {
  form::Settings settings;
  settings.model = model;
  settings.profile = profile;
  settings.catalogue = catalogue;
  return settings;
}

// Any option does: the next page is the same.
void choose_on_first_page(form::Form& form, const form::FormModel& model) {
  for (const definition::Question& question : model.form().questions)
    if (question.page == 0 && !question.options.empty())
      form.update(form::event::Chosen{form::option_node(question.name, question.options.back()), true}, {});
}

std::string whole(const form::Page& page) { return write_answer(nullptr, page, {}); }

}  // namespace

std::string write_first_pages(const form::SharedModel& model, const definition::Profile& profile,
                              const definition::Catalogue& catalogue) {
  const form::Settings settings = settings_of(model, profile, catalogue);
  form::Form form(settings);
  const form::Page start = form.describe();
  form.update(form::event::Pressed{"next"}, {});
  const form::Page unanswered = form.describe();
  choose_on_first_page(form, *model);
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
