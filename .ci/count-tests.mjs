// count-tests.mjs REPORT STATUS: prints "PASSED FAILED" from a report of vitest and the exit status of its run.
// Whatever makes the run wrong with no test to blame (no test, no report, a file that does not load) is one failure.
import { readFileSync } from 'node:fs';

const [, , file, status] = process.argv;
const { passed, failed } = count();
const wrong = failed === 0 && (passed === 0 || Number(status) !== 0);
console.log(passed, wrong ? 1 : failed);

function count() {
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    return { passed: report.numPassedTests, failed: report.numFailedTests };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
