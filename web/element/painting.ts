// The part of the code that only the canvas needs, in a file of its own (painting.js): it comes when the page is idle.

export { Painting } from "../glue/painter.js";
export { release } from "../glue/release.js";
