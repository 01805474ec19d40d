// GET /received: what was received, for the demo only. A page without scripts, or JSON.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "site/answer.h"
#include "site/store.h"

namespace complaint::site {

inline constexpr int kShownOnPage = 200;

// Text made safe to stand in HTML, in an attribute's quotes too.
[[nodiscard]] std::string escaped(std::string_view text);

[[nodiscard]] Answer received_page(const std::vector<Received>& newest_first);

// [{"reference","receivedAt","payload":{...}}, ...], newest first.
[[nodiscard]] Answer received_json(const std::vector<Received>& newest_first);

// The page's style sheet, served at /received.css.
[[nodiscard]] Answer received_style();

}  // namespace complaint::site
