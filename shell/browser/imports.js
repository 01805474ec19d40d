// What C++ asks of the browser, by way of the members that web/glue put on Module (README.md).

mergeInto(LibraryManager.library, {
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
