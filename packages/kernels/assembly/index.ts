export { dot } from './dot';
export { addScaledRow } from './add-scaled-row';
export { clearRow, scaleRow } from './fill-row';
export { rowProducts } from './row-products';
export { offer, offerRow, sortBestFirst } from './top-k';
export { topRows } from './top-rows';
export { barrier } from './barrier';
