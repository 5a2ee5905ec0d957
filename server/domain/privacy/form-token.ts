/**
 * What one form of the public centre is known by. It stands in the form's address, so that whoever goes back to it has the
 * same form before them, without a cookie or a script. It says when it was given out: an address somebody kept or passed
 * on is no form any more after half a day, since the same words sent much later are another request.
 */
const GOOD_FOR_MS = 12 * 3_600_000;
/** A clock of ours may be a little behind the one that gave it out. */
const SKEW_MS = 5 * 60_000;
const SHAPE = /^([0-9a-z]{8,9})-[\w-]{22}$/;

/** `random`: 16 bytes as base64url. */
export const formToken = (now: Date, random: string): string => `${now.getTime().toString(36)}-${random}`;

/** Whether a form of this token counts at a moment: one that has the shape of ours, and says that it was given out in the last half day. It is not signed: whoever makes one up has a form of their own. */
export function isCurrentForm(token: string, now: Date): boolean {
  const at = parseInt(SHAPE.exec(token)?.[1] ?? "", 36);
  const age = now.getTime() - at;
  return age >= -SKEW_MS && age < GOOD_FOR_MS;
}
