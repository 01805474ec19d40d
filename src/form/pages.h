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
void write_clearing(PageWriter& page, Confirming confirming);

// "Are you sure?": what is lost, and the two buttons `id`.yes and `id`.no.
struct Losses {
  bool answers = false;
  int complaints = 0;
};
void write_confirmation(PageWriter& page, const std::string& id, const Losses& losses);

// Every answer, under the heading of its page; with a button a page to change it.
enum class Answered { to_change, to_read, on_paper };
void write_answers(PageWriter& page, Answered how);

// For paper and the copy: the clause that the person agreed to, or was shown, with version and time; the number of the complaint.
void write_record(PageWriter& page);

// "Versturen lukte niet om 20:57. Wij proberen het opnieuw."
[[nodiscard]] std::string waiting_words(const Waiting& waiting, const Catalogue& words);

// "27 november 2026", "november 2026".
[[nodiscard]] std::string date_words(const PageWriter& page, const std::string& iso_day);
// "2026-11-22T13:05:00+01:00" -> "13:05".
[[nodiscard]] std::string time_words(const std::string& timestamp);

}  // namespace complaint::form
