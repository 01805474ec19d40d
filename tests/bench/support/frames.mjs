// Runs in the page before its scripts: counts what makes frames. A frame is painted by script when an animation frame callback
// ran or something was drawn by WebGL.
export function countFrames() {
  globalThis.benchFrames = { callbacks: 0, draws: 0 };
  globalThis.benchDraws = []; // the times of WebGL frames, the calls of one millisecond together
  const request = globalThis.requestAnimationFrame;
  globalThis.requestAnimationFrame = (callback) =>
    request((time) => {
      benchFrames.callbacks++;
      callback(time);
    });
  const drawn = () => {
    benchFrames.draws++;
    const now = performance.now();
    if (now - (benchDraws.at(-1) ?? 0) > 1) benchDraws.push(now);
    else benchDraws[benchDraws.length - 1] = now;
  };
  for (const kind of [globalThis.WebGLRenderingContext, globalThis.WebGL2RenderingContext])
    for (const name of ["drawArrays", "drawElements", "clear"]) {
      const draw = kind?.prototype[name];
      if (!draw) continue;
      kind.prototype[name] = function (...values) {
        drawn();
        return draw.apply(this, values);
      };
    }
}
