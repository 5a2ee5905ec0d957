const READABLE = 4.5;
const STEP = 0.04;
/** The grounds a centre's colour stands on at worst: the darkest by day, the lightest by night. */
const DAY = { ground: "#efece4", towards: "#000000", ink: "#ffffff", own: "#1d3f94" };
const NIGHT = { ground: "#1b222c", towards: "#ffffff", ink: "#0b0d12", own: "#97b4ff" };

export type Accent = { colour: string; ink: string };

/**
 * An organization's colour as it can be read: moved towards black by day and towards white by night until text in it,
 * and text on it, has a contrast of at least 4.5:1 (WCAG 2.2, 1.4.3). Without a colour the product's own.
 */
export function readableAccent(colour: string | null): { day: Accent; night: Accent } {
  const fit = ({ ground, towards, ink, own }: typeof DAY): Accent => ({ colour: moved(colour ?? own, ground, towards), ink });
  return { day: fit(DAY), night: fit(NIGHT) };
}

function moved(colour: string, ground: string, towards: string): string {
  for (let share = 0; share < 1; share += STEP) {
    const mixed = mix(colour, towards, share);
    if (contrast(mixed, ground) >= READABLE) return mixed;
  }
  return towards;
}

/** The contrast of two colours (#rrggbb), 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [r = 0, g = 0, b = 0] = channels(colour).map((value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function mix(from: string, to: string, share: number): string {
  const target = channels(to);
  return `#${channels(from).map((value, at) => Math.round(value + ((target[at] ?? value) - value) * share).toString(16).padStart(2, "0")).join("")}`;
}

const channels = (colour: string): number[] => [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
