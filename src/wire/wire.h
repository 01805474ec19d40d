// What crosses the Wasm boundary, as JSON text: events in, pages and effects out. Only when something changed, never per
// frame. web/glue/wire.ts is the other side of this file.
//
// An event (one object; `at` is the Moment):
//   {"type":"typed","node":"contact.name","text":"...","at":{"now":"2026-11-22T12:00:00Z","today":"2026-11-22","id":"uuid"}}
//   left {node} · chosen {node, checked?} · pressed {node} · visited {page} · relabelled {locale: <the locale file>} ·
//   prefilled {caseNumber?, name?, phone?, email?} · draftFound {answers:[[name, text], ...]} · restored {page, answers} ·
//   deviceHolds {draft?, complaints?} · cleared {} ·
//   sending {complaint} · waiting {complaint, triedAt, kept?} · sent {complaint, reference, receivedAt} ·
//   refused {complaint, problems:[{pointer, code}, ...]} · rejected {complaint} · sessionEnded {complaint}
//
// An answer to an event:
//   {"page":"contact","title":"...","language":"nl",
//    "order":["contact.heading", ...],       ids of all nodes in reading order; absent when it is as before
//    "nodes":[{"id":...,"role":"textbox", ...}, ...],   nodes that are new or changed, whole
//    "effects":[{"type":"focus","node":"..."}, ...]}
// Members of a node are named as in form::Node, in camelCase (radioGroup and listItem for roles); empty strings, false, 0 and
// "normal" are left out.
// Effects: focus {node} · announce {text} · showPage {page, replace} · endHistory · send {complaint, payload} ·
//   payloadRefused {problems:[{pointer, code}, ...]} · keepDraft {answers} · keepInTab {page, answers} · forgetDraft · adoptDraft · discardDraft · forgetAll ·
//   forgetAnswers · saveCopy {fileName, html} · print · setLanguage {language} · setPainter {native} · flush
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "form/answers.h"
#include "form/effect.h"
#include "form/event.h"
#include "form/page.h"

namespace complaint::wire {

struct Message {
  form::Event event;
  form::Moment moment;
};

// Nothing when the text is not one of the events above.
[[nodiscard]] std::optional<Message> read_event(std::string_view json);

// Names and texts as the effect keepDraft has them: [["contact.name","Noor"], ...].
[[nodiscard]] std::string write_draft(const form::Draft& draft);

// The difference between the page last sent and the present one, and the effects. `before` may be null: everything is new.
[[nodiscard]] std::string write_answer(const form::Page* before, const form::Page& page,
                                       const std::vector<form::Effect>& effects);

}  // namespace complaint::wire
