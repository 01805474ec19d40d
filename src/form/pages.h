// The pages, one function each.
#pragma once

#include "form/page_writer.h"

namespace complaint::form {

void write_questions(PageWriter& page, const Filling& filling);  // the start, and every other page of the definition
void write_review(PageWriter& page);                             // while filling in, and while the complaint is being sent
void write_waiting(PageWriter& page, const Waiting& waiting);
void write_sent(PageWriter& page, const Sent& sent);

// How to reach the company's people: telephone, e-mail and address. Parts that the profile lacks are left out.
void write_contact_details(PageWriter& page);

// The button that clears this device or, while the person is asked to confirm that, the question, which names what is lost.
void write_clearing(PageWriter& page, bool confirms);

}  // namespace complaint::form
