import type { Requester } from "../intake";

/** Somebody made up, by the same code everywhere. */
export type PlantedPerson = { code: string; name: string; email: string; phone: string; customerId: string; userId: string };

const ALPHABET = "abcdefghjkmnpqrstvwxyz23456789";
const CODE_LENGTH = 8;
/** Numbers set aside by Ofcom for drama: 07700 900000 to 900999 ring nowhere. */
const PHONES = 1000;

/**
 * Somebody who cannot be anybody: the mail domain is kept free (RFC 2606), the phone number is one for films, and
 * name and numbers say what they are. `bytes` are random, at least ten.
 */
export function plantedPerson(bytes: Uint8Array): PlantedPerson {
  if (bytes.length < CODE_LENGTH + 2) throw new RangeError("Give ten random bytes.");
  const code = textOf(bytes.subarray(0, CODE_LENGTH));
  const phone = String((((bytes[CODE_LENGTH] ?? 0) << 8) | (bytes[CODE_LENGTH + 1] ?? 0)) % PHONES).padStart(3, "0");
  const capital = code.toUpperCase();
  return { code, name: `Drill Person ${capital}`, email: `drill-${code}@example.com`, phone: `+447700900${phone}`, customerId: `DRILL-${capital}`, userId: `drill-${code}` };
}

/** What is entered in one system only, so that what it hands over shows that it was it. */
export function markerOf({ code }: Pick<PlantedPerson, "code">, bytes: Uint8Array): string {
  return `MARKER-${code.toUpperCase()}-${textOf(bytes.subarray(0, 4)).toUpperCase()}`;
}

/** The planted person as somebody who asks: by what is theirs alone. A number for films may stand in a row of somebody real, who would be found and erased. */
export function requesterOf({ name, email, customerId, userId }: PlantedPerson): Requester {
  return { name, email, address: null, identifiers: [{ kind: "customer number", value: customerId }, { kind: "user name", value: userId }] };
}

const textOf = (bytes: Uint8Array): string => [...bytes].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join("");
