/**
 * The 256 layers of equal area that Marsaglia and Tsang's ziggurat lays over the normal density
 * $e^{-x^2/2}$: `edge[i]` is the right end of layer i, `height[i]` the density there.
 */
const layers = 256;

/** Where the tail begins, and the area of each layer (Doornik 2005, for 256 layers). */
export const tailStart = 3.6541528853610088;
const area = 0.00492867323399;

export const edge = new Float64Array(layers + 1);
export const height = new Float64Array(layers + 1);

const density = (x: number): number => Math.exp(-0.5 * x * x);

edge[0] = area / density(tailStart);
edge[1] = tailStart;
for (let i = 2; i < layers; i++) {
  edge[i] = Math.sqrt(-2 * Math.log(area / edge[i - 1] + density(edge[i - 1])));
}
edge[layers] = 0;
for (let i = 0; i <= layers; i++) height[i] = density(edge[i]);
