import { formatRational, parseRational } from '@owlery/numeric';

/** Reads the answer to `get-value`: `((p1 (/ 1.0 2.0)) (p2 (- 1.0)))` gives `{ p1: '1/2', p2: '-1' }`. */
export function parseValues(text: string): Record<string, string> {
  const tokens = text.match(/[()]|[^\s()]+/g) ?? [];
  let at = 0;
  const read = (): Term => {
    const token = tokens[at++];
    if (token !== '(') return token;
    const list: Term[] = [];
    while (tokens[at] !== ')' && at < tokens.length) list.push(read());
    at++;
    return list;
  };
  const pairs = read();
  if (typeof pairs === 'string') return {};
  return Object.fromEntries(
    pairs.map((pair) => {
      const [name, value] = pair as Term[];
      return [String(name), valueOf(value)];
    }),
  );
}

type Term = string | Term[];

function valueOf(term: Term): string {
  if (typeof term === 'string') return /^[\d.]+$/.test(term) ? formatRational(parseRational(term)) : term;
  const [operator, ...operands] = term;
  const values = operands.map(valueOf);
  if (operator === '-' && values.length === 1)
    return values[0].startsWith('-') ? values[0].slice(1) : `-${values[0]}`;
  if (operator === '/' && values.every((value) => !value.includes('/'))) {
    return formatRational(parseRational(`${values[0]}/${values[1]}`));
  }
  // An algebraic number that is no rational: as the solver writes it.
  return `(${[operator, ...values].join(' ')})`;
}
