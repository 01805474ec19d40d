// Watches a form from outside and tells which of its promises it breaks:
//
//   a  words of receipt show only after this complaint was received
//   b  every payload that is sent passes the receiver's check
//   c  the focus goes to a node of the page that can have it; the page of history is the page that shows
//   d  an answer changes only by an event that names it, or that the person confirmed
//   e  consent in a payload is consent to the text that showed when the box was ticked
//   f  a summary heads the page from the moment that "next", "send" or the receiver found a problem on it until its last problem is
//      gone; each of its links leads to its field
//   g  the review shows every question that is asked: as understood where it is right, as typed and marked where it is wrong
//   h  right answers and a working network lead to the receipt from anywhere, and contact details can always be reached (finish.h)
//   w  the page is well formed
#pragma once

#include <map>
#include <string>
#include <vector>

#include "form/model.h"

namespace complaint::test {

class Witness {
 public:
  explicit Witness(const form::Settings& settings) : model_(settings) {}

  // The page that shows at first.
  void begin(const form::Page& page) { page_ = page; }

  // Call after every event. Empty if all promises hold, or else the letter of a broken one and what is wrong.
  [[nodiscard]] std::string see(const form::Event& event, const form::Moment& moment, const std::vector<form::Effect>& effects,
                                form::Page page);

  [[nodiscard]] const Model& model() const { return model_; }
  [[nodiscard]] const form::Page& page() const { return page_; }

 private:
  [[nodiscard]] std::string check_receipt();                                                 // a
  [[nodiscard]] std::string check_payloads(const std::vector<form::Effect>& effects) const;  // b, e
  [[nodiscard]] std::string check_effects(const std::vector<form::Effect>& effects) const;   // c
  [[nodiscard]] std::string check_answers();                                                 // d
  [[nodiscard]] std::string check_summary();                                                 // f
  [[nodiscard]] std::string check_review();                                                  // g
  void note_refusal(const std::vector<std::pair<std::string, std::string>>& problems);
  void note_problems(const form::Event& event, const form::Page& before, const std::vector<form::Effect>& effects);

  Model model_;
  form::Page page_;
  std::map<std::string, bool> due_;  // by page: its problems head it
  int begun_ = 0;                    // how often the form was started anew
};

}  // namespace complaint::test
