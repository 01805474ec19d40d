// The copy that a person keeps of what they sent: one HTML document without script, made of the page description, with the payload in
// it for machines.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "form/page.h"

namespace complaint::form {

// The page as it stands on paper: headings, texts, answers, links; nothing that can be pressed or filled in. All that it shows is text,
// never markup. It needs nothing from elsewhere and works under `default-src 'none'; style-src 'unsafe-inline'`.
[[nodiscard]] std::string write_copy(const Page& page, std::string_view payload);

// The payload in such a document, byte for byte; nothing where there is none. Takes any bytes.
[[nodiscard]] std::optional<std::string> payload_in_copy(std::string_view html);

}  // namespace complaint::form
