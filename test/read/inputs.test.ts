// What comes in: plain text, Telegram messages and exports, JSON lines, bytes of any charset; and the language of texts.
import { describe, expect, it } from "vitest";
import { loadKnowledge } from "../../src/knowledge/index.ts";
import {
  decodeText,
  detectLanguage,
  read,
  readInputs,
  readJsonLine,
  readJsonLines,
  readTelegramExport,
} from "../../src/read/index.ts";

const knowledge = loadKnowledge();
const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

describe("plain text", () => {
  it("stays as it was given, blanks, marks and all", () => {
    const text = "  Two rockets\r\n\r\nfell \ud800 on the base.  \u200f";
    const document = read(
      { id: "a", text, published: "2021-03-04", outlet: "Post", language: "EN-us" },
      knowledge,
    );
    expect(document).toMatchObject({
      id: "a",
      text,
      published: "2021-03-04",
      publishedFrom: "given",
      outlet: "Post",
      language: "en",
    });
  });

  it("without words is refused; a date that is none is left out", () => {
    expect(() => read({ id: "a", text: " \n—" }, knowledge)).toThrow(/Document a holds no words/);
    const document = read({ id: "a", text: "Two rockets fell.", published: "last Tuesday" }, knowledge);
    expect(document.published).toBeUndefined();
    expect(document.publishedFrom).toBeUndefined();
  });

  it("a date and time of publication becomes a date", () => {
    expect(
      read({ id: "a", text: "Two rockets fell.", published: "2021-03-04 10:15:00" }, knowledge).published,
    ).toBe("2021-03-04");
  });
});

const message = {
  id: 7,
  type: "message",
  date: "2021-03-03T00:20:41",
  edited: "2021-03-03T09:00:00",
  from: "Front Channel",
  from_id: "channel123",
  forwarded_from: "Other Channel",
  reply_to_message_id: 5,
  text: ["Two ", { type: "bold", text: "rockets" }, " fell on the base."],
};

describe("Telegram", () => {
  it("a message: words of all entities, date to the minute, channel, forward, reply, edit", () => {
    expect(read({ telegram: message }, knowledge)).toMatchObject({
      id: "telegram-123-7",
      text: "Two rockets fell on the base.",
      published: "2021-03-03T00:20",
      publishedFrom: "message",
      outlet: "Front Channel",
      medium: { kind: "telegram", name: "Front Channel" },
      forwardedFrom: "Other Channel",
      replyTo: "5",
      edited: "2021-03-03T09:00",
    });
  });

  it("a service message is refused with a sentence; a picture without words too", () => {
    expect(() =>
      read({ telegram: { ...message, type: "service", action: "pin_message", text: "" } }, knowledge),
    ).toThrow(/service message \(pin_message\) and holds no words/);
    expect(() => read({ telegram: { ...message, text: "" } }, knowledge)).toThrow(/holds no words to read/);
  });

  it("an export of one chat, and of a whole account", () => {
    const chat = {
      name: "Front Channel",
      type: "public_channel",
      id: 123,
      messages: [
        message,
        { ...message, id: 8, type: "service", action: "x", text: "" },
        { ...message, id: 9, text: "" },
      ],
    };
    const one = readTelegramExport(chat);
    expect(one.map((input) => [input.id, input.outlet])).toEqual([["telegram-123-7", "Front Channel"]]);
    const account = readTelegramExport({ chats: { list: [chat, { ...chat, id: 124 }] } });
    expect(account.map((input) => input.id)).toEqual(["telegram-123-7", "telegram-124-7"]);
    expect(read(one[0]!, knowledge)).toMatchObject({
      outlet: "Front Channel",
      published: "2021-03-03T00:20",
    });
  });

  it.each([null, 5, [], {}, { messages: 3 }, { chats: {} }])("no export: %j", (json) => {
    expect(() => readTelegramExport(json)).toThrow(/no Telegram Desktop export/);
  });
});

describe("JSON lines", () => {
  it("bad lines become errors with their number; the rest goes on", () => {
    const read = [
      ...readJsonLines([
        '{"id":"a","text":"x"}',
        "",
        "{broken",
        "[1]",
        '{"id":"b"}',
        '{"text":5}',
        '{"id":9,"text":"y"}',
      ]),
    ];
    expect(
      read.map((one) => (one.kind === "document" ? one.document.id : `${one.id}: ${one.error.code}`)),
    ).toEqual(["a", "3: bad-line", "4: bad-line", "b: bad-document", "6: bad-document", "9"]);
    expect(readJsonLine("  ", 1)).toBeUndefined();
    expect(readJsonLine('\ufeff{"id":"a","text":"x"}', 1)).toMatchObject({ kind: "document" });
  });
});

