// The text layer of a PDF. Pictures of text are not read: that is another tool's work, and the message says so.
import { CasusError } from "../record/index.ts";
import type { InputDocument } from "../record/index.ts";

/** Lines of a page as the PDF breaks them, joined to paragraphs: a line that ends a sentence ends one too. */
function paragraphs(page: string): string {
  return page
    .replace(/(\p{L})-\n(\p{Ll})/gu, "$1$2")
    .replace(/([^.!?؟:;。\n])\n(?=\S)/gu, "$1 ")
    .replace(/[^\S\n]+/g, " ")
    .replace(/\n+/g, "\n\n")
    .trim();
}

function titleOf(value: unknown): string | undefined {
  const title = typeof value === "string" ? value.trim() : "";
  // Word processors write the name of the file here.
  return title !== "" && !/\.(?:docx?|pdf|odt|indd)$/i.test(title) && /\s/.test(title) ? title : undefined;
}

/** Throws CasusError "unreadable" for a damaged PDF, "unsupported" for one of pictures only. */
export async function readPdf(bytes: Uint8Array): Promise<Omit<InputDocument, "id">> {
  const { extractText, getDocumentProxy, getMeta } = await import("unpdf");
  // The reader takes the buffer for its own; what was handed in stays as it is.
  const data = new Uint8Array(bytes);
  const pdf = await getDocumentProxy(data, { verbosity: 0 }).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    throw new CasusError(
      "unreadable",
      `the PDF cannot be opened (${reason}); fetch it again, or save it as text.`,
    );
  });
  try {
    const { text } = await extractText(pdf, { mergePages: false });
    const words = text.map(paragraphs).filter((page) => page !== "");
    if (words.length === 0)
      throw new CasusError(
        "unsupported",
        "the PDF has no text layer, only pictures; run a text recognition over it first.",
      );
    const { info } = await getMeta(pdf);
    // When the file was made says nothing sure of when it was published.
    const title = titleOf(info["Title"]);
    return { text: words.join("\n\n"), ...(title && { title }) };
  } finally {
    await pdf.loadingTask.destroy();
  }
}
