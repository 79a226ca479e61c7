import { defineConfig } from "vitest/config";

// One pool of threads without isolation: tests share no mutable state, and it is several times faster.
export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    pool: "threads",
    isolate: false,
    testTimeout: 30_000,
  },
});
