import type { Json } from "../../components/define-component.ts";
import { filesIn, type Notation, type SnippetFile, writeSource } from "./snippet-files.ts";

/** A call of an endpoint, with values in the order of its inputs. */
export interface SnippetCall {
  readonly endpoint: string;
  readonly inputs: readonly { readonly name: string; readonly value: Json }[];
}

/** What a script is written for. */
export interface SnippetTarget {
  /** The address of the page, with a slash at its end. */
  readonly url: string;
  readonly title: string;
  readonly hasLogin: boolean;
}

export type SnippetLanguage = "typescript" | "python" | "curl";

/** A script that makes calls, one after the other; files are uploaded in it. */
export function writeSnippet(language: SnippetLanguage, calls: readonly SnippetCall[], target: SnippetTarget): string {
  const files = filesIn(calls.map(({ inputs }) => inputs.map(({ value }) => value)));
  return writers[language](calls, target, files);
}

/** What an agent is told, so that each endpoint is a tool of it. */
export function writeMcpConfig(place: string, { url, title }: SnippetTarget): string {
  const name =
    title
      .toLowerCase()
      .replace(/[^\p{L}\p{N}]+/gu, "-")
      .replace(/^-|-$/g, "") || "demo";
  return `${JSON.stringify({ mcpServers: { [name]: { url: new URL(place, url).href } } }, null, 2)}\n`;
}

/** Stands around a variable's name; no text has it. */
const mark = "\uE000";

type Writer = (calls: readonly SnippetCall[], target: SnippetTarget, files: readonly SnippetFile[]) => string;

const addressOf = ({ value }: SnippetFile, { url }: SnippetTarget): string => new URL(value.url, url).href;

const writers: Record<SnippetLanguage, Writer> = {
  typescript(calls, target, files) {
    const notation: Notation = {
      ...{ null: "null", true: "true", false: "false" },
      key: (name) => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name)),
      file: (file) => `fileAt(${JSON.stringify(addressOf(file, target))})`,
    };
    const login = target.hasLogin ? ', { auth: ["NAME", "PASSWORD"] }' : "";
    const runs = calls.map(({ endpoint, inputs }, index) => {
      const given = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
      const run = calls.length === 1 ? "run" : `run${index + 1}`;
      return `const ${run} = await client.run(${JSON.stringify(endpoint)}, ${writeSource(given, notation, files)});\nconsole.log(${run}.outputs);\n`;
    });
    return `import { connect${files.length > 0 ? ", fileAt" : ""} } from "hardcase/client";

const client = await connect(${JSON.stringify(target.url)}${login});
${files.length > 0 ? "// fileAt() takes the path of a file, too.\n" : ""}${runs.join("")}`;
  },

  python(calls, target, files) {
    const notation: Notation = {
      ...{ null: "None", true: "True", false: "False" },
      key: (name) => JSON.stringify(name),
      file: ({ name }) => `handle_file(${JSON.stringify(name)})`,
    };
    const login = target.hasLogin ? ', auth=("NAME", "PASSWORD")' : "";
    const fetched = files.map(
      (file) =>
        `with open(${JSON.stringify(file.name)}, "wb") as file:\n    file.write(httpx.get(${JSON.stringify(addressOf(file, target))}, cookies=client.cookies).content)\n`,
    );
    const runs = calls.map(({ endpoint, inputs }) => {
      const given = inputs.map(({ value }) => `    ${writeSource(value, notation, files, "    ")},\n`);
      return `result = client.predict(\n${given.join("")}    api_name=${JSON.stringify(`/${endpoint}`)},\n)\nprint(result)\n`;
    });
    return `${files.length > 0 ? "import httpx\nfrom gradio_client import Client, handle_file" : "from gradio_client import Client"}

client = Client(${JSON.stringify(target.url)}${login})
${fetched.length > 0 ? `\n# The files that the page holds now; handle_file() takes any other's path.\n${fetched.join("")}\n` : ""}${runs.join("")}`;
  },

  curl(calls, target, files) {
    const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
    const cookies = target.hasLogin ? " -b cookies.txt" : "";
    const variableOf = (file: SnippetFile) => `file${files.indexOf(file) + 1}`;
    const login = target.hasLogin
      ? `curl -s -c cookies.txt -d username=NAME -d password=PASSWORD ${quote(new URL("login", target.url).href)}\n`
      : "";
    // The upload answers with a list; a value is what stands in it.
    const sent = files.map(
      (file) =>
        `curl -s${cookies} -o ${quote(file.name)} ${quote(addressOf(file, target))}\n${variableOf(file)}=$(curl -s${cookies} -F ${quote(`files=@${file.name}`)} ${quote(new URL("api/upload", target.url).href)} | sed 's/^\\[//; s/\\]$//')\n`,
    );
    const notation: Notation = {
      ...{ null: "null", true: "true", false: "false" },
      key: (name) => JSON.stringify(name),
      file: (file) => `${mark}${variableOf(file)}${mark}`,
    };
    const runs = calls.map(({ endpoint, inputs }) => {
      const given = Object.fromEntries(inputs.map(({ name, value }) => [name, value]));
      const json = writeCompact(given, notation, files);
      const data = quote(json).replace(/\uE000(\w+)\uE000/g, `'"$$$1"'`);
      const address = new URL(`api/run/${encodeURIComponent(endpoint)}`, target.url).href;
      return `curl -s${cookies} ${quote(address)} \\\n  -H 'content-type: application/json' \\\n  -d ${data}\n`;
    });
    return `${login}${sent.join("")}${runs.join("")}`;
  },
};

/** JSON on one line, so that no line break ends a shell's quote where somebody pastes it. */
function writeCompact(value: Json, notation: Notation, files: readonly SnippetFile[]): string {
  return writeSource(value, notation, files)
    .replace(/,\n\s*([\]}])/g, "$1")
    .replace(/\n\s*/g, " ");
}
