import { defineConfig } from "vitest/config";

const DATABASE = ["test/ledger/**/*.test.ts", "test/crash/**/*.test.ts"];

// One pool of threads without isolation: tests share no mutable state, and it is several times faster.
// Database tests are a project of their own: a PostgreSQL server is started for them, and for them only.
export default defineConfig({
  test: {
    pool: "threads",
    isolate: false,
    testTimeout: 30_000,
    hookTimeout: 60_000,
    projects: [
      {
        extends: true,
        test: { name: "plain", include: ["test/**/*.test.ts"], exclude: DATABASE },
      },
      {
        extends: true,
        test: { name: "database", include: DATABASE, globalSetup: "test/postgres/setup.ts" },
      },
    ],
  },
});
