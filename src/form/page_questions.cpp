// The pages that ask, as the definition has them. The first one also offers what an earlier visit left, and the ways to fill in.
#include "form/pages.h"

namespace complaint::form {
namespace {

using definition::BlockKind;

void ask(PageWriter& page, const std::vector<std::size_t>& questions) {
  for (const std::size_t question : questions)
    if (is_asked(question, page.answers(), page.context())) page.question(question);
}

void write_block(PageWriter& page, const definition::Block& block) {
  switch (block.kind) {
    case BlockKind::text: page.text(block.name, page.say_by_scheme(block.name)); return;
    case BlockKind::notice: page.text(block.name, page.say_by_scheme(block.name), Emphasis::notice); return;
    case BlockKind::contact_details: return write_contact_details(page);
    case BlockKind::question: return ask(page, block.questions);
    case BlockKind::list: break;
    case BlockKind::one_is_enough: {
      std::size_t asked = 0;
      for (const std::size_t question : block.questions) asked += is_asked(question, page.answers(), page.context()) ? 1 : 0;
      if (asked > 1) page.text(block.name, page.say_by_scheme(block.name));
      return ask(page, block.questions);
    }
  }
  page.open(block.name, Role::list, {});
  for (const std::string& item : block.items) page.add(item, Role::list_item, page.say_by_scheme(item));
  page.close();
}

void write_found_draft(PageWriter& page) {
  if (page.state().found_draft.empty()) return;
  page.open("draft", Role::group, page.say("draft"));
  page.text("draft.text", page.say("draft.text"));
  page.button("draft.continue", "draft.continue");
  page.button("draft.drop", "draft.drop", Emphasis::quiet);
  page.close();
}

void write_way_in(PageWriter& page, const Filling& filling) {
  const Form::State& state = page.state();
  if (state.settings.drafts == Drafts::ask) page.tick(page.model().keep_draft());
  page.button("next", "start.begin", Emphasis::strong);
  page.button("painter", state.settings.native_painter ? "painter.canvas" : "painter.native", Emphasis::quiet);
  if (state.can_clear() || filling.confirms_clearing) write_clearing(page, filling.confirms_clearing);
}

void write_way_on(PageWriter& page) {
  page.button("next", "next", Emphasis::strong);
  page.button("back", "back");
}

}  // namespace

void write_questions(PageWriter& page, const Filling& filling) {
  const definition::Page& definition = page.model().form().pages[filling.step];
  const bool is_start = filling.step == 0;
  page.head(definition.name + ".heading");
  if (is_start) write_found_draft(page);
  for (const definition::Block& block : definition.blocks) write_block(page, block);
  if (is_start) write_way_in(page, filling);
  else write_way_on(page);
}

}  // namespace complaint::form
