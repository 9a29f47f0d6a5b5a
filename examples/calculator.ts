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
    title: "Calculator",
    description: "Calculates with two numbers. A hard case to try and flag: 0.1 add 0.2 is not 0.3.",
    examples: [
      [5, "add", 7],
      [6, "subtract", 1.5],
      [0.1, "add", 0.2],
      [1, "divide", 0],
    ],
  },
);

await demo.launch();
export default demo;
