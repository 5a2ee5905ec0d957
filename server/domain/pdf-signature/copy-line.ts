import { takenAlong } from "./watermark";

const LONGEST_NAME = 60;

type Taken = { name: string; email: string; at: Date; /** Where and under what, such as "in the audit A-3". */ where: string; /** Of the original. */ sha256: string };

/**
 * What stands at the foot of every page of a copy that leaves the organization: who took it along, when and where, of
 * which original it is, and the address: in letters that every page has, whatever those of the name are. The copy is made of the original before it was signed: a mark in a signed file would have readers
 * report that it was changed after signing.
 */
export function copyLines({ name, email, at, where, sha256 }: Taken): string {
  return `${takenAlong(clipped(name), at)}, ${clipped(where)}\nUnsigned copy of the report with SHA-256 ${sha256}, for ${clipped(email)}`;
}

function clipped(text: string): string {
  const letters = [...text];
  return letters.length > LONGEST_NAME ? `${letters.slice(0, LONGEST_NAME - 3).join("")}...` : text;
}
