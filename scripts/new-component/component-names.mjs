/** The forms in which a component's name is written. */

/**
 * @typedef {object} ComponentNames
 * @property {string} camelName of the factory: `starRating`
 * @property {string} pascalName of its types: `StarRating`
 * @property {string} kebabName of its folder and files: `star-rating`
 * @property {string} words in a sentence: `star rating`
 */

/**
 * Throws where a name is no camelCase, or cannot name a function.
 *
 * @param {string | undefined} name
 * @returns {ComponentNames}
 */
export function readNames(name) {
  if (name === undefined) throw new Error("A name is missing: npm run new:component -- starRating");
  const words = name.match(/^[a-z]+|[A-Z][a-z]*|\d+[a-z]*/g) ?? [];
  if (!/^[a-z][a-zA-Z0-9]*$/.test(name) || words.join("") !== name || /[A-Z]{2}/.test(name)) {
    throw new Error(`A component's name must be camelCase, such as starRating, got ${JSON.stringify(name)}.`);
  }
  if (isReserved(name)) throw new Error(`A component must not be named ${name}: JavaScript keeps this word for itself.`);
  return {
    camelName: name,
    pascalName: name.charAt(0).toUpperCase() + name.slice(1),
    kebabName: name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`),
    words: name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`),
  };
}

/** @param {string} name letters and digits alone */
function isReserved(name) {
  try {
    // Reserved words differ with the mode; modules are strict.
    new Function(`"use strict"; const ${name} = 0;`);
    return false;
  } catch {
    return true;
  }
}
