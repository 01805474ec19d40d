#include "definition/read_form.h"

#include "assets/library.h"
#include "definition/problems.h"

using namespace complaint;
using namespace complaint::definition;
using complaint::test::changed;
using complaint::test::told;

namespace {

constexpr std::string_view kSmall = R"({
  "form": "small", "agreement": "none",
  "pages": [ { "page": "start", "blocks": [
    { "text": "advice", "emphasis": "notice" },
    { "list": "needed", "items": ["needed.one", "needed.two"] },
    { "question": "kind", "type": "choice", "options": ["a", "b"], "at": "/kind" },
    { "question": "case", "type": "choice", "options": ["yes", "no"], "at": "/case", "as": "presence" },
    { "oneIsEnough": "one", "when": [{ "answer": "case", "is": "yes" }], "questions": [
      { "question": "number", "type": "case_number", "at": "/case/number" },
      { "question": "id", "type": "nationalId", "at": "/case/id", "when": [{ "profile": "nationalId", "isNot": "none" }] } ] },
    { "question": "why", "type": "statement", "at": "/why", "required": [{ "answer": "kind", "is": ["a"] }] },
    { "question": "agree", "type": "tick", "at": "/agree" },
    { "question": "when.date", "type": "date", "at": "/day", "required": false, "when": [{ "answer": "agree", "is": "yes" }] } ] } ]
})";

std::string told_of(std::string_view from, std::string_view to) { return told(read_form(changed(kSmall, from, to)).problems); }

}  // namespace

TEST_CASE("definition: what stands in the file is read") {
  const auto [form, problems] = read_form(kSmall);
  REQUIRE(told(problems).empty());
  CHECK(form.name == "small");
  CHECK(form.agreement == Agreement::none);
  REQUIRE(form.questions.size() == 7);
  const Question& number = form.questions[form.question_named("number")];
  CHECK(number.validator == fields::validator_named("case_number"));
  CHECK(number.group == 0);
  REQUIRE(number.when.size() == 1);
  CHECK(form.questions[number.when[0].question].name == "case");
  const Question& id = form.questions[form.question_named("id")];
  CHECK(id.kind == Kind::national_id);
  CHECK_FALSE(id.in_draft);
  REQUIRE(id.when.size() == 4);  // the group's, its own, and those of every national number
  CHECK(id.when[1].is_not);
  CHECK(id.when[2].subject == Subject::profile);
  CHECK(id.when[3].subject == Subject::host);
  const Question& why = form.questions[form.question_named("why")];
  CHECK(why.is_required);
  CHECK(why.required_when.size() == 1);
  CHECK_FALSE(form.questions[form.question_named("agree")].is_required);
  CHECK_FALSE(form.questions[form.question_named("when.date")].is_required);
  CHECK(form.question_named("none") == form.questions.size());
}

TEST_CASE("definition: every form that comes with the project is read, and calls itself by its file's name") {
  const auto reading = assets::read_library(assets::embedded_files());
  for (const auto& [file, problem] : reading.problems) MESSAGE(file << problem.pointer << " " << problem.words);
  CHECK(reading.problems.empty());
  CHECK(reading.library.forms.size() == assets::embedded_names("forms/").size());
  CHECK(reading.library.profiles.size() == assets::embedded_names("profiles/").size());
  CHECK(reading.library.profiles.front().rules.profile == "nl");
}

TEST_CASE("definition: a file that does not call itself by its name is told") {
  const assets::EmbeddedFile files[] = {{"forms/large.json", kSmall}, {"other/small.json", "{"}};
  const auto reading = assets::read_library(files);
  REQUIRE(reading.problems.size() == 1);
  CHECK(reading.problems[0].problem.pointer == "/form");
  CHECK(reading.library.forms.empty());
}

