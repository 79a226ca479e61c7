// The page of versions: what changed word by word, and what a source wrote stays text.
import { describe, expect, it } from "vitest";
import type { DocumentVersion } from "../../src/record/index.ts";
import { createWeb } from "../../src/web/index.ts";
import { fixtureApp } from "./fixture-app.ts";

const FIRST: DocumentVersion = { sha256: "a".repeat(64), keptAt: "2024-01-01T08:00:00Z", changes: [] };

async function pageOf(...changes: DocumentVersion["changes"]): Promise<string> {
  const second = { sha256: "b".repeat(64), keptAt: "2024-01-02T08:00:00Z", changes };
  const app = { ...fixtureApp(), versions: async () => [FIRST, second] };
  return (await createWeb(app).request("/versions/agency-asad")).text();
}

describe("/versions/:id", () => {
  it("marks the words that changed in a paragraph, and shortens what stayed", async () => {
    const page = await pageOf(
      { kind: "same", text: `Beginning ${"x ".repeat(200)}` },
      { kind: "removed", text: "Three people died." },
      { kind: "added", text: "Five people died." },
      { kind: "added", text: "A new line." },
    );
    expect(page).toContain("<del>Three</del><ins>Five</ins> people died.");
    expect(page).toContain("<ins>A new line.</ins>");
    expect(page).toMatch(/Beginning [x ]{100,160}…/);
    expect(page).toContain("2 January 2024");
  });

  it("a paragraph taken out alone, and very long ones, are shown whole", async () => {
    const long = "word ".repeat(2000);
    const page = await pageOf(
      { kind: "removed", text: "Gone." },
      { kind: "same", text: "Kept." },
      { kind: "removed", text: long },
      { kind: "added", text: `${long}end` },
    );
    expect(page).toContain("<del>Gone.</del>");
    expect(page).toContain("end</ins>");
  });

  it("markup in a version stays text", async () => {
    const page = await pageOf(
      { kind: "removed", text: "<script>a</script>" },
      { kind: "added", text: "<script>b</script>" },
    );
    expect(page).not.toContain("<script>");
  });

  it("knows no other documents", async () => {
    expect((await createWeb(fixtureApp()).request("/versions/nope")).status).toBe(404);
  });

  it("a document that is gone says so", async () => {
    const app = fixtureApp();
    const gone = { since: "2024-02-03T00:00:00Z", status: 410 };
    const web = createWeb({ ...app, document: async (id) => ({ ...(await app.document(id))!, gone }) });
    const page = await (await web.request("/documents/agency-asad")).text();
    expect(page).toContain("Gone at its source since");
    expect(page).toContain("410");
  });
});
