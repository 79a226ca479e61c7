// A message as a mail: text and HTML, the key as its id, so that a mail server that has it keeps one.
import { type MailServer, type Outgoing, resolveTarget } from "../../alerts/index.ts";
import { CasusError, describeError } from "../../record/index.ts";

// A server that does not answer must not hold up the others.
const TIMEOUT_MS = 20_000;

/** Gives what the server answered. Throws CasusError where it does not take the mail. */
export async function sendMail(
  { to }: { readonly to: readonly string[] },
  { id, digest, text, html }: Outgoing,
  server: MailServer | undefined,
): Promise<string> {
  if (!server)
    throw new CasusError(
      "bad-option",
      "No mail server is set: write “mail:” with host and from into alerts.yaml.",
    );
  const { host, port, secure, user, password, from } = resolveTarget(server, "mail", process.env);
  // Loaded where a mail is sent: every other run starts without it.
  const { createTransport } = await import("nodemailer");
  const transport = createTransport({
    host,
    port,
    secure,
    connectionTimeout: TIMEOUT_MS,
    socketTimeout: TIMEOUT_MS,
    ...(user !== undefined && { auth: { user, pass: password ?? "" } }),
    // Words of sources stand in a mail; none of them may make it read a file or an address.
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  try {
    const domain = /@([^\s@>]+)>?$/.exec(from)?.[1] ?? "casus";
    const info = await transport.sendMail({
      from,
      to: [...to],
      subject: digest.title.replace(/\s+/g, " "),
      text,
      html,
      messageId: `<${id}@${domain}>`,
      headers: { "Auto-Submitted": "auto-generated", "Idempotency-Key": id },
    });
    return info.response;
  } catch (error) {
    throw new CasusError("fetch-failed", `${host}: ${describeError(error).message}`);
  } finally {
    transport.close();
  }
}
