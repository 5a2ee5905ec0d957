import { once } from "node:events";

/** Where a command reads and writes. Tests give their own. */
export type Terminal = {
  env: Record<string, string | undefined>;
  stdin: AsyncIterable<Uint8Array>;
  /** Writes a result; waits where the reader is slower. */
  out: (text: string) => Promise<void>;
  /** Writes a note or a refusal, never with a secret in it. */
  note: (text: string) => void;
  /** True where a line may be written over. */
  isInteractive: boolean;
};

export function terminal({ env, stdin, stdout, stderr }: NodeJS.Process): Terminal {
  return {
    env, stdin, isInteractive: stderr.isTTY === true,
    out: async (text) => void (stdout.write(text) || (await once(stdout, "drain"))),
    note: (text) => void stderr.write(withoutSecrets(text, env)),
  };
}

/** Leaves out API keys, and whatever the environment holds as one. */
export function withoutSecrets(text: string, env: Record<string, string | undefined>): string {
  const own = env["PROOFROOM_KEY"];
  const masked = text.replaceAll(/prk_[0-9A-Za-z_]+/g, "prk_…");
  return own && own.length > 7 ? masked.replaceAll(own, "prk_…") : masked;
}

/** Text from a file or a server as a terminal may print it: no control character, no turning of the reading direction. */
export function plain(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replaceAll(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]+/g, " ");
}
