// Passwords and names: how they are kept, which are not taken, how long a guesser waits.
import { argon2Sync } from "node:crypto";
import { describe, expect, it } from "vitest";
import {
  hashPassword,
  isWeak,
  NAME_LIMIT,
  nameOf,
  newPassword,
  newToken,
  passwordFits,
  rightsOf,
  waitMs,
  wantsNewHash,
} from "../../src/people/index.ts";

describe("a kept password", () => {
  it("is argon2id with a salt of its own, and fits itself alone", async () => {
    const [one, two] = [await hashPassword("a long way to go"), await hashPassword("a long way to go")];
    expect(one).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    expect(one).not.toBe(two);
    expect(await passwordFits("a long way to go", one)).toBe(true);
    expect(await passwordFits("a long way to gO", one)).toBe(false);
    expect(await passwordFits("", one)).toBe(false);
  });

  it("fits however the keyboard composes a letter", async () => {
    expect(
      await passwordFits("cafe\u0301 au lait, please", await hashPassword("caf\u00e9 au lait, please")),
    ).toBe(true);
  });

  it("made with other costs still fits, and is to be hashed anew", async () => {
    const nonce = Buffer.alloc(16, 7);
    const tag = argon2Sync("argon2id", {
      message: "an old password",
      nonce,
      memory: 8192,
      passes: 1,
      parallelism: 1,
      tagLength: 32,
    });
    const [salt, hash] = [nonce, tag].map((bytes) => bytes.toString("base64").replace(/=+$/, ""));
    const stored = `$argon2id$v=19$m=8192,t=1,p=1$${salt}$${hash}`;
    expect(await passwordFits("an old password", stored)).toBe(true);
    expect(wantsNewHash(stored)).toBe(true);
    expect(wantsNewHash(await hashPassword("an old password"))).toBe(false);
  });

  it.each(["", "plain text", "$argon2id$v=19$m=1,t=1,p=1$$", "$2b$10$abc"])(
    "“%s” in its place fits nothing",
    async (stored) => {
      expect(await passwordFits(stored, stored)).toBe(false);
    },
  );
});

describe("a password", () => {
  it.each([
    ["correct horse battery", undefined],
    ["لا تنس كلمة المرور هنا", undefined],
    ["🐎🔋🧷🗝️🪤🧿🐫🛢️", undefined],
    ["fourteen chars", /at least 15/],
    ["aaaaaaaaaaaaaaaaaaaa", /same few/],
    ["abababababababababab", /same few/],
    ["Ann Petersen2024", /little more than the name/],
    ["x1".repeat(200), /at most 256/],
  ])("“%.24s” is weak because %s", (password, why) => {
    if (why === undefined) expect(isWeak(password, "Ann Petersen")).toBeUndefined();
    else expect(isWeak(password, "Ann Petersen")).toMatch(why);
  });

  it("that Casus makes is never weak, and never the same", () => {
    const made = Array.from({ length: 200 }, newPassword);
    expect(new Set(made).size).toBe(200);
    expect(made.filter((one) => isWeak(one, "Ann") !== undefined)).toEqual([]);
    expect(newToken()).toMatch(/^casus_[\w-]{43}$/);
  });
});

describe("a name", () => {
  it.each([
    ["  Ann   Petersen ", "Ann Petersen"],
    ["علي", "علي"],
    ["O'Neill-Ødegård", "O'Neill-Ødegård"],
  ])("“%s” is kept as “%s”", (typed, kept) => expect(nameOf(typed)).toBe(kept));

  it.each([
    "",
    " ",
    "x".repeat(65),
    "a\u202eb",
    "a\u200bb",
    "a\u0000b",
    "local",
    "Terminal",
    "merge@3",
    "token x",
  ])("%j is not taken", (typed) => expect(() => nameOf(typed)).toThrow(/name/));
});

it("a token's rights are those of its owner that it was given", () => {
  expect([...rightsOf("viewer", ["read", "admin"])]).toEqual(["read"]);
  expect([...rightsOf("admin", ["inbox"])]).toEqual(["inbox"]);
  expect([...rightsOf("reviewer")]).toEqual(["read", "judge", "inbox"]);
});

it.each([
  [0, 0],
  [4, 0],
  [5, 1],
  [6, 2],
  [14, 512],
  [15, 900],
  [1e9, 900],
])("after %d failures a guesser waits %d seconds", (failures, seconds) => {
  expect(waitMs(failures, NAME_LIMIT)).toBe(seconds * 1000);
});
