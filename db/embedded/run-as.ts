import { chownSync, existsSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";

// The unprivileged account every Linux has.
const NOBODY = 65_534;

export type RunAs = { command: string[]; uid?: number; gid?: number };

/**
 * How to run a PostgreSQL binary. PostgreSQL refuses to run as root, so under root it runs as `nobody`; where the
 * project lies in a folder `nobody` may not enter (such as /root), `setpriv` lends it the right to pass.
 */
export function runAs(binary: string, args: string[], folder: string): RunAs {
  if (process.getuid?.() !== 0) return { command: [binary, ...args] };
  if (isReachable(folder) && isReachable(path.dirname(binary))) return { command: [binary, ...args], uid: NOBODY, gid: NOBODY };
  const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"].find((file) => existsSync(file));
  if (!setpriv) throw new Error(`PostgreSQL does not run as root and "nobody" cannot enter ${folder}. Move the project elsewhere or start it as an ordinary user.`);
  const grant = ["--inh-caps", "+dac_override,+dac_read_search", "--ambient-caps", "+dac_override,+dac_read_search"];
  return { command: [setpriv, "--reuid", String(NOBODY), "--regid", String(NOBODY), "--clear-groups", ...grant, binary, ...args] };
}

/** Under root, hands a folder and all in it to the account PostgreSQL runs as. */
export function giveAway(folder: string): void {
  if (process.getuid?.() !== 0) return;
  chownSync(folder, NOBODY, NOBODY);
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (lstatSync(file).isDirectory()) giveAway(file);
    else chownSync(file, NOBODY, NOBODY);
  }
}

function isReachable(folder: string): boolean {
  for (let at = path.resolve(folder); at !== path.dirname(at); at = path.dirname(at)) {
    if (existsSync(at) && (lstatSync(at).mode & 0o001) === 0 && lstatSync(at).uid !== NOBODY) return false;
  }
  return true;
}
