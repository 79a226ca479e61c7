// Pages as the server answers them: what they say, their .json twins, their headers, and what they say when there is nothing.
import { describe, expect, it } from "vitest";
import { createWeb } from "../../src/web/index.ts";
import { emptyApp, fixtureApp } from "./fixture-app.ts";

const web = createWeb(fixtureApp());
const INCIDENT = "/incidents/2021-03-03-rocket-attack-ain-al-asad";
const ODD = "/documents/count%2F2023%20%26%20more";

async function get(path: string, on = web): Promise<{ status: number; text: string; headers: Headers }> {
  const response = await on.request(path);
  return { status: response.status, text: await response.text(), headers: response.headers };
}

/** What a reader sees: tags away, entities read, blanks as one. */
function seen(html: string): string {
  return html
    .replace(/<(?:style|title)\b.*?<\/(?:style|title)>/gs, "")
    .replace(/<[^>]+>/g, " ")
    .replaceAll("&#39;", "'")
    .replaceAll("&quot;", '"')
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&")
    .replace(/\s+/g, " ");
}

const PAGES = [
  "/",
  "/timeline",
  "/statements",
  "/tallies",
  "/threats",
  "/map",
  "/documents",
  "/search",
  "/search?q=rockets",
  "/status",
  "/exports",
  INCIDENT,
  ODD,
];

