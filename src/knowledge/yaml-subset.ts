// Parses the YAML that knowledge/ is written in, some thirty times faster than a full parser, which matters because
// every start of the program reads it. Whatever goes beyond (block scalars, anchors, tags, folded lines) gives
// undefined, and the full parser takes over. test/knowledge holds the two against each other on every file.

/** Thrown inside only: the text needs the full parser. */
class Beyond extends Error {}

const KEY =
  /(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\n]|'')*)'|([^\s"'{}[\],#&*!|>%@`?:-][^:\n]*?|-[^\s:][^:\n]*?)) *:(?=[ \n]|$)/y;
const PLAIN = /[^\s"'{}[\],#&*!|>%@`?:-][^\n]*|[-:?][^\s\n][^\n]*/y;
const FLOW_PLAIN =
  /(?:[^\s"'{}[\],#&*!|>%@`?:-]|[-:?][^\s,[\]{}])(?:[^,[\]{}\n:#]|:(?![\s,[\]{}])|(?<!\s)#)*/y;
const DOUBLE = /"((?:[^"\\\n]|\\.)*)"/y;
const SINGLE = /'((?:[^'\n]|'')*)'/y;
const NUMBER = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
const OTHER_NUMBER = /^(?:0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN))$/;
const WORDS = new Map<string, boolean | null>([
  ["null", null],
  ["Null", null],
  ["NULL", null],
  ["~", null],
  ["", null],
  ["true", true],
  ["True", true],
  ["TRUE", true],
  ["false", false],
  ["False", false],
  ["FALSE", false],
]);

function scalar(written: string): unknown {
  const word = WORDS.get(written);
  if (word !== undefined) return word;
  const first = written.charCodeAt(0);
  if (first > 57) return written;
  if (NUMBER.test(written)) return Number(written);
  if (OTHER_NUMBER.test(written)) throw new Beyond();
  return written;
}

function unescapeDouble(inner: string): string {
  if (!inner.includes("\\")) return inner;
  try {
    return String(JSON.parse(`"${inner}"`));
  } catch {
    throw new Beyond();
  }
}

class Parser {
  readonly #text: string;
  #at = 0;
  /** Column of the content at `#at`, -1 at the end of the text. */
  #indent = 0;

  constructor(text: string) {
    this.#text = text;
  }

