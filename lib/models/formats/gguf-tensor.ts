/** `dimensions`: the first is that of the rows, as GGML has them. */
export type GgufTensor = { name: string; dimensions: number[]; type: string; elements: number };
