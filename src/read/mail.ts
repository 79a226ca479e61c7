// E-mail newsletters (.eml) and pages saved as one file (.mhtml): both are MIME messages with a page inside.
import type { Email } from "postal-mime";
import { CasusError } from "../record/index.ts";
import type { InputDocument } from "../record/index.ts";
import { isoDay } from "./html/page-date.ts";

type MailDocument = Omit<InputDocument, "id">;

function header(mail: Email, name: string): string | undefined {
  return mail.headers.find(({ key }) => key === name)?.value.trim() || undefined;
}

/** A saved page says where it was saved from; its date is that of saving, which says nothing of the page. */
function savedPage(mail: Email, html: string): MailDocument | undefined {
  const url = header(mail, "snapshot-content-location") ?? header(mail, "content-location");
  const isSaved = url !== undefined || /multipart\/related/i.test(header(mail, "content-type") ?? "");
  if (!isSaved || mail.to !== undefined) return undefined;
  return { html, ...(url !== undefined && /^https?:/i.test(url) && { url }) };
}

function letter(mail: Email): MailDocument {
  const { subject, html, text, from } = mail;
  const outlet = from?.name || undefined;
  const published = isoDay(mail.date);
  return {
    ...(html !== undefined ? { html } : { text: text ?? "" }),
    ...(subject && { title: subject }),
    ...(outlet !== undefined && { outlet }),
    ...(published !== undefined && { published }),
  };
}

/** Throws CasusError "unreadable" where no words are in it. */
export async function readMail(bytes: Uint8Array): Promise<MailDocument> {
  const { default: PostalMime } = await import("postal-mime");
  const mail = await PostalMime.parse(bytes);
  if (!mail.html?.trim() && !mail.text?.trim()) {
    throw new CasusError("unreadable", "this message or saved page holds no words; save it again as HTML.");
  }
  return (mail.html !== undefined && savedPage(mail, mail.html)) || letter(mail);
}
