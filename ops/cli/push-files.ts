import { ProofroomError, type ProofroomClient, type PushAnswer, type PushItem } from "../client/proofroom-client";
import { EXIT, exitOf, type ExitCode } from "./cli-error";
import type { Described } from "./push-options";
import { readInput, type Input } from "./read-input";

export type Outcome = { file: string; answer: PushAnswer } | { file: string; error: ProofroomError } | { file: string; error: null };
type Run = { client: ProofroomClient; described: Described; dryRun: boolean; stdin: AsyncIterable<Uint8Array>; tell: (outcome: Outcome) => Promise<void> };
type Waiting = { file: string; item: PushItem };

const GROUP_ITEMS = 100;
const GROUP_BYTES = 8 * 1024 ** 2;

/**
 * Pushes files in order: small ones together, larger ones by upload. Tells of each as its answer comes. Once the server
 * cannot be reached or refuses the key, the rest is not tried.
 */
export async function pushFiles(files: string[], run: Run): Promise<ExitCode> {
  let code: ExitCode = EXIT.done;
  let waiting: Waiting[] = [];
  let bytes = 0;
  const told = async (outcomes: Outcome[]) => {
    for (const outcome of outcomes) {
      code = worse(code, outcome);
      await run.tell(outcome);
    }
  };
  const flush = async () => {
    const group = waiting;
    [waiting, bytes] = [[], 0];
    await told(await pushGroup(group, run));
  };
  for (const [i, file] of files.entries()) {
    const input = await readInput(file, run.stdin);
    if ("path" in input) {
      await flush();
      if (code < EXIT.usage) await told([await pushLarge(input, run)]);
      else await input.dispose();
    } else {
      waiting.push({ file: input.name, item: { ...run.described, fileName: input.fileName, content: { base64: Buffer.from(input.bytes).toString("base64") } } });
      bytes += input.bytes.length;
      if (waiting.length >= GROUP_ITEMS || bytes >= GROUP_BYTES) await flush();
    }
    if (code >= EXIT.usage) {
      await told(files.slice(i + 1).map((rest) => ({ file: rest, error: null })));
      return code;
    }
  }
  await flush();
  return code;
}

async function pushGroup(group: Waiting[], { client, dryRun }: Run): Promise<Outcome[]> {
  const [only] = group;
  if (!only) return [];
  try {
    const items = group.map(({ item }) => item);
    const answers = group.length === 1 ? [await client.push(only.item, { dryRun })] : await client.pushBatch(items, { dryRun });
    return group.map(({ file }, i) => {
      const answer = answers[i];
      return answer ? { file, answer } : { file, error: null };
    });
  } catch (error) {
    if (!(error instanceof ProofroomError)) throw error;
    return group.map(({ file }) => ({ file, error }));
  }
}

async function pushLarge(input: Extract<Input, { path: string }>, { client, described, dryRun }: Run): Promise<Outcome> {
  try {
    return { file: input.name, answer: await client.pushFile(input.path, { ...described, fileName: input.fileName, dryRun }) };
  } catch (error) {
    if (!(error instanceof ProofroomError)) throw error;
    return { file: input.name, error };
  } finally {
    await input.dispose();
  }
}

function worse(code: ExitCode, outcome: Outcome): ExitCode {
  const own = "answer" in outcome ? (outcome.answer.status === "refused" ? EXIT.refused : EXIT.done) : outcome.error ? exitOf(outcome.error) : EXIT.refused;
  return own > code ? own : code;
}
