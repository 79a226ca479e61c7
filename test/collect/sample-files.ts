// Files of every kind that is read, made by hand, with words of our own.
import { WARCRecord, WARCSerializer } from "warcio";

const encoder = new TextEncoder();

/** A PDF of one page with the lines, or with a picture only. */
export function pdf(lines: readonly string[]): Uint8Array {
  const drawn = lines
    .map((line, index) => `BT /F1 11 Tf 40 ${760 - index * 16} Td (${line}) Tj ET`)
    .join("\n");
  const picture = "q 100 0 0 100 50 600 cm /Im0 Do Q";
  const content = lines.length > 0 ? drawn : picture;
  const image =
    "<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>\nstream\nA\nendstream";
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> /XObject << /Im0 6 0 R >> >> >>",
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    image,
    "<< /Title (Report on the air base) >>",
  ];
  let body = "%PDF-1.4\n";
  const offsets: number[] = [];
  for (const [index, object] of objects.entries()) {
    offsets.push(body.length);
    body += `${index + 1} 0 obj\n${object}\nendobj\n`;
  }
  const table = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  body += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 7 0 R >>\nstartxref\n${body.length}\n%%EOF\n`;
  return encoder.encode(body);
}

export const letter = `From: Northern Post <daily@post.example>
To: reader@post.example
Subject: =?utf-8?Q?Rockets_at_the_base_=E2=80=93_daily?=
Date: Thu, 4 Mar 2021 06:00:00 +0300
MIME-Version: 1.0
Content-Type: multipart/alternative; boundary="b1"

--b1
Content-Type: text/plain; charset=utf-8

Two rockets struck the base.
--b1
Content-Type: text/html; charset=utf-8
Content-Transfer-Encoding: quoted-printable

<html><body><article><p>Two rockets struck the air base near the river on Wednesday night=
, the ministry of defence said in a statement on Thursday.</p></article></body></html>
--b1--
`.replaceAll("\n", "\r\n");

export const savedPage = `From: <Saved by Blink>
Snapshot-Content-Location: https://post.example/a
Subject: Rockets at the base
Date: Sun, 1 Aug 2021 10:00:00 -0000
MIME-Version: 1.0
Content-Type: multipart/related; type="text/html"; boundary="----b2"

------b2
Content-Type: text/html
Content-ID: <frame-1@mhtml.blink>
Content-Transfer-Encoding: quoted-printable
Content-Location: https://post.example/a

<html><head><meta property=3D"article:published_time" content=3D"2021-03-04=
T10:00:00Z"><title>Rockets at the base</title></head><body><article><p>Two rockets struck the air base near the river on Wednesday night, the ministry said.</p></article></body></html>
------b2
Content-Type: image/png
Content-Transfer-Encoding: base64
Content-Location: https://post.example/i.png

iVBORw0KGgo=
------b2--
`.replaceAll("\n", "\r\n");

/** A WARC file with a response each; gzip by record. */
export async function warc(
  pages: readonly {
    readonly url: string;
    readonly body: string;
    readonly type?: string;
    readonly status?: string;
  }[],
): Promise<Uint8Array> {
  const parts: Uint8Array[] = [];
  for (const { url, body, type = "text/html; charset=utf-8", status = "HTTP/1.1 200 OK" } of pages) {
    const record = WARCRecord.create(
      {
        url,
        date: "2021-03-05T10:00:00Z",
        type: "response",
        statusline: status,
        httpHeaders: { "content-type": type },
      },
      [encoder.encode(body)],
    );
    parts.push(await WARCSerializer.serialize(record, { gzip: true }));
  }
  return Buffer.concat(parts);
}
