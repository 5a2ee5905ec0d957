import { Broken, CannotCheck } from "@/checker/broken";
import { openPack } from "@/checker/node-files";
import { Report } from "@/checker/report";
import { readFile } from "@/checker/source";
import { bundlePath } from "@/server/domain/ledger/tiles";
import type { Mirror } from "@/server/services/ledger/read-mirror";

import { CliError, EXIT, usageError } from "./cli-error";

/** A mirror's folder, or a pack as folder or zip: its checkpoint, and its entry bundles by index. `prefix` is where a pack holds another log than its own. */
export async function mirrorAt(place: string, prefix = ""): Promise<Mirror> {
  const source = await openPack(place, new Report()).catch((error: unknown) => {
    throw error instanceof CannotCheck || error instanceof Broken ? usageError(`--from: ${error.message}`) : error;
  });
  const read = async (path: string) => readFile(source, path).catch((error: unknown) => {
    throw error instanceof Broken ? new CliError(EXIT.refused, `${place}: ${path} is missing or not usable: ${error.message}.`) : error;
  });
  const isPrefixed = source.files.some(({ path }) => path === `${prefix}checkpoint`);
  const within = isPrefixed ? prefix : "";
  return {
    checkpoint: async () => read(`${within}checkpoint`),
    bundle: async (bundle) => read(`${within}${bundlePath(bundle)}`),
  };
}
