/** Steps that go on after a failure, each printed with its seconds; `finish` prints the sum and sets the exit code. */
export function steps(what) {
  const counts = { passed: 0, failed: 0 };
  return {
    async step(name, work) {
      const from = Date.now();
      const seconds = () => ((Date.now() - from) / 1000).toFixed(1);
      try {
        const detail = await work();
        counts.passed += 1;
        console.log(`ok   ${name} (${seconds()} s)${detail ? `: ${detail}` : ''}`);
      } catch (error) {
        counts.failed += 1;
        console.log(`FAIL ${name} (${seconds()} s): ${error.message.slice(0, 1500)}`);
      }
    },
    finish() {
      console.log(`${what}: ${counts.passed} passed, ${counts.failed} failed`);
      process.exitCode = counts.failed === 0 ? 0 : 1;
    },
  };
}
