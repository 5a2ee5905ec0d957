import { z } from "zod";

import { readableAccent } from "../privacy/accent";

/** The largest file that is taken, and the largest that is kept, in bytes. */
export const MAX_LOGO_BYTES = 512 * 1024;
export const Accent = z.string().regex(/^#[0-9a-f]{6}$/i, "Use a colour such as #1f6f5c.").transform((text) => text.toLowerCase()).nullable();

export const SaveLookInput = z.strictObject({
  accent: Accent,
  /** A PNG or JPEG in base64; null takes the logo away, absent leaves it. */
  logo: z.base64("Send the file in base64.").min(1, "Choose a file.").max(Math.ceil(MAX_LOGO_BYTES / 3) * 4, "The file is larger than 512 KiB. Send a smaller one.").nullable().optional(),
});
export type SaveLookInput = z.input<typeof SaveLookInput>;

export type Logo = { sha256: string; type: "image/png" | "image/jpeg"; width: number; height: number; base64: string };
/** How an organization's documents look, as a report's snapshot holds it. */
export type Look = { accent: string | null; logo: Logo | null };

/** The colour as it is printed: dark enough for text on white (4.5:1), else moved towards black. */
export const printedAccent = (accent: string): string => readableAccent(accent).day.colour;
