// What C++ asks of the browser, by way of the members that web/glue put on Module (README.md).

// Newer Emscriptens hold their text functions in the library; the older have them always, and do not know their names.
const textsAreInLibrary = typeof addToLibrary === "function";

mergeInto(LibraryManager.library, {
  // Byte offsets where lines begin, written to `starts`, which has room for one a byte of text. Gives how many.
  browser_line_starts__deps: textsAreInLibrary ? ["$UTF8ToString", "$lengthBytesUTF8"] : [],
  browser_line_starts: function (text, size, cssSize, weight, keepWhiteSpace, width, starts) {
    var words = UTF8ToString(text, size);
    var offsets = Module["lineStarts"](words, cssSize, weight, !!keepWhiteSpace, width);
    var units = 0; // UTF-16 code units and bytes passed so far
    var bytes = 0;
    var count = Math.min(offsets.length, size + 1);
    for (var i = 0; i < count; i++) {
      bytes += lengthBytesUTF8(words.slice(units, offsets[i]));
      units = offsets[i];
      HEAPU32[(starts >> 2) + i] = bytes;
    }
    return count;
  },

  // Makes the canvas known to html5.h under the name "!canvas"; 0: the glue gave none.
  browser_take_canvas__deps: ["$specialHTMLTargets"],
  browser_take_canvas: function () {
    var given = Module["specialHTMLTargets"];
    specialHTMLTargets["!canvas"] = given && given["!canvas"];
    return specialHTMLTargets["!canvas"] ? 1 : 0;
  },

  // A context lives on until its canvas is collected; losing it frees the GPU's memory, and the browser's slot, now.
  browser_release_canvas__deps: ["$specialHTMLTargets", "$GL"],
  browser_release_canvas: function () {
    var context = GL.currentContext && GL.currentContext.GLctx;
    var extension = context && context.getExtension("WEBGL_lose_context");
    if (extension) extension.loseContext();
    delete specialHTMLTargets["!canvas"];
  },

  browser_context_lost: function () {
    Module["contextLost"]();
  },

  browser_context_restored: function () {
    Module["contextRestored"]();
  },
});
