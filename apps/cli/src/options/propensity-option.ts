import { type PropensityModel } from '@owlery/training';
import { Option } from 'commander';
import { UsageError } from '../errors/usage-error.ts';
import { nonNegative, realNumber } from './real-number.ts';

const flag = '--propensity';

/** `--propensity A,B`: the constants of the propensity model behind PSP (Jain et al. 2016). */
export function propensityOption(): Option {
  return new Option(
    `${flag} <A,B>`,
    'constants of the propensities in PSP, each from 0 (default: 0.55,1.5)',
  ).argParser((text): PropensityModel => {
    const parts = text.split(',');
    if (parts.length !== 2) throw new UsageError(`${flag} takes two numbers such as 0.55,1.5, got ${text}`);
    const [A, B] = parts.map(realNumber(flag, nonNegative));
    return { A, B };
  });
}
