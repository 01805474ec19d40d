// Which painter shows the page: the canvas, or the browser's own elements.

export type Painter = "canvas" | "native";

export interface PainterWishes {
  readonly attribute: string | null; // the host's: auto, canvas, native
  readonly person: Painter | undefined; // pressed the switch in this page view
  readonly remembered: Painter | undefined; // pressed it on an earlier visit
}

export interface PainterMeans {
  readonly forcedColours: boolean;
  readonly printing: boolean;
  readonly canvasWorks: boolean; // WebGL2, not lost for good
}

const painterIn = (value: string | null): Painter | undefined => (value === "canvas" || value === "native" ? value : undefined);

export function wishedPainter({ attribute, person, remembered }: PainterWishes): Painter {
  return person ?? painterIn(attribute) ?? remembered ?? "canvas";
}

export const painterFor = (wishes: PainterWishes, means: PainterMeans): Painter =>
  means.forcedColours || means.printing || !means.canvasWorks ? "native" : wishedPainter(wishes);

const storageKey = "complaint-form.painter";

// Storage may be refused, or be missing, in private windows and sandboxed frames.
export function rememberedPainter(): Painter | undefined {
  try {
    return painterIn(localStorage.getItem(storageKey));
  } catch {
    return undefined;
  }
}

export function rememberPainter(painter: Painter): void {
  try {
    localStorage.setItem(storageKey, painter);
  } catch {
    return;
  }
}
