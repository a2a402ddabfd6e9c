const vm = require('node:vm');
const { TestEnvironment } = require('jest-environment-node');

/** Node before 22.8 has none, but for 20.18 and newer. */
const ORDINARY = vm.constants?.DONT_CONTEXTIFY;

/**
 * Jest's environment for Node, with an ordinary global object. Jest's own answers each use of a global (`Object`, `Map`, `Promise`) through a
 * proxy, and what uses many of them takes several times as long.
 */
module.exports = class PlainGlobals extends TestEnvironment {
  constructor(...given) {
    const { createContext } = vm;
    if (ORDINARY !== undefined) vm.createContext = () => createContext(ORDINARY);
    try {
      super(...given);
    } finally {
      vm.createContext = createContext;
    }
  }
};
