export * from './index.browser.ts';
export { mapConcurrently } from './map-concurrently.ts';
export { openStore, Store, type StoreListing } from './store.ts';
export { StoreError } from './store-error.ts';
