import { type Function as FunctionNode, type Node, type Pattern, parseExpressionAt } from "acorn";

type AnyFunction = (...parameters: never[]) => unknown;

/** A parameter of a function: `undefined` where it has no single name, as with destructuring. */
export interface Parameter {
  readonly name: string | undefined;
  readonly isRest: boolean;
}

/** The parameters of a function, read from its source. Bound and native functions have no source and give `[]`. */
export function parametersOf(fn: AnyFunction): Parameter[] {
  const source = Function.prototype.toString.call(fn);
  // A method's source is no expression by itself: it is tried as a member of an object, then of a class.
  for (const candidate of [`(${source})`, `({${source}})`, `(class{${source}})`]) {
    const node = parse(candidate);
    if (node) return node.params.map(readParameter);
  }
  return [];
}

function parse(source: string): FunctionNode | undefined {
  try {
    return findFunction(parseExpressionAt(source, 0, { ecmaVersion: "latest" }));
  } catch {
    return undefined;
  }
}

function findFunction(node: Node): FunctionNode | undefined {
  const { type, properties, body, value } = node as Node & { properties?: Node[]; body?: Node | Node[]; value?: Node };
  switch (type) {
    case "FunctionExpression":
    case "ArrowFunctionExpression":
      return node as FunctionNode;
    case "ObjectExpression":
      return properties?.[0] && findFunction(properties[0]);
    case "ClassExpression":
      return findFunction(body as Node);
    case "ClassBody":
      return (body as Node[])[0] && findFunction((body as Node[])[0] as Node);
    case "Property":
    case "MethodDefinition":
      return value && findFunction(value);
    default:
      return undefined;
  }
}

function readParameter(pattern: Pattern): Parameter {
  if (pattern.type === "RestElement") return { name: undefined, isRest: true };
  const target = pattern.type === "AssignmentPattern" ? pattern.left : pattern;
  return { name: target.type === "Identifier" ? target.name : undefined, isRest: false };
}