TEST_CASE("definition: what is wrong is told, with its place") {
  const std::string none = "/pages/0/blocks/2/";
  CHECK(told_of("\"form\": \"small\",", "") == " lacks \"form\"");
  CHECK(told_of("\"small\"", "\"Small\"") ==
        "/form is not a name: lower case letters, digits and _, with . or - between them, at most 60");
  CHECK(told_of("\"none\"", "\"maybe\"") == "/agreement is none of \"none\", \"consent\", \"notice\", \"byProfile\"");
  CHECK(told_of("\"page\": \"start\"", "\"page\": \"done\"") == "/pages/0/page is the name of another page too");
  CHECK(told_of("\"text\": \"advice\"", "\"title\": \"advice\"") ==
        "/pages/0/blocks/0 has no member that says what it is: is none of \"question\", \"oneIsEnough\", \"heading\", \"text\", "
        "\"list\", "
        "\"contactDetails\"");
  CHECK(told_of("\"emphasis\": \"notice\"", "\"emphasis\": \"loud\"") ==
        "/pages/0/blocks/0/emphasis is none of \"normal\", \"notice\"");
  CHECK(told_of("\"needed.two\"", "\"needed.one\"") == "/pages/0/blocks/1/items/1 is not a name, or that of something else too");
  CHECK(told_of("\"kind\", \"type\"", "\"advice\", \"type\"").starts_with(none + "question is the name of something else too"));
  CHECK(told_of("\"type\": \"choice\", \"options\": [\"a\", \"b\"]", "\"type\": \"bool\"")
            .starts_with(none + "type is none of \"choice\", \"tick\", \"nationalId\", \"name\""));
  CHECK(told_of("[\"a\", \"b\"]", "[\"a\", \"a\"]") ==
        none + "options/1 is not a name without \".\", or stands there twice; " + none +
            "question gives an id to something that is also something else's: kind.a");
  CHECK(told_of("[\"a\", \"b\"]", "[]").starts_with(none + "options is empty"));
  CHECK(told_of("\"at\": \"/kind\"", "\"at\": \"kind\"") ==
        none + "at is not a pointer to a member: / and letters and digits, at most 4 times");
  CHECK(told_of("\"at\": \"/kind\"", "\"at\": \"/id\"") == none + "at is taken by the payload itself");
  CHECK(told_of("\"at\": \"/kind\"", "\"at\": \"/consent/x\"") == none + "at is taken by the payload itself");
  CHECK(told_of("\"at\": \"/kind\"", "\"at\": \"/why\"") == "/pages/0/blocks/5/at is the place of another answer, or holds it");
  CHECK(told_of("\"at\": \"/kind\"", "\"at\": \"/why/kind\"") ==
        "/pages/0/blocks/5/at is the place of another answer, or holds it");
  CHECK(told_of("\"at\": \"/kind\"", "\"at\": \"/kind\", \"as\": \"presence\"") ==
        none + "as needs a tick, or a choice of \"yes\" and \"no\"; " + none + "at holds no answer whose presence it could say");
  CHECK(told_of("{ \"answer\": \"case\", \"is\": \"yes\" }", "{ \"answer\": \"kind\", \"is\": \"a\" }") ==
        "/pages/0/blocks/4/questions/0 stands in the object of case, but is asked without a \"yes\" to it; "
        "/pages/0/blocks/4/questions/1 stands in the object of case, but is asked without a \"yes\" to it");
  CHECK(told_of("\"answer\": \"kind\", \"is\": [\"a\"]", "\"answer\": \"kind\", \"is\": [\"c\"]") ==
        "/pages/0/blocks/5/required/0/is has \"c\", which is no option of kind");
  CHECK(told_of("\"answer\": \"kind\"", "\"answer\": \"when.date\"") ==
        "/pages/0/blocks/5/required/0/answer is no earlier question");
  CHECK(told_of("\"answer\": \"kind\"", "\"answer\": \"number\"") ==
        "/pages/0/blocks/5/required/0/answer is neither a choice nor a tick");
  CHECK(told_of("\"isNot\": \"none\"", "\"isNot\": \"name\"") ==
        R"(/pages/0/blocks/4/questions/1/when/0/isNot is none of "none", "bsn", "rrn", "birthDate")");
  CHECK(told_of("\"profile\": \"nationalId\"", "\"profile\": \"colour\"") ==
        "/pages/0/blocks/4/questions/1/when/0/profile is not \"nationalId\"");
  CHECK(told_of("\"profile\": \"nationalId\"", "\"profile\": \"nationalId\", \"answer\": \"kind\"") ==
        "/pages/0/blocks/4/questions/1/when/0 looks at more than one thing");
  CHECK(told_of("\"at\": \"/case/id\"", "\"at\": \"/case/id\", \"draft\": true") ==
        "/pages/0/blocks/4/questions/1/draft holds no national number");
  CHECK(told_of("\"at\": \"/case/number\"", "\"at\": \"/case/number\", \"required\": true") ==
        "/pages/0/blocks/4/questions/0/required is not for one of a group");
  CHECK(told_of("\"at\": \"/case/number\"", "\"at\": \"/case/number\", \"prefill\": \"age\"") ==
        "/pages/0/blocks/4/questions/0/prefill is none of \"caseNumber\", \"name\", \"phone\", \"email\"");
  CHECK(told_of("\"type\": \"tick\"", "\"type\": \"tick\", \"options\": [\"a\"]") ==
        "/pages/0/blocks/6/options is for a choice only");
  CHECK(told_of("\"at\": \"/agree\"", "\"at\": \"/agree\", \"colour\": 1") == "/pages/0/blocks/6/colour is not known here");
}

