import { isStorableTime } from "./time-range";

export type Cursor = { at: Date; id: string };

/** Opaque place in a list ordered by time and id. */
export function encodeCursor({ at, id }: Cursor): string {
  return Buffer.from(`${at.toISOString()}|${id}`).toString("base64url");
}

/** Reads a cursor; undefined for anything that is not one, which starts the list over. */
export function decodeCursor(text: string): Cursor | undefined {
  const [at, id] = Buffer.from(text, "base64url").toString("utf8").split("|");
  const time = new Date(at ?? "");
  return id && /^[a-z]+_[0-9a-z]+$/.test(id) && isStorableTime(time) ? { at: time, id } : undefined;
}
