import { defineConfig } from "vitest/config";

const alias = { "@": new URL(".", import.meta.url).pathname.replace(/\/$/, "") };
// Only a stop for what hangs: a busy machine is slow, and no test asserts a time.
const testTimeout = 120_000;
const LONG = "**/*.long.test.{ts,tsx}";

// Whatever needs no PostgreSQL is `unit`, `store` or `long`; everything else is an integration test.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          include: ["server/domain/**/*.test.ts", "server/reports/**/*.test.{ts,tsx}", "components/**/*.test.tsx", "ops/**/*.test.ts", "checker/**/*.test.ts"],
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
        test: {
          name: "integration",
          include: ["db/**/*.test.ts", "server/services/**/*.test.ts", "server/jobs/**/*.test.ts", "server/http/**/*.test.ts", "server/trpc/**/*.test.ts", "server/auth/**/*.test.ts"],
          environment: "node",
          globalSetup: ["./db/testing/global-setup.ts"],
          setupFiles: ["./db/testing/setup.ts"],
          maxWorkers: 2,
          testTimeout,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
