import { Broken } from "./broken";
import { fromBase64, toBase64 } from "./bytes";
import { parseNote, type Note } from "./note";

/** Head of a log as a signed note tells it (C2SP tlog-checkpoint). `place` is where the note lies. */
export type Checkpoint = { place: string; origin: string; size: number; root: Uint8Array; note: Note };

/** Reads a checkpoint note strictly: three lines, no extension. Signatures are judged elsewhere. Throws `Broken`. */
export function parseCheckpoint(bytes: Uint8Array, place: string): Checkpoint {
  const note = parseNote(bytes);
  const [, origin, size, base64] = /^([^\n]+)\n(0|[1-9][0-9]{0,15})\n([A-Za-z0-9+/]{43}=)\n$/.exec(note.text) ?? [];
  if (!origin || !size || !base64) throw new Broken("CHECKPOINT_FORM", "not a checkpoint: origin, size and root are expected, a line each");
  if (!Number.isSafeInteger(Number(size))) throw new Broken("CHECKPOINT_FORM", "a log of this size cannot be");
  return { place, origin, size: Number(size), root: fromBase64(base64, 32), note };
}

/** The text that is signed and time-stamped. */
export function checkpointText(origin: string, size: number, root: Uint8Array): string {
  return `${origin}\n${size}\n${toBase64(root)}\n`;
}
