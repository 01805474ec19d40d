// The demo's files. A path is taken apart and opened folder by folder, each name from a small alphabet, following no
// symbolic link: nothing outside the folder can be reached.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "site/answer.h"

namespace complaint::site {

inline constexpr long kMaxFileBytes = 64L * 1024 * 1024;

// application/wasm for "a.wasm"; application/octet-stream for what is not known.
[[nodiscard]] std::string_view type_of_file(std::string_view name);

// Whether the name holds a hash of the content, as bundlers write it: "main-5XQ2M7AB.js", "main.0a1b2c3d4e.wasm".
[[nodiscard]] bool is_hashed_name(std::string_view name);
// Of a file's folders and its name: what lies below a folder with a hash in its name never changes either ("2.0.0-0a1b2c3d4e5f6071").
[[nodiscard]] bool is_hashed_path(const std::vector<std::string>& names);

struct FileWish {
  std::string_view path;             // decoded, begins with "/"
  std::string_view accept_encoding;  // empty: not sent
  std::string_view if_none_match;    // empty: not sent
};

class StaticFiles {
 public:
  // Not ok(): there is no such folder.
  explicit StaticFiles(const std::string& folder);
  ~StaticFiles();
  StaticFiles(const StaticFiles&) = delete;
  StaticFiles& operator=(const StaticFiles&) = delete;

  [[nodiscard]] bool ok() const { return root_ >= 0; }

  // 200 (FILE.br or FILE.gz instead, when it is there and accepted), 304, 308 to a folder's "/"; nothing: no such file.
  // Clients that read the same file at the same time share its bytes. Not safe for use by several threads.
  [[nodiscard]] std::optional<Answer> find(const FileWish& wish);

 private:
  int root_ = -1;
  std::map<std::string, std::weak_ptr<const std::string>> in_use_;  // by version
};

}  // namespace complaint::site
