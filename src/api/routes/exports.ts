// Exports as files, streamed: the formats of the registry, and one of them.
import { z } from "zod";
import { exportKinds } from "../../app/index.ts";
import { CasusError } from "../../record/index.ts";
import { ExportKinds } from "../answers.ts";
import { flag, text } from "../parameters.ts";
import { defineRoute } from "../route.ts";

const NAME_MAX = 40;

const TYPES = [...new Set(exportKinds().map(({ mimeType }) => mimeType))];

export const ExportParams = z.object({
  what: z
    .enum(["incidents", "coded"])
    .meta({ description: "“incidents”, or “coded” for documents as coded" }),
  name: text(NAME_MAX).meta({ description: "a format that /export lists, as jsonl" }),
});

export const exports = [
  defineRoute({
    name: "exports",
    method: "get",
    path: "/export",
    title: "The formats of exports",
    right: "read",
    answer: ExportKinds,
    example: {},
    run: async (app) => app.exports(),
  }),
  defineRoute({
    name: "export",
    method: "get",
    path: "/export/:what/:name",
    title: "All incidents, or all documents as coded, as a file",
    about: "Rows stream out of the ledger, so a large one needs little memory.",
    right: "read",
    noted: "export",
    params: ExportParams,
    query: z.object({ bom: flag("a byte order mark, for spreadsheets that guess the encoding") }),
    answer: { types: TYPES, says: "a file of the format" },
    example: { params: { what: "incidents", name: "jsonl" } },
    run: async (app, { params: { what, name }, query: { bom: byteOrderMark } }) => {
      const kind = app.exports().find((one) => one.name === name);
      if (!kind)
        throw new CasusError("bad-option", `There is no export format “${name}”; /export lists them.`);
      const pieces = app.export(name, { what, byteOrderMark });
      // The first piece is awaited here, so that a refusal is a problem document and not a broken download.
      const first = await pieces.next();
      return new Response(streamOf(first, pieces), {
        headers: {
          "content-type": kind.mimeType,
          "content-disposition": `attachment; filename="casus-${what}.${kind.extension}"`,
        },
      });
    },
  }),
];

function streamOf(first: IteratorResult<string>, rest: AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder();
  let pending: IteratorResult<string> | undefined = first;
  return new ReadableStream({
    async pull(controller) {
      const piece: IteratorResult<string> = pending ?? (await rest.next());
      pending = undefined;
      if (piece.done) controller.close();
      else controller.enqueue(encoder.encode(piece.value));
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
}
