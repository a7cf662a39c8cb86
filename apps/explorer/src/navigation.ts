import { type Address, formatAddress, readAddress } from './address.ts';
import { type Gesture, type PageContext } from './page.ts';

type Changes = Parameters<PageContext['change']>[0];

/** The address bar as the place of all state: reading it, changing it, and hearing of changes. */
export class Navigation {
  readonly #onChange: () => void;
  #inGesture = false;

  constructor(onChange: () => void) {
    this.#onChange = onChange;
    addEventListener('popstate', onChange);
  }

  get address(): Address {
    return readAddress(location.hash);
  }

  /** The address with other controls. */
  changed(changes: Changes): Address {
    const { page, item, state } = this.address;
    const entries = Object.entries({ ...state, ...changes }).filter(([, value]) => value !== undefined);
    return { page, item, state: Object.fromEntries(entries.map(([key, value]) => [key, String(value)])) };
  }

  change(changes: Changes, gesture?: Gesture): void {
    const fragment = formatAddress(this.changed(changes));
    if (this.#inGesture) history.replaceState(null, '', fragment);
    else if (fragment !== location.hash) history.pushState(null, '', fragment);
    this.#inGesture = gesture === 'going on';
    this.#onChange();
  }
}
