/** Size of an exported figure in millimetres; the figure's own proportions without a height. */
export interface FigureSize {
  readonly width: number;
  readonly height?: number;
}

/** CSS pixels of so many millimetres. */
export function pixels(millimetres: number): number {
  return (millimetres / 25.4) * 96;
}

/** Millimetres of so many CSS pixels, to the hundredth. */
export function millimetres(pixels: number): number {
  return Math.round((pixels / 96) * 2540) / 100;
}
