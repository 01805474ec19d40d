// The seven pages, one function each.
#pragma once

#include "form/page_writer.h"

namespace complaint::form {

void write_start(PageWriter& page);
void write_contact(PageWriter& page);
void write_case(PageWriter& page);
void write_statement(PageWriter& page);
void write_incident(PageWriter& page);
void write_review(PageWriter& page);
void write_done(PageWriter& page);

// The way to the company's people: e-mail, telephone and address, as far as the profile has them.
void write_contact_details(PageWriter& page);

// This device keeps answers, of this filling-in or an earlier one.
[[nodiscard]] bool holds_answers(const Form::State& state);

// The button that clears this device, and the question whether one is sure, which names what is lost.
void write_clearing(PageWriter& page);

}  // namespace complaint::form
