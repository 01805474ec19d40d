// What ./dev installs stands in tools/setup.sh, once.
import assert from "node:assert/strict";
import test from "node:test";
import { files, read } from "./files.mjs";

const setup = read("tools/setup.sh");

test("the container image installs through ./dev alone", () => {
  const dockerfile = read("Dockerfile").replace(/^#.*/gm, "");
  assert.match(dockerfile, /^RUN \.\/dev build$/m);
  assert.doesNotMatch(dockerfile, /\b(apt|apt-get|dpkg|npm|pip|curl|wget|cmake)\b/);
  assert.match(dockerfile, /^USER nobody$/m);
  const images = [...dockerfile.matchAll(/^FROM (\S+)/gm)].map((match) => match[1]);
  assert.equal(new Set(images).size, 1, "the libraries of one image are loaded in the other");
  for (const left of [".git", "build", "**/node_modules"]) assert.ok(read(".dockerignore").split("\n").includes(left), left);
});

test("Dear ImGui's commit is the same in tools/setup.sh and cmake/ImGui.cmake, and its version is among those tried", () => {
  const commit = /^imgui_commit=([0-9a-f]{40}) # v(\S+)$/m.exec(setup);
  assert.ok(commit);
  assert.match(read("cmake/ImGui.cmake"), new RegExp(`GIT_TAG ${commit[1]}\\) # v${commit[2]}`));
  const versions = /^imgui_versions="([^"]+)"$/m.exec(setup)[1].split(" ");
  assert.ok(versions.includes(commit[2]));
  for (const archive of /^imgui_archives="([^"]+)"$/m.exec(setup)[1].split(" ")) {
    const [, version] = /^([0-9.]+[a-z]?)\+ds:[0-9a-f]{64}$/.exec(archive) ?? assert.fail(archive);
    assert.ok(versions.includes(version), archive);
  }
});

test("Dear ImGui's internals are reached through one file, which guards them", () => {
  const including = (header) => files("src/*", "shell/*", "tests/*.cpp").filter((name) => read(name).includes(header));
  const internals = "src/view/imgui_internals.h";
  assert.deepEqual(including("#include <imgui_internal.h>"), [internals]);
  assert.deepEqual(including('#include "view/imgui_internals.h"'), ["src/view/draw_context.cpp"]);
  assert.match(read(internals), /static_assert/);
});