describe("every page", () => {
  it.each(PAGES)("%s answers, with a strict policy", async (path) => {
    const { status, headers, text } = await get(path);
    expect(status).toBe(200);
    const policy = headers.get("content-security-policy") ?? "";
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toContain("unsafe");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
    expect(text, "an inline script or style would not run under the policy").not.toMatch(
      /<script(?![^>]* src=)|\sstyle=|\son[a-z]+=/,
    );
  });

  it.each(PAGES)("%s loads nothing from elsewhere", async (path) => {
    const { text } = await get(path);
    expect(text).not.toMatch(/<(?:script|link|img)[^>]*(?:src|href)="(?:https?:)?\/\//);
  });

  it.each([
    ["/today.json"],
    ["/timeline.json"],
    ["/statements.json"],
    ["/tallies.json"],
    ["/documents.json"],
    ["/search.json?q=rockets"],
    ["/status.json"],
    ["/exports.json"],
    [`${INCIDENT}.json`],
    [`${ODD}.json`],
  ])("%s is a twin", async (path) => {
    const { status, headers, text } = await get(path);
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("application/json");
    expect(() => JSON.parse(text)).not.toThrow();
  });

  it.each(["/", "/timeline", "/statements", "/tallies", "/documents", "/status"])(
    "%s says why it is empty and what to do",
    async (path) => {
      const { status, text } = await get(path, createWeb(emptyApp()));
      expect(status).toBe(200);
      expect(seen(text)).toContain("casus add");
    },
  );
});

describe("today", () => {
  it("tells the newest day, each line one step from its words", async () => {
    const { text } = await get("/");
    expect(seen(text)).toContain("2 October 2024");
    expect(text).toContain('<a href="/incidents/2021-03-03-rocket-attack-ain-al-asad">');
    expect(text).toMatch(/href="\/documents\/[^"?]+\?show=[a-z]\d+#[a-z]\d+">in the text/);
    expect(text).not.toContain("casus.invalid");
  });

  it("says why a day is empty, and where to look", async () => {
    const { text } = await get("/?day=1999-01-01");
    expect(seen(text)).toContain("No document in this ledger was published on this day");
    expect(text).toContain('href="/?day=2021-03-03"');
  });

  it("leaves a span that is not offered, and days that are none", async () => {
    expect((await get("/?days=9999999&day=tomorrow")).status).toBe(200);
  });

  it.each(["actor=kataib-hizballah", "from=2024", "after=x"])(
    "?%s leads on to the timeline",
    async (query) => {
      const response = await web.request(`/?${query}`);
      expect(response.headers.get("location")).toBe(`/timeline?${query}`);
    },
  );
});

describe("timeline", () => {
  it("groups by day, dates written out, newest first", async () => {
    const text = seen((await get("/timeline")).text);
    expect(text.indexOf("2 October 2024")).toBeLessThan(text.indexOf("3 March 2021 Wednesday"));
    expect(text).toContain("1–2 November 2023");
  });

  it.each([
    ["mode=drone-attack", "Erbil International Airport", "Ain al-Asad Air Base"],
    ["act=denial", "We had no hand in this", "Drone attack, Erbil"],
    ["from=2024", "Coordination Committee", "We had no hand in this"],
    ["to=2021", "We had no hand in this", "Coordination Committee"],
    ["actor=kataib-hizballah", "We had no hand in this", "Coordination Committee"],
  ])("?%s keeps %s and leaves %s out", async (query, kept, left) => {
    const text = seen((await get(`/timeline?${query}`)).text).replace(/.* Filter /, "");
    expect(text).toContain(kept);
    expect(text).not.toContain(left);
  });

  it("says what to do when filters leave nothing", async () => {
    expect(seen((await get("/timeline?from=1990&to=1991")).text)).toContain(
      "No incidents or statements match these filters",
    );
  });

  it.each(["from=yesterday", "page=-3", "page=x", "actor=%00", "act=%3Cscript%3E"])(
    "survives ?%s",
    async (query) => {
      const { status, text } = await get(`/timeline?${query}`);
      expect(status).toBe(200);
      expect(text).not.toContain("<script>");
    },
  );
});

describe("incident page", () => {
  it("says who says who did it, and never that somebody did it", async () => {
    const text = seen((await get(INCIDENT)).text);
    expect(text).toContain("Blamed on Kata'ib Hizballah by a senior US official");
    expect(text).toContain("Denied by Kata'ib Hizballah");
    expect(text).toContain("contested");
    expect(text).not.toMatch(/Hizballah('s)? (?:rocket )?attack/i);
  });

  it("has every report with its words and the way to them, and every disagreement", async () => {
    const { text } = await get(INCIDENT);
    for (const document of ["agency-asad", "desk-asad", "arabic-asad"])
      expect(text).toContain(`/documents/${document}?show=e1#e1`);
    expect(seen(text)).toContain("Ten rockets struck the Ain al-Asad air base");
    expect(seen(text)).toContain("at least 13 The Desk");
  });

  it("gives an Arabic quotation its language and direction", async () => {
    expect((await get(INCIDENT)).text).toMatch(/<blockquote class="quote" lang="ar" dir="rtl">/);
  });
});

describe("document page", () => {
  it("marks the words that the address asks for, and puts the anchor before them", async () => {
    const { text } = await get("/documents/agency-asad?show=e1");
    expect(text).toMatch(
      /<a class="anchor" id="e1"><\/a>(?:<a class="anchor" id="a1"><\/a>)?<mark class="shown">/,
    );
    const marked = [...text.matchAll(/<mark class="shown">(.*?)<\/mark>/gs)]
      .map((match) => seen(match[1]!))
      .join("");
    expect(marked.replace(/\s+/g, " ").trim()).toMatch(/^Ten rockets .* said\s?\. One contractor died\.$/);
  });

  it("shows every character of the text once", async () => {
    const { text } = await get("/documents/arabic-asad");
    const paragraphs = [...text.matchAll(/<div class="para[^"]*"><p>(.*?)<\/p>/gs)].map((match) =>
      match[1]!.replace(/<[^>]+>/g, ""),
    );
    expect(paragraphs.at(-1)).toBe(
      "قالت مصادر أمنية إن عشرة صواريخ من طراز Grad سقطت على قاعدة عين الأسد غربي العراق صباح الأربعاء. ولم تعلن أي جهة مسؤوليتها عن الهجوم.",
    );
  });

  it("greys out page noise and says what it is", async () => {
    expect((await get("/documents/agency-asad")).text).toMatch(
      /<div class="para noise"><p><span class="noise" title="Not coded: teaser">Also read/,
    );
  });

  it("marks the words of a search hit", async () => {
    const { text } = await get(`/documents/desk-asad?words=${encodeURIComponent("We had no hand")}`);
    expect(text).toContain('<a class="anchor" id="words"></a>');
  });

  it("never links an address that is not of the web", async () => {
    expect((await get(ODD)).text).not.toContain("javascript:");
  });

  it("links each event to its incident", async () => {
    expect((await get("/documents/agency-asad")).text).toContain(`href="${INCIDENT}"`);
  });
});

describe("tallies", () => {
  it("lays a count beside ours, and one without a period beside nothing", async () => {
    const app = fixtureApp();
    const { rows } = await app.tallies({});
    const { from: _from, to: _to, ...endless } = rows[0]!.tally;
    const [incident] = (await app.incidents({})).rows;
    const id = incident!.id;
    const tally = {
      id: `${rows[0]!.document.id}#${rows[0]!.tally.id}`,
      document: rows[0]!.document.id,
      count: { min: 17, max: 17 },
      of: "attacks",
      counts: "events" as const,
      countries: ["IQ"],
      asOf: "2023-11-03",
    };
    const pile = {
      tally,
      inside: [id],
      perhaps: [{ incident: id, why: "day" as const }],
      outside: [],
      ours: { min: 1, max: 2 },
      both: { min: 1, max: 2 },
      onlyOurs: { min: 0, max: 0 },
      onlyTheirs: { min: 15, max: 16 },
    };
    const flags = [{ kind: "later-lower" as const, tallies: [tally.id, tally.id] }];
    const series = [{ counter: "US", counts: tally.counts, countries: ["IQ"], points: [tally], flags }];
    const board = async () => ({
      rows: [{ row: rows[0]!, pile }, { row: { ...rows[0]!, tally: endless } }],
      total: 2,
      series,
      incidents: { [id]: incident! },
    });
    const { text } = await get("/tallies", createWeb({ ...app, tallyBoard: board }));
    expect(text.match(/class="tally-bar"/g)).toHaveLength(1);
    expect(text).toContain("They count 17; this ledger has 1.");
    expect(seen(text)).toContain("In both at most 1 to 2");
    expect(seen(text)).toContain("Only theirs 15 to 16");
    expect(seen(text)).toMatch(/perhaps in scope.*the day/s);
    expect(seen(text)).toContain("A later total is below an earlier one");
    expect(seen(text)).toContain("Without a period it cannot be compared");
  });
});

describe("unknown names", () => {
  it("gives each name with the line that would make it known, as text", async () => {
    const name = {
      name: "Saraya <Nasr>",
      type: "organization" as const,
      count: 12,
      documents: ["a", "b", "c", "d"],
      spellings: ["Seraya Nasr"],
      entry: '- {id: saraya-nasr, kind: other, names: {en: {name: "Saraya <Nasr>"}}}',
    };
    const { text } = await get("/names", createWeb({ ...fixtureApp(), unknownNames: async () => [name] }));
    expect(seen(text)).toMatch(/seen 12 times.*also Seraya Nasr.*and 1 more.*id: saraya-nasr/s);
    expect(text).not.toContain("<Nasr>");
  });

  it("says why it is empty", async () => {
    expect(seen((await get("/names")).text)).toContain("Every name seen twice is in the register");
  });
});

describe("chains", () => {
  it("tells what a source ties together apart from what only came after", async () => {
    const app = fixtureApp();
    const [one, two] = (await app.incidents({})).rows;
    const chain = async () => ({
      links: [
        { from: two!.id, to: one!.id, basis: "stated" as const, days: 1 },
        { from: one!.id, to: two!.id, basis: "after" as const, days: 2 },
      ],
      incidents: { [two!.id]: two! },
    });
    const { text } = await get(`/incidents/${one!.id}`, createWeb({ ...app, chain }));
    expect(seen(text)).toMatch(/Said to be in response to .*No source ties these together.*2 days after it/s);
  });
});

describe("threats", () => {
  it("shows a threat in its state, with condition, what moved it, what followed, and the base rate", async () => {
    const app = fixtureApp();
    const [incident] = (await app.incidents({})).rows;
    const id = incident!.id;
    const threat = {
      id: "threat-committee#s1",
      document: "threat-committee",
      words: "all <b>bases</b> will be our target",
      said: "2024-10-02",
      speaker: { name: "The Committee" },
      actor: "kataib-hizballah",
      condition: { span: { start: 0, end: 2 }, words: "if Washington strikes" },
    };
    const board = {
      asOf: "2024-11-01",
      days: 30,
      threats: [
        {
          threat,
          alsoTold: ["x#s2"],
          state: "carried-out" as const,
          moves: [{ state: "carried-out" as const, basis: "inferred" as const, day: "2024-10-05", by: id }],
          followed: [{ incident: id, days: 3, basis: "inferred" as const }],
        },
      ],
      rates: [
        { actor: "kataib-hizballah", threats: 4, followed: 1, rate: 0.25, low: 0.046, high: 0.699, days: 30 },
      ],
      incidents: { [id]: incident! },
      documents: {},
    };
    const { text } = await get("/threats", createWeb({ ...app, threats: async () => board }));
    expect(text).not.toContain("<b>bases");
    expect(seen(text)).toMatch(/Carried out 1 .*Condition if Washington strikes/s);
    expect(seen(text)).toMatch(/Carried out, +5 October 2024 *: .*inferred/s);
    expect(seen(text)).toMatch(/3 days later inferred/);
    expect(seen(text)).toMatch(/1 of 4 5–70 %/);
  });

  it("says why it is empty", async () => {
    expect(seen((await get("/threats")).text)).toContain("No threat is on record");
  });
});

describe("what is not there", () => {
  it.each(["/nope", "/incidents/nope", "/documents/nope", "/documents/nope.json", "/originals/zz"])(
    "%s says so",
    async (path) => {
      const { status, text } = await get(path);
      expect(status).toBe(404);
      expect(seen(text)).toContain("Not found");
    },
  );

  it("a fault says what to do and nothing about the inside", async () => {
    const broken = createWeb({
      ...fixtureApp(),
      tallyBoard: () => Promise.reject(new Error("secret path /home/x")),
    });
    const { status, text } = await get("/tallies", broken);
    expect(status).toBe(500);
    expect(seen(text)).toContain("casus verify");
    expect(text).not.toContain("secret");
  });
});

describe("originals and downloads", () => {
  it("an original is a file, never a page of ours", async () => {
    const { headers } = await get(`/originals/${"a".repeat(64)}`);
    expect(headers.get("content-type")).toBe("application/octet-stream");
    expect(headers.get("content-disposition")).toMatch(/^attachment; filename="a{16}\.html\.txt"$/);
    expect(headers.get("content-security-policy")).toContain("sandbox");
    const asText = await get(`/originals/${"a".repeat(64)}?as=text`);
    expect(asText.headers.get("content-type")).toContain("text/plain");
    expect(asText.headers.get("x-content-type-options")).toBe("nosniff");
  });

  it("a digest of days is a page in a sandbox, or Markdown", async () => {
    const page = await get("/digest?from=2021-03&format=html");
    expect(page.status).toBe(200);
    expect(page.headers.get("content-security-policy")).toContain("sandbox");
    expect((await get("/digest?from=2021&to=2024&format=markdown")).text).toMatch(
      /^# Digest, 1 January 2021 – 31 December 2024/,
    );
  });

  it.each(["/digest", "/digest?from=2024&to=2021", "/digest?from=soon"])(
    "%s sends back to the form",
    async (path) => {
      const response = await web.request(path);
      expect(response.status).toBe(303);
      expect(response.headers.get("location")).toBe("/exports?problem=days#digest");
    },
  );

  it("fonts, styles and islands are kept for good", async () => {
    const { text } = await get("/");
    const files = [...text.matchAll(/"(\/assets\/[^"]+)"/g)].map((match) => match[1]!);
    expect(files.length).toBeGreaterThan(4);
    for (const file of files) {
      const { status, headers, text: body } = await get(file);
      expect(status, file).toBe(200);
      expect(headers.get("cache-control")).toContain("immutable");
      if (file.endsWith(".js")) expect(body).not.toMatch(/: (?:string|void|HTMLElement)\b/);
    }
  });
});
