/** Why a picture is not taken, in words for who sent it. */
export class ImageError extends Error {}

/** Sides of a logo in pixels. */
export const SIDES = { least: 16, most: 1200 };

export function requireSides(width: number, height: number): void {
  const fits = (side: number) => side >= SIDES.least && side <= SIDES.most;
  if (!fits(width) || !fits(height)) throw new ImageError(`The picture is ${width} × ${height} pixels. Each side must have ${SIDES.least} to ${SIDES.most}.`);
}
