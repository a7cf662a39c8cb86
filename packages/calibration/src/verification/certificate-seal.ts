import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

import { type CalibrationCertificate } from './certificate-schema.ts';

/**
 * The seal of a certificate: SHA-256 of its other fields, keys in alphabetical order.
 *
 * It catches a number that was altered by accident even where the altered document would still prove its
 * claims. It is no signature: the mathematics of a certificate is verified whatever the seal says.
 *
 * @returns `sha256:` and 64 hexadecimal digits. Cost: linear in the document.
 */
export function certificateSeal(certificate: Omit<CalibrationCertificate, 'seal'>): string {
  const content = Object.fromEntries(Object.entries(certificate).filter(([key]) => key !== 'seal'));
  return `sha256:${bytesToHex(sha256(utf8ToBytes(canonical(content))))}`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
}
