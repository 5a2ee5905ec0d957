import { defineConfig } from "vitest/config";

const alias = { "@": new URL(".", import.meta.url).pathname.replace(/\/$/, "") };

// Unit tests are the pure core and components; everything that needs PostgreSQL is an integration test.
export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      {
        resolve: { alias },
        test: {
          name: "unit",
          // Only a stop for what hangs: a busy machine is slow, and no test asserts a time.
          testTimeout: 120_000,
          include: ["server/domain/**/*.test.ts", "server/reports/**/*.test.{ts,tsx}", "server/storage/**/*.test.ts", "components/**/*.test.tsx", "ops/**/*.test.ts", "checker/**/*.test.ts"],
          environment: "node",
        },
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
          testTimeout: 120_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