TEST_CASE("definition: an id that a page has already is no name") {
  const std::string words = "/pages/0/blocks/6/question ";
  for (const char* name : {"next", "consent", "review.x", "mend.kind", "draft.continue"})
    CHECK(told_of("\"agree\", \"type\"", "\"" + std::string(name) + "\", \"type\"")
              .starts_with(words + "is the name of something else too"));
  for (const char* name : {"kind.a", "why.short", "when.date.day"})
    CHECK(told_of("\"agree\", \"type\"", "\"" + std::string(name) + "\", \"type\"").find("something") != std::string::npos);
}

TEST_CASE("definition: drafts never hold what tells who somebody is") {
  const auto whose = [](std::string_view type) {
    return read_form(changed(kSmall, "\"statement\", \"at\"", "\"" + std::string(type) + "\", \"at\"")).form;
  };
  for (const char* type : {"bsn", "rrn", "birthDate"}) {
    const Form form = whose(type);
    CHECK_FALSE(form.questions[form.question_named("why")].in_draft);
    CHECK(told_of("\"statement\", \"at\"", "\"" + std::string(type) + "\", \"draft\": true, \"at\"") ==
          "/pages/0/blocks/5/draft holds no national number");
  }
  const Form form = whose("line");
  CHECK(form.questions[form.question_named("why")].in_draft);
}

TEST_CASE("definition: one of a group says nothing of an object's presence") {
  CHECK(told_of("\"type\": \"case_number\", \"at\": \"/case/number\"", "\"type\": \"tick\", \"at\": \"/x\", \"as\": \"presence\"")
            .find("/pages/0/blocks/4/questions/0/as is not for one of a group") != std::string::npos);
}

TEST_CASE("definition: answers that no payload has room for are not asked") {
  const auto with = [](int statements) {
    std::string blocks;
    for (int at = 0; at < statements; ++at) {
      const std::string name = "s" + std::to_string(at);
      blocks += (at == 0 ? "" : ",") + (R"({"question":")" + name + R"(","type":"statement","at":"/)" + name + "\"}");
    }
    return told(read_form(R"({"form":"f","agreement":"none","pages":[{"page":"p","blocks":[)" + blocks + "]}]}").problems);
  };
  CHECK(with(3).empty());
  CHECK(with(4) == "/pages ask for more than a payload of 65536 bytes has room for");
}

TEST_CASE("definition: dates of one group of names have parts of their own") {
  CHECK(told_of("{ \"question\": \"agree\", \"type\": \"tick\", \"at\": \"/agree\" },",
                "{ \"question\": \"agree\", \"type\": \"tick\", \"at\": \"/agree\" },"
                "{ \"question\": \"when.end\", \"type\": \"date\", \"at\": \"/end\" },")
            .empty());
}

TEST_CASE("definition: what is no object, or no JSON, is told as a whole") {
  for (const char* text : {"[]", "null", "5"}) CHECK(told(read_form(text).problems) == " is not an object");
  for (const char* text : {"", "{", "\xFF"}) CHECK(told(read_form(text).problems) == " is not JSON");
  CHECK(told(read_form(R"({"form":"a","agreement":"none","pages":[]})").problems) == "/pages is empty");
}
