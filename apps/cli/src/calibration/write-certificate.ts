import { type CalibrationCertificate, verifyCertificate } from '@owlery/calibration';
import { basename, dirname } from 'node:path';
import { writeOut } from '../output/write-out.ts';

/**
 * Writes a certificate whole or not at all, once it has been verified as it will be read.
 *
 * @throws {OutputError} when it cannot be written.
 */
export async function writeCertificate(path: string, certificate: CalibrationCertificate): Promise<void> {
  const text = `${JSON.stringify(certificate)}\n`;
  const { valid, reason } = verifyCertificate(text);
  if (!valid) throw new Error(`the certificate does not verify and is not written: ${reason}`);
  await writeOut(dirname(path), basename(path), text);
}
