import { main, unexpected } from "./cli";

// Entry of verify.mjs: the exit code is set, not forced, so that all output is written first.
process.exitCode = await main(process.argv.slice(2), { out: (text) => process.stdout.write(text), err: (text) => process.stderr.write(text) }).catch((error: unknown) => {
  process.stderr.write(unexpected(error));
  return 2;
});
