import { verifyCertificate } from '@owlery/calibration';
import { type Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { jsonOption } from '../options/json-option.ts';
import { printResult } from '../output/print-result.ts';

/** `owlery verify`: checks a certificate of calibration. */
export function verifyCommand(command: Command): void {
  command
    .argument('<file>', 'certificate that owlery calibration --certificate wrote')
    .addOption(jsonOption())
    .addHelpText(
      'after',
      `
Every number is checked in exact arithmetic, by code that shares nothing with what found the answer but the
arithmetic. With --json: {"valid", "reason"}. The exit code is 1 when the certificate is not valid.

Examples:
  owlery verify certificate.json
  owlery verify certificate.json --json`,
    )
    .action(async (file: string, { json }: { json?: boolean }) => {
      const { valid, reason } = verifyCertificate(await readFile(file, 'utf8'));
      if (!valid) process.exitCode = 1;
      printResult(json, { valid, reason }, () => `${valid ? 'valid' : 'not valid'}: ${reason}`);
    });
}
