import { Interface, radio } from "hardcase";

const demo = new Interface(
  function calculator(num1, operation, num2) {
    switch (operation) {
      case "add":
        return num1 + num2;
      case "subtract":
        return num1 - num2;
      case "multiply":
        return num1 * num2;
      case "divide":
        return num1 / num2;
    }
  },
  ["number", radio(["add", "subtract", "multiply", "divide"]), "number"],
  "number",
  {
    title: "Calculator with reasons",
    description: "Whoever flags says why. A hard case to try and flag: 1.1 multiply 3 is not 3.3; flag it as other.",
    examples: [
      [5, "add", 7],
      [6, "subtract", 1.5],
      [1.1, "multiply", 3],
    ],
    flaggingOptions: ["wrong sign", "off by one", "other"],
  },
);

await demo.launch();
export default demo;
