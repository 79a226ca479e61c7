// casus people, tokens and audit in a real terminal; and that Casus is not opened to others without accounts.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";

const CASUS = join(import.meta.dirname, "..", "..", "bin", "casus");
const data = mkdtempSync(join(tmpdir(), "casus-people-cli-"));
afterAll(() => rmSync(data, { recursive: true, force: true }));

function casus(words: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(CASUS, [...words, "--data", data], {
    encoding: "utf8",
    input,
  });
  return { status, stdout, stderr };
}

it("a team begins with an admin; what is made is shown once; everything is in the log", () => {
  const open = casus(["serve", "--host", "0.0.0.0", "--port", "0"]);
  expect([open.status, open.stderr]).toEqual([2, expect.stringContaining("only with accounts")]);
  expect(casus(["people", "list"]).stdout).toContain("one person, without signing in");
  expect(casus(["people", "add", "Vera", "--role", "viewer"])).toMatchObject({ status: 2, stdout: "" });

  const first = casus(["people", "add", "Ada", "--role", "admin", "--email", "ada@desk.example"]);
  expect(first.stdout).toMatch(/First password: (?:\w{5}-){3}\w{5}\n[^]*Team mode is on/);
  const given = casus(
    ["people", "add", "Vera", "--role", "viewer", "--password-stdin"],
    "a long way to Tipperary\n",
  );
  expect([given.status, given.stdout]).toEqual([0, "Vera is a viewer now.\n"]);
  expect(
    casus(["people", "add", "Weak", "--role", "viewer", "--password-stdin"], "short\n").stderr,
  ).toContain("at least 15");
  expect(casus(["people", "role", "Vera", "reviewer"]).stdout).toBe("Vera is reviewer now.\n");
  expect(casus(["people", "disable", "Ada"])).toMatchObject({ status: 2 });
  expect(casus(["people", "role", "Vera", "king"])).toMatchObject({ status: 2 });
  expect(casus(["people", "disable", "Nobody"])).toMatchObject({ status: 1 });

  const made = casus(["tokens", "add", "feed", "--rights", "read,judge", "--owner", "Vera", "--days", "30"]);
  expect(made.stdout).toMatch(/^casus_[\w-]{43}\n$/);
  const [token] = JSON.parse(casus(["tokens", "list", "--json"]).stdout);
  expect(token).toMatchObject({ name: "feed", rights: ["read", "judge"], owner: "Vera" });
  expect(JSON.stringify(token)).not.toContain(made.stdout.trim().slice(6));
  expect(casus(["tokens", "add", "x", "--rights", "fly"])).toMatchObject({ status: 2 });
  expect(casus(["tokens", "revoke", token.id]).status).toBe(0);
  expect(casus(["tokens", "revoke", token.id]).status).toBe(1);

  writeFileSync(join(data, "sign-in.yaml"), "issuer: https://id.example.org\nroles:\n  desk: king\n");
  expect(casus(["serve", "--port", "0"])).toMatchObject({
    status: 2,
    stderr: expect.stringMatching(/sign-in\.yaml: .*docs\/team\.md/),
  });

  casus(["export", "--format", "csv"]);
  const log = casus(["audit", "--json"])
    .stdout.trim()
    .split("\n")
    .map((line) => JSON.parse(line));
  expect(log.map(({ deed }) => deed)).toEqual([
    "export",
    "token-revoked",
    "token-made",
    "role-changed",
    "person-added",
    "person-added",
  ]);
  expect(casus(["audit", "--csv", "--deed", "role-changed"]).stdout).toMatch(
    /^at,by,deed,what,detail\r\n\S+Z,terminal,role-changed,Vera,viewer to reviewer\r\n$/,
  );
}, 120_000);
