import { z } from "zod";

import { isStorableTime } from "../times/time-range";

export type Cursor = { at: Date; id: string };

/** Opaque place in a list ordered by time and id. */
export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString("base64url");
}

/** Reads a cursor; undefined for anything that is not one. */
export function decodeCursor(text: string): Cursor | undefined {
  const [at, id] = Buffer.from(text, "base64url").toString("utf8").split("|");
  const time = new Date(at ?? "");
  return id && /^[a-z]+_[0-9a-z]+$/.test(id) && isStorableTime(time) ? { at: time, id } : undefined;
}

/** A cursor as a caller sends it: one that a list gave out, or it is refused, because page one again would look like the end. */
export const PageCursor = z.string().max(200).refine((text) => decodeCursor(text) !== undefined, "This is no place in the list. Pass a nextCursor as it was given, or none for the first page.");
