import { globSync, readFileSync } from "node:fs";

import { defineConfig } from "vitest/config";

const alias = { "@": new URL(".", import.meta.url).pathname.replace(/\/$/, "") };
// Only a stop for what hangs: a busy machine is slow, and no test asserts a time.
const testTimeout = 120_000;
const LONG = "**/*.long.test.{ts,tsx}";

const INTEGRATION = ["db/**/*.test.ts", "server/services/**/*.test.ts", "server/jobs/**/*.test.ts", "server/http/**/*.test.ts", "server/trpc/**/*.test.ts", "server/auth/**/*.test.ts"];
// Replaced modules and variables of the environment stay with the process: such a file has one to itself.
const REPLACES = /\bvi\.(mock|doMock|resetModules|stubEnv|stubGlobal)\b|process\.env\[[^\]]+\] =/;
const APART = globSync(INTEGRATION).filter((file) => REPLACES.test(readFileSync(file, "utf8")));
const integration = {
  environment: "node" as const,
  globalSetup: ["./ops/programs-for-tests.ts", "./db/testing/global-setup.ts"],
  setupFiles: ["./db/testing/setup.ts"],
  maxWorkers: 2,
  testTimeout,
  hookTimeout: 120_000,
  // What a test waits for comes when it comes, too.
  expect: { poll: { timeout: 60_000 } },
};

// Whatever needs no PostgreSQL is `unit`, `store` or `long`; everything else is an integration test.
export default defineConfig({
  resolve: { alias },
  test: {
    // One a core; left to itself one core would stay idle.
    maxWorkers: 2,
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["server/domain/**/*.test.ts", "server/reports/**/*.test.{ts,tsx}", "components/**/*.test.tsx", "emails/**/*.test.tsx", "ops/**/*.test.ts", "checker/**/*.test.ts"],
          exclude: [LONG],
          environment: "node",
          // Functions without state of their own: the files share one process's modules, and what a test replaces is put back after it.
          isolate: false,
          restoreMocks: true,
          testTimeout,
        },
      },
      {
        resolve: { alias },
        // These set the process's environment and data folder, so each file has a process to itself.
        test: { name: "store", include: ["server/storage/**/*.test.ts"], environment: "node", testTimeout },
      },
      {
        resolve: { alias },
        // What makes whole PDFs, or changes every byte of a file.
        test: { name: "long", include: [LONG], environment: "node", testTimeout },
      },
      {
        resolve: { alias },
        // Each file has a database and a data folder of its own; the code they load is loaded once a process.
        test: { name: "integration", include: INTEGRATION, exclude: APART, isolate: false, ...integration },
      },
      {
        resolve: { alias },
        test: { name: "integration-apart", include: APART, ...integration, sequence: { groupOrder: 1 } },
      },
    ],
  },
});
