// One of the two servers that the bench compares. It keeps its flags in the folder it is started in.
import { Interface } from "hardcase";

const demo = new Interface(
  /** @param {string} text */
  function echo(text) {
    return text;
  },
  "text",
  "text",
);
await demo.launch({ port: Number(process.env.PORT), host: "127.0.0.1", quiet: true });
