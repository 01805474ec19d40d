// Plain data of the module's C ABI (shell/browser/README.md), without the module itself.

export interface Palette {
  readonly surface: string; // "#rrggbb", as all of them
  readonly text: string;
  readonly quiet: string;
  readonly accent: string;
  readonly onAccent: string;
  readonly border: string;
  readonly field: string;
  readonly tint: string;
  readonly error: string;
  readonly errorTint: string;
  readonly focus: string;
}

export interface Surface {
  readonly width: number; // CSS px
  readonly textScale: number;
  readonly density: number; // device px a CSS px
  readonly maxHeight: number; // device px that the canvas may be high
  readonly radius: number;
  readonly palette: Palette;
}

export interface Attention {
  readonly focused: string;
  readonly ring: boolean;
  readonly hovered: string;
  readonly pressed: string;
}

export type LineStarts = (text: string, cssSize: number, weight: number, keep: boolean, width: number) => number[];

// Of form_places: frame, label, hint, problem, control, count (x, y, width, height each), bits of view::Native.
export const floatsPerNode = 25;