  document(): unknown {
    this.#nextLine();
    if (this.#indent < 0) return null;
    const value = this.#block();
    if (this.#indent >= 0) throw new Beyond();
    return value;
  }

  /** Skips blank and comment lines; `#at` must be at the start of a line. */
  #nextLine(): void {
    const text = this.#text;
    for (;;) {
      let at = this.#at;
      while (text.charCodeAt(at) === 32) at++;
      const code = text.charCodeAt(at);
      if (Number.isNaN(code)) {
        this.#at = at;
        this.#indent = -1;
        return;
      }
      if (code !== 35 && code !== 10) {
        this.#indent = at - this.#at;
        this.#at = at;
        return;
      }
      const end = text.indexOf("\n", at);
      this.#at = end < 0 ? text.length : end + 1;
    }
  }

  /** After a value: blanks, perhaps a comment, then the next line with content. */
  #endLine(): void {
    const text = this.#text;
    const from = this.#at;
    while (text.charCodeAt(this.#at) === 32) this.#at++;
    const char = text[this.#at];
    if (char === "#" && this.#at > from) {
      const end = text.indexOf("\n", this.#at);
      this.#at = end < 0 ? text.length : end;
    } else if (char !== "\n" && char !== undefined) throw new Beyond();
    this.#at = Math.min(this.#at + 1, text.length);
    this.#nextLine();
  }

  #isDash(): boolean {
    const next = this.#text[this.#at + 1];
    return this.#text[this.#at] === "-" && (next === " " || next === "\n" || next === undefined);
  }

  #block(): unknown {
    if (this.#isDash()) return this.#sequence(this.#indent);
    KEY.lastIndex = this.#at;
    if (KEY.test(this.#text)) return this.#mapping(this.#indent);
    const value = this.#inline();
    this.#endLine();
    return value;
  }

  #sequence(indent: number): unknown[] {
    const items: unknown[] = [];
    while (this.#indent === indent && this.#isDash()) {
      const dash = this.#at;
      this.#at++;
      while (this.#text[this.#at] === " ") this.#at++;
      const char = this.#text[this.#at];
      if (char === "\n" || char === undefined || char === "#") {
        this.#endLine();
        items.push(this.#indent > indent ? this.#block() : null);
      } else {
        this.#indent = indent + this.#at - dash;
        items.push(this.#block());
      }
    }
    if (this.#indent > indent) throw new Beyond();
    return items;
  }

  #mapping(indent: number): Record<string, unknown> {
    const map: Record<string, unknown> = {};
    while (this.#indent === indent && !this.#isDash()) {
      KEY.lastIndex = this.#at;
      const key = KEY.exec(this.#text);
      if (!key) throw new Beyond();
      this.#put(
        map,
        key[1] !== undefined ? unescapeDouble(key[1]) : (key[2]?.replaceAll("''", "'") ?? key[3]!),
      );
      this.#at = KEY.lastIndex;
      map[this.#lastKey] = this.#mapValue(indent);
    }
    if (this.#indent > indent) throw new Beyond();
    return map;
  }

  #lastKey = "";

  #put(map: Record<string, unknown>, key: string): void {
    if (Object.hasOwn(map, key) || key.includes(" #") || key === "<<" || key === "__proto__")
      throw new Beyond();
    this.#lastKey = key;
  }

  #mapValue(indent: number): unknown {
    const key = this.#lastKey;
    while (this.#text[this.#at] === " ") this.#at++;
    const char = this.#text[this.#at];
    let value: unknown = null;
    if (char === "\n" || char === undefined || char === "#") {
      this.#endLine();
      if (this.#indent > indent) value = this.#block();
      else if (this.#indent === indent && this.#isDash()) value = this.#sequence(indent);
    } else {
      value = this.#inline();
      this.#endLine();
    }
    this.#lastKey = key;
    return value;
  }

  #inline(): unknown {
    const char = this.#text[this.#at];
    if (char === "[" || char === "{") return this.#flow();
    if (char === '"' || char === "'") return this.#quoted();
    PLAIN.lastIndex = this.#at;
    const match = PLAIN.exec(this.#text);
    if (!match) throw new Beyond();
    const comment = match[0].search(/\s#/);
    const written = (comment < 0 ? match[0] : match[0].slice(0, comment)).trimEnd();
    if (/:\s|:$|\t/.test(written)) throw new Beyond();
    this.#at += written.length;
    return scalar(written);
  }

  #quoted(): string {
    const pattern = this.#text[this.#at] === '"' ? DOUBLE : SINGLE;
    pattern.lastIndex = this.#at;
    const match = pattern.exec(this.#text);
    if (!match) throw new Beyond();
    this.#at = pattern.lastIndex;
    return pattern === DOUBLE ? unescapeDouble(match[1]!) : match[1]!.replaceAll("''", "'");
  }

  #flowBlank(): void {
    for (;;) {
      const char = this.#text[this.#at];
      if (char === " " || char === "\n") this.#at++;
      else if (char === "#" && /\s/.test(this.#text[this.#at - 1] ?? "\n")) {
        const end = this.#text.indexOf("\n", this.#at);
        this.#at = end < 0 ? this.#text.length : end;
      } else return;
    }
  }

  #flow(): unknown {
    const open = this.#text[this.#at++];
    const close = open === "[" ? "]" : "}";
    const list: unknown[] = [];
    const map: Record<string, unknown> = {};
    for (this.#flowBlank(); this.#text[this.#at] !== close; this.#flowBlank()) {
      const item = this.#flowItem();
      this.#flowBlank();
      if (open === "[") list.push(item);
      else this.#flowPair(map, item);
      this.#flowBlank();
      if (this.#text[this.#at] === ",") this.#at++;
      else if (this.#text[this.#at] !== close) throw new Beyond();
    }
    this.#at++;
    return open === "[" ? list : map;
  }

  #flowPair(map: Record<string, unknown>, written: unknown): void {
    if (typeof written !== "string" && typeof written !== "number") throw new Beyond();
    const key = String(written);
    this.#put(map, key);
    if (this.#text[this.#at] !== ":") throw new Beyond();
    this.#at++;
    this.#flowBlank();
    const next = this.#text[this.#at];
    map[key] = next === "," || next === "}" ? null : this.#flowItem();
  }

  #flowItem(): unknown {
    const char = this.#text[this.#at];
    if (char === "[" || char === "{") return this.#flow();
    if (char === '"' || char === "'") return this.#quoted();
    FLOW_PLAIN.lastIndex = this.#at;
    const match = FLOW_PLAIN.exec(this.#text);
    if (!match) throw new Beyond();
    this.#at = FLOW_PLAIN.lastIndex;
    return scalar(match[0].trimEnd());
  }
}

/** The value, wrapped; undefined if the text is beyond the subset. */
export function parseSubset(text: string): { readonly value: unknown } | undefined {
  if (/[\t\r\ufeff]/.test(text) || /^(?:---|\.\.\.|%)/m.test(text)) return undefined;
  try {
    return { value: new Parser(text).document() };
  } catch (error) {
    if (error instanceof Beyond) return undefined;
    throw error;
  }
}
