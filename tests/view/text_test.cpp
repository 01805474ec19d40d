#include "view/text.h"

#include <doctest/doctest.h>

#include "view/bench.h"
#include "view/pages.h"

namespace complaint::test {
namespace {

using view::Lines;
using view::Style;
using view::Typesetter;
using view::Weight;
using view::WhiteSpace;

const Style kBody{16, 24, Weight::regular};

Lines wrap(Bench& bench, std::string_view text, float width, WhiteSpace space = WhiteSpace::collapse) {
  return bench.in_frame([&] { return Typesetter(bench.fonts, bench.breaker).wrap(text, kBody, space, width); });
}

std::vector<std::string> words_of(const Lines& lines) {
  std::vector<std::string> words;
  for (std::size_t line = 0; line < lines.count(); ++line) words.emplace_back(lines.line(line));
  return words;
}

bool drawable(Bench& bench, std::string_view text) {
  return bench.in_frame([&] { return Typesetter(bench.fonts, bench.breaker).drawable(text, Weight::regular); });
}

using Words = std::vector<std::string>;

}  // namespace

TEST_CASE("text: what surely fits is one line, and nobody is asked") {
  Bench bench;
  CHECK(words_of(wrap(bench, "Uw voornaam en achternaam", 600)) == Words{"Uw voornaam en achternaam"});
  CHECK(bench.breaker.asked.empty());
}

TEST_CASE("text: what fits by less than 3 % is asked about") {
  Bench bench;
  const std::string words = "Uw voornaam en achternaam";
  const float width = bench.in_frame([&] { return Typesetter(bench.fonts, bench.breaker).width(words, kBody); });
  CHECK(wrap(bench, words, width * 1.02F).count() == 1);
  CHECK(bench.breaker.asked == Words{words});
}

TEST_CASE("text: lines break after spaces and hyphens") {
  Bench bench;
  CHECK(words_of(wrap(bench, "een twee drie", 70)) == Words{"een twee", "drie"});
  CHECK(words_of(wrap(bench, "e-mailadressen", 115)) == Words{"e-", "mailadressen"});
}

TEST_CASE("text: a word that is wider than the line breaks inside, never within a character") {
  Bench bench;
  const Lines lines = wrap(bench, "ééééééééééééééééééééé", 40);
  CHECK(lines.count() > 3);
  for (const std::uint32_t start : lines.starts) CHECK(start % 2 == 0);
  CHECK(wrap(bench, "WWW", 1).count() == 3);
}

TEST_CASE("text: white space collapses in labels and stays in values") {
  Bench bench;
  CHECK(words_of(wrap(bench, "  een \n\t twee ", 600)) == Words{"een twee"});
  CHECK(words_of(wrap(bench, "een  twee\n\ndrie\n", 600, WhiteSpace::keep)) == Words{"een  twee", "", "drie", ""});
  CHECK(words_of(wrap(bench, "", 600)) == Words{""});
}

TEST_CASE("text: of a value only the paragraphs that may not fit are asked about") {
  Bench bench;
  const std::string longer = "Dit is een regel die zeker niet op een smal scherm past";
  CHECK(wrap(bench, "kort\n" + longer + "\nook kort", 200, WhiteSpace::keep).count() > 4);
  CHECK(bench.breaker.asked == Words{longer});
}

TEST_CASE("text: line starts of a careless breaker do no harm") {
  struct Careless final : view::LineBreaker {
    std::vector<std::uint32_t> line_starts(std::string_view, float, Weight, WhiteSpace, float) override {
      return {3, 3, 1, 900, 4000000000U};
    }
  } careless;
  Bench bench;
  const Lines lines = bench.in_frame(
      [&] { return Typesetter(bench.fonts, careless).wrap("een twee drie vier", kBody, WhiteSpace::collapse, 50); });
  CHECK(lines.starts == std::vector<std::uint32_t>{0, 3});
  CHECK(words_of(lines) == Words{"een", "twee drie vier"});
}

TEST_CASE("text: the font draws our languages") {
  Bench bench;
  for (const char* text : {"Klacht indienen", "coöperatie, geïnd, één, IJ ĳ", "Ça va ? Œuvre, naïveté, « ici »",
                           "Größe, ẞ, Ö, „so“", "€ 1.250,– … ‘enkel’ “dubbel” • → ✓ 50 ‰", "Łukasz Žižek Şahin Țepeș Őry"})
    CHECK_MESSAGE(drawable(bench, text), text);
}

TEST_CASE("text: what the font cannot draw is left to the browser") {
  Bench bench;
  for (const char* text : {"Jan שלום", "مرحبا", "李明", "Привет", "😀", "e\xCC\x81", "soft\xC2\xADhyphen", "tab\there",
                           "zero\xE2\x80\x8Dwidth", "broken \xC3", "bell \x07", "\xEF\xBF\xBE"})
    CHECK_FALSE_MESSAGE(drawable(bench, text), text);
}

TEST_CASE("text: Dear ImGui's size and CSS size of our fonts differ by exactly 1.25") {
  Bench bench;
  bench.in_frame([&] {
    for (ImFont* font : {bench.fonts.regular, bench.fonts.semibold}) {
      for (const float size : {16.F, 20.F, 28.F, 32.F, 56.F}) {
        const ImFontBaked* baked = font->GetFontBaked(size * view::kImGuiPerCss);
        CHECK(baked->Ascent == size);
        CHECK(baked->Descent == -size / 4);
      }
    }
    return 0;
  });
}

TEST_CASE("layout: parts with characters that the font lacks are marked, part by part") {
  Bench bench;
  form::Node node = node_of(form::Role::textarea, "a", "Reden");
  node.value = "我不同意";
  node.hint = "كيف";
  node.problem = "Vul iets in";
  node.count = "Nog 10 😀";
  form::Page page;
  page.nodes = {node, node_of(form::Role::button, "b", "继续")};
  const view::Layout layout = bench.lay_out(page, {});
  CHECK(layout.native[0] == (view::kNativeControl | view::kNativeHint | view::kNativeCount));
  CHECK(layout.native[1] == view::kNativeLabel);
  CHECK(layout.nodes[1].label.width == 32);  // one em a character
}

}  // namespace complaint::test
