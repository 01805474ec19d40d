// GET /received: what was received, for the demo only. A page without scripts, or JSON.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "site/answer.h"
#include "site/store.h"

namespace complaint::site {

inline constexpr PageLimits kPageLimits{200, 128UL * 1024};

// Text made safe to stand in HTML, in an attribute's quotes too.
[[nodiscard]] std::string escaped(std::string_view text);

// `percent_used`: how full the database is; nothing: not known, or it has no limit.
[[nodiscard]] Answer received_page(const ReceivedPage& page, std::optional<int> percent_used);

// [{"reference","receivedAt","payload":{...}}, ...], newest first. The next page, if there is one, is named by the field `Link`.
[[nodiscard]] Answer received_json(const ReceivedPage& page, std::optional<int> percent_used);

// The page's style sheet, served at /received.css.
[[nodiscard]] Answer received_style();

}  // namespace complaint::site
