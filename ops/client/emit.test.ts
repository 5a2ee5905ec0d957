import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";

import { afterAll, expect, test } from "vitest";

const folder = mkdtempSync(path.join(tmpdir(), "proofroom-emit-"));
afterAll(() => rmSync(folder, { recursive: true }));

test("the client as plain JavaScript loads by itself, outside the repository", () => {
  execFileSync(process.execPath, ["--disable-warning=ExperimentalWarning", "ops/client/emit.mjs", folder]);
  writeFileSync(path.join(folder, "package.json"), '{"type":"module"}');
  const client = pathToFileURL(path.join(folder, "proofroom-client.js")).href;
  const script = `const { ProofroomClient, ProofroomError } = await import(${JSON.stringify(client)});
    const proofroom = new ProofroomClient({ url: "http://127.0.0.1:1", key: "prk_x", attempts: 1 });
    await proofroom.pushFile(${JSON.stringify(path.resolve("package.json"))}).catch((error) => console.log(error instanceof ProofroomError, error.code));`;
  const out = execFileSync(process.execPath, ["--no-strip-types", "--input-type=module", "-e", script], { cwd: folder, encoding: "utf8" });
  expect(out).toBe("true UNREACHABLE\n");
});
