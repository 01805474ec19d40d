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
    case BlockKind::heading: page.subheading(block.name, block.name); return;
    case BlockKind::text: page.text(block.name, page.say_by_scheme(block.name)); return;
    case BlockKind::notice: page.text(block.name, page.say_by_scheme(block.name), Emphasis::notice); return;
    case BlockKind::contact_details: return write_contact_details(page);
    case BlockKind::question: return ask(page, block.questions);
    case BlockKind::list: break;
    case BlockKind::one_is_enough: {
      std::size_t asked = 0;
      for (const std::size_t question : block.questions) asked += is_asked(question, page.answers(), page.context()) ? 1 : 0;
      if (asked < 2) return ask(page, block.questions);
      page.open(block.name, Role::group, page.say_by_scheme(block.name));
      ask(page, block.questions);
      return page.close();
    }
  }
  page.open(block.name, Role::list, {});
  for (const std::string& item : block.items) page.add(item, Role::list_item, page.say_by_scheme(item));
  page.close();
}

void write_languages(PageWriter& page) {
  const Form::State& state = page.state();
  if (!state.settings.offers_languages) return;
  for (const std::string& language : state.settings.profile.rules.languages) {
    const std::string key = "language." + language;
    if (language == state.words().language || !state.words().has(key)) continue;
    page.button(key, key, Emphasis::quiet).language = language;
  }
}

void write_found_draft(PageWriter& page, Confirming confirming) {
  if (page.state().found_draft.empty()) return;
  if (confirming == Confirming::dropping) return write_confirmation(page, "draft", {.answers = true});
  page.open("draft", Role::group, page.say("draft"));
  page.text("draft.text", page.say("draft.text"));
  page.button("draft.continue", "draft.continue");
  page.button("draft.drop", "draft.drop", Emphasis::quiet);
  page.close();
}

void write_way_in(PageWriter& page) {
  if (page.state().settings.drafts == Drafts::ask) page.tick(page.model().keep_draft());
  page.button("next", "start.begin", Emphasis::strong);
}

void write_ways_of_the_page(PageWriter& page, const Filling& filling) {
  const Form::State& state = page.state();
  page.button("painter", state.settings.native_painter ? "painter.canvas" : "painter.native", Emphasis::quiet);
  if (state.can_clear() || filling.confirming == Confirming::clearing) write_clearing(page, filling.confirming);
}

void write_way_on(PageWriter& page, const Filling& filling) {
  page.button("next", filling.detour == Detour::changing ? "next.review" : "next", Emphasis::strong);
  page.button("back", "back");
}

// What follows the last question on the start page stands below its button: nobody need read it to begin.
std::size_t blocks_before_button(const definition::Page& page) {
  std::size_t blocks = page.blocks.size();
  const auto asks = [](const definition::Block& block) { return !block.questions.empty(); };
  while (blocks > 0 && !asks(page.blocks[blocks - 1])) --blocks;
  return blocks == 0 ? page.blocks.size() : blocks;
}

void write_start(PageWriter& page, const Filling& filling, const definition::Page& definition) {
  write_languages(page);
  write_found_draft(page, filling.confirming);
  const std::size_t before = blocks_before_button(definition);
  for (std::size_t at = 0; at < before; ++at) write_block(page, definition.blocks[at]);
  write_way_in(page);
  for (std::size_t at = before; at < definition.blocks.size(); ++at) write_block(page, definition.blocks[at]);
  write_ways_of_the_page(page, filling);
}

}  // namespace

void write_questions(PageWriter& page, const Filling& filling) {
  const definition::Page& definition = page.model().form().pages[filling.step];
  page.head(definition.name + ".heading");
  if (filling.step == 0) return write_start(page, filling, definition);
  for (const definition::Block& block : definition.blocks) write_block(page, block);
  write_way_on(page, filling);
}

}  // namespace complaint::form
