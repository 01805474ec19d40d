#include "site/static_files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <cstdio>
#include <utility>
#include <vector>

#include "site/http_fields.h"

namespace complaint::site {
namespace {

constexpr int kFolderFlags = O_RDONLY | O_DIRECTORY | O_CLOEXEC;

class Descriptor {
 public:
  explicit Descriptor(int number) : number_(number) {}
  Descriptor(Descriptor&& other) noexcept : number_(std::exchange(other.number_, -1)) {}
  Descriptor& operator=(Descriptor&& other) noexcept {
    std::swap(number_, other.number_);
    return *this;
  }
  ~Descriptor() {
    if (number_ >= 0) close(number_);
  }
  [[nodiscard]] int number() const { return number_; }
  [[nodiscard]] bool ok() const { return number_ >= 0; }

 private:
  int number_;
};

bool is_safe_name(std::string_view name) {
  const auto allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
           std::string_view("._-~@+").find(c) != std::string_view::npos;
  };
  return !name.empty() && name.front() != '.' && std::all_of(name.begin(), name.end(), allowed);
}

// "/a/b" and "/a/b/" become {a, b}; nothing: some name is not one that the site would have.
std::optional<std::vector<std::string>> names_in(std::string_view path) {
  std::vector<std::string> names;
  while (!path.empty() && path != "/") {
    if (path.front() != '/') return std::nullopt;
    path.remove_prefix(1);
    const std::size_t end = std::min(path.find('/'), path.size());
    if (!is_safe_name(path.substr(0, end))) return std::nullopt;
    names.emplace_back(path.substr(0, end));
    path.remove_prefix(end);
  }
  return names;
}

Descriptor open_folder(int root, const std::vector<std::string>& names) {
  Descriptor folder(openat(root, ".", kFolderFlags));
  for (const std::string& name : names) {
    if (folder.ok()) folder = Descriptor(openat(folder.number(), name.c_str(), kFolderFlags | O_NOFOLLOW));
  }
  return folder;
}

using Bytes = std::shared_ptr<const std::string>;
using BytesInUse = std::map<std::string, std::weak_ptr<const std::string>>;

struct File {
  Bytes bytes;
  std::string version;  // differs when the content does
};

std::optional<std::string> read_all(int file, std::size_t size) {
  std::string bytes(size, '\0');
  std::size_t done = 0;
  while (done < size) {
    const ssize_t count = read(file, bytes.data() + done, size - done);
    if (count <= 0) return std::nullopt;  // became shorter while it was read
    done += static_cast<std::size_t>(count);
  }
  return bytes;
}

// The bytes of this inode and version, read only if nobody has them at the moment.
Bytes read_shared(int file, const struct stat& state, const std::string& version, BytesInUse& in_use) {
  const std::string key = std::to_string(state.st_dev) + ' ' + std::to_string(state.st_ino) + ' ' + version;
  if (const auto found = in_use.find(key); found != in_use.end()) {
    if (Bytes bytes = found->second.lock()) return bytes;
  }
  auto bytes = read_all(file, static_cast<std::size_t>(state.st_size));
  if (!bytes) return nullptr;
  std::erase_if(in_use, [](const auto& item) { return item.second.expired(); });
  const Bytes shared = std::make_shared<const std::string>(*std::move(bytes));
  in_use[key] = shared;
  return shared;
}

std::optional<File> read_file(int folder, const std::string& name, BytesInUse& in_use) {
  const Descriptor file(openat(folder, name.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  struct stat state {};
  if (!file.ok() || fstat(file.number(), &state) != 0 || !S_ISREG(state.st_mode) || state.st_size > kMaxFileBytes)
    return std::nullopt;
  std::array<char, 64> version{};
  std::snprintf(version.data(), version.size(), "%llx-%llx-%lx", static_cast<unsigned long long>(state.st_size),
                static_cast<unsigned long long>(state.st_mtim.tv_sec), static_cast<unsigned long>(state.st_mtim.tv_nsec));
  Bytes bytes = read_shared(file.number(), state, version.data(), in_use);
  if (!bytes) return std::nullopt;
  return File{std::move(bytes), version.data()};
}

struct Chosen {
  File file;
  std::string coding;  // "br", "gzip" or empty
};

std::optional<Chosen> choose(int folder, const std::string& name, std::string_view accept_encoding, BytesInUse& in_use) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 2> kCodings = {{{"br", ".br"}, {"gzip", ".gz"}}};
  for (const auto& [coding, ending] : kCodings) {
    if (!accepts_coding(accept_encoding, coding)) continue;
    if (auto file = read_file(folder, name + std::string(ending), in_use)) return Chosen{*std::move(file), std::string(coding)};
  }
  auto file = read_file(folder, name, in_use);
  if (!file) return std::nullopt;
  return Chosen{*std::move(file), {}};
}

// "-" or "." and at least eight digits and letters of one case.
bool ends_in_hash(std::string_view stem) {
  const std::size_t before = stem.find_last_of("-.");
  if (before == std::string_view::npos) return false;
  const std::string_view hash = stem.substr(before + 1);
  const auto all_in = [&](std::string_view alphabet) { return hash.find_first_not_of(alphabet) == std::string_view::npos; };
  const bool has_digit = hash.find_first_of("0123456789") != std::string_view::npos;
  return hash.size() >= 8 && has_digit && (all_in("0123456789abcdef") || all_in("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"));
}

Answer answer_with(Chosen chosen, const std::string& name, bool lasts, std::string_view if_none_match) {
  const std::string etag = '"' + chosen.file.version + (chosen.coding.empty() ? "" : "-" + chosen.coding) + '"';
  Answer answer;
  answer.fields = {
      {"ETag", etag}, {"Vary", "Accept-Encoding"}, {"Cache-Control", lasts ? "public, max-age=31536000, immutable" : "no-cache"}};
  if (!if_none_match.empty() && matches_etag(if_none_match, etag)) {
    answer.status = 304;
    return answer;
  }
  if (!chosen.coding.empty()) answer.fields.emplace_back("Content-Encoding", chosen.coding);
  answer.type = type_of_file(name);
  answer.shared_body = std::move(chosen.file.bytes);
  return answer;
}

}  // namespace

std::string_view type_of_file(std::string_view name) {
  constexpr std::array<std::pair<std::string_view, std::string_view>, 17> kTypes = {{
      {".html", "text/html; charset=utf-8"},
      {".js", "text/javascript; charset=utf-8"},
      {".mjs", "text/javascript; charset=utf-8"},
      {".css", "text/css; charset=utf-8"},
      {".json", "application/json"},
      {".map", "application/json"},
      {".webmanifest", "application/manifest+json"},
      {".wasm", "application/wasm"},
      {".svg", "image/svg+xml"},
      {".png", "image/png"},
      {".jpg", "image/jpeg"},
      {".webp", "image/webp"},
      {".ico", "image/x-icon"},
      {".ttf", "font/ttf"},
      {".woff2", "font/woff2"},
      {".txt", "text/plain; charset=utf-8"},
      {".md", "text/markdown; charset=utf-8"},
  }};
  for (const auto& [ending, type] : kTypes) {
    if (name.size() > ending.size() && name.substr(name.size() - ending.size()) == ending) return type;
  }
  return "application/octet-stream";
}

bool is_hashed_name(std::string_view name) {
  const std::size_t dot = name.rfind('.');
  return dot != std::string_view::npos && ends_in_hash(name.substr(0, dot));
}

bool is_hashed_path(const std::vector<std::string>& names) {
  return is_hashed_name(names.back()) || std::any_of(names.begin(), names.end() - 1, ends_in_hash);
}

StaticFiles::StaticFiles(const std::string& folder) : root_(open(folder.c_str(), kFolderFlags)) {}

StaticFiles::~StaticFiles() {
  if (root_ >= 0) close(root_);
}

std::optional<Answer> StaticFiles::find(const FileWish& wish) {
  auto names = names_in(wish.path);
  if (!names) return std::nullopt;
  const bool is_folder = wish.path.back() == '/';
  const Descriptor folder = open_folder(root_, is_folder ? *names : std::vector(names->begin(), names->end() - 1));
  if (!folder.ok()) return std::nullopt;
  const std::string name = is_folder ? "index.html" : names->back();
  if (auto chosen = choose(folder.number(), name, wish.accept_encoding, in_use_)) {
    return answer_with(*std::move(chosen), name, !is_folder && is_hashed_path(*names), wish.if_none_match);
  }
  if (is_folder || !read_file(open_folder(root_, *names).number(), "index.html", in_use_)) return std::nullopt;
  Answer redirect{308, {}, {}, {{"Cache-Control", "no-cache"}}};
  redirect.fields.emplace_back("Location", std::string(wish.path) + "/");
  return redirect;
}

}  // namespace complaint::site
