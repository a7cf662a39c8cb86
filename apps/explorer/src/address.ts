/** What the address says: a page, the thing on it that is looked at, and the state of its controls. */
export interface Address {
  readonly page: string;
  /** The part after the page, such as the id of a claim; empty for none. */
  readonly item: string;
  readonly state: Readonly<Record<string, string>>;
}

/**
 * Reads the fragment of an address. Anything can be read: what a page does not know it leaves out.
 *
 * @example
 * readAddress('#/weights?N=20&b=5'); // { page: 'weights', item: '', state: { N: '20', b: '5' } }
 */
export function readAddress(fragment: string): Address {
  const [path, query = ''] = fragment.replace(/^#?\/?/, '').split(/\?(.*)/s);
  const [page = '', ...rest] = path.split('/');
  return { page, item: decoded(rest.join('/')), state: Object.fromEntries(new URLSearchParams(query)) };
}

/** The fragment that `readAddress` reads; keys in alphabetical order, so that one state has one link. */
export function formatAddress({ page, item, state }: Address): string {
  const keys = Object.keys(state).sort();
  const query = new URLSearchParams(keys.map((key) => [key, state[key]])).toString();
  const place = item === '' ? page : `${page}/${encodeURIComponent(item)}`;
  return `#/${place}${query === '' ? '' : `?${query}`}`;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