describe("bytes", () => {
  const from = (mediaType: string, text: string) => ({
    bytes: bytes(text),
    mediaType,
    location: "dir/file",
    name: "file",
  });

  it("by media type and by what they look like", async () => {
    expect(await readInputs(from("text/plain", "Two rockets fell."))).toMatchObject([
      { document: { id: "file", text: "Two rockets fell." } },
    ]);
    expect(await readInputs(from("text/plain", "<!doctype html><p>Two</p>"))).toMatchObject([
      { document: { html: expect.any(String) } },
    ]);
    expect(await readInputs(from("application/json", '{"text":"x"}'))).toMatchObject([
      { document: { id: "file", text: "x" } },
    ]);
    expect(await readInputs(from("application/json", '[{"text":"x"},5]'))).toMatchObject([
      { document: { id: "file-1" } },
      { kind: "error", id: "file-2" },
    ]);
    expect(
      await readInputs(from("application/json", JSON.stringify({ id: 1, messages: [message] }))),
    ).toMatchObject([{ document: { id: "telegram-1-7" } }]);
    expect(await readInputs(from("application/json", "{"))).toMatchObject([
      { kind: "error", error: { code: "unreadable" } },
    ]);
    expect(await readInputs(from("application/jsonl", '{"text":"x"}\n5'))).toHaveLength(2);
  });

  it("of any charset", () => {
    expect(decodeText(new Uint8Array([0xef, 0xbb, 0xbf, 0x61]))).toBe("a");
    expect(decodeText(new Uint8Array([0xff, 0xfe, 0x61, 0x00]))).toBe("a");
    expect(decodeText(new Uint8Array([0xe9, 0x74, 0xe9]), "iso-8859-1")).toBe("été");
    expect(decodeText(new Uint8Array([...bytes("<meta charset=windows-1251>"), 0xcc]))).toBe(
      "<meta charset=windows-1251>М",
    );
    expect(decodeText(new Uint8Array([0xe9]), "no-such-charset")).toBe("é");
    const arabic = [0xc7, 0xe1, 0xda, 0xd1, 0xc7, 0xde, 0x20];
    expect(decodeText(new Uint8Array([...arabic, ...arabic, ...arabic, ...arabic]))).toContain("العراق");
    // Said wrongly: by the server or by the page, in both directions, and with one character cut.
    const four = new Uint8Array([...arabic, ...arabic, ...arabic, ...arabic]);
    expect(decodeText(four, "utf-8")).toContain("العراق");
    expect(decodeText(new Uint8Array([...bytes("<meta charset=utf-8>"), ...four]))).toContain("العراق");
    expect(decodeText(bytes("<meta charset=windows-1256>العراق"))).toContain("العراق");
    expect(decodeText(bytes("العراق"), "iso-8859-1")).toBe("العراق");
    expect(decodeText(new Uint8Array([...bytes("هاجم المقاتلون القاعدة "), 0xd8]), "utf-8")).toBe(
      "هاجم المقاتلون القاعدة \ufffd",
    );
  });
});

describe("language", () => {
  it.each([
    ["Two rockets fell on the base near the city on Monday.", "en"],
    ["هاجم المقاتلون القاعدة شمال المدينة فجر اليوم بطائرتين مسيرتين", "ar"],
    ["Le groupe a revendiqué lundi dans un communiqué l'attaque de deux convois.", "fr"],
    ["حمله موشکی", "ar"],
    ["Ракетный удар по базе", "ru"],
    ["База", "ru"],
    ["Boom", "und"],
    ["12:20 — 💥", "und"],
    ["", "und"],
  ])("%s → %s", (text, language) => expect(detectLanguage(text)).toBe(language));

  it.each([
    ["US warplanes struck al-Salif, Kamaran and Harf Sufyan on Sunday.", "en"],
    ["Explosion rocks Bukavu", "en"],
    ["RSF shells Zamzam, Nyala", "en"],
    ["Hezbollah rockets hit Kiryat Shmona, Metula", "en"],
    ["Hombres armados matan a cinco personas", "es"],
    ["Armee erobert Goma zurück", "de"],
    ["Sinalakay ng mga rebelde ang Bukavu", "tl"],
    ["Rakiety uderzyły w Kiryat Shmona", "pl"],
  ])("of a headline is one that is coded, unless another is plain: %s → %s", (text, language) => {
    expect(detectLanguage(text, new Set(["en", "es", "fr", "de", "tr"]))).toBe(language);
  });

  it("goes by the longer part, links and handles apart", () => {
    const text =
      "Breaking now\nhttps://example.org/english/words/in/a/link @some_english_handle\nهاجم المقاتلون القاعدة شمال المدينة فجر اليوم بطائرتين مسيرتين وأصابتا هدفهما";
    expect(detectLanguage(text)).toBe("ar");
  });
});
